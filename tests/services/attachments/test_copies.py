"""Attachments go out as copies: opened ones stay as they were, saved ones go where the owner says."""

from pathlib import Path

import pytest

from desktop.errors import RequestError
from desktop.services.attached_files import OpenedCopies, save_copy

SCAN = b"%PDF-1.7 \x00\xff seal and signature"


@pytest.mark.on_file
class TestCopies:
    def test_an_opened_copy_cannot_be_written_to_and_goes_with_the_program(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("QIANJI_HOME", str(tmp_path))
        copies = OpenedCopies()
        first = copies.put(1, "合同.pdf", SCAN)
        namesake = copies.put(2, "合同.pdf", b"other")

        assert (first.read_bytes(), first.name, namesake.name) == (SCAN, "合同.pdf", "合同 (2).pdf")
        assert first.stat().st_mode & 0o222 == 0
        assert copies.put(1, "合同.pdf", SCAN) == first
        copies.close()

        assert not first.exists()
        assert not namesake.exists()

    def test_nothing_is_put_in_the_place_of_an_opened_copy(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("QIANJI_HOME", str(tmp_path))
        copies = OpenedCopies()

        folder = copies.put(1, "合同.pdf", SCAN).parent
        assert folder.stat().st_mode & 0o222 == 0
        assert copies.put(2, "执照.pdf", SCAN).parent == folder
        assert folder.stat().st_mode & 0o222 == 0
        copies.close()

        assert not folder.exists()

    def test_what_another_program_altered_all_the_same_is_not_shown_as_attached(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("QIANJI_HOME", str(tmp_path))
        copies = OpenedCopies()
        altered = copies.put(1, "合同.pdf", SCAN)
        altered.chmod(0o600)
        altered.write_bytes(b"altered")

        opened = copies.put(1, "合同.pdf", SCAN)

        assert (opened.name, opened.read_bytes()) == ("合同 (2).pdf", SCAN)
        assert altered.read_bytes() == b"altered"  # somebody may still have it open
        assert copies.put(1, "合同.pdf", SCAN) == opened
        copies.close()

    def test_a_copy_is_saved_where_the_owner_says_or_refused_by_name(self, tmp_path: Path) -> None:
        save_copy(tmp_path / "副本.pdf", SCAN)
        assert (tmp_path / "副本.pdf").read_bytes() == SCAN

        with pytest.raises(RequestError, match=r"副本\.pdf could not be saved"):
            save_copy(tmp_path / "没有这个文件夹" / "副本.pdf", SCAN)
