"""Ranking and honours of a period: places, totals and grades by scheme, awards granted; names are abbreviated."""

from collections.abc import Sequence
from decimal import Decimal

from desktop.domain.abbreviation import abbreviated
from desktop.domain.indicators import Unit
from desktop.domain.review import ReviewForm
from desktop.domain.sheet_kinds import SheetKind
from desktop.domain.sheets import Column, Line, Part, Remarks, Sheet, Table
from desktop.domain.wording import numbers
from desktop.domain.wording.words import Words
from desktop.errors import N_
from desktop.queries.awards import AwardLine, honours
from desktop.queries.own_indicators import indicators_of
from desktop.queries.people import people_in
from desktop.queries.sheets.grade_notes import told_together
from desktop.queries.sheets.paper import Paper, not_evaluated
from desktop.queries.sheets.reviewed import reviewed

_TOTAL = "total"


def ranking_sheet(paper: Paper) -> Sheet:
    """The ranking of everybody evaluated in a period, or of a team's people; totals are rounded to 0.1."""
    ranked = [forms for forms in reviewed(paper) if forms]
    if not ranked:
        raise not_evaluated(paper.period)
    parts: list[Part] = [_table(paper, forms) for forms in ranked]
    parts.append(_honours(paper))
    remarks = [N_("Places go by the total rounded to one decimal, among people of the same scheme; equals share.")]
    if not paper.with_full_names:
        remarks.append(N_("Names are abbreviated, as the sheet may be seen by others."))
    parts.append(Remarks(tuple(paper.texts(remark) for remark in remarks)))
    return paper.sheet(SheetKind.RANKING, parts, subject=paper.team_name())


def _table(paper: Paper, forms: Sequence[ReviewForm]) -> Table:
    _, pgettext = paper.texts, paper.texts.pgettext
    ordered = sorted(forms, key=lambda form: (form.rank is None, form.rank or 0, form.person.code))
    scored = sum(form.total is not None for form in forms)
    has_notes = any(told_together(paper, form) for form in forms)
    note = _(N_("{people} people, {scored} with a total")).format(people=len(forms), scored=scored)
    return Table(
        title=forms[0].scheme,
        note=note,
        columns=(
            Column(pgettext("sheet", "Place"), 0.9, Unit.COUNT),
            Column(_(N_("Name")), 2.6),
            Column(pgettext("sheet", "Team"), 2.6),
            Column(pgettext("sheet", "Total"), 1.4, Unit.POINTS),
            Column(pgettext("sheet", "Period before"), 1.4, Unit.POINTS),
            Column(pgettext("sheet", "Change"), 1.4, Unit.POINTS, is_signed=True),
            Column(pgettext("sheet", "Grade"), 1.4 if has_notes else 2.0),
            *((Column(pgettext("sheet", "Remark"), 2.4),) if has_notes else ()),
        ),
        lines=tuple(_line(paper, form, has_notes=has_notes) for form in ordered),
    )


def _line(paper: Paper, form: ReviewForm, *, has_notes: bool) -> Line:
    is_compared = form.total is not None and form.previous_total is not None
    return Line(
        (
            None if form.rank is None else Decimal(form.rank),
            _name(paper, form.person.name),
            form.person.team,
            form.total,
            form.previous_total,
            form.total - form.previous_total if is_compared else None,  # type: ignore[operator] # both are known
            form.grade or "—",
            *((told_together(paper, form),) if has_notes else ()),
        )
    )


def _honours(paper: Paper) -> Table:
    """The awards granted for exactly these days, in the owner's order of awards."""
    _, pgettext = paper.texts, paper.texts.pgettext
    teams = {person.staff_id: person for person in people_in(paper.session, paper.period) if paper.has(person)}
    granted = [
        award
        for award in honours(paper.session, paper.period.end, paper.period.end, paper.language)
        if award.start == paper.period.start and (paper.team_id is None or award.staff_id in teams)
    ]
    has_reasons = any(award.reason for award in granted)
    known = {key: paper.own(person.team, person.team_en) for key, person in teams.items()}
    return Table(
        title=pgettext("sheet title", "Honours"),
        columns=(
            Column(pgettext("sheet", "Award"), 2.4),
            Column(_(N_("Name")), 1.6),
            Column(pgettext("sheet", "Team"), 2.0),
            Column(pgettext("sheet", "By"), 2.6),
            *((Column(pgettext("sheet", "For"), 3.4),) if has_reasons else ()),
        ),
        lines=tuple(
            Line(
                (
                    award.kind,
                    _name(paper, award.staff),
                    known.get(award.staff_id, ""),
                    _earned_by(paper, award),
                    *((award.reason,) if has_reasons else ()),
                )
            )
            for award in granted
        ),
        empty=_(N_("No award was granted for this period.")),
    )


def _earned_by(paper: Paper, award: AwardLine) -> str:
    """The figure the award was granted for, or how far it moved for the better; "" where there was none."""
    _ = paper.texts
    if award.figure is None:
        return ""
    words, indicator = Words(paper.texts), indicators_of(paper.session).get(award.indicator)
    if award.indicator == _TOTAL:
        name, figure = paper.texts.pgettext("sheet", "Total"), words.points(award.figure)
    elif indicator is None:
        return ""
    elif award.is_change and indicator.unit is Unit.PERCENT:
        # Translators: percentage points, 个百分点
        gap = words.say(N_("{points} points"), points=numbers.plain(award.figure, 1))
        name, figure = words.name(indicator), gap
    else:
        name, figure = words.name(indicator), words.value(indicator, award.figure)
    told = _(N_("{indicator} better by {figure}")) if award.is_change else "{indicator} {figure}"
    return told.format(indicator=name, figure=figure)


def _name(paper: Paper, name: str) -> str:
    return name if paper.with_full_names else abbreviated(name)
