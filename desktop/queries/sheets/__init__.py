"""Questions whose answers are whole sheets of paper: ranking, team summary, week, target letters."""

from desktop.queries.sheets.letters import target_letters
from desktop.queries.sheets.ranking import ranking_sheet
from desktop.queries.sheets.teams import team_sheet
from desktop.queries.sheets.week import week_sheet

__all__ = ["ranking_sheet", "target_letters", "team_sheet", "week_sheet"]
