"""How the company's forms look on paper, and its logo."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.paper import PaperOptions, options_of
from desktop.models import Company


def paper_options(session: Session) -> PaperOptions:
    """The kept options, the usual ones where nothing was set."""
    return options_of(session.scalar(select(Company.paper).order_by(Company.id).limit(1)))


def company_logo(session: Session) -> bytes | None:
    """The logo as a PNG, None where there is none."""
    return session.scalar(select(Company.logo).order_by(Company.id).limit(1))
