"""What the file beside an installed program may say, and what is refused with a sentence."""

import sys
from pathlib import Path

import pytest

from desktop import paths
from desktop.i18n import CHINESE, translator
from desktop.log import log_to_file
from desktop.marker import MARKER, MISSPELT, MarkerError, folder_named_beside
from desktop.settings import Settings


class TestTheLine:
    @pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
    def test_two_bytes_for_each_sign_are_read_without_the_sign_that_says_so(
        self, tmp_path: Path, encoding: str
    ) -> None:
        (tmp_path / MARKER).write_bytes("books\r\n".encode(encoding))

        assert folder_named_beside(tmp_path) == tmp_path / "books"

    def test_a_folder_beside_is_named_without_the_way_up(self, tmp_path: Path) -> None:
        (tmp_path / MARKER).write_text("../books", encoding="utf-8")

        assert folder_named_beside(tmp_path) == tmp_path.parent / "books"

    @pytest.mark.parametrize(
        "line",
        ["_internal/x", "_old", "_qianji_old/x", "_NEW. /x", "bin", "a/../_internal", "%NOWHERE%/x", "~/x", "C:x",
         "a\0b", "a\nb"],
    )  # fmt: skip
    def test_one_that_names_no_lasting_folder_is_refused_with_the_files_name(self, tmp_path: Path, line: str) -> None:
        (tmp_path / MARKER).write_text(line, encoding="utf-8")

        with pytest.raises(MarkerError) as refused:
            folder_named_beside(tmp_path)

        told = refused.value.sentence(translator(CHINESE))
        assert str(tmp_path / MARKER) in told
        assert told != refused.value.sentence(str)

    def test_bytes_in_no_encoding_are_refused(self, tmp_path: Path) -> None:
        (tmp_path / MARKER).write_bytes(b"\xff\xff\x81")

        with pytest.raises(MarkerError, match="cannot be read"):
            folder_named_beside(tmp_path)


class TestTheName:
    def test_a_folder_of_the_name_is_told(self, tmp_path: Path) -> None:
        (tmp_path / MARKER).mkdir()

        with pytest.raises(MarkerError, match="is a folder"):
            folder_named_beside(tmp_path)

    def test_an_ending_too_many_is_told_unless_the_right_file_is_there_too(self, tmp_path: Path) -> None:
        (tmp_path / MISSPELT).touch()

        with pytest.raises(MarkerError) as refused:
            folder_named_beside(tmp_path)
        assert MISSPELT in refused.value.sentence(str)

        (tmp_path / MARKER).touch()
        assert folder_named_beside(tmp_path) == tmp_path / "data"


class TestWhereNoFolderIsKnown:
    def test_choices_are_the_usual_ones_and_no_log_is_written(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("QIANJI_HOME", raising=False)
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        monkeypatch.setattr(sys, "executable", str(tmp_path / "Qianji.exe"))
        (tmp_path / MARKER).write_text("_old", encoding="utf-8")

        assert Settings.load() == Settings()
        assert log_to_file() is None
        with pytest.raises(MarkerError):
            paths.default_data_file()
