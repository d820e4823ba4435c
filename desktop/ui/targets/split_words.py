"""A plan of the split assistant in words and figures."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from desktop.domain.exact import half_up
from desktop.domain.targets import Bearer
from desktop.domain.wording.numbers import percent
from desktop.i18n import Translator
from desktop.queries.target_plan import Effect, PlanRow, SplitPlan
from desktop.queries.target_weights import NO_TEAM, Note
from desktop.ui.kit.columns import NO_VALUE
from desktop.ui.targets.figures import Scale


@dataclass(frozen=True, slots=True)
class PlanWords:
    """What the panel shows; people are key (0 for a team), name and figure."""

    effect: str
    times: tuple[tuple[str, str], ...]
    people: tuple[tuple[int, str, str], ...]
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
            (period.title(_), _share(part, whole, scale))
            for period, part in zip(plan.periods, whole.parts, strict=True)
        )
    )
    rows = {(row.bearer, row.bearer_id): row for row in below}
    people: list[tuple[int, str, str]] = []
    for row in below:
        if row.bearer is Bearer.TEAM:
            name = row.name if row.bearer_id != NO_TEAM else _("Without a team")
            people.append((0, name, _share(row.whole, whole, scale)))
        else:
            people.append((row.bearer_id, row.name, _share(row.whole, whole, scale)))
    if plan.wish.down_to is Bearer.STAFF:
        people += [
            (each.staff_id, each.name, NO_VALUE)
            for each in plan.candidates
            if (Bearer.STAFF, each.staff_id) not in rows
        ]
    notes = tuple(note_words(note, _) for note in plan.notes)
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
    sentence = texts("{new} targets will be new, {revised} revised, {same} stay as they are.").format(**figures)
    if not plan.in_force:
        return sentence
    needed = texts("{number} of them are already in force: write a reason below.").format(number=plan.in_force)
    return f"{sentence} {needed}" if plan.effects[Effect.REVISED] else sentence


def _share(part: Decimal, whole: PlanRow, scale: Scale) -> str:
    """A part with its percent of the whole."""
    if not whole.whole:
        return scale.exact(part)
    share = percent(half_up(Fraction(part) * 100 / Fraction(whole.whole), 1), scale.texts.language)
    return f"{scale.exact(part)} · {share}"
