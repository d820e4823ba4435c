"""What the installed program says where it cannot start."""

import sys
from pathlib import Path

import pytest

from desktop import first_words
from desktop.first_words import DAMAGED, LIST, LOST, begin, lost_files, say, tell_unforeseen
from tests.app.test_run import outside

UNFORESEEN = "from desktop.first_words import tell_unforeseen; import sys; sys.excepthook = tell_unforeseen; "


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A program's folder with two libraries, and the list of them."""
    (tmp_path / "Qt").mkdir()
    (tmp_path / "Qt" / "Core 6.dll").write_bytes(b"123")
    (tmp_path / "base.zip").write_bytes(b"1")
    (tmp_path / LIST).write_text("3 Qt/Core 6.dll\n1 base.zip\n= 2\n", encoding="utf-8")
    return tmp_path


class TestLostFiles:
    def test_a_whole_folder_has_none(self, folder: Path) -> None:
        assert lost_files(folder) == []

    def test_a_library_that_is_gone_or_cut_short_is_named(self, folder: Path) -> None:
        (folder / "Qt" / "Core 6.dll").write_bytes(b"12")
        (folder / "base.zip").unlink()

        assert lost_files(folder) == ["Qt/Core 6.dll", "base.zip"]

    @pytest.mark.parametrize("content", [None, b"\xff\xfe", b"", b"= 3\n", b"3 Qt/Core 6.dll\n"])
    def test_the_list_itself_may_be_lost(self, folder: Path, content: bytes | None) -> None:
        (folder / LIST).unlink()
        if content is not None:
            (folder / LIST).write_bytes(content)

        assert lost_files(folder) == [LIST]

    def test_a_size_that_is_no_number_is_a_loss(self, folder: Path) -> None:
        (folder / LIST).write_text("x base.zip\n= 1\n", encoding="utf-8")

        assert lost_files(folder) == ["base.zip"]


class TestBegin:
    def test_a_whole_program_goes_on(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)

        begin(folder)

        assert sys.excepthook is tell_unforeseen

    @pytest.mark.parametrize(("count", "named"), [(1, "(0.dll)"), (5, "(0.dll, 1.dll, 2.dll …)")])
    def test_a_damaged_one_ends_with_a_sentence_in_both_languages(
        self,
        count: int,
        named: str,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        (tmp_path / LIST).write_text(
            "".join(f"1 Qt/{number}.dll\n" for number in range(count)) + f"= {count}\n", encoding="utf-8"
        )
        ended: list[int] = []
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        monkeypatch.setattr("os._exit", ended.append)

        begin(tmp_path)

        told = capsys.readouterr().err
        assert ended == [DAMAGED]
        assert told.count(named.strip("()")) == 2
        assert "请重新安装签绩" in told
        assert "Install Qianji again" in told


class TestUnforeseen:
    @pytest.mark.parametrize(
        ("error", "named"), [("import nowhere_at_all", "nowhere_at_all"), ("1 / 0", "ZeroDivisionError")]
    )
    def test_an_error_at_the_door_is_a_sentence_and_its_place_is_in_the_log(
        self, error: str, named: str, tmp_path: Path
    ) -> None:
        done = outside({"QIANJI_HOME": str(tmp_path)}, "-c", UNFORESEEN + error)

        log = (tmp_path / "logs" / "qianji.log").read_text(encoding="utf-8")
        assert done.returncode == DAMAGED
        assert named in done.stderr
        assert "Traceback" not in done.stderr
        assert "the program could not go on" in log

    def test_it_is_said_too_where_no_log_can_be_written(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()

        done = outside({"QIANJI_HOME": str(tmp_path / "file")}, "-c", UNFORESEEN + "1 / 0")

        assert done.returncode == DAMAGED
        assert "已保存的数据是安全的" in done.stderr

    def test_whoever_stops_the_program_is_told_nothing_new(self, capsys: pytest.CaptureFixture[str]) -> None:
        tell_unforeseen(KeyboardInterrupt, KeyboardInterrupt(), None)

        assert "Qianji" not in capsys.readouterr().err


class TestSay:
    def test_without_a_command_line_it_is_a_box(self, monkeypatch: pytest.MonkeyPatch) -> None:
        shown: list[str] = []
        monkeypatch.setattr(sys, "stderr", None)

        say(("一", "one"), shown.append)

        assert shown == ["一\n\none"]

    def test_without_boxes_it_is_a_letter(self, monkeypatch: pytest.MonkeyPatch) -> None:
        opened: list[str] = []

        def no_box(_text: str) -> None:
            raise ImportError

        monkeypatch.setattr(sys, "stderr", None)
        monkeypatch.setattr(first_words, "_open_letter", opened.append)

        say(LOST, no_box)

        assert opened == ["\n\n".join(LOST)]
