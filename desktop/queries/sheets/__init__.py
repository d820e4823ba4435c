"""Questions whose answers are whole sheets of paper."""

from collections.abc import Callable, Mapping

from desktop.domain.sheet_kinds import SheetKind
from desktop.domain.sheets import Sheet
from desktop.queries.sheets.letters import target_letters
from desktop.queries.sheets.paper import Paper
from desktop.queries.sheets.ranking import ranking_sheet
from desktop.queries.sheets.teams import team_sheet
from desktop.queries.sheets.week import week_sheet

MAKERS: Mapping[SheetKind, Callable[[Paper], list[Sheet]]] = {
    SheetKind.TEAM: lambda paper: [team_sheet(paper)],
    SheetKind.RANKING: lambda paper: [ranking_sheet(paper)],
    SheetKind.WEEK: lambda paper: [week_sheet(paper)],
    SheetKind.TARGETS: target_letters,
}

__all__ = ["MAKERS", "Paper", "ranking_sheet", "target_letters", "team_sheet", "week_sheet"]
