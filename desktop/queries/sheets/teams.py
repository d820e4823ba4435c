"""The team summary of a period: each team's figures beside its target, its grades, and its people."""

from collections.abc import Mapping, Sequence

from desktop.domain.facts import Facts
from desktop.domain.indicators import Unit
from desktop.domain.review import ReviewForm
from desktop.domain.sheet_kinds import SheetKind
from desktop.domain.sheets import Column, Line, Part, Remarks, Sheet, Table
from desktop.errors import N_, RequestError
from desktop.queries.facts import staff_facts
from desktop.queries.people import Person, TeamLine, all_teams
from desktop.queries.sheets.grade_notes import told_together
from desktop.queries.sheets.paper import Paper, actual
from desktop.queries.sheets.reviewed import first_reviews
from desktop.queries.sheets.team_figures import has_figures, team_band, team_table
from desktop.queries.sheets.team_grades import grade_table
from desktop.queries.sheets.team_moves import moves_told

_PERSON_FIGURES = ("effective_visits", "new_deals", "signed_amount", "collected_amount")


def team_sheet(paper: Paper) -> Sheet:
    """The summary of every team, or of one; money in 元, rates in percent, totals rounded to 0.1."""
    people = paper.everybody()
    teams = all_teams(paper.session)
    lines = [
        line
        for line in teams.by_id.values()
        if any(line.team_id in person.team_ids for person in people)
        and (paper.team_id is None or paper.team_id in teams.upwards(line.team_id))
    ]
    held = {person.staff_id for person in people}
    results = {key: form for key, form in first_reviews(paper).items() if key in held}
    if not results and not has_figures(paper):
        raise RequestError(
            N_("There is no record and no target in {period}, so there is nothing to sum up. Choose another period."),
            period=paper.period.label,
        )
    parts: list[Part] = [team_band(paper, people, results), team_table(paper, lines, people)]
    if results:
        parts.append(grade_table(paper, lines, people, results))
    parts.append(_people(paper, _grouped(paper, lines, people), results, staff_facts(paper.session, paper.period)))
    told = N_("Figures count what was done while in the team; a shared contract counts by its shares.")
    parts.append(Remarks(tuple(each for each in (paper.texts(told), moves_told(paper, lines)) if each)))
    return paper.sheet(SheetKind.TEAM, parts, subject=paper.team_name())


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
    notes = {key: told for key, form in results.items() if (told := told_together(paper, form))}
    columns = (
        Column(paper.texts(N_("Name")), 1.8),
        Column(paper.texts(N_("Position")), 2.2),
        *(paper.column(code, 1.3) for code in _PERSON_FIGURES),
        Column(pgettext("sheet", "Total"), 1.0, Unit.POINTS),
        Column(pgettext("sheet", "Grade"), 1.8 if notes else 1.5),
        *((Column(pgettext("sheet", "Remark"), 2.0, is_below=True),) if notes else ()),
    )
    lines: list[Line] = []
    for name, members in groups:
        lines.append(Line((name, *("" for _column in columns[1:])), is_strong=True, is_heading=True))
        for person in members:
            said = (notes.get(person.staff_id, ""),) if notes else ()
            lines.append(_person(paper, person, results.get(person.staff_id), facts, said))
    return Table(
        paper.texts.pgettext("sheet title", "People"),
        columns,
        tuple(lines),
        empty=paper.texts(N_("Nobody was in service in these days.")),
        group=pgettext("sheet", "Team"),
    )


def _person(
    paper: Paper, person: Person, form: ReviewForm | None, facts: Mapping[int, Facts], said: Sequence[str]
) -> Line:
    figures = facts.get(person.staff_id, {})
    return Line(
        (
            person.name,
            paper.own(person.position, person.position_en),
            *(actual(figures, code) for code in _PERSON_FIGURES),
            form.total if form else None,
            (form.grade if form else "") or "—",
            *said,
        )
    )
