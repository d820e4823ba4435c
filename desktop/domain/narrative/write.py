"""Chooses the findings and writes them in every language: the same data gives the same findings and texts."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from desktop.domain.narrative.cause import NO_CAUSE, Cause, causes_of
from desktop.domain.narrative.detail import detail
from desktop.domain.narrative.figures import PersonFigures
from desktop.domain.narrative.finding import Finding, FindingKind
from desktop.domain.narrative.headline import headline, reference_text
from desktop.domain.narrative.line_names import line_name
from desktop.domain.narrative.remarks import Remark, remarks_for
from desktop.domain.narrative.silence import VISITING, silences
from desktop.domain.narrative.situation import Against, Situation, situations
from desktop.domain.wording import Texts, Words, Writer

_MOST = 3


def findings_for(figures: PersonFigures, languages: Sequence[Texts]) -> tuple[Finding, ...]:
    """Strengths by falling impact, then weaknesses by falling loss, then remarks; texts in every language given."""
    words = [Words(texts) for texts in languages]
    strengths, weaknesses = _chosen(situations(figures))
    causes = causes_of(figures, weaknesses)
    said: set[str] = set()
    found = [_finding(strength, NO_CAUSE, said, words) for strength in strengths]
    found += [_finding(weakness, cause, said, words) for weakness, cause in zip(weaknesses, causes, strict=True)]
    told = _told(figures, weaknesses, causes)
    found += [_remark(remark, words) for remark in remarks_for(figures, told)]
    return tuple(found)


def _chosen(judged: Sequence[Situation]) -> tuple[list[Situation], list[Situation]]:
    """The three largest impacts on either side; a subject is spoken of once."""
    ordered = sorted(judged, key=lambda one: (-abs(one.impact), one.index))
    once: dict[tuple[str, str, bool], Situation] = {}
    for one in ordered:
        once.setdefault(one.subject, one)
    strengths = [one for one in once.values() if one.is_strength]
    weaknesses = [one for one in once.values() if not one.is_strength]
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


def _finding(situation: Situation, cause: Cause, said: set[str], words: Sequence[Words]) -> Finding:
    details = _each(words, detail(situation))
    # No sentence stands twice on a form; what is one sentence in English may be two in Chinese.
    details = {language: "" if text in said else text for language, text in details.items()}
    said.update(text for text in details.values() if text)
    kind = FindingKind.STRENGTH if situation.is_strength else FindingKind.WEAKNESS
    first = headline(situation)
    return Finding(
        kind=kind,
        rule=_rule(situation),
        indicator=situation.indicator.code,
        impact=situation.impact,
        titles=_each(words, lambda w: line_name(situation.item, situation.figures, w)),
        texts=_each(words, lambda w: w.sentences((first(w), details[w.language]))),
        causes=_each(words, lambda w: w.sentences((cause.write(w),))),
        figures=_figures(situation),
        record_ids=() if situation.item.is_team_scope else _records(situation),
        cause_key=cause.key,
        is_team_scope=situation.item.is_team_scope,
        narrowed=situation.item.narrowed,
    )


def _remark(remark: Remark, words: Sequence[Words]) -> Finding:
    return Finding(
        kind=FindingKind.REMARK,
        rule=remark.rule,
        indicator=remark.indicator,
        impact=remark.impact,
        titles=_each(words, lambda w: w.say(remark.title)),
        texts=_each(words, lambda w: w.sentences((remark.write(w),))),
        causes=_each(words, lambda _words: ""),
        figures=remark.figures,
        record_ids=remark.record_ids,
    )


def _each(words: Sequence[Words], write: Writer) -> Mapping[str, str]:
    return {one.language: write(one) for one in words}


def _rule(situation: Situation) -> str:
    strong, weak = {
        Against.TARGET: ("target_exceeded", "target_missed"),
        Against.TEAM: ("above_team", "below_team"),
        Against.PAST: ("above_past", "below_past"),
        Against.NOTHING: ("", "no_data_counted"),
    }[situation.against]
    return strong if situation.is_strength else weak


def _records(situation: Situation) -> tuple[int, ...]:
    return tuple(situation.figures.evidence.record_ids.get(situation.indicator.code, ()))


def _figures(situation: Situation) -> Mapping[str, str | int | None]:
    comparison = situation.comparison
    return {
        "actual": _text(situation.actual),
        "target": _text(situation.item.target),
        "effective_target": _text(situation.item.effective_target),
        "points": _text(situation.item.points),
        "reference": _text(situation.reference),
        "against": situation.against.value,
        "previous": _text(situation.previous),
        "team_median": _text(comparison.median_actual) if comparison else None,
        "rank": comparison.rank if comparison else None,
        "of": comparison.size if comparison else None,
    }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else reference_text(value)
