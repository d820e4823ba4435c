"""The record of changes as a workbook."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import N_
from desktop.queries.change_log import ChangeRow, WantedChanges, all_changes
from desktop.queries.change_words import PARTICULARS, about, happened
from desktop.store.database import Database

if TYPE_CHECKING:
    from desktop.exchange.writing import Value

TITLES = (N_("No."), N_("When"), N_("What"), N_("What happened"), N_("Which"), N_("Particulars"))


def particulars(row: ChangeRow, translate: Callable[[str], str]) -> str:
    """What an entry says beside its record, in one line."""
    told = []
    for name, word in PARTICULARS.items():
        value = row.details.get(name)
        if value not in (None, "", 0, "0") and not isinstance(value, dict | list):
            told.append(translate(N_("{word}: {value}")).format(word=translate(word), value=value))
    return translate(N_("; ")).join(told)


def export_changes(database: Database, wanted: WantedChanges, path: Path, translate: Callable[[str], str]) -> int:
    """Write the entries asked for to an .xlsx or .csv file; how many they are."""
    from desktop.exchange.writing import write_rows  # heavy; the list of changes does without

    count = 0

    def rows() -> "Iterator[list[Value]]":
        nonlocal count
        for row in all_changes(session, wanted):
            count += 1
            moment = f"{row.happened_at.astimezone():%Y-%m-%d %H:%M:%S}"
            what, done = translate(about(row.verb)), translate(happened(row.verb))
            yield [row.number, moment, what, done, row.label, particulars(row, translate)]

    with database.read() as session:
        headers = [translate(title) for title in TITLES]
        write_rows(path, headers, rows(), translate(N_("Record of changes")), is_long=True)
    return count
