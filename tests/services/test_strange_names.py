"""Names nobody foresaw: kept, found, printed and copied out as they are, or refused in a sentence."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from desktop.errors import RequestError
from desktop.i18n import CHINESE, translator
from desktop.models import Staff
from desktop.queries.staff import staff_list
from desktop.reports import bidi
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.store.database import Database
from tests.reports import test_copying as copying
from tests.services.importing import Importing, importing

__all__ = ["importing"]

TODAY = date(2026, 11, 21)


def kept_and_found(database: Database, names: list[str]) -> tuple[list[str], dict[str, RequestError]]:
    """Enter every name; what does not come back as it was, and what was refused."""
    register = StaffRegister(database, lambda: TODAY)
    lost, refused = [], {}
    for name in names:
        try:
            added = register.add(StaffDraft(name))
        except RequestError as error:
            refused[name] = error
            continue
        with database.read() as session:
            found = staff_list(session, TODAY, "en", text=name.strip())
        if (added, name.strip()) not in [(line.staff_id, line.name) for line in found]:
            lost.append(name)
    return lost, refused


@pytest.fixture
def naughty(shared_data: Path) -> list[str]:
    lines = json.loads((shared_data / "naughty-strings" / "blns.json").read_text(encoding="utf-8"))
    return [str(line) for line in lines]


@pytest.mark.data
class TestNaughtyStrings:
    def test_are_kept_and_found_or_refused_in_a_whole_sentence(self, database: Database, naughty: list[str]) -> None:
        lost, refused = kept_and_found(database, naughty)

        assert lost == []
        assert len(refused) <= 30
        for error in refused.values():
            for translate in (str, translator(CHINESE)):
                sentence = error.sentence(translate)
                assert sentence.endswith((".", "。"))
                assert "{" not in sentence

    def test_as_kept_are_copied_out_of_paper_by_every_reader_or_told_before_printing(
        self, database: Database, naughty: list[str]
    ) -> None:
        kept_and_found(database, naughty)
        with database.read() as session:
            names = [name for (name,) in session.query(Staff.name).order_by(Staff.id) if not bidi.is_uncertain(name)]
        paper = copying.pages_with(names)

        changed = [
            (reader, name)
            for reader, read in copying.READERS.items()
            for name, page in zip(names, read(paper), strict=True)
            if copying.packed(name) not in copying.packed(page) and name not in copying.QUIRKS[reader]
        ]
        assert len(names) > 480
        assert changed == []

    def test_a_file_of_them_is_taken_and_refused_as_by_hand(
        self, importing: Importing, naughty: list[str], tmp_path: Path
    ) -> None:
        path = tmp_path / "names.csv"
        with path.open("w", encoding="utf-8", newline="") as target:
            csv.writer(target).writerows([("工号", "姓名"), *((f"N{i}", name) for i, name in enumerate(naughty))])

        report = importing.take_file("staff", path)

        kept: dict[str, str] = dict(importing.all(Staff.code, Staff.name))
        by_file = {name for i, name in enumerate(naughty) if f"N{i}" not in kept}
        _lost, by_hand = kept_and_found(importing.database, naughty)
        # A paragraph mark at the ends is a line break in a file; what is typed is trimmed of it.
        assert by_file - set(by_hand) <= {"\u2029test\u2029"}
        assert set(by_hand) <= by_file
        assert {problem.row for problem in report.errors} == {
            i + 2 for i, name in enumerate(naughty) if name in by_file
        }
        assert all(kept[f"N{i}"] == name.strip() for i, name in enumerate(naughty) if f"N{i}" in kept)


class TestNamesInTheRegister:
    def test_a_name_that_cannot_be_printed_is_refused_and_nobody_is_added(self, database: Database) -> None:
        register = StaffRegister(database, lambda: TODAY)

        with pytest.raises(RequestError, match="which no font of the forms has"):
            register.add(StaffDraft("王\ue000"))

        with database.read() as session:
            assert staff_list(session, TODAY, "en") == ()

    @pytest.mark.parametrize(
        "name",
        [
            "محمد علي", "שרה בן-דוד", "محمد Ali", "O’Brien-Ó Súilleabháin", "王𠮷", "李䶮",
            "Jose\u0301 Ａ", "欧阳" * 30, "100%_\\'; DROP TABLE staff",
        ],
    )  # fmt: skip
    def test_any_real_person_s_name_is_taken_as_it_is(self, database: Database, name: str) -> None:
        StaffRegister(database, lambda: TODAY).add(StaffDraft(name))

        with database.read() as session:
            assert [line.name for line in staff_list(session, TODAY, "en")] == [name]

    def test_a_name_entered_before_may_stay_while_the_rest_is_changed(self, database: Database) -> None:
        register = StaffRegister(database, lambda: TODAY)
        staff_id = register.add(StaffDraft("王小明"))
        with database.write() as session:
            row = session.get(Staff, staff_id)
            assert row is not None
            row.name = "王\ue000"

        register.change(staff_id, StaffDraft("王\ue000", phone="139"))

        with database.read() as session:
            assert [line.name for line in staff_list(session, TODAY, "en")] == ["王\ue000"]


@pytest.mark.data
def test_every_rare_character_is_kept_as_a_name(database: Database, shared_data: Path) -> None:
    place = shared_data / "zh-chars" / "ref" / "rare_chars_not_in_gbk.csv"
    with place.open(encoding="utf-8-sig", newline="") as source:
        names = [f"王{row['char']}" for row in csv.DictReader(source)]

    lost, refused = kept_and_found(database, names)

    assert len(names) >= 276
    assert (lost, refused) == ([], {})
