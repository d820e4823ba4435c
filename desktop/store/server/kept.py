"""Answers kept on the server for the next start of a window, as `store.kept` keeps them in a data file."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, text

from desktop import VERSION
from desktop.store.documents import document_text
from desktop.store.tables import FINGERPRINT


def keep_on_server(connection: Connection, name: str, answer: Mapping[str, Any]) -> None:
    """Keep an answer in the place of the one before."""
    written = document_text(dict(answer))
    connection.execute(
        text(
            "INSERT INTO kept_answer (name, mark, answer) VALUES (:name, :mark, CAST(:answer AS json)) "
            "ON CONFLICT (name) DO UPDATE SET mark = excluded.mark, answer = excluded.answer"
        ),
        {"name": name, "mark": _mark(connection, written), "answer": written},
    )


def kept_on_server(connection: Connection, name: str) -> Any | None:
    """The answer kept under a name, None where there is none or its mark does not fit."""
    row = connection.execute(
        text("SELECT mark, CAST(answer AS text) FROM kept_answer WHERE name = :name"), {"name": name}
    ).first()
    if row is None or row[0] != _mark(connection, str(row[1])):
        return None
    return json.loads(row[1])


def drop_kept_on_server(connection: Connection) -> None:
    """Remove what is kept: the transaction under way is going to change what it was worked out from."""
    connection.execute(text("DELETE FROM kept_answer"))


def _mark(connection: Connection, written: str) -> str:
    last = connection.execute(text("SELECT id, digest FROM audit_entry ORDER BY id DESC LIMIT 1")).first()
    known = "\n".join((VERSION, FINGERPRINT, *(str(each) for each in last or ()), written))
    return hashlib.sha256(known.encode()).hexdigest()
