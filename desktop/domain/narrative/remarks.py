"""What must be said whatever its effect: red lines, awards, the last plan, silent weeks, overdue money."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import accumulate, pairwise

from desktop.domain.facts import ConductEvent
from desktop.domain.narrative.background import (
    service,
    service_sentence,
    shared_sentence,
    shared_signings,
    tie_sentence,
)
from desktop.domain.narrative.detail import longest_silence
from desktop.domain.narrative.figures import PersonFigures
from desktop.domain.narrative.last_plan import judgements
from desktop.domain.narrative.late_money import late_money
from desktop.domain.narrative.line_names import line_name
from desktop.domain.narrative.records import late_customers, late_total
from desktop.domain.narrative.silence import silences
from desktop.domain.review import Verdict
from desktop.domain.scheme import TierBasis
from desktop.domain.wording import Words, Writer
from desktop.domain.wording.numbers import plain
from desktop.errors import N_

_LONGEST_QUOTE = 40
_VERDICTS = tuple(Verdict)
_CONDUCT = ("red_line", "award", "penalty")  # the order in which they are told
_SIGNS = {"award": 1, "penalty": -1}
_MUCH_UNSCORED = Decimal(20)
_MOST_NAMED = 3  # more unscored indicators are only counted: each says why in its own row
_RED_LINE = N_("{day}: “{description}”; under the rules it sets the lowest grade")
# Where a bonus stands beside the lowest grade, why it does.
_RED_LINES: Mapping[TierBasis | None, str] = {
    TierBasis.TOTAL: N_(
        "{day}: “{description}”; under the rules it sets the lowest grade, while the bonus follows the "
        "total by this scheme and the owner decides on it"
    ),
    TierBasis.ATTAINMENT: N_(
        "{day}: “{description}”; under the rules it sets the lowest grade, while the bonus follows the "
        "attainment by this scheme and the owner decides on it"
    ),
}


def without_bonus(text: str, translated: Callable[[str], str]) -> str:
    """A remark's text without what it says of the bonus, in the language that `translated` translates into."""
    for message in _RED_LINES.values():
        text = text.replace(translated(message).removeprefix(translated(_RED_LINE)), "")
    return text


@dataclass(frozen=True, slots=True)
class Remark:
    """A compulsory finding before it is written; `title` is a msgid."""

    rule: str
    indicator: str
    title: str
    write: Writer
    impact: Decimal = Decimal(0)
    figures: Mapping[str, str | int | None] = field(default_factory=dict)
    record_ids: tuple[int, ...] = ()


def remarks_for(figures: PersonFigures, told: frozenset[str]) -> Iterator[Remark]:
    """The remarks in their order; `told` names those already said in a weakness (silent_weeks, overdue)."""
    yield from _conduct(figures)
    if figures.last_plan:
        yield _last_plan(figures)
    if "silent_weeks" not in told and silences(figures):
        yield _silence(figures)
    if "overdue" not in told and figures.evidence.overdue:
        yield _overdue(figures)
    yield from _background(figures)
    if (unscored := _unscored_weight(figures)) >= _MUCH_UNSCORED:
        yield Remark(
            "unscored", "", N_("Items not scored"), lambda words: _unscored(figures, words),
            figures={"weight": plain(unscored, 4, trim=True)},
        )  # fmt: skip


def _conduct(figures: PersonFigures) -> Iterator[Remark]:
    messages = {
        "red_line": (N_("Red line"), _RED_LINES.get(figures.bonus_basis, _RED_LINE)),
        "award": (N_("Award"), N_("{day}, {points} added: “{description}”")),
        "penalty": (N_("Penalty points"), N_("{day}, {points} deducted: “{description}”")),
    }
    events = sorted(figures.evidence.conduct, key=lambda event: (_CONDUCT.index(event.kind), event.happened_on))
    counted = _counted(events, figures.conduct_limit)
    recorded = sum(map(_signed, events), Decimal(0))
    is_limited = recorded != sum(counted, Decimal(0))
    for event, impact in zip(events, counted, strict=True):
        title, message = messages[event.kind]
        if event.kind in _SIGNS and not event.points:
            message = N_("{day}: “{description}”")
        is_last = is_limited and event is events[-1]
        limit = figures.conduct_limit if is_last and event.kind != "red_line" else None
        yield Remark(
            event.kind, "", title, _writer(message, event, recorded, limit),
            impact=impact,
            figures={"points": plain(event.points, 2, trim=True)}, record_ids=(event.event_id,),
        )  # fmt: skip


def _counted(events: Sequence[ConductEvent], limit: Decimal | None) -> list[Decimal]:
    """What each event moves the total by, in points: beyond ± limit nothing, so that they sum to what counts."""
    sums = list(accumulate(map(_signed, events), initial=Decimal(0)))
    if limit is not None:
        sums = [min(max(each, -limit), limit) for each in sums]
    return [after - before for before, after in pairwise(sums)]


def _background(figures: PersonFigures) -> Iterator[Remark]:
    if service(figures):
        yield Remark("service", "", N_("Service in the period"), lambda words: service_sentence(figures, words))
    if shared := shared_signings(figures):
        yield Remark(
            "shared", "signings", N_("Shared signings"), lambda words: shared_sentence(figures, words),
            figures={"signings": len(shared)}, record_ids=shared,
        )  # fmt: skip
    if figures.tied > 1:
        yield Remark("tie", "", N_("Equal totals"), lambda words: tie_sentence(figures, words))


def _writer(message: str, event: ConductEvent, recorded: Decimal, limit: Decimal | None) -> Writer:
    """How an event is told; with a limit, what all that is recorded comes to under it."""

    def write(words: Words) -> str:
        said = words.say(
            message,
            day=words.day(event.happened_on),
            points=words.conduct_points(abs(event.points)),
            description=quoted(event.description),
        )
        if limit is None:
            return said
        sign = "+" if recorded > 0 else "−"
        message_below = N_("{recorded} in all, of which the scheme counts {counted}")
        below = words.say(
            message_below if limit else N_("{recorded} in all, of which the scheme counts nothing"),
            recorded=f"{sign}{plain(abs(recorded), 2, trim=True)}",
            counted=f"{sign}{words.conduct_points(limit)}",
        )
        return words.clauses((said, below))

    return write


def _signed(event: ConductEvent) -> Decimal:
    """The points as they are meant for the total; a red line carries none."""
    return abs(event.points) * _SIGNS.get(event.kind, 0)


def quoted(text: str) -> str:
    """The owner's words as a sentence can carry them: one line, no closing stop, not too long."""
    line = " ".join(text.split()).rstrip("。.；;，,！!")
    return line if len(line) <= _LONGEST_QUOTE else f"{line[: _LONGEST_QUOTE - 1]}…"


def _last_plan(figures: PersonFigures) -> Remark:
    verdicts = [judgement.verdict for judgement in judgements(figures)]
    counts = {verdict: verdicts.count(verdict) for verdict in _VERDICTS}
    return Remark(
        "last_plan", "", N_("Last plan"), _plan_sentence(counts, len(verdicts)),
        figures={verdict.value: number for verdict, number in counts.items()},
        record_ids=tuple(action.action_id for action in figures.last_plan),
    )  # fmt: skip


# Where every action met the same fate, that is said at once: of the only one, of all of them.
_ALL_ALIKE: Mapping[Verdict, tuple[str, str]] = {
    Verdict.DONE: (
        N_("the one action of the last plan reached its goal"),
        N_("all {number} actions of the last plan reached their goals"),
    ),
    Verdict.IMPROVED: (
        N_("the one action of the last plan improved, short of its goal"),
        N_("all {number} actions of the last plan improved, each short of its goal"),
    ),
    Verdict.NO_CHANGE: (
        N_("the one action of the last plan changed nothing yet"),
        N_("none of the {number} actions of the last plan changed anything yet"),
    ),
    Verdict.MISSED: (
        N_("the one action of the last plan missed its goal"),
        N_("all {number} actions of the last plan missed their goals"),
    ),
    Verdict.NO_DATA: (
        N_("no data to check the one action of the last plan"),
        N_("no data to check any of the {number} actions of the last plan"),
    ),
}


_SHARES: Mapping[Verdict, str] = {
    Verdict.DONE: N_("{number} reached"),
    Verdict.IMPROVED: N_("{number} improved"),
    Verdict.NO_CHANGE: N_("{number} without change"),
    Verdict.MISSED: N_("{number} missed"),
    Verdict.NO_DATA: N_("{number} without data"),
}


def _plan_sentence(counts: Mapping[Verdict, int], total: int) -> Writer:
    for verdict in _VERDICTS:
        if counts[verdict] == total:
            message = _ALL_ALIKE[verdict][total > 1]
            return lambda words: words.say(message, number=total)
    met = [(message, counts[verdict]) for verdict, message in _SHARES.items() if counts[verdict]]
    return lambda words: words.ngettext(
        "last plan, {number} action: {parts}",
        "last plan, {number} actions: {parts}",
        total,
        parts=words.listed([words.say(message, number=number) for message, number in met]),
    )


def _silence(figures: PersonFigures) -> Remark:
    found = silences(figures)
    weeks = sum(silence.weeks for silence in found)

    def write(words: Words) -> str:
        longest = longest_silence(found, words)
        if len(found) == 1:
            return longest
        return words.say(
            N_("{longest}; {weeks} such weeks in the whole of {period}"),
            longest=longest,
            weeks=words.spoken(weeks),
            period=words.current(figures.period),
        )

    return Remark(
        "silent_weeks", "visits", N_("Weeks without visits"), write,
        figures={"weeks": weeks, "from": found[0].first.isoformat(), "to": found[0].last.isoformat()},
    )  # fmt: skip


def _overdue(figures: PersonFigures) -> Remark:
    late = late_customers(figures)
    return Remark(
        "overdue", "overdue_amount", N_("Overdue money"), late_money(figures),
        figures={"unpaid": f"{late_total(figures):f}", "customers": len(late)},
        record_ids=tuple(part.instalment_id for part in figures.evidence.overdue),
    )  # fmt: skip


def _unscored_weight(figures: PersonFigures) -> Decimal:
    return sum((item.weight for item in figures.items if item.points is None), Decimal(0))


def _unscored(figures: PersonFigures, words: Words) -> str:
    names = [line_name(item, figures, words) for item in figures.items if item.points is None]
    if figures.scored_weight <= 0:
        return words.say(N_("{names}: not scored, so there is no total"), names=words.names(names))
    if len(names) > _MOST_NAMED:
        return words.say(
            N_("{number} of {total} indicators are not scored; the total rests on {weight} of 100 weight points"),
            number=len(names),
            total=len(figures.items),
            weight=plain(figures.scored_weight, 2, trim=True),
        )
    return words.say(
        N_("{names}: not scored, so the total rests on {weight} of 100 weight points"),
        names=words.names(names),
        weight=plain(figures.scored_weight, 2, trim=True),
    )
