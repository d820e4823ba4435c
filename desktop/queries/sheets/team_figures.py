"""What each team did in a period beside its target, and the company as their sum."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from desktop.domain.attained import attained
from desktop.domain.exact import round_half_up
from desktop.domain.facts import Facts
from desktop.domain.indicators import INDICATORS, Unit
from desktop.domain.review import ReviewForm
from desktop.domain.sheets import Band, BandCell, Cell, Column, Line, Table
from desktop.domain.targets import Bearer, TargetKey, Targets
from desktop.domain.wording.words import Words
from desktop.errors import N_
from desktop.queries.facts import company_facts, team_facts
from desktop.queries.people import Person, TeamLine
from desktop.queries.sheets.paper import Paper, actual
from desktop.queries.targets import targets_for

_FIGURES = ("effective_visits", "new_deals", "signings", "signed_amount", "collected_amount")
_AIMS = ("collected_amount", "signed_amount")
_FIRST = ("signed_amount", "collected_amount", "effective_visits")


def has_figures(paper: Paper) -> bool:
    """Whether anything was done or aimed at in the period, by the company or the team that was asked for."""
    whole, aims = _whole(paper, paper), targets_for(paper.session, paper.period).figures
    return bool(aims) or any(actual(whole, code) for code in ("visits", *_FIGURES))


def team_band(paper: Paper, people: Sequence[Person], results: Mapping[int, ReviewForm]) -> Band:
    """Money, visits and the target reached beside the period before, and the mean total once evaluated."""
    words, pgettext = Words(paper.texts), paper.texts.pgettext
    now, before = _whole(paper, paper), _whole(paper, _before(paper))
    targets = targets_for(paper.session, paper.period)
    aim = _aim(targets)
    key = TargetKey(Bearer.COMPANY, 0, aim) if paper.team_id is None else TargetKey(Bearer.TEAM, paper.team_id, aim)
    target = _target(targets, key)
    reached = attained(actual(now, aim), target)
    cells = [_compared(words, code, now, before) for code in _FIRST]
    cells.append(
        BandCell(
            pgettext("sheet", "Attained"),
            "—" if reached is None else words.percent(reached),
            "" if target is None else f"{_target_name(paper, aim)} {words.money(target)}",
        )
    )
    totals = [form.total for form in results.values() if form.total is not None]
    heads = paper.texts.ngettext("{number} person", "{number} people", len(people)).format(number=len(people))
    if totals:
        mean = round_half_up(sum(totals, Decimal(0)) / len(totals), 1)
        cells.append(BandCell(pgettext("sheet", "Mean total"), f"{mean:.1f}", heads))
    else:
        cells.append(BandCell(pgettext("sheet", "People"), str(len(people)), ""))
    return Band(tuple(cells))


def _compared(words: Words, code: str, now: Facts, before: Facts) -> BandCell:
    indicator = INDICATORS[code]
    value, former = actual(now, code), actual(before, code)
    note = "" if former is None else words.say(N_("{value} before"), value=words.value(indicator, former))
    return BandCell(words.name(indicator), "—" if value is None else words.value(indicator, value), note)


def _before(paper: Paper) -> Paper:
    return Paper(paper.session, paper.period.previous(), paper.language, paper.today)


def _whole(paper: Paper, when: Paper) -> Facts:
    """The figures of the company, or of the team that was asked for."""
    if paper.team_id is None:
        return company_facts(when.session, when.period)
    return team_facts(when.session, when.period).get(paper.team_id, {})


def team_table(paper: Paper, lines: Sequence[TeamLine], people: Sequence[Person]) -> Table:
    """The figures of each team with what was done outside of all of them, so that the company is their sum."""
    pgettext = paper.texts.pgettext
    targets = targets_for(paper.session, paper.period)
    aim = _aim(targets)
    rows = _team_lines(paper, lines, people, targets, aim)
    return Table(
        title=pgettext("sheet title", "Teams"),
        columns=(
            Column(pgettext("sheet", "Team"), 2.4),
            Column(pgettext("sheet", "People"), 0.8, Unit.COUNT),
            *(paper.column(code, 1.2) for code in _FIGURES),
            paper.column("win_rate", 1.0),
            Column(_target_name(paper, aim), 1.4, Unit.MONEY),
            Column(pgettext("sheet", "Attained"), 1.0, Unit.PERCENT),
        ),
        lines=tuple(rows if paper.team_id is not None else [*rows, *_company(paper, lines, rows, people, targets)]),
        empty=paper.texts(N_("There is no team yet.")),
    )


def _team_lines(
    paper: Paper, lines: Sequence[TeamLine], people: Sequence[Person], targets: Targets, aim: str
) -> list[Line]:
    facts = team_facts(paper.session, paper.period)
    return [
        _figures(
            paper.own(line.name, line.name_en),
            sum(line.team_id in person.team_ids for person in people),
            facts[line.team_id],
            _target(targets, TargetKey(Bearer.TEAM, line.team_id, aim)),
            aim,
        )
        for line in lines
    ]


def _company(
    paper: Paper, lines: Sequence[TeamLine], rows: Sequence[Line], people: Sequence[Person], targets: Targets
) -> list[Line]:
    """The company's line, before it what was done outside of all teams where there was any."""
    pgettext, aim = paper.texts.pgettext, _aim(targets)
    whole = company_facts(paper.session, paper.period)
    target = _target(targets, TargetKey(Bearer.COMPANY, 0, aim))
    company = _figures(pgettext("sheet", "Company"), len(people), whole, target, aim)
    shown = {line.team_id for line in lines}
    outermost = [row for row, line in zip(rows, lines, strict=True) if line.parent_id not in shown]
    outside = _outside(pgettext("sheet", "Outside the teams"), company, outermost)
    return [*outside, Line(company.cells, is_strong=True)]


def _aim(targets: Targets) -> str:
    """The amount the teams have targets of; the one signed where there are none."""
    aimed = {key.indicator for key in targets.figures if key.bearer is not Bearer.STAFF}
    return next((code for code in _AIMS if code in aimed), _AIMS[-1])


def _target_name(paper: Paper, aim: str) -> str:
    return paper.texts(N_("Target: {name}")).format(name=paper.column(aim).name)


def _target(targets: Targets, key: TargetKey) -> Decimal | None:
    figure = targets.figures.get(key)
    return figure.value if figure else None


def _figures(name: str, heads: int, facts: Facts, target: Decimal | None, aim: str) -> Line:
    return Line(
        (
            name,
            Decimal(heads),
            *(actual(facts, code) for code in _FIGURES),
            actual(facts, "win_rate"),
            target,
            attained(actual(facts, aim), target),
        )
    )


def _outside(name: str, company: Line, teams: Sequence[Line]) -> list[Line]:
    """What the company has beyond its outermost teams; no line where that is nothing."""
    rest: list[Cell] = [_rest(company, teams, place) for place in range(1, 2 + len(_FIGURES))]
    return [Line((name, *rest, None, None, None))] if any(rest) else []


def _rest(company: Line, teams: Sequence[Line], place: int) -> Decimal:
    def figure(line: Line) -> Decimal:
        cell = line.cells[place]
        return cell if isinstance(cell, Decimal) else Decimal(0)

    return figure(company) - sum((figure(team) for team in teams), Decimal(0))
