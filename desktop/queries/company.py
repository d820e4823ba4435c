"""The company and its house rules."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Company


@dataclass(frozen=True, slots=True)
class CompanyProfile:
    """The company; `fiscal_year_start` is a month, `log_days` the days within which a visit is timely.

    An open deal to which nothing happened for more than `stall_days` has stalled.
    """

    name: str = ""
    currency: str = "CNY"
    fiscal_year_start: int = 1
    log_days: int = 2
    preset: str = ""
    stall_days: int = 30


def company_profile(session: Session) -> CompanyProfile:
    """The company, or the usual rules where the file has none."""
    row = session.scalar(select(Company).order_by(Company.id).limit(1))
    if row is None:
        return CompanyProfile()
    return CompanyProfile(row.name, row.currency, row.fiscal_year_start, row.log_days, row.preset, row.stall_days)
