"""Everything that wants attention today, by what it is about; a fixed number of statements."""

from datetime import date

from sqlalchemy.orm import Session

from desktop.queries.dashboard.contracts import expiring_contracts, overdue_money, stalled_deals
from desktop.queries.dashboard.reminder import Reminder
from desktop.queries.dashboard.reviewing import actions_due, evaluations_open, missing_targets
from desktop.queries.dashboard.visiting import follow_ups, silent_people
from desktop.queries.working_days import working_days


def reminders(session: Session, today: date, language: str) -> tuple[Reminder, ...]:
    """All reminders of the day, within each kind the most pressing first."""
    calendar = working_days(session)
    return (
        *overdue_money(session, today),
        *follow_ups(session, today),
        *evaluations_open(session, today, language),
        *actions_due(session, today, language),
        *missing_targets(session, today, calendar),
        *stalled_deals(session, today, language),
        *expiring_contracts(session, today),
        *silent_people(session, today, calendar),
    )
