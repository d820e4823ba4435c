"""What went wrong and where, without what it was about: an error's own words may hold names, amounts or secrets."""

import traceback

from desktop.errors import QianjiError

_BETWEEN = "\nThen, or because of it:\n"


def traceback_of(error: BaseException) -> str:
    """The places in the program that led to an error and the errors before it, with their kinds and numbers."""
    told: list[str] = []
    seen: set[int] = set()
    each: BaseException | None = error
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        told.append("".join(traceback.format_tb(each.__traceback__)) + _kind_of(each))
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
    return _BETWEEN.join(reversed(told))


def _kind_of(error: BaseException) -> str:
    """The kind of an error; of its words only those that are ours or the engine's names and numbers."""
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    if isinstance(error, QianjiError):
        return f"{name}: {error.message}"  # the sentence before its places are filled
    number = error.errno if isinstance(error, OSError) else None
    engine = getattr(getattr(error, "orig", error), "sqlite_errorname", None)
    detail = " ".join(str(part) for part in (number, engine) if part)
    return f"{name}: {detail}" if detail else name
