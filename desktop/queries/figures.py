"""Figures and targets of a period side by side: one row for each person or team, or one for the company."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.facts import Facts
from desktop.domain.period import Period
from desktop.domain.targets import Bearer, TargetFigure, TargetKey, Targets
from desktop.models import Staff
from desktop.queries.company import company_profile
from desktop.queries.facts.bearers import COMPANY_ID
from desktop.queries.own_facts import company_figures, staff_figures, team_figures
from desktop.queries.people import all_teams
from desktop.queries.targets import targets_for

UsualTargets = Mapping[int, Mapping[str, TargetFigure]]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """The measures and targets of one bearer by indicator; teams and the company have no code."""

    code: str
    name: str
    team: str  # the person's on the period's last day, the one a team lies in
    facts: Facts
    targets: Mapping[str, TargetFigure]


def figure_rows(session: Session, period: Period, by: Bearer) -> tuple[FigureRow, ...]:
    """The rows of everybody: staff by code, teams by name; people who were gone and left nothing are skipped."""
    targets = _usual(targets_for(session, period), by)
    if by is Bearer.COMPANY:
        facts = company_figures(session, period)
        return (FigureRow("", company_profile(session).name, "", facts, targets.get(COMPANY_ID, {})),)
    if by is Bearer.TEAM:
        return _team_rows(session, period, targets)
    return _staff_rows(session, period, targets)


def _team_rows(session: Session, period: Period, targets: UsualTargets) -> tuple[FigureRow, ...]:
    lines = all_teams(session).by_id
    facts = team_figures(session, period)
    return tuple(
        FigureRow(
            "",
            line.name,
            lines[line.parent_id].name if line.parent_id in lines else "",
            facts[line.team_id],
            targets.get(line.team_id, {}),
        )
        for line in lines.values()
    )


def _staff_rows(session: Session, period: Period, targets: UsualTargets) -> tuple[FigureRow, ...]:
    teams = all_teams(session)
    facts = staff_figures(session, period)
    rows = []
    for staff_id, code, name, hired_on, left_on in session.execute(
        select(Staff.id, Staff.code, Staff.name, Staff.hired_on, Staff.left_on)
        .where(Staff.deleted_at.is_(None))
        .order_by(Staff.code, Staff.id)
    ):
        team_id = teams.of(staff_id, min(period.end, left_on or period.end))
        team = teams.by_id[team_id].name if team_id is not None else ""
        row = FigureRow(code, name, team, facts[staff_id], targets.get(staff_id, {}))
        if _in_service(hired_on, left_on, period) or _left_anything(row):
            rows.append(row)
    return tuple(rows)


def _usual(targets: Targets, bearer: Bearer) -> UsualTargets:
    """The unfiltered targets of the usual level, by bearer and indicator."""
    found: dict[int, dict[str, TargetFigure]] = defaultdict(dict)
    for key, figure in targets.figures.items():
        if key == TargetKey(bearer, key.bearer_id, key.indicator):
            found[key.bearer_id][key.indicator] = figure
    return found


def _in_service(hired_on: date | None, left_on: date | None, period: Period) -> bool:
    return (hired_on is None or hired_on <= period.end) and (left_on is None or left_on >= period.start)


def _left_anything(row: FigureRow) -> bool:
    return bool(row.targets) or any(measure.records for measure in row.facts.values())
