"""What forms offer to choose from."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, or_, select
from sqlalchemy.orm import Session

from desktop.i18n import ENGLISH
from desktop.models import Lookup, LookupKind, Position, Staff, Team


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose; `keys` are further ways to find it: code, full pinyin, initials."""

    id: int
    label: str
    keys: tuple[str, ...] = ()


def words(session: Session, kind: LookupKind | str, language: str) -> tuple[Choice, ...]:
    """The active words of one list, in the owner's order."""
    rows = session.execute(
        select(Lookup.id, Lookup.name, Lookup.name_en)
        .where(Lookup.kind == kind, Lookup.is_active)
        .order_by(Lookup.sort_order, Lookup.id)
    )
    return tuple(Choice(key, named(name, name_en, language), (name, name_en)) for key, name, name_en in rows)


@dataclass(frozen=True, slots=True)
class WordLine:
    """One word of one list as its owner sees it; `is_effective` matters for outcomes of visits only."""

    word_id: int
    name: str
    name_en: str
    is_effective: bool
    is_active: bool


def word_list(session: Session, kind: LookupKind | str) -> tuple[WordLine, ...]:
    """All words of one list in the owner's order, retired ones last."""
    rows = session.execute(
        select(Lookup.id, Lookup.name, Lookup.name_en, Lookup.is_effective, Lookup.is_active)
        .where(Lookup.kind == kind)
        .order_by(Lookup.is_active.desc(), Lookup.sort_order, Lookup.id)
    )
    return tuple(WordLine(*row) for row in rows)


def positions(session: Session, language: str) -> tuple[Choice, ...]:
    """All positions, in the order in which they were made."""
    rows = session.execute(select(Position.id, Position.name, Position.name_en).order_by(Position.id))
    return tuple(Choice(key, named(name, name_en, language), (name, name_en)) for key, name, name_en in rows)


def teams(session: Session, language: str) -> tuple[Choice, ...]:
    """The teams that are not deleted, by name."""
    rows = session.execute(
        select(Team.id, Team.name, Team.name_en).where(Team.deleted_at.is_(None)).order_by(Team.name)
    )
    return tuple(Choice(key, named(name, name_en, language), (name, name_en)) for key, name, name_en in rows)


def staff_in_service(session: Session, day: date) -> tuple[Choice, ...]:
    """Who is in service on a day, ordered by code."""
    rows = session.execute(
        select(Staff.id, Staff.name, Staff.code, Staff.pinyin, Staff.initials)
        .where(
            Staff.deleted_at.is_(None),
            or_(Staff.hired_on.is_(None), Staff.hired_on <= day),
            or_(Staff.left_on.is_(None), Staff.left_on >= day),
        )
        .order_by(Staff.code, Staff.id)
    )
    return tuple(Choice(key, name, (code, pinyin, initials)) for key, name, code, pinyin, initials in rows)


def staff_ever(session: Session, day: date) -> tuple[Choice, ...]:
    """Everybody who is on the list, those in service on a day first, each group ordered by code."""
    has_left = case((Staff.left_on < day, 1), else_=0)
    rows = session.execute(
        select(Staff.id, Staff.name, Staff.code, Staff.pinyin, Staff.initials)
        .where(Staff.deleted_at.is_(None))
        .order_by(has_left, Staff.code, Staff.id)
    )
    return tuple(Choice(key, name, (code, pinyin, initials)) for key, name, code, pinyin, initials in rows)


def named(name: str, name_en: str, language: str) -> str:
    """A word in the chosen language; English falls back to the word itself."""
    return name_en if language == ENGLISH and name_en else name
