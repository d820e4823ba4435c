"""A file is either the old one or the whole new one."""

from pathlib import Path

import pytest

from desktop.reports.saving import save_whole


class TestSaveWhole:
    def test_an_older_file_is_replaced(self, tmp_path: Path) -> None:
        path = tmp_path / "a.pdf"
        path.write_bytes(b"old")

        save_whole(path, b"new")

        assert path.read_bytes() == b"new"
        assert list(tmp_path.iterdir()) == [path]

    def test_a_failure_leaves_nothing_behind(self, tmp_path: Path) -> None:
        path = tmp_path / "folder"
        path.mkdir()

        with pytest.raises(OSError, match="folder"):
            save_whole(path, b"new")

        assert list(tmp_path.iterdir()) == [path]
