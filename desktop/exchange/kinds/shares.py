"""Shares of a signing as files write them: one name, or `E01:60;E02:40`."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from desktop.errors import N_
from desktop.exchange.books import Books, unknown
from desktop.exchange.columns import Ref
from desktop.exchange.sentences import Refusal
from desktop.exchange.values.conventions import Conventions, Read
from desktop.exchange.values.numbers import CENT, spelled
from desktop.exchange.values.text import TRIMMED, code, half_width

WHOLE = Decimal(100)
SHARES_CODES = ("工号", "员工编号", "员工ID", "staff code", "staff id", "employee id", "employee code")
UNSTATED = N_("Several people share this signing. State each one's share, like E01:60;E02:40.")


class Share(NamedTuple):
    """A person's code or name with a share in percent; None where the file leaves it open."""

    name: str
    percent: Decimal | None


def shares(text: str, conventions: Conventions) -> Read:
    """The people of a signing with their shares; several people need shares that sum to exactly 100."""
    kept = str(code(text, conventions).value)
    read = tuple(_share(part) for part in _parts(kept))
    if len(read) == 1 and read[0].percent is None:
        return Read((Share(kept.strip(";；" + TRIMMED), WHOLE),))
    if any(share.percent is None for share in read):
        raise Refusal(UNSTATED)
    total = sum((share.percent or Decimal(0) for share in read), Decimal(0))
    if total != WHOLE:
        raise Refusal(N_("The shares sum to {total} %, not to 100 %."), total=f"{total:f}")
    return Read(read)


def resolved(stated: Iterable[Share], books: Books) -> dict[int, Decimal]:
    """The shares by staff key."""
    parts: dict[int, Decimal] = {}
    for share in stated:
        person = books.index(Ref.STAFF).find(share.name)
        if person is None:
            raise _several(share.name, books) or unknown(Ref.STAFF, share.name)
        if person in parts:
            raise Refusal(N_("“{name}” stands twice among the shares."), name=share.name)
        parts[person] = share.percent or WHOLE
    return parts


def written(stated: Iterable[Share]) -> str:
    """The shares as a file writes them; a whole one as the name alone."""
    known = list(stated)
    if len(known) == 1:
        return known[0].name
    return ";".join(f"{share.name}:{(share.percent or WHOLE).normalize():f}" for share in known)


def _parts(kept: str) -> list[str]:
    """Each person's part; a comma stands between people only behind one of several shares, else in a name."""
    has_several = len(re.findall(r"[:：=]", kept)) > 1
    between = r"[;；\n]|(?<=[0-9０-９%％])\s*[,，、]" if has_several else r"[;；\n]"
    return [part.strip(TRIMMED) for part in re.split(between, kept) if part.strip(TRIMMED)]


def _share(part: str) -> Share:
    found = re.fullmatch(r"(.+?)\s*[:：=]\s*([0-9.]+)\s*%?", half_width(part))
    if not found:
        return Share(part, None)
    percent = spelled(found[2]).value
    if percent != percent.quantize(CENT) or not 0 < percent <= WHOLE:
        raise Refusal(N_("A share must lie above 0 and not above 100, with at most two decimals."))
    return Share(found[1].strip(TRIMMED), percent)


def _several(name: str, books: Books) -> Refusal | None:
    """A refusal for “张三、李四”, which names several known people without shares."""
    parts = [part for part in re.split(r"[、,，/&+ ]+", name) if part]
    index = books.index(Ref.STAFF)
    is_list = len(parts) > 1 and all(index.find(part) is not None for part in parts)
    return Refusal(UNSTATED) if is_list else None
