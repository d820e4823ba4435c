"""Whose half-filled forms are whose: on a server several computers keep theirs in one table.

A file is worked on in one place at a time, so its forms bear no mark. On a server each name bears the mark of the
user's own folder on their own computer; forms carried along by a move bear none, or another one, and are found
by whoever looks next on this computer.
"""

import platform
from functools import cache
from hashlib import sha256

from sqlalchemy.orm import Session

from desktop.paths import user_folder

_BETWEEN = " @ "  # no form and no grid has it in its name


def names_at_desk(session: Session, name: str) -> tuple[str, str]:
    """The name a form is kept under from here, then the one under which an earlier place of the company left it."""
    plain, own = name, f"{name}{_BETWEEN}{_mark(str(user_folder()))}"
    return (own, plain) if session.get_bind().dialect.name == "postgresql" else (plain, own)


def name_at_desk(kept: str) -> str | None:
    """The form that is kept under a name, None where it is another computer's."""
    name, _between, mark = kept.partition(_BETWEEN)
    return name if mark in {"", _mark(str(user_folder()))} else None


@cache
def _mark(folder: str) -> str:
    return sha256(f"{platform.node()} {folder}".encode()).hexdigest()[:12]
