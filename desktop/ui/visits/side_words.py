"""What stands beside the grid, in words and rows; no toolkit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil

from desktop.domain.exact import half_up, plain
from desktop.domain.wording.dates import days_between
from desktop.domain.wording.numbers import money
from desktop.i18n import Translator
from desktop.queries.visit_week import DayCount, OverdueHint, VisitPlan
from desktop.ui.tones import Tone
from desktop.ui.visits.entry_presenter import Side


@dataclass(frozen=True, slots=True)
class Progress:
    """A week's figure against the plan's; `percent` of the week's goal, None without one."""

    title: str
    figure: str
    goal: str
    chip: str
    tone: Tone
    percent: float | None
    note: str


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do next: what, when, and whether its day has come."""

    text: str
    due: str
    is_due: bool


def head_words(side: Side, texts: Translator) -> tuple[str, str]:
    """Whose week it is, and which."""
    start = side.week.start
    year, week, _day = start.isocalendar()
    days = days_between(start, start + timedelta(days=6), texts.language)
    number = f"W{week:02}" if year == side.today.year else f"{year:04}-W{week:02}"
    return texts("{name}'s week").format(name=side.week.name), f"{days} · {number}"


def days_of(side: Side) -> tuple[DayCount, ...]:
    """The log's days with the grid's rows added."""
    counted = []
    for each in side.week.days:
        rows = [row for row in side.rows_of_week if row.day == each.day]
        effective = sum(row.is_effective for row in rows)
        counted.append(DayCount(each.day, each.effective + effective, each.others + len(rows) - effective))
    return tuple(counted)


def progress_of(side: Side, texts: Translator) -> Progress:
    """How the week stands; against the improvement plan where it has an action on visits."""
    plan, _ = side.week.plan, texts
    only_effective = plan is None or plan.is_effective_only
    number = sum(day.effective + (0 if only_effective else day.others) for day in days_of(side))
    title = _("Effective visits this week") if only_effective else _("Visits this week")
    if plan is None:
        return Progress(
            title, str(number), "", "", Tone.NEUTRAL, None, _("No action of an improvement plan on visits")
        )
    goal = half_up(Fraction(plan.goal) / plan.weeks, 1)
    percent = float(number / goal * 100) if goal else 100.0
    is_reached = number >= goal
    chip = _("On plan") if is_reached else _("{number} to go").format(number=_to_go(goal, number))
    goal_text = _("/ {goal}").format(goal=plain(goal))
    tone = Tone.OK if is_reached else Tone.ACCENT
    return Progress(title, str(number), goal_text, chip, tone, percent, _plan_note(side, plan, goal, texts))


def _to_go(goal: Decimal, number: int) -> int:
    """Whole visits still missing."""
    return ceil(goal - number)


def _plan_note(side: Side, plan: VisitPlan, goal: Decimal, texts: Translator) -> str:
    so_far = plan.so_far + sum(
        (row.is_effective or not plan.is_effective_only) and row.day in plan.period and row.day <= side.today
        for row in side.rows
    )
    values = {
        "goal": plain(goal),
        "week": plan.week_of(max(side.week.start, plan.period.start)),
        "so_far": so_far,
        "whole": plain(half_up(Fraction(plan.goal), 0)),
    }
    if plan.start is None:
        said = texts("Improvement plan: {goal} a week (week {week}, so far {so_far} of {whole})")
        return said.format(**values)
    start = half_up(Fraction(plan.start) / plan.weeks, 1)
    said = texts("Improvement plan: {start} → {goal} a week (week {week}, so far {so_far} of {whole})")
    return said.format(start=plain(start), **values)


def steps_of(side: Side) -> tuple[Sequence[Step], int]:
    """What comes next, the earliest first, and how many of it the grid holds."""
    told_to = {row.customer for row in side.rows}
    found = [
        (step.due_on, f"{step.customer} {step.text}".strip())
        for step in side.week.steps
        if step.customer not in told_to  # the grid has a later word about this customer
    ]
    mine = [
        (row.next_on, f"{row.customer} {row.next_step}".strip())
        for row in side.rows
        if row.next_on is not None and (row.next_step or row.customer)
    ]
    both = sorted({*found, *mine})
    return [Step(text, f"{due:%m-%d}", due <= side.today) for due, text in both], len(set(mine))


def hint_words(hint: OverdueHint | None, today: date, texts: Translator) -> str:
    """The one thing worth remembering about the person's customers."""
    if hint is None:
        return ""
    amount = money(hint.unpaid, texts.language)
    if hint.last_on is None:
        return texts("{customer} owes {amount} that is overdue; no visit to it is in the log.").format(
            customer=hint.customer, amount=amount
        )
    days = (today - hint.last_on).days
    said = texts.ngettext(
        "{customer} owes {amount} that is overdue; the last visit was on {day}, {number} day ago.",
        "{customer} owes {amount} that is overdue; the last visit was on {day}, {number} days ago.",
        days,
    )
    return said.format(customer=hint.customer, amount=amount, day=f"{hint.last_on:%m-%d}", number=days)
