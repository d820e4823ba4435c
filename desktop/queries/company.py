"""The company and its house rules."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Company
from desktop.queries.house_rules import CompanyProfile

__all__ = ["CompanyProfile", "company_profile"]


def company_profile(session: Session) -> CompanyProfile:
    """The company, or the usual rules where the file has none."""
    row = session.scalar(select(Company).order_by(Company.id).limit(1))
    if row is None:
        return CompanyProfile()
    return CompanyProfile(row.name, row.currency, row.fiscal_year_start, row.log_days, row.preset, row.stall_days)
