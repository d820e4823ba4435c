"""What an entry of the record of changes says beside its record."""

from collections.abc import Callable

from desktop.errors import N_
from desktop.queries.change_log import ChangeRow
from desktop.queries.change_words import PARTICULARS


def particulars(row: ChangeRow, translate: Callable[[str], str]) -> str:
    """What an entry says beside its record, in one line."""
    told = []
    for name, word in PARTICULARS.items():
        value = row.details.get(name)
        if value not in (None, "", 0, "0") and not isinstance(value, dict | list):
            told.append(translate(N_("{word}: {value}")).format(word=translate(word), value=value))
    return translate(N_("; ")).join(told)
