"""Where things lie."""

import sys
from pathlib import Path

import pytest

from desktop import paths
from desktop.marker import MARKER


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of an installed program, in which the test runs."""
    folder = tmp_path / "签绩 100%"
    folder.mkdir()
    monkeypatch.delenv("QIANJI_HOME", raising=False)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "Qianji.exe"))
    return folder


class TestUserFolder:
    def test_an_installed_program_keeps_its_data_with_its_user(self, program: Path) -> None:
        assert program not in paths.user_folder().parents

    def test_an_empty_marker_beside_the_program_keeps_them_beside_it(self, program: Path) -> None:
        (program / MARKER).touch()

        assert paths.user_folder() == program / "data"
        assert paths.log_file() == program / "data" / "logs" / "qianji.log"

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
    def test_the_marker_may_name_a_folder_in_any_usual_encoding(
        self, program: Path, tmp_path: Path, encoding: str
    ) -> None:
        (program / MARKER).write_text(f"{tmp_path / '数据'}\r\n", encoding=encoding)

        assert paths.user_folder() == tmp_path / "数据"

    def test_the_marker_may_name_a_folder_as_explorer_copies_it(self, program: Path, tmp_path: Path) -> None:
        (program / MARKER).write_text(f'"{tmp_path}"\n', encoding="utf-8")

        assert paths.user_folder() == tmp_path

    def test_the_marker_may_name_a_variable(
        self, program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("BOOKS", str(tmp_path))
        (program / MARKER).write_text("$BOOKS/qianji", encoding="utf-8")

        assert paths.user_folder() == tmp_path / "qianji"

    def test_a_folder_named_on_the_way_in_comes_first(
        self, program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (program / MARKER).touch()
        monkeypatch.setenv("QIANJI_HOME", str(tmp_path))

        assert paths.user_folder() == tmp_path

    def test_a_checkout_heeds_no_marker(self, program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (program / MARKER).touch()
        monkeypatch.setattr(sys, "frozen", False)

        assert program not in paths.user_folder().parents


class TestRealPlace:
    def test_a_link_is_followed(self, tmp_path: Path) -> None:
        (tmp_path / "there").mkdir()
        (tmp_path / "link").symlink_to(tmp_path / "there")

        assert paths.real_place(tmp_path / "link" / "company.qianji") == tmp_path / "there" / "company.qianji"

    def test_a_path_that_the_system_cannot_follow_stays_as_it_is_named(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def too_long(_path: Path) -> Path:
            raise OSError(22, "Invalid argument")

        monkeypatch.setattr(Path, "resolve", too_long)

        assert paths.real_place(tmp_path / "company.qianji") == tmp_path / "company.qianji"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_in_a_circle_are_taken_as_they_are_named(tmp_path: Path) -> None:
    (tmp_path / "circle").symlink_to(tmp_path / "circle")

    assert paths.real_place(tmp_path / "circle" / "demo") == tmp_path / "circle" / "demo"
