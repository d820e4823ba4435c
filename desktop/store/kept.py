"""Answers kept in the data file for the next start: shown before SQLAlchemy is imported.

An answer holds only for the file it was worked out from. The first write after it removes it in the same transaction,
and its mark names the program's version, the last entry in the record of changes and the answer's own text: whatever
another version or another program left there is passed over.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from desktop import VERSION
from desktop.store.documents import document_text
from desktop.store.tables import FINGERPRINT


def keep_answer(connection: Any, name: str, answer: Mapping[str, Any]) -> None:
    """Keep an answer in the place of the one before; a transaction of its own, since nothing is recorded by it."""
    text = document_text(dict(answer))
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("DELETE FROM kept_answer WHERE name = ?", (name,))
        connection.execute(
            "INSERT INTO kept_answer (name, mark, answer) VALUES (?, ?, ?)", (name, _mark(connection, text), text)
        )
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def kept_answer(connection: Any, name: str) -> Any | None:
    """The answer kept under a name, None where there is none or its mark does not fit."""
    row = connection.execute("SELECT mark, answer FROM kept_answer WHERE name = ?", (name,)).fetchone()
    if row is None or row[0] != _mark(connection, str(row[1])):
        return None
    return json.loads(row[1])


def drop_kept(connection: Any) -> None:
    """Remove what is kept: the transaction under way is going to change what it was worked out from."""
    connection.execute("DELETE FROM kept_answer")


def _mark(connection: Any, text: str) -> str:
    last = connection.execute("SELECT id, digest FROM audit_entry ORDER BY id DESC LIMIT 1").fetchone()
    known = "\n".join((VERSION, FINGERPRINT, *(str(each) for each in last or ()), text))
    return hashlib.sha256(known.encode()).hexdigest()
