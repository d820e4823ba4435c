"""The company: founded with its file, changed in the settings."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.passwords import refuse_weak
from desktop.errors import N_, RequestError
from desktop.models import Company
from desktop.program_folders import refuse_in_program
from desktop.services import audit
from desktop.services.fiscal_years import refuse_moved_periods
from desktop.services.presets import DEFAULT_PRESET, find_preset
from desktop.services.schemes import install_preset
from desktop.services.texts import required_line
from desktop.store.database import Database
from desktop.store.key import Key
from desktop.store.places import make_company

MONTHS = range(1, 13)
MOST_LOG_DAYS = 31
STALL_DAYS = range(1, 366)


@dataclass(frozen=True, slots=True)
class Protection:
    """The password a file is to have from its beginning, and the recovery code its owner has kept."""

    password: str = field(repr=False)
    code: str = field(repr=False)

    def key(self) -> Key:
        """A new key sealed with both."""
        from desktop.store.vault import new_key  # a plain file pays nothing for it

        refuse_weak(self.password)
        return new_key(self.password, self.code)


@dataclass(frozen=True, slots=True)
class CompanyDraft:
    """The house rules; `fiscal_year_start` is a month, `log_days` the days within which a visit is timely.

    An open deal to which nothing happened for more than `stall_days` has stalled.
    """

    name: str
    fiscal_year_start: int = 1
    log_days: int = 2
    stall_days: int = 30


def found_company(
    path: Path, name: str, preset: str = DEFAULT_PRESET, protection: Protection | None = None
) -> Database:
    """A new data file, opened, with the company and a preset's positions, stages, words and schemes."""
    refuse_in_program(path)
    return Database.create(path, _filling(name, preset), None if protection is None else protection.key())


def found_on_server(address: str, name: str, preset: str = DEFAULT_PRESET, password: str = "") -> Database:
    """The same in an empty database on a server."""
    return make_company(address, _filling(name, preset), password)


def _filling(name: str, preset: str) -> Callable[[Session], None]:
    company_name, preset_key = required_line(name, N_("Company")), find_preset(preset).key

    def fill(session: Session) -> None:
        session.add(Company(name=company_name, preset=preset_key))
        install_preset(session, preset_key)
        audit.append(session, "company.founded", "company", details={"preset": preset_key})

    return fill


def change_company(database: Database, draft: CompanyDraft) -> None:
    """Keep the changed house rules; a file made without a company gets one."""
    if draft.fiscal_year_start not in MONTHS:
        raise RequestError(N_("The fiscal year starts in a month from 1 to 12."))
    if not 0 <= draft.log_days <= MOST_LOG_DAYS:
        raise RequestError(N_("A visit is timely within 0 to 31 days."))
    if draft.stall_days not in STALL_DAYS:
        raise RequestError(N_("A deal stalls after 1 to 365 days."))
    with database.write() as session:
        row = session.scalar(select(Company).limit(1))
        if row is None:
            row = Company(name="")
            session.add(row)
        row.name = required_line(draft.name, N_("Company"))
        refuse_moved_periods(session, row.fiscal_year_start or 1, draft.fiscal_year_start)
        row.fiscal_year_start = draft.fiscal_year_start
        row.log_days = draft.log_days
        row.stall_days = draft.stall_days
        audit.append(session, "company.changed", "company", row.id)
