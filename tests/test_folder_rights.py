"""Whether a folder takes files is tried, and the try leaves nothing."""

from pathlib import Path

import pytest

from desktop.folder_rights import takes_files


def test_a_folder_of_ones_own_takes_files_and_is_left_as_it_was(tmp_path: Path) -> None:
    assert takes_files(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_refuses_a_file_or_is_not_there_takes_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not takes_files(tmp_path / "gone")

    def refuse(_place: Path) -> None:
        raise PermissionError(13, "access denied")

    monkeypatch.setattr(Path, "touch", refuse)

    assert not takes_files(tmp_path)
