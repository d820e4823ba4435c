"""How forms look on paper: options and logo, kept with the company."""

from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.paper import PaperOptions, document_of, options_of, validate
from desktop.errors import N_, RequestError
from desktop.models import Company
from desktop.reports.logo import is_drawing, picture
from desktop.services import audit
from desktop.store.database import Database

LARGEST_LOGO = 10_000_000  # bytes of a file


def change_paper(database: Database, options: PaperOptions) -> PaperOptions:
    """Keep the options for everything printed from now on, and give back the ones before."""
    validate(options)
    with database.write() as session:
        row = _company(session)
        former = options_of(row.paper)
        row.paper = document_of(options)
        audit.append(session, "paper.changed", "company", row.id, row.paper)
        return former


def change_logo(database: Database, path: Path | None) -> bytes | None:
    """Keep the picture of a file as the logo, None takes it away; gives back the logo before."""
    small = None if path is None else read_logo(path)
    return keep_logo(database, small)


def keep_logo(database: Database, logo: bytes | None) -> bytes | None:
    """Keep a logo that was kept before, to take a change back; gives back the one in its place."""
    with database.write() as session:
        row = _company(session)
        former, row.logo = row.logo, logo
        audit.append(session, "logo.removed" if logo is None else "logo.set", "company", row.id)
        return former


def _company(session: Session) -> Company:
    row = session.scalar(select(Company).order_by(Company.id).limit(1))
    if row is None:
        raise RequestError(N_("Enter the company's name first; how forms look is kept with the company."))
    return row


def read_logo(path: Path) -> bytes:
    """The file's picture, no larger than print needs."""
    try:
        if path.stat().st_size > LARGEST_LOGO:
            raise RequestError(N_("{file} is larger than 10 MB. Choose a smaller picture."), file=path.name)
        content = path.read_bytes()
    except OSError as error:
        raise RequestError(
            N_("{file} cannot be read. See whether it is still there and may be opened, or choose another picture."),
            file=path.name,
        ) from error
    small = picture(content)
    if small is None and is_drawing(content):
        raise RequestError(
            N_("{file} is an SVG drawing, which cannot be printed here. Save it as PNG and choose that file."),
            file=path.name,
        )
    if small is None:
        raise RequestError(
            N_("{file} is no picture that can be read, or has far too many dots. Choose a smaller PNG or JPEG file."),
            file=path.name,
        )
    return small.content
