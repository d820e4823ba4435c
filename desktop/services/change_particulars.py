"""What an entry of the record of changes says beside its record."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from desktop.errors import N_
from desktop.queries.change_log import ChangeRow
from desktop.queries.change_words import PARTICULARS, SUMS


def particulars(row: ChangeRow, translate: Callable[[str], str]) -> str:
    """What an entry says beside its record, in one line."""
    told = []
    for name, word in PARTICULARS.items():
        value = row.details.get(name)
        if value not in (None, "", 0, "0") and not isinstance(value, dict | list):
            read = _sum(value) if name in SUMS else value
            told.append(translate(N_("{word}: {value}")).format(word=translate(word), value=read))
    return translate(N_("; ")).join(told)


def _sum(value: object) -> str:
    """A sum with its thousands parted and both digits of its 分, what is none as it stands, such as a grade."""
    try:
        yuan = Decimal(str(value))
    except InvalidOperation:
        return str(value)
    return f"{yuan:,}" if yuan == yuan.to_integral_value() else f"{yuan:,.2f}"
