"""The ranking of a period: places, totals and grades by scheme, names abbreviated unless the owner wants them."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from desktop.domain.abbreviation import abbreviated
from desktop.domain.indicators import Unit
from desktop.domain.period import Period
from desktop.domain.review import ReviewForm
from desktop.domain.sheets import Column, Line, Sheet, Table
from desktop.errors import N_, RequestError
from desktop.queries.evaluations import evaluations_of
from desktop.queries.reviews import review_forms
from desktop.queries.sheets.paper import Paper


def ranking_sheet(
    session: Session, period: Period, language: str, today: date, *, with_full_names: bool = False
) -> Sheet:
    """The ranking of everybody evaluated in a period; totals are rounded to 0.1."""
    paper = Paper(session, period, language, today)
    tables = [
        _table(paper, forms, with_full_names)
        for key in evaluations_of(session, period.start, period.end)
        if (forms := review_forms(session, key, language))
    ]
    if not tables:
        raise RequestError(
            N_(
                "{period} has not been evaluated yet. Run `qianji evaluate --period {period}` first, "
                "or run it on the evaluations page."
            ),
            period=period.label,
        )
    remarks = [
        paper.texts(
            N_("Places go by the total rounded to one decimal, among people of the same scheme; equals share.")
        )
    ]
    if not with_full_names:
        remarks.append(paper.texts(N_("Names are abbreviated, as the sheet may be seen by others.")))
    return paper.sheet(paper.texts(N_("Ranking")), tables, remarks=tuple(remarks))


def _table(paper: Paper, forms: Sequence[ReviewForm], with_full_names: bool) -> Table:
    _, pgettext = paper.texts, paper.texts.pgettext
    ordered = sorted(forms, key=lambda form: (form.rank is None, form.rank or 0, form.person.code))
    scored = sum(form.total is not None for form in forms)
    note = _(N_("{people} people, {scored} with a total")).format(people=len(forms), scored=scored)
    return Table(
        title=forms[0].scheme,
        note=note,
        columns=(
            Column(pgettext("sheet", "Place"), 1.0, is_amounts=True),
            Column(_(N_("Name")), 2.6),
            Column(pgettext("sheet", "Team"), 2.6),
            Column(pgettext("sheet", "Total"), 1.4, Unit.POINTS),
            Column(pgettext("sheet", "Period before"), 1.4, Unit.POINTS),
            Column(pgettext("sheet", "Change"), 1.4, is_amounts=True),
            Column(pgettext("sheet", "Grade"), 2.0),
        ),
        lines=tuple(_line(form, with_full_names) for form in ordered),
    )


def _line(form: ReviewForm, with_full_names: bool) -> Line:
    name = form.person.name if with_full_names else abbreviated(form.person.name)
    return Line(
        (
            "—" if form.rank is None else str(form.rank),
            name,
            form.person.team,
            form.total,
            form.previous_total,
            _change(form),
            form.grade or "—",
        )
    )


def _change(form: ReviewForm) -> str:
    if form.total is None or form.previous_total is None:
        return "—"
    change = form.total - form.previous_total
    return f"{change:+.1f}".replace("-", "\u2212") if change else "0.0"
