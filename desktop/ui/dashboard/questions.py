"""What the page asks the data file; the questions are imported where they are asked, off the window's thread."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.domain.period import Period, PeriodKind

if TYPE_CHECKING:
    from desktop.queries.dashboard.main_figures import DashboardFigures
    from desktop.queries.dashboard.parts import DashboardParts
    from desktop.queries.dashboard.reminder import Reminder
    from desktop.queries.dashboard.trend import Trend


def figures(session: Any, kind: PeriodKind, today: date) -> "DashboardFigures":
    """The main figures of the running period of a kind."""
    from desktop.queries.dashboard.figures import dashboard_figures

    return dashboard_figures(session, kind, today)


def parts(session: Any, shown: "DashboardFigures", language: str) -> "DashboardParts":
    """What stands behind the figures shown."""
    from desktop.queries.dashboard.parts import dashboard_parts

    return dashboard_parts(session, shown, language)


def trend(session: Any, today: date, period: Period, codes: Sequence[str]) -> "Trend":
    """The main figures month by month."""
    from desktop.queries.dashboard.trend import dashboard_trend

    return dashboard_trend(session, today, period, codes)


def reminders(session: Any, today: date, language: str) -> "tuple[Reminder, ...]":
    """Everything that wants attention today."""
    from desktop.queries.dashboard.reminders import reminders as every_reminder

    return every_reminder(session, today, language)
