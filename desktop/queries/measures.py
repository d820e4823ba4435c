"""The library of causes and measures as it stands: the shipped entries, the owner's changes and own ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop import paths
from desktop.domain.causes import LibraryMeasure, parse_library, shipped_entries
from desktop.domain.measure_documents import lacking, library_measure
from desktop.models import Action, Measure

SHIPPED_FILE = ("presets", "causes.json")


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One entry for the library's page; texts by language, `uses` counts the actions that came from it."""

    key: str
    step: str
    moves: str
    indicators: tuple[str, ...]
    when: tuple[str, ...]
    focus: str
    causes: Mapping[str, str]
    measures: Mapping[str, str]
    supports: Mapping[str, str]
    is_own: bool
    is_changed: bool  # a shipped entry with the owner's words
    is_active: bool
    lacking: str  # the language in which words are missing, "" for none
    uses: int = 0


def library(session: Session) -> tuple[LibraryMeasure, ...]:
    """What evaluations choose from: shipped entries in their order with the owner's words, then the own ones.

    Own entries stand in front of shipped ones that fit equally well: who wrote them means them.
    """
    kept = _kept(session)
    own = [library_measure(row.key, row.document) for row in kept.values() if row.is_own and row.is_active]
    merged = []
    for measure in shipped():
        row = kept.get(measure.key)
        if row is None:
            merged.append(measure)
        elif row.is_active:
            merged.append(library_measure(row.key, row.document) if row.document else measure)
    return (*own, *merged)


def measure_rows(session: Session) -> tuple[MeasureRow, ...]:
    """Every entry, switched off ones too: the owner's own first, then the shipped ones in their order."""
    kept = _kept(session)
    counted = (
        select(Action.measure, func.count().label("uses")).where(Action.deleted_at.is_(None)).group_by(Action.measure)
    )
    uses = {row.measure: row.uses for row in session.execute(counted)}
    rows = [_row(row.key, row.document, row, uses) for row in kept.values() if row.is_own]
    for entry in _entries():
        row = kept.get(entry["key"])
        document = row.document if row is not None and row.document else entry
        rows.append(_row(entry["key"], document, row, uses))
    return tuple(rows)


def shipped_document(key: str) -> Mapping[str, Any] | None:
    """The shipped entry of this key, None where there is none."""
    return next((entry for entry in _entries() if entry["key"] == key), None)


@cache
def shipped() -> tuple[LibraryMeasure, ...]:
    """The shipped library."""
    return parse_library(_text())


@cache
def _entries() -> tuple[Mapping[str, Any], ...]:
    return tuple(shipped_entries(_text()))


def _text() -> str:
    return paths.resources().joinpath(*SHIPPED_FILE).read_text(encoding="utf-8")


def _kept(session: Session) -> dict[str, Measure]:
    rows = session.scalars(select(Measure).where(Measure.deleted_at.is_(None)).order_by(Measure.id.desc()))
    return {row.key: row for row in rows}


def _row(key: str, document: Mapping[str, Any], row: Measure | None, uses: Mapping[str, int]) -> MeasureRow:
    return MeasureRow(
        key=key,
        step=document["step"],
        moves=document["moves"],
        indicators=tuple(document["indicators"]),
        when=tuple(document["when"]),
        focus=document.get("focus", ""),
        causes=document["cause"],
        measures=document["measure"],
        supports=document["support"],
        is_own=row is not None and row.is_own,
        is_changed=row is not None and not row.is_own and bool(row.document),
        is_active=row is None or row.is_active,
        lacking=lacking(document),
        uses=uses.get(key, 0),
    )
