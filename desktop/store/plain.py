"""Rows noted as JSON, read back as the values their columns hold, whichever engine wrote the note.

A data file notes 0 for no, a moment with a blank and a document as its text; a server false, a T and the document.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Boolean, Date, Table
from sqlalchemy.types import JSON, TypeEngine

from desktop.models.types import Moment, Scaled


def values_of(noted: str, table: Table) -> dict[str, Any]:
    """The values of a noted row by column; a column the table has no more is passed over."""
    read: Mapping[str, Any] = json.loads(noted)
    return {name: _value(table.columns[name].type, each) for name, each in read.items() if name in table.columns}


def _value(kind: TypeEngine[Any], noted: Any) -> Any:
    if noted is None:
        return None
    if isinstance(kind, Scaled):
        return Decimal(noted).scaleb(-kind.places)
    if isinstance(kind, Moment):
        return datetime.fromisoformat(noted).replace(tzinfo=UTC)
    if isinstance(kind, Date):
        return date.fromisoformat(noted)
    if isinstance(kind, Boolean):
        return bool(noted)
    if isinstance(kind, JSON) and isinstance(noted, str):
        return json.loads(noted)
    return noted
