"""Moves a whole company to another place: a data file, or a database on a server; all of it, verified, or nothing."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.models import Evaluation
from desktop.queries.evaluations import FINALISED
from desktop.services import audit
from desktop.services.seal_check import verify_seals
from desktop.store.carrying import Step, carry_verified, not_the_same
from desktop.store.database import Database
from desktop.store.places import is_address, make_company, place_of


@dataclass(frozen=True, slots=True)
class Moved:
    """What was carried and found to be the same on the other side."""

    rows: int
    tables: int  # that hold any row
    entries: int  # in the record of changes, a whole chain on both sides
    evaluations: int  # finalised ones whose seals hold
    place: str  # where the company lies now, without a password


def move(source: Database, target: str, step: Step = lambda _done, _total: None, password: str = "") -> Moved:
    """Carry the company to a file or a server's database that holds nothing yet; the source stays as it is.

    Everything happens in one transaction of the target: counts, sums, every value, the record of changes and the
    seals are compared before it is kept. A file made from an encrypted one is encrypted likewise.
    """
    result: list[Moved] = []

    def fill(session: Session) -> None:
        with source.read() as origin:
            result.append(_carried(origin, session, source, target, step))

    make_company(target, fill, password, source.key).close()
    return result[0]


def _carried(origin: Session, session: Session, source: Database, target: str, step: Step) -> Moved:
    cargo = carry_verified(origin, session, step)
    chain, broken = audit.verify(session), tuple(seal.period for seal in verify_seals(session))
    if audit.verify(origin) != chain or tuple(seal.period for seal in verify_seals(origin)) != broken:
        raise not_the_same("audit_entry")
    if not chain.is_whole or broken:
        raise RequestError(
            N_(
                "The company is not whole where it lies: a finalised evaluation or the record of changes was altered "
                "outside the program. Run qianji check to see which; nothing was moved."
            )
        )
    place = place_of(target) if is_address(target) else Path(target).name
    audit.append(session, "company.moved", details={"from": source.place, "to": place})
    return Moved(
        rows=sum(cargo.rows.values()),
        tables=sum(1 for count in cargo.rows.values() if count),
        entries=chain.entries,
        evaluations=session.scalar(select(func.count(Evaluation.id)).where(Evaluation.status == FINALISED)) or 0,
        place=place,
    )
