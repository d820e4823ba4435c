"""Improvement plans: the gap in figures, goals and actions, days to look at them, and what came of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from desktop.domain.review import ReviewForm
from desktop.domain.sheet_kinds import SheetKind
from desktop.domain.sheets import Blanks, Column, Line, Pair, Pairs, Remarks, Sheet, Signing, Table, Words, Writing
from desktop.domain.wording.words import Words as Wording
from desktop.errors import N_, RequestError
from desktop.queries.evaluations import evaluations_of
from desktop.queries.plans import PlanLine, plan_board
from desktop.queries.sheets.interview import MEANING, found_text
from desktop.queries.sheets.paper import Paper
from desktop.queries.sheets.reviewed import each_reviewed, number_beside, pairs_of_form

_CHECKS = 3  # days on which a plan is looked at, the last one its end
_DAY = timedelta(days=1)


def plan_sheets(paper: Paper) -> list[Sheet]:
    """One plan for each person with actions set in the period, by code, with due days and notes as they stand now."""
    forms = each_reviewed(paper)
    held: dict[int, list[PlanLine]] = defaultdict(list)
    keys = evaluations_of(paper.session, paper.period.start, paper.period.end)
    for line in plan_board(paper.session, paper.today, paper.language, keys):
        held[line.review_id].append(line)
    plans = [_plan(paper, form, _ordered(form, held)) for form in forms if held.get(form.review_id)]
    if not plans:
        nothing = N_("No action was set for {period}. Add actions to the reviews first.")
        if held:
            nothing = N_("No action was set for the people chosen in {period}. Choose others, or everybody.")
        raise RequestError(nothing, period=paper.period.label)
    return plans


def _ordered(form: ReviewForm, held: Mapping[int, Sequence[PlanLine]]) -> list[PlanLine]:
    """The actions in the order of the form."""
    order = {action.action_id: place for place, action in enumerate(form.actions)}
    return sorted(held[form.review_id], key=lambda line: order.get(line.action_id, len(order)))


def _plan(paper: Paper, form: ReviewForm, lines: Sequence[PlanLine]) -> Sheet:
    _, pgettext = paper.texts, paper.texts.pgettext
    start, end = lines[0].period.start, max(line.due_on for line in lines)
    end = max(end, start)
    span = _(N_("{start} to {end}, {days} days")).format(
        start=paper.day(start), end=paper.day(end), days=(end - start).days + 1
    )
    gap = tuple(found_text(finding, paper) for finding in form.weaknesses)
    return paper.sheet(
        SheetKind.PLAN,
        [
            Pairs((*pairs_of_form(paper, form), Pair(_(N_("Runs from")), span, is_wide=True))),
            Words(_(N_("1. Where it stands")), gap, empty=_(N_("The review names no weakness."))),
            _goals(paper, lines),
            _checks(paper, lines, start, end),
            Blanks((_(N_("□ reached □ extended until __________ □ not reached, because ______________________")),),
                _(N_("4. Result")),
            ),
            Writing(_(N_("Employee’s opinion")), lines=2, fills=True),
            Remarks((_(N_("This plan is meant to help and is no penalty. Only the employee, the superior and the "
                "owner see it.")),)),
            Signing(
                (
                    pgettext("signing", "Employee"),
                    pgettext("signing", "Superior"),
                    pgettext("signing", "Owner"),
                ),
                _(MEANING),
                has_refusal=True,
            ),
        ],
        subject=form.person.name,
        person=(form.person.code, form.person.name),
        number=number_beside(form, "GJ"),
    )  # fmt: skip


def _goals(paper: Paper, lines: Sequence[PlanLine]) -> Table:
    _, pgettext = paper.texts, paper.texts.pgettext
    return Table(
        _(N_("2. Goals and actions")),
        (
            Column(pgettext("sheet", "From → to"), 3.0),
            Column(pgettext("sheet", "Action"), 4.4),
            Column(pgettext("sheet", "Done by"), 1.5, is_middle=True),
            Column(pgettext("sheet", "Responsible"), 1.3),
            Column(pgettext("sheet", "Support"), 2.6),
        ),
        tuple(Line((line.goal, line.text, line.due_on, line.owner, line.support)) for line in lines),
    )


def _checks(paper: Paper, lines: Sequence[PlanLine], start: date, end: date) -> Table:
    """What was noted so far, then the days on which the plan is still to be looked at."""
    _, pgettext, words = paper.texts, paper.texts.pgettext, Wording(paper.texts)
    noted = []
    for line in lines:
        for note in line.check_ins:
            value = ""
            if note.value is not None and line.indicator is not None:
                value = f"{words.name(line.indicator)} {words.value(line.indicator, note.value)}"
            told = " · ".join(part for part in (value, note.note) if part)
            noted.append((note.noted_on, told or line.text))
    rows = [Line((day, told, "", "")) for day, told in sorted(noted)]
    last = max((day for day, _told in noted), default=start - _DAY)
    rows += [Line((day, "", "", "")) for day in _days(start, end) if day > last]
    return Table(
        _(N_("3. Checks on the way")),
        (
            Column(pgettext("sheet", "Day"), 1.4, is_middle=True),
            Column(pgettext("sheet", "Progress in figures"), 4.6),
            Column(pgettext("sheet", "Help or change"), 3.0),
            Column(pgettext("sheet", "Both sign"), 2.2),
        ),
        tuple(rows),
        note=_(N_("days still to come are proposals")),
        spare=0 if rows else 1,
        filled_by_hand=True,
    )


def _days(start: date, end: date) -> list[date]:
    """Days that part the plan evenly, the last one its end."""
    length = (end - start).days + 1
    parts = {length * part // _CHECKS for part in range(1, _CHECKS + 1)}
    return [start + timedelta(days=part - 1) for part in sorted(parts) if part]
