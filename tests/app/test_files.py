"""Opening, founding and inventing company files."""

from datetime import date
from pathlib import Path

import pytest

from desktop.app import files
from desktop.app.files import fresh_path
from desktop.errors import DataFileError
from desktop.i18n import CHINESE, ENGLISH, translator
from desktop.queries.evaluations import evaluation_list

TODAY = date(2026, 11, 21)


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


class TestPresetChoices:
    @pytest.mark.parametrize("language", [CHINESE, ENGLISH])
    def test_every_kind_says_what_it_starts_with(self, language: str) -> None:
        choices = files.preset_choices(translator(language))

        assert [choice.key for choice in choices] == ["franchise", "property", "sales", "accounts"]
        assert all(any(character.isdigit() for character in choice.note) for choice in choices)


class TestToday:
    def test_it_is_a_day(self) -> None:
        assert files.today() >= date(2026, 1, 1)


class TestFreshPath:
    def test_what_stands_there_is_left_alone(self, tmp_path: Path) -> None:
        for name in ("company.qianji", "company-2.qianji"):
            (tmp_path / name).touch()

        assert fresh_path(tmp_path / "company.qianji") == tmp_path / "company-3.qianji"
        assert fresh_path(tmp_path / "other.qianji") == tmp_path / "other.qianji"
