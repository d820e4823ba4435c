"""A start without a folder for the owner's data."""

import sys
from pathlib import Path

import pytest

from desktop import paths
from desktop.app import door
from desktop.i18n import CHINESE, ENGLISH, translator
from desktop.marker import MARKER
from desktop.own_folder import NoFolderError, refuse_without_folder


class TestRefuseWithoutFolder:
    def test_a_folder_is_made_and_nothing_is_left_in_it(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("QIANJI_HOME", str(tmp_path / "new" / "签绩"))

        refuse_without_folder()

        assert list((tmp_path / "new" / "签绩").iterdir()) == []

    @pytest.mark.parametrize("name", ["file/inside", "file", "nul\0sign"])
    def test_one_that_cannot_be_made_is_named_with_what_to_do(
        self, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "file").touch()
        monkeypatch.setattr(paths, "user_folder", lambda: tmp_path / name)

        with pytest.raises(NoFolderError) as refused:
            refuse_without_folder()

        assert str(tmp_path / name).replace("\0", "�") in refused.value.sentence(translator(CHINESE))
        assert "start Qianji again" in refused.value.sentence(translator(ENGLISH))

    def test_a_marker_that_names_it_is_named_too(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("QIANJI_HOME", raising=False)
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        monkeypatch.setattr(sys, "executable", str(tmp_path / "Qianji.exe"))
        (tmp_path / MARKER).write_text(f"{MARKER}/inside", encoding="utf-8")

        with pytest.raises(NoFolderError, match=MARKER):
            refuse_without_folder()

    def test_without_a_command_line_both_languages_are_shown(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shown: list[str] = []

        def refused(_data: Path, _language: str, *, is_chosen: bool) -> int:
            monkeypatch.setattr(paths, "user_folder", lambda: tmp_path / "nul\0sign")
            refuse_without_folder()
            return 0

        monkeypatch.setenv("QIANJI_HOME", str(tmp_path))
        monkeypatch.setattr(sys, "stderr", None)
        monkeypatch.setattr(door, "run", refused)
        monkeypatch.setattr(door, "tell", shown.append)

        assert door.open_window() == 2
        assert "start Qianji again" in shown[0]
        assert "重新启动签绩" in shown[0]
