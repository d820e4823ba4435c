"""Opening, founding and inventing company files."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.app import files
from desktop.app.files import fresh_path, place_of_copy
from desktop.app.first_file import first_file
from desktop.app.today import today
from desktop.errors import DataFileError
from desktop.i18n import CHINESE, ENGLISH, translator
from desktop.models import Team
from desktop.queries.evaluations import evaluation_list
from desktop.services.first_page import keep_first_page
from desktop.store.database import Database

TODAY = date(2026, 11, 21)
TOMORROW = date(2026, 11, 22)


class TestOpenSample:
    def test_it_is_invented_once_with_its_evaluations_and_then_opened(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("QIANJI_HOME", str(tmp_path))
        first = files.open_sample(TODAY)
        with first.database.read() as session:
            evaluations = evaluation_list(session, CHINESE)
        first.database.close()
        written = (tmp_path / "sample.qianji").stat().st_size

        again = files.open_sample(TODAY)
        again.database.close()

        assert evaluations
        assert again.company == first.company
        assert (tmp_path / "sample.qianji").stat().st_size == written


class TestOpenFile:
    def test_a_missing_file_is_refused_and_not_made(self, tmp_path: Path) -> None:
        with pytest.raises(DataFileError):
            files.open_file(tmp_path / "nowhere.qianji")

        assert list(tmp_path.iterdir()) == []


class TestKeptFigures:
    def test_those_of_the_day_come_with_the_file_and_name_its_company(self, company_file: Path) -> None:
        keep(company_file)

        opened = files.open_file(company_file, TOMORROW)
        opened.database.close()

        assert opened.first is not None
        assert opened.first.figures.today == TOMORROW
        assert opened.company.name == "Hewei Catering"

    def test_a_file_that_was_changed_meanwhile_has_none(self, company_file: Path) -> None:
        keep(company_file)
        with Database.open(company_file) as database, database.write() as session:
            session.add(Team(name="华南"))

        opened = files.open_file(company_file, TOMORROW)
        opened.database.close()

        assert opened.first is None
        assert opened.company.name == "Hewei Catering"

    @pytest.mark.parametrize("day", [None, TODAY - timedelta(days=1), TODAY + timedelta(days=400)])
    def test_another_day_has_none(self, company_file: Path, day: date | None) -> None:
        keep(company_file)

        opened = files.open_file(company_file, day)
        opened.database.close()

        assert opened.first is None


def keep(file: Path) -> None:
    """What the program does when it ends."""
    with Database.open(file) as database:
        keep_first_page(database, TODAY)


class TestPresetChoices:
    @pytest.mark.parametrize("language", [CHINESE, ENGLISH])
    def test_every_kind_says_what_it_starts_with(self, language: str) -> None:
        choices = files.preset_choices(translator(language))

        assert [choice.key for choice in choices] == ["franchise", "property", "sales", "accounts"]
        assert all(any(character.isdigit() for character in choice.note) for choice in choices)


class TestToday:
    def test_it_is_a_day(self) -> None:
        assert today() >= date(2026, 1, 1)


class TestFreshPath:
    def test_what_stands_there_is_left_alone(self, tmp_path: Path) -> None:
        for name in ("company.qianji", "company-2.qianji"):
            (tmp_path / name).touch()

        assert fresh_path(tmp_path / "company.qianji") == tmp_path / "company-3.qianji"
        assert fresh_path(tmp_path / "other.qianji") == tmp_path / "other.qianji"


class TestFirstFile:
    def test_a_folder_that_came_from_another_computer_is_known_by_its_end(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        home = tmp_path / "li" / "Local" / "Qianji"
        home.mkdir(parents=True)
        monkeypatch.setenv("QIANJI_HOME", str(home))
        (home / "sales.qianji").touch()
        usual, before = home / "company.qianji", tmp_path / "wang" / "Local" / "Qianji" / "sales.qianji"

        assert first_file(usual, str(before)) == home / "sales.qianji"
        assert first_file(usual, str(tmp_path / "stick" / "sales.qianji")) == tmp_path / "stick" / "sales.qianji"
        assert first_file(usual, str(before.with_name("other.qianji"))) == before.with_name("other.qianji")


@pytest.mark.parametrize(
    ("file", "offered"), [("company.qianji", "company-copy.qianji"), ("x.2026", "x.2026-copy.qianji")]
)
def test_a_copy_is_offered_under_the_ending_of_company_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, offered: str
) -> None:
    monkeypatch.setenv("QIANJI_HOME", str(tmp_path))

    assert place_of_copy(Path("/elsewhere") / file) == tmp_path / offered
