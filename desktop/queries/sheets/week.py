"""The one-pager for the Monday meeting: what everybody did, what is due next, whose money is late."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import select

from desktop.domain.facts import Facts
from desktop.domain.indicators import Unit
from desktop.domain.period import custom
from desktop.domain.sheet_kinds import SheetKind
from desktop.domain.sheets import Cell, Column, Line, Part, Remarks, Sheet, Table
from desktop.domain.tally import SHARED_YUAN
from desktop.errors import N_
from desktop.models import Action, Customer, Staff, Visit
from desktop.queries.evidence import late_shares
from desktop.queries.facts import company_facts, staff_facts, team_facts
from desktop.queries.follow_ups import was_followed
from desktop.queries.people import Person
from desktop.queries.sheets.paper import Paper, actual
from desktop.queries.working_days import working_days

_FIGURES = ("visits", "effective_visits", "new_deals", "signings", "signed_amount", "collected_amount")
_MOST, _FEW = 6, 4  # lines of a list, so that the sheet stays one page
_DECISIONS = 3  # lines to write on
_DAY, _AHEAD = timedelta(days=1), timedelta(days=7)
_LOOKED_BACK = timedelta(days=28)
_DAYS_AT_WORK = 3  # with fewer of them, days without a visit say nothing


def week_sheet(paper: Paper) -> Sheet:
    """The sheet of a week, or of any other period: figures, follow-ups, overdue money, plan actions due."""
    session, period = paper.session, paper.period
    people = paper.everybody()
    facts = staff_facts(session, period)
    parts: list[Part] = [_done(paper, people, facts)]
    silent = _silent(paper, people, facts)
    if silent:
        sentence = paper.texts(N_("No visit in these days, though before there were some: {names}."))
        parts.append(Remarks((sentence.format(names=paper.joined([person.name for person in silent])),)))
    parts += [_follow_ups(paper, people), _overdue(paper, people), _actions(paper, people), _decisions(paper)]
    return paper.sheet(SheetKind.WEEK, parts, subject=paper.team_name())


def _done(paper: Paper, people: Sequence[Person], facts: Mapping[int, Facts]) -> Table:
    ordered = sorted(people, key=lambda each: (each.team == "", each.team, each.code))
    lines = [
        Line(
            (
                each.name,
                paper.own(each.team, each.team_en),
                *(actual(facts.get(each.staff_id, {}), code) for code in _FIGURES),
            )
        )
        for each in ordered
    ]
    return Table(
        title=paper.texts(N_("What was done")),
        columns=(
            Column(paper.texts(N_("Name")), 1.8),
            Column(paper.texts.pgettext("sheet", "Team"), 1.8),
            *(paper.column(code) for code in _FIGURES),
        ),
        lines=(*lines, *_sums(paper)) if lines else (),
        empty=paper.texts(N_("Nobody was in service in these days.")),
    )


def _sums(paper: Paper) -> list[Line]:
    """What all did together, and what they did in the days before."""
    pgettext, before = paper.texts.pgettext, paper.period.previous()
    if paper.team_id is None:
        name, now = pgettext("sheet", "Company"), company_facts(paper.session, paper.period)
        former = company_facts(paper.session, before)
    else:
        name, now = paper.team_name(), team_facts(paper.session, paper.period).get(paper.team_id, {})
        former = team_facts(paper.session, before).get(paper.team_id, {})
    return [
        Line((name, "", *(actual(now, code) for code in _FIGURES)), is_strong=True),
        Line((pgettext("sheet", "Period before"), "", *(actual(former, code) for code in _FIGURES))),
    ]


def _decisions(paper: Paper) -> Table:
    """Room for what the meeting decides."""
    pgettext = paper.texts.pgettext
    return Table(
        title=paper.texts(N_("Decided in the meeting")),
        columns=(
            Column(pgettext("sheet", "What"), 6.0),
            Column(pgettext("sheet", "Who"), 1.6),
            Column(pgettext("sheet", "By when"), 1.6),
        ),
        lines=(),
        spare=_DECISIONS,
        filled_by_hand=True,
    )


def _next_day(paper: Paper) -> date:
    """From when what is due next is counted: today in days that are not over yet, else the day after them."""
    return max(paper.period.start, min(paper.today, paper.period.end + _DAY))


def _follow_ups(paper: Paper, people: Sequence[Person]) -> Table:
    """Next steps that fall due within a week and were not followed by another visit."""
    first = _next_day(paper)
    rows = paper.session.execute(
        select(Visit.next_on, Staff.name, Customer.name, Visit.next_step)
        .join(Staff, Staff.id == Visit.staff_id)
        .outerjoin(Customer, Customer.id == Visit.customer_id)
        .where(
            Visit.deleted_at.is_(None),
            Visit.staff_id.in_([person.staff_id for person in people]),
            Visit.next_on.between(first, first + _AHEAD - _DAY),
            Visit.visited_on <= paper.period.end,
            ~was_followed(paper.period.end),
        )
        .order_by(Visit.next_on, Staff.code, Visit.id)
    ).all()
    lines = [(day, staff, customer or "—", step or "—") for day, staff, customer, step in rows if day]
    columns = (
        Column(paper.texts.pgettext("sheet", "Day"), 1.2, without_year=True),
        Column(paper.texts(N_("Name")), 1.4),
        Column(paper.texts(N_("Customer")), 2.6),
        Column(paper.texts(N_("Next step")), 4.6),
    )
    return _listed(
        paper, N_("Follow-ups due next"), columns, lines, N_("No follow-up is due in the next seven days."), _MOST
    )


def _overdue(paper: Paper, people: Sequence[Person]) -> Table:
    """Instalments due before the last day that has come and unpaid on it, the largest first, by people's shares."""
    names = {person.staff_id: person.name for person in people}
    day = min(paper.period.end, paper.today)
    found = [
        (late, names[late.staff_id])
        for late in late_shares(paper.session, custom(day, day))
        if late.staff_id in names and late.due_on < day
    ]
    found.sort(key=lambda each: (-each[0].unpaid, each[0].due_on, each[0].instalment_id, each[1]))
    lines = [
        (
            late.number or "—",
            late.customer or "—",
            name,
            late.due_on,
            Decimal((day - late.due_on).days),
            Decimal(late.unpaid) / SHARED_YUAN,
        )
        for late, name in found
    ]
    columns = (
        Column(paper.texts(N_("Contract")), 1.8),
        Column(paper.texts(N_("Customer")), 2.6),
        Column(paper.texts(N_("Name")), 1.4),
        Column(paper.texts.pgettext("sheet", "Due"), 1.4),
        Column(paper.texts.pgettext("sheet", "Days late"), 1.0, Unit.COUNT),
        Column(paper.texts.pgettext("sheet", "Unpaid"), 1.4, Unit.MONEY),
    )
    return _listed(paper, N_("Overdue money"), columns, lines, N_("No money is overdue."))


def _actions(paper: Paper, people: Sequence[Person]) -> Table:
    """Improvement actions that are open and due within two weeks, or already late."""
    rows = paper.session.execute(
        select(Action.due_on, Staff.name, Action.texts, Action.goals)
        .join(Staff, Staff.id == Action.staff_id)
        .where(
            Action.deleted_at.is_(None),
            Action.staff_id.in_([person.staff_id for person in people]),
            Action.done_on.is_(None),
            Action.due_on.between(paper.period.start, _next_day(paper) + 2 * _AHEAD - _DAY),
        )
        .order_by(Action.due_on, Staff.code, Action.sort_order, Action.id)
    ).all()
    lines = [(due, name, _said(texts, paper), _said(goals, paper)) for due, name, texts, goals in rows]
    columns = (
        Column(paper.texts.pgettext("sheet", "Due"), 1.2, without_year=True),
        Column(paper.texts(N_("Name")), 1.4),
        Column(paper.texts(N_("Action")), 4.4),
        Column(paper.texts(N_("Goal")), 3.0),
    )
    return _listed(
        paper, N_("Improvement actions due"), columns, lines, N_("No action is due in the next two weeks.")
    )


def _listed(
    paper: Paper,
    title: str,
    columns: tuple[Column, ...],
    lines: Sequence[tuple[Cell, ...]],
    empty: str,
    most: int = _FEW,
) -> Table:
    """A list of which paper shows the first lines."""
    every = tuple(Line(line) for line in lines)
    return Table(paper.texts(title), columns, every, empty=paper.texts(empty), printed=most)


def _silent(paper: Paper, people: Sequence[Person], facts: Mapping[int, Facts]) -> list[Person]:
    """Who visited nobody in the period so far while at work, although in the four weeks before there were visits."""
    session, period = paper.session, paper.period
    worked = working_days(session).within(period.start, min(period.end, paper.today - _DAY))
    at_work = [person for person in people if _days_at_work(person, worked) >= _DAYS_AT_WORK]
    before = set(
        session.scalars(
            select(Visit.staff_id)
            .where(
                Visit.deleted_at.is_(None),
                Visit.visited_on.between(period.start - _LOOKED_BACK, period.start - timedelta(days=1)),
            )
            .distinct()
        )
    )
    return [
        each for each in at_work if each.staff_id in before and not actual(facts.get(each.staff_id, {}), "visits")
    ]


def _days_at_work(person: Person, worked: Iterable[date]) -> int:
    first, last = person.hired_on or date.min, person.left_on or date.max
    return sum(
        first <= day <= last and not any(start <= day <= end for start, end in person.absences) for day in worked
    )


def _said(texts: Mapping[str, str], paper: Paper) -> str:
    return texts.get(paper.language) or next(iter(texts.values()), "")
