"""Names nobody foresaw: kept and found as they are, or refused in a sentence."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from desktop.errors import RequestError
from desktop.queries.staff import staff_list
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.store.database import Database

TODAY = date(2026, 11, 21)


def kept_and_found(database: Database, names: list[str]) -> tuple[list[str], list[str]]:
    """Enter every name; what does not come back as it was, and what was refused."""
    register = StaffRegister(database, lambda: TODAY)
    lost, refused = [], []
    for name in names:
        try:
            added = register.add(StaffDraft(name))
        except RequestError:
            refused.append(name)
            continue
        with database.read() as session:
            found = staff_list(session, TODAY, "en", text=name.strip())
        if (added, name.strip()) not in [(line.staff_id, line.name) for line in found]:
            lost.append(name)
    return lost, refused


@pytest.mark.data
def test_every_naughty_string_is_kept_or_refused(database: Database, shared_data: Path) -> None:
    names = json.loads((shared_data / "naughty-strings" / "blns.json").read_text(encoding="utf-8"))

    lost, refused = kept_and_found(database, names)

    assert lost == []
    # Refused are blanks, control characters and what is too long for a form.
    assert all(not name.strip() or len(name) > 200 or not name.isprintable() for name in refused)


@pytest.mark.data
def test_every_rare_character_is_kept_as_a_name(database: Database, shared_data: Path) -> None:
    place = shared_data / "zh-chars" / "ref" / "rare_chars_not_in_gbk.csv"
    with place.open(encoding="utf-8-sig", newline="") as source:
        names = [f"王{row['char']}" for row in csv.DictReader(source)]

    lost, refused = kept_and_found(database, names)

    assert len(names) >= 276
    assert (lost, refused) == ([], [])
