"""How many people of each team have which grade, and their mean total."""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from desktop.domain.indicators import Unit
from desktop.domain.review import ReviewForm
from desktop.domain.sheets import Column, Line, Table
from desktop.queries.evaluations import evaluation_row, evaluations_of
from desktop.queries.people import Person, TeamLine
from desktop.queries.sheets.paper import Paper


def grade_table(
    paper: Paper, lines: Sequence[TeamLine], people: Sequence[Person], results: Mapping[int, ReviewForm]
) -> Table:
    """A line for each team and one for the company; means of totals in points."""
    pgettext = paper.texts.pgettext
    names = _grade_names(paper)
    rows = [
        _heads(paper.own(line.name, line.name_en), [p for p in people if line.team_id in p.team_ids], results, names)
        for line in lines
    ]
    if paper.team_id is None:
        whole = _heads(pgettext("sheet", "Company"), people, results, names)
        rows.append(Line(whole.cells, is_strong=True))
    return Table(
        title=pgettext("sheet title", "Grades"),
        columns=(
            Column(pgettext("sheet", "Team"), 2.4),
            Column(pgettext("sheet", "Evaluated"), 1.0, Unit.COUNT),
            Column(pgettext("sheet", "Mean total"), 1.2, Unit.POINTS),
            *(Column(name, 1.2, Unit.COUNT) for name in names.values()),
        ),
        lines=tuple(rows),
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
