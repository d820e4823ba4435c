"""The record of a talk about a review: its facts before it, room for both sides, what was agreed, signatures."""

from collections.abc import Sequence

from desktop.domain.narrative import body_behind_title
from desktop.domain.review import ReviewFinding, ReviewForm
from desktop.domain.sheet_kinds import SheetKind
from desktop.domain.sheets import (
    Band,
    BandCell,
    Blanks,
    Column,
    Line,
    Pair,
    Pairs,
    Sheet,
    Signing,
    Table,
    Words,
    Writing,
)
from desktop.errors import N_
from desktop.queries.sheets.paper import Paper
from desktop.queries.sheets.reviewed import each_reviewed, number_beside, pairs_of_form

MEANING = N_(
    "I have read this form. My signature confirms reading, not agreement; "
    "objections stand under “Employee’s opinion”."
)
_TWO_ROWS = 6  # pairs, the talk's day among them


def interview_sheets(paper: Paper) -> list[Sheet]:
    """One record for each person of the period's evaluations, by code; what was noted before stands on it."""
    return [_record(paper, form) for form in each_reviewed(paper)]


def _record(paper: Paper, form: ReviewForm) -> Sheet:
    _, pgettext = paper.texts, paper.texts.pgettext
    said_on = paper.day(form.interview_on) if form.interview_on else ""
    when = _(N_("Time ________ to ________ Place ________________ Also present ____________"))
    return paper.sheet(
        SheetKind.INTERVIEW,
        [
            Pairs((*_persons(paper, form), Pair(_(N_("Day of the interview")), said_on))),
            Blanks((when,)),
            result_band(paper, form),
            Words(
                _(N_("1. What went well")),
                tuple(found_text(finding, paper) for finding in form.strengths),
                note=_(N_("in private; about facts and figures, not about character")),
                empty=_(N_("The review names no strength.")),
            ),
            Words(
                _(N_("2. What is to improve, and why")),
                tuple(found_text(finding, paper) for finding in form.weaknesses),
                empty=_(N_("The review names no weakness.")),
            ),
            Writing(_(N_("3. Obstacles, training and support wanted")), form.difficulties, lines=3),
            Writing(_(N_("4. Employee’s opinion")), form.employee_opinion, lines=6, fills=True),
            _actions(paper, form),
            Writing(_(N_("6. Agreed by both")), form.agreements, lines=2),
            Signing(
                (
                    pgettext("signing", "Employee"),
                    pgettext("signing", "Interviewer"),
                    pgettext("signing", "Owner"),
                ),
                _(MEANING),
                has_refusal=True,
            ),
        ],
        subject=form.person.name,
        person=(form.person.code, form.person.name),
        number=number_beside(form, "MT"),
    )


def _persons(paper: Paper, form: ReviewForm) -> tuple[Pair, ...]:
    """Who the form is about, without the code where it would bring the talk's day into a row of its own."""
    pairs = pairs_of_form(paper, form)
    return tuple(pair for pair in pairs if len(pairs) < _TWO_ROWS or pair.value != form.person.code)


def result_band(paper: Paper, form: ReviewForm) -> Band:
    """Total and grade of the review with the total before."""
    _, pgettext = paper.texts, paper.texts.pgettext
    total = "—" if form.total is None else f"{form.total:.1f}"
    before = ""
    if form.previous_total is not None:
        before = _(N_("{value} before")).format(value=f"{form.previous_total:.1f}")
    scored = sum(item.is_scored for item in form.items)
    told = _.ngettext("{number} indicator", "{number} indicators", scored).format(number=scored)
    return Band(
        (
            BandCell(pgettext("sheet", "Total"), total, before),
            BandCell(pgettext("sheet", "Grade"), form.grade or "—", form.grade_note),
            BandCell(pgettext("sheet", "Scheme"), form.scheme, told),
        )
    )


def found_text(finding: ReviewFinding, paper: Paper) -> str:
    """A finding as one paragraph that names its indicator once, with its cause where it has one."""
    text = body_behind_title(finding.text, finding.title)
    if not finding.cause.strip():
        return paper.texts(N_("{title}: {text}")).format(title=finding.title, text=text)
    told = paper.texts(N_("{title}: {text} Cause: {cause}"))
    return told.format(title=finding.title, text=text, cause=finding.cause)


def _actions(paper: Paper, form: ReviewForm) -> Table:
    _, pgettext = paper.texts, paper.texts.pgettext
    columns: Sequence[Column] = (
        Column(pgettext("sheet", "From → to"), 3.0),
        Column(pgettext("sheet", "Action"), 5.0),
        Column(pgettext("sheet", "Done by"), 1.5, is_middle=True),
        Column(pgettext("sheet", "Responsible"), 1.4),
    )
    lines = tuple(Line((action.goal, action.text, action.due_on, action.owner)) for action in form.actions)
    return Table(_(N_("5. Actions")), tuple(columns), lines, spare=1 if lines else 3, filled_by_hand=True)
