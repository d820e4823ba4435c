"""A plan of the split assistant in words and figures."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from desktop.domain.exact import half_up
from desktop.domain.period import PeriodKind
from desktop.domain.targets import Bearer
from desktop.domain.wording.numbers import percent
from desktop.i18n import CHINESE, Translator
from desktop.queries.target_plan import PlanRow, SplitPlan
from desktop.queries.target_weights import NO_TEAM, Note
from desktop.ui.kit.columns import NO_VALUE
from desktop.ui.targets.figures import Scale


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part of the whole: its figure, and its percent of the whole, "" where there is none to say."""

    name: str
    figure: str
    share: str = ""
    staff_id: int = 0  # 0 for a part of time and for a team


@dataclass(frozen=True, slots=True)
class PlanWords:
    """What the panel shows."""

    effect: str
    times: tuple[PartLine, ...]
    people: tuple[PartLine, ...]
    notes: tuple[str, ...]
    needs_reason: bool


def plan_words(plan: SplitPlan, scale: Scale) -> PlanWords:
    """The words of a plan."""
    _ = scale.texts
    whole, below = plan.rows[0], plan.rows[1:]
    times = (
        ()
        if plan.wish.into is None
        else tuple(
            _part(period.title(_), part, whole, scale) for period, part in zip(plan.periods, whole.parts, strict=True)
        )
    )
    rows = {(row.bearer, row.bearer_id): row for row in below}
    people: list[PartLine] = []
    for row in below:
        if row.bearer is Bearer.TEAM:
            name = row.name if row.bearer_id != NO_TEAM else _("Without a team")
            people.append(_part(name, row.whole, whole, scale))
        else:
            people.append(_part(row.name, row.whole, whole, scale, row.bearer_id))
    if plan.wish.down_to is Bearer.STAFF:
        left_out = {each.staff_id: each.name for each in plan.candidates if (Bearer.STAFF, each.staff_id) not in rows}
        people += [PartLine(name, NO_VALUE, staff_id=key) for key, name in left_out.items()]
    # Months and people may fall short alike, each with its own note of the same words.
    notes = (*dict.fromkeys(note_words(note, _) for note in plan.notes), *_left_words(plan.between_left, _))
    return PlanWords(_effect(plan, _), times, tuple(people), notes, plan.in_force > 0)


def note_words(note: Note, texts: Translator) -> str:
    """What the owner should know about a plan."""
    return {
        Note.NO_HISTORY: texts("Nothing was reached in the same days last year, so the parts are even."),
        Note.LATE_START: texts(
            "Last year's figures begin later; the periods before count like the average of the others."
        ),
        Note.AVERAGED: texts("Who has no figures of last year counts like the average of the others."),
        Note.RAMP_TWICE: texts(
            "The scheme reduces newcomers' targets by itself when it evaluates. Broken down by service they are "
            "reduced twice; take another way, or switch the scheme's ramp off."
        ),
        Note.ALIKE: texts("Rates and averages do not add up: everybody gets the same target in every period."),
        Note.NOT_SUMMED: texts(
            "Different customers are not summed: for an evaluation of a longer period set its own target too."
        ),
    }[note]


def _effect(plan: SplitPlan, texts: Translator) -> str:
    figures = {effect.value: number for effect, number in plan.effects.items()}
    told = [texts("{new} targets will be new, {revised} revised, {same} stay as they are.").format(**figures)]
    if plan.between:
        told.append(_between_words(plan, texts))
    if plan.in_force:
        needed = texts("{number} of them are already in force: write a reason below.")
        told.append(needed.format(number=plan.in_force))
    return ("" if texts.language == CHINESE else " ").join(told)


def _between_words(plan: SplitPlan, texts: Translator) -> str:
    """That older targets between the whole and its parts follow the parts."""
    named = [_counted(kind, number, texts) for kind, number in plan.between.items()]
    targets = ("、" if texts.language == CHINESE else ", ").join(named)
    sentence = {
        PeriodKind.QUARTER: texts("Also sets {targets} to the sum of the quarters within."),
        PeriodKind.HALF: texts("Also sets {targets} to the sum of the half-years within."),
    }.get(plan.periods[0].kind, texts("Also sets {targets} to the sum of the months within."))
    return sentence.format(targets=targets)


def _counted(kind: PeriodKind, number: int, texts: Translator) -> str:
    """How many targets of a kind of period."""
    if kind is PeriodKind.QUARTER:
        said = texts.ngettext("{number} quarter target", "{number} quarter targets", number)
    elif kind is PeriodKind.HALF:
        said = texts.ngettext("{number} half-year target", "{number} half-year targets", number)
    elif kind is PeriodKind.YEAR:
        said = texts.ngettext("{number} year target", "{number} year targets", number)
    else:
        said = texts.ngettext("{number} target of own days", "{number} targets of own days", number)
    return said.format(number=number)


def _left_words(number: int, texts: Translator) -> tuple[str, ...]:
    """That older targets stay because the parts cover them only in part."""
    said = texts.ngettext(
        "{number} longer target is covered by the new parts only in part and stays as it is. Compare it yourself.",
        "{number} longer targets are covered by the new parts only in part and stay as they are. "
        "Compare them yourself.",
        number,
    )
    return (said.format(number=number),) if number else ()


def _part(name: str, part: Decimal, whole: PlanRow, scale: Scale, staff_id: int = 0) -> PartLine:
    """A part with its percent of the whole."""
    share = ""
    if whole.whole:
        share = percent(half_up(Fraction(part) * 100 / Fraction(whole.whole), 1), scale.texts.language)
    return PartLine(name, scale.exact(part), share, staff_id)
