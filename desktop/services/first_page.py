"""Keeps the first page's figures in the data file, for the next start of the window to show at once."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from desktop.domain.period import PeriodKind
from desktop.queries.company import company_profile
from desktop.queries.dashboard.figures import dashboard_figures, figures_before
from desktop.queries.dashboard.kept_page import NAME, FirstPage, document_of, first_page
from desktop.queries.own_indicators import own_indicators
from desktop.store.database import Database

DAYS = 10  # today and those after it: longer than any public holiday


def keep_first_page(database: Database, today: date) -> None:
    """Keep the figures of today and of the days after it, unless they are kept already; nothing is recorded by it.

    What is written beside it meanwhile wins: then nothing is kept.
    """
    last = today + timedelta(days=DAYS - 1)
    if first_page(database.kept(NAME), last) is not None:
        return
    writes = database.writes
    with database.read() as session:
        pages = [_page(session, today + timedelta(days=number)) for number in range(DAYS)]
    database.keep(NAME, document_of(pages), writes)


def _page(session: Session, day: date) -> FirstPage:
    figures = dashboard_figures(session, PeriodKind.MONTH, day)
    before = figures_before(session, figures, own_indicators(session))
    return FirstPage(company_profile(session), figures, before)
