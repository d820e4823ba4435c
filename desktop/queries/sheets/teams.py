"""The team summary of a period: each team's figures beside its target, its grades, and its people."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from desktop.domain.facts import Facts
from desktop.domain.indicators import Unit
from desktop.domain.period import Period
from desktop.domain.review import ReviewForm
from desktop.domain.sheets import Cell, Column, Line, Sheet, Table
from desktop.domain.targets import Bearer, TargetKey, Targets
from desktop.errors import N_
from desktop.queries.evaluations import evaluation_row, evaluations_of
from desktop.queries.facts import company_facts, staff_facts, team_facts
from desktop.queries.people import Person, TeamLine, all_teams, people_in
from desktop.queries.reviews import review_forms
from desktop.queries.sheets.paper import Paper, actual, attainment
from desktop.queries.targets import targets_for

_TEAM_FIGURES = ("effective_visits", "new_deals", "signings", "signed_amount", "collected_amount")
_AIMS = ("collected_amount", "signed_amount")
_PERSON_FIGURES = ("effective_visits", "new_deals", "signed_amount", "collected_amount")


def team_sheet(session: Session, period: Period, language: str, today: date) -> Sheet:
    """The summary of every team in a period; money in 元, rates in percent, totals rounded to 0.1."""
    paper = Paper(session, period, language, today)
    people = people_in(session, period)
    lines = [line for line in all_teams(session).by_id.values() if any(line.team_id in p.team_ids for p in people)]
    results = _results(paper)
    facts = staff_facts(session, period)
    tables = [_teams(paper, lines, people)]
    if results:
        tables.append(_grades(paper, lines, people, results))
    tables.append(_people(paper, _grouped(paper, lines, people), results, facts))
    remark = N_("Figures count what was done while in the team; a shared contract counts by its shares.")
    return paper.sheet(paper.texts(N_("Team summary")), tables, remarks=(paper.texts(remark),))


def _results(paper: Paper) -> dict[int, ReviewForm]:
    """The first review of each person; the default scheme's evaluations come first."""
    found: dict[int, ReviewForm] = {}
    for key in evaluations_of(paper.session, paper.period.start, paper.period.end):
        for form in review_forms(paper.session, key, paper.language):
            found.setdefault(form.person.staff_id, form)
    return found


def _teams(paper: Paper, lines: Sequence[TeamLine], people: Sequence[Person]) -> Table:
    """The figures of each team with what was done outside of all of them, so that the company is their sum."""
    pgettext = paper.texts.pgettext
    facts, targets = team_facts(paper.session, paper.period), targets_for(paper.session, paper.period)
    aim = _aim(targets)
    rows = [
        _figures(
            paper.own(line.name, line.name_en),
            sum(line.team_id in person.team_ids for person in people),
            facts[line.team_id],
            _target(targets, TargetKey(Bearer.TEAM, line.team_id, aim)),
            aim,
        )
        for line in lines
    ]
    whole = company_facts(paper.session, paper.period)
    company = _figures(
        pgettext("sheet", "Company"), len(people), whole, _target(targets, TargetKey(Bearer.COMPANY, 0, aim)), aim
    )
    shown = {line.team_id for line in lines}
    outermost = [row for row, line in zip(rows, lines, strict=True) if line.parent_id not in shown]
    outside = _outside(pgettext("sheet", "Outside the teams"), company, outermost)
    return Table(
        title=pgettext("sheet title", "Teams"),
        columns=(
            Column(pgettext("sheet", "Team"), 2.4),
            Column(pgettext("sheet", "People"), 0.8, Unit.COUNT),
            *(paper.column(code, 1.2) for code in _TEAM_FIGURES),
            paper.column("win_rate", 1.0),
            Column(paper.texts(N_("Target: {name}")).format(name=paper.column(aim).name), 1.4, Unit.MONEY),
            Column(pgettext("sheet", "Attained"), 1.0, Unit.PERCENT),
        ),
        lines=(*rows, *outside, Line(company.cells, is_strong=True)),
    )


def _aim(targets: Targets) -> str:
    """The amount the teams have targets of; the one signed where there are none."""
    aimed = {key.indicator for key in targets.figures if key.bearer is not Bearer.STAFF}
    return next((code for code in _AIMS if code in aimed), _AIMS[-1])


def _target(targets: Targets, key: TargetKey) -> Decimal | None:
    figure = targets.figures.get(key)
    return figure.value if figure else None


def _figures(name: str, heads: int, facts: Facts, target: Decimal | None, aim: str) -> Line:
    return Line(
        (
            name,
            Decimal(heads),
            *(actual(facts, code) for code in _TEAM_FIGURES),
            actual(facts, "win_rate"),
            target,
            attainment(actual(facts, aim), target),
        )
    )


def _outside(name: str, company: Line, teams: Sequence[Line]) -> list[Line]:
    """What the company has beyond its outermost teams; no line where that is nothing."""
    rest: list[Cell] = [_rest(company, teams, place) for place in range(1, 2 + len(_TEAM_FIGURES))]
    return [Line((name, *rest, None, None, None))] if any(rest) else []


def _rest(company: Line, teams: Sequence[Line], place: int) -> Decimal:
    def figure(line: Line) -> Decimal:
        cell = line.cells[place]
        return cell if isinstance(cell, Decimal) else Decimal(0)

    return figure(company) - sum((figure(team) for team in teams), Decimal(0))


def _grades(
    paper: Paper, lines: Sequence[TeamLine], people: Sequence[Person], results: Mapping[int, ReviewForm]
) -> Table:
    """How many people of each team have which grade, and their mean total."""
    pgettext = paper.texts.pgettext
    names = _grade_names(paper)
    rows = [
        _heads(paper.own(line.name, line.name_en), [p for p in people if line.team_id in p.team_ids], results, names)
        for line in lines
    ]
    whole = _heads(paper.texts.pgettext("sheet", "Company"), people, results, names)
    return Table(
        title=paper.texts.pgettext("sheet title", "Grades"),
        columns=(
            Column(paper.texts.pgettext("sheet", "Team"), 2.4),
            Column(pgettext("sheet", "Evaluated"), 1.0, Unit.COUNT),
            Column(pgettext("sheet", "Mean total"), 1.2, Unit.POINTS),
            *(Column(name, 1.2, Unit.COUNT) for name in names.values()),
        ),
        lines=(*rows, Line(whole.cells, is_strong=True)),
    )


def _grade_names(paper: Paper) -> dict[str, str]:
    """The grades of the period's schemes, the best first."""
    names: dict[str, str] = {}
    for key in evaluations_of(paper.session, paper.period.start, paper.period.end):
        row = evaluation_row(paper.session, key, paper.language)
        for code, name, _heads_of_grade in row.grades if row else ():
            names.setdefault(code, name)
    return names


def _heads(name: str, people: Sequence[Person], results: Mapping[int, ReviewForm], names: Mapping[str, str]) -> Line:
    forms = [results[person.staff_id] for person in people if person.staff_id in results]
    totals = [form.total for form in forms if form.total is not None]
    counted = Counter(form.grade_code for form in forms)
    mean = sum(totals, Decimal(0)) / len(totals) if totals else None
    return Line((name, Decimal(len(forms)), mean, *(Decimal(counted[code]) for code in names)))


def _grouped(paper: Paper, lines: Sequence[TeamLine], people: Sequence[Person]) -> list[tuple[str, list[Person]]]:
    """The people of each team under its name, those without one at the end."""
    groups = [
        (paper.own(line.name, line.name_en), [each for each in people if each.team_id == line.team_id])
        for line in lines
    ]
    groups.append((paper.texts(N_("Without a team")), [each for each in people if each.team_id is None]))
    return [(name, members) for name, members in groups if members]


def _people(
    paper: Paper,
    groups: Sequence[tuple[str, Sequence[Person]]],
    results: Mapping[int, ReviewForm],
    facts: Mapping[int, Facts],
) -> Table:
    pgettext = paper.texts.pgettext
    columns = (
        Column(paper.texts(N_("Name")), 1.8),
        Column(paper.texts(N_("Position")), 2.2),
        *(paper.column(code, 1.3) for code in _PERSON_FIGURES),
        Column(pgettext("sheet", "Total"), 1.0, Unit.POINTS),
        Column(pgettext("sheet", "Grade"), 1.5),
    )
    lines: list[Line] = []
    for name, members in groups:
        lines.append(Line((name, *("" for _column in columns[1:])), is_strong=True))
        lines += [_person(paper, person, results.get(person.staff_id), facts) for person in members]
    return Table(paper.texts.pgettext("sheet title", "People"), columns, tuple(lines))


def _person(paper: Paper, person: Person, form: ReviewForm | None, facts: Mapping[int, Facts]) -> Line:
    figures = facts.get(person.staff_id, {})
    return Line(
        (
            person.name,
            paper.own(person.position, person.position_en),
            *(actual(figures, code) for code in _PERSON_FIGURES),
            form.total if form else None,
            (form.grade if form else "") or "—",
        )
    )
