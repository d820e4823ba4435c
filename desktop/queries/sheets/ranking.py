"""Ranking and honours of a period: places, totals and grades by scheme, awards granted.

It hangs where others see it: names are abbreviated, paper shows the upper half alone and no reason for a grade.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from desktop.domain.abbreviation import abbreviated
from desktop.domain.indicators import Unit
from desktop.domain.review import GradeGround, ReviewForm
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
_MOST_SHOWN = 10  # places of the upper half
_UNPOSTED = frozenset({GradeGround.RED_LINE, GradeGround.VETO})  # grades that would expose whom they stand beside


def ranking_sheet(paper: Paper) -> Sheet:
    """The ranking of everybody evaluated in a period, or of a team's people; totals are rounded to 0.1."""
    ranked = [forms for forms in reviewed(paper) if forms]
    if not ranked:
        raise not_evaluated(paper.period)
    parts: list[Part] = [_table(paper, forms) for forms in ranked]
    parts.append(_honours(paper))
    is_part = any(len(part.for_paper.lines) < len(part.lines) for part in parts if isinstance(part, Table))
    parts.append(Remarks(_remarks(paper, is_part=is_part)))
    return paper.sheet(SheetKind.RANKING, parts, subject=paper.team_name())


def _remarks(paper: Paper, *, is_part: bool) -> tuple[str, ...]:
    _ = paper.texts
    remarks = [_(N_("Places go by the total rounded to one decimal, among people of the same scheme; equals share."))]
    if not paper.with_full_names:
        remarks.append(_(N_("Names are abbreviated, as the sheet may be seen by others.")))
    if is_part and paper.top:
        told = N_("On paper stand at most the first {number} places; the workbook of this sheet holds everybody.")
        remarks.append(_(told).format(number=paper.top))
    elif is_part and paper.top is None:
        told = N_(
            "On paper stands the upper half, {number} places at most; the workbook of this sheet holds everybody."
        )
        remarks.append(_(told).format(number=_MOST_SHOWN))
    return tuple(remarks)


def _last_place(paper: Paper, ordered: Sequence[ReviewForm]) -> int:
    """The last place shown on paper, 0 where nobody has one; equals are shown together."""
    places = [form.rank for form in ordered if form.rank is not None]
    most = min(_MOST_SHOWN, (len(places) + 1) // 2) if paper.top is None else paper.top
    return places[: most or None][-1] if places else 0


def _table(paper: Paper, forms: Sequence[ReviewForm]) -> Table:
    _, pgettext = paper.texts, paper.texts.pgettext
    ordered = sorted(forms, key=lambda form: (form.rank is None, form.rank or 0, form.person.code))
    scored = sum(form.total is not None for form in forms)
    has_notes, last = any(told_together(paper, form) for form in forms), _last_place(paper, ordered)
    heads = _.ngettext("{number} person", "{number} people", len(forms)).format(number=len(forms))
    note = _(N_("{people}, {scored} with a total")).format(people=heads, scored=scored)
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
            Column(pgettext("sheet", "Grade"), 2.0),
            *((Column(pgettext("sheet", "Remark"), 2.4, off_paper=True),) if has_notes else ()),
        ),
        lines=tuple(
            replace(_line(paper, form, has_notes=has_notes), off_paper=paper.top != 0 and not _is_posted(form, last))
            for form in ordered
        ),
        empty=_(N_("Nobody has a total that could be shown here.")),
    )


def _is_posted(form: ReviewForm, last: int) -> bool:
    return form.rank is not None and form.rank <= last and form.grade_ground not in _UNPOSTED


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
