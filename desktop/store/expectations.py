"""What a change rests on: looked at again inside its transaction, where another machine may have been quicker."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

Check = Callable[[Any], None]  # (session); raises where what was read no longer holds
_checks: ContextVar[tuple[Check, ...]] = ContextVar("checks", default=())


@contextmanager
def expecting(check: Check) -> Iterator[None]:
    """Let every writing transaction inside begin with this check."""
    before = _checks.set((*_checks.get(), check))
    try:
        yield
    finally:
        _checks.reset(before)


def refuse_unexpected(session: Any) -> None:
    """Carry out the checks that are asked for."""
    for check in _checks.get():
        check(session)
