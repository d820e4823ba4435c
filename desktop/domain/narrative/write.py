"""Chooses the findings and writes them in every language: the same data gives the same findings and texts."""

from collections.abc import Mapping, Sequence

from desktop.domain.narrative.cause import NO_CAUSE, Cause, causes_of
from desktop.domain.narrative.detail import detail
from desktop.domain.narrative.figures import PersonFigures
from desktop.domain.narrative.finding import (
    NO_DATA_COUNTED,
    NO_TARGET_COUNTED,
    NO_TEAM_COUNTED,
    Finding,
    FindingKind,
)
from desktop.domain.narrative.headline import headline, reference_text
from desktop.domain.narrative.line_names import line_names
from desktop.domain.narrative.remarks import Remark, remarks_for
from desktop.domain.narrative.silence import VISITING, silences
from desktop.domain.narrative.situation import Against, Judged, Situation, judged_lines, situation_of
from desktop.domain.scoring import Reason
from desktop.domain.wording import Texts, Words, all_words, the_same

_MOST = 3
# What a finding is called by what it is held against: as a strength, as a weakness.
_RULES: Mapping[Against, tuple[str, str]] = {
    Against.TARGET: ("target_exceeded", "target_missed"),
    Against.TEAM: ("above_team", "below_team"),
    Against.PAST: ("above_past", "below_past"),
    Against.NOTHING: ("", NO_DATA_COUNTED),
}
_ASSUMED: Mapping[Reason, str] = {
    Reason.NO_TARGET: NO_TARGET_COUNTED,
    Reason.ZERO_TARGET: NO_TARGET_COUNTED,
    Reason.NO_TEAM: NO_TEAM_COUNTED,
}


def findings_for(figures: PersonFigures, languages: Sequence[Texts]) -> tuple[Finding, ...]:
    """Strengths by falling impact, then weaknesses by falling loss, then remarks; texts in every language given."""
    words = all_words(languages)
    chosen = _chosen(judged_lines(figures))
    strengths, weaknesses = ([situation_of(figures, one) for one in judged] for judged in chosen)
    causes = causes_of(weaknesses)
    said: set[str] = set()
    found = [_finding(strength, NO_CAUSE, said, words) for strength in strengths]
    found += [_finding(weakness, cause, said, words) for weakness, cause in zip(weaknesses, causes, strict=True)]
    told = _told(figures, weaknesses, causes)
    found += [_remark(remark, words) for remark in remarks_for(figures, told)]
    return tuple(found)


def _chosen(judged: Sequence[Judged]) -> tuple[list[Judged], list[Judged]]:
    """The three largest impacts on either side; a subject is spoken of once."""
    ordered = sorted(judged, key=lambda one: (-abs(one.impact), one.place))
    seen: set[tuple[str, str, bool]] = set()
    strengths: list[Judged] = []
    weaknesses: list[Judged] = []
    for one in ordered:
        subject = one.subject
        if subject not in seen:
            seen.add(subject)
            (strengths if one.is_strength else weaknesses).append(one)
    return strengths[:_MOST], weaknesses[:_MOST]


def _told(figures: PersonFigures, weaknesses: Sequence[Situation], causes: Sequence[Cause]) -> frozenset[str]:
    """Which remarks the weaknesses have said already."""
    told = set()
    if any(cause.key.startswith("overdue") for cause in causes):
        told.add("overdue")
    own_visits = [one for one in weaknesses if one.indicator.code in VISITING and not one.item.is_team_scope]
    if len(silences(figures)) == 1 and any(not one.item.narrowed for one in own_visits):
        told.add("silent_weeks")
    return frozenset(told)


def _finding(situation: Situation, cause: Cause, said: set[str], words: tuple[Words, ...]) -> Finding:
    item, first, second = situation.item, headline(situation), detail(situation)
    # No sentence stands twice on a form; what is one sentence in English may be two in Chinese.
    details = ["" if (text := second(w)) in said else text for w in words]
    said.update(filter(None, details))
    causes = [cause.write(w) for w in words] if cause is not NO_CAUSE else ()
    return Finding(
        kind=FindingKind.STRENGTH if situation.is_strength else FindingKind.WEAKNESS,
        rule=_rule(situation),
        indicator=situation.indicator.code,
        impact=situation.impact,
        titles=line_names(item, situation.figures, words),
        texts={w.language: w.sentences((first(w), more)) for w, more in zip(words, details, strict=True)},
        causes=_each_closed(causes, words) if any(causes) else the_same("", words),
        figures=_figures(situation),
        record_ids=() if item.is_team_scope else _records(situation),
        cause_key=cause.key,
        is_team_scope=item.is_team_scope,
        narrowed=item.narrowed,
    )


def _remark(remark: Remark, words: tuple[Words, ...]) -> Finding:
    return Finding(
        kind=FindingKind.REMARK,
        rule=remark.rule,
        indicator=remark.indicator,
        impact=remark.impact,
        titles=the_same(remark.title, words),
        texts={w.language: w.sentences((remark.write(w),)) for w in words},
        causes=the_same("", words),
        figures=remark.figures,
        record_ids=remark.record_ids,
    )


def _each_closed(sentences: Sequence[str], words: Sequence[Words]) -> Mapping[str, str]:
    return {w.language: w.sentences((said,)) for w, said in zip(words, sentences, strict=True)}


def _rule(situation: Situation) -> str:
    strong, weak = _RULES[situation.against]
    return strong if situation.is_strength else _ASSUMED.get(situation.item.assumed, weak)


def _records(situation: Situation) -> Sequence[int]:
    return situation.figures.evidence.record_ids.get(situation.indicator.code, ())


def _figures(situation: Situation) -> Mapping[str, str | int | None]:
    comparison = situation.comparison
    item = situation.item
    return {
        "actual": reference_text(situation.actual),
        "target": reference_text(item.target),
        "effective_target": reference_text(item.effective_target),
        "points": reference_text(item.points),
        "reference": reference_text(situation.reference),
        "against": situation.against.value,
        "previous": reference_text(situation.previous),
        "team_median": reference_text(comparison.median_actual) if comparison else None,
        "rank": comparison.rank if comparison else None,
        "of": comparison.size if comparison else None,
    }
