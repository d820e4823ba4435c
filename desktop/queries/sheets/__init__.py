"""Questions whose answers are whole sheets of paper."""

from collections.abc import Callable, Mapping

from desktop.domain.sheet_kinds import SheetKind
from desktop.domain.sheets import Sheet
from desktop.queries.sheets.commission import commission_sheets
from desktop.queries.sheets.improvement import plan_sheets
from desktop.queries.sheets.index import index_sheets
from desktop.queries.sheets.interview import interview_sheets
from desktop.queries.sheets.letters import target_letters
from desktop.queries.sheets.own_view import self_sheets
from desktop.queries.sheets.paper import Paper
from desktop.queries.sheets.ranking import ranking_sheet
from desktop.queries.sheets.teams import team_sheet
from desktop.queries.sheets.week import week_sheet

MAKERS: Mapping[SheetKind, Callable[[Paper], list[Sheet]]] = {
    SheetKind.TEAM: lambda paper: [team_sheet(paper)],
    SheetKind.RANKING: lambda paper: [ranking_sheet(paper)],
    SheetKind.WEEK: lambda paper: [week_sheet(paper)],
    SheetKind.TARGETS: target_letters,
    SheetKind.SELF: self_sheets,
    SheetKind.INTERVIEW: interview_sheets,
    SheetKind.PLAN: plan_sheets,
    SheetKind.INDEX: index_sheets,
    SheetKind.COMMISSION: commission_sheets,
}

__all__ = [
    "MAKERS",
    "Paper",
    "commission_sheets",
    "index_sheets",
    "interview_sheets",
    "plan_sheets",
    "ranking_sheet",
    "self_sheets",
    "target_letters",
    "team_sheet",
    "week_sheet",
]
