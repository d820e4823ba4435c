"""The door of the command line: finding commands, languages, and errors in one sentence."""

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from desktop import paths
from desktop.cli import root
from desktop.cli.context import Invocation
from desktop.cli.root import COMMANDS, load, qianji
from desktop.errors import DataFileError, RequestError
from desktop.settings import Settings
from tests.cli.conftest import Call


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> click.Command:
    """A command "fail" that raises what its parameter names."""

    @click.command()
    @click.argument("kind")
    def fail(kind: str) -> None:
        raise {
            "request": RequestError("The row {row} is wrong.", row=3),
            "file": DataFileError("The file is damaged."),
            "stop": KeyboardInterrupt(),
            "unexpected": ZeroDivisionError("the particulars"),
            "pipe": BrokenPipeError(),
        }[kind]

    monkeypatch.setitem(root.COMMANDS, "fail", ("tests.cli.test_root:unused", "Fail"))
    monkeypatch.setattr(root, "load", lambda _place: fail)
    return fail


class TestHelp:
    def test_help_lists_every_command(self, call: Call) -> None:
        outcome = call("--help")

        assert outcome.code == 0
        assert all(f"  {name} " in outcome.said for name in COMMANDS)

    def test_help_speaks_chinese_by_itself(self, call: Call) -> None:
        outcome = call("--help", language="")

        assert "用法" in outcome.said
        assert "检查数据文件是否完好" in outcome.said

    def test_a_stated_language_goes_before_the_environments(self, call: Call) -> None:
        assert "Usage:" in call("--lang", "en", "--help", language="zh_CN").said
        assert "用法" in call("check", "--help", "--lang=zh_CN", language="en").said

    def test_the_language_chosen_in_the_window_is_used(self) -> None:
        Settings(language="en").save()

        assert "Usage:" in CliRunner().invoke(qianji, ["--help"]).stdout

    def test_every_listed_command_is_there_and_explains_itself(self, call: Call) -> None:
        for name, (place, _summary) in COMMANDS.items():
            assert isinstance(load(place), click.Command)
            outcome = call(name, "--help")
            assert outcome.code == 0
            assert "--data" in outcome.said
            assert "--lang" in outcome.said

    def test_help_loads_neither_tables_nor_paper_nor_window(self) -> None:
        program = (
            "import sys\n"
            "from desktop.cli.root import qianji\n"
            "try:\n    qianji.main(['--help'])\nexcept SystemExit:\n    pass\n"
            "print([name for name in ('sqlalchemy', 'reportlab', 'PySide6', 'alembic') if name in sys.modules])"
        )

        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

        assert done.stdout.splitlines()[-1] == "[]"


class TestErrors:
    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (["nothing"], "No such command 'nothing'."),
            (["--nothing"], "No such option '--nothing'."),
            (["backup"], "Missing argument 'FILE'."),
            (["check", "--lang", "fr"], "'fr'"),
        ],
    )
    def test_a_wrong_call_is_one_sentence_and_code_2(self, call: Call, arguments: list[str], sentence: str) -> None:
        outcome = call(*arguments)

        assert outcome.code == 2
        assert sentence in outcome.complained
        assert outcome.said == ""

    def test_a_wrong_call_is_told_in_chinese_too(self, call: Call) -> None:
        assert "没有 'nothing' 这个命令" in call("nothing", language="zh_CN").complained

    @pytest.mark.parametrize(
        ("kind", "code", "sentence"),
        [
            ("request", 2, "The row 3 is wrong.\n"),
            ("file", 3, "The file is damaged.\n"),
            ("stop", 2, "Stopped. What was not finished was not saved.\n"),
        ],
    )
    @pytest.mark.usefixtures("failing")
    def test_errors_become_a_sentence_and_a_code(self, call: Call, kind: str, code: int, sentence: str) -> None:
        outcome = call("fail", kind)

        assert (outcome.code, outcome.said, outcome.complained) == (code, "", sentence)

    @pytest.mark.usefixtures("failing")
    def test_the_unexpected_names_the_log_that_holds_the_traceback(self, call: Call) -> None:
        outcome = call("fail", "unexpected")

        assert outcome.code == 2
        assert str(paths.log_file()) in outcome.complained
        assert "Traceback" not in outcome.complained
        kept = paths.log_file().read_text(encoding="utf-8")
        assert "ZeroDivisionError" in kept
        assert "in fail" in kept
        assert "the particulars" not in kept  # they may be names or amounts

    @pytest.mark.usefixtures("failing")
    def test_without_a_log_the_unexpected_is_still_one_sentence(
        self, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "file").write_text("no folder")
        monkeypatch.setenv("QIANJI_HOME", str(tmp_path / "file"))

        outcome = call("fail", "unexpected")

        assert outcome.code == 2
        assert "log could not be written" in outcome.complained

    def test_a_reader_who_has_read_enough_is_no_error(self) -> None:
        command = [sys.executable, "-m", "desktop", "--help"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as call:
            assert call.stdout is not None
            assert call.stderr is not None
            call.stdout.close()
            complained = call.stderr.read()

        assert (call.returncode, complained) == (0, "")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
    def test_output_that_finds_no_room_is_told(self) -> None:
        with Path("/dev/full").open("w") as full:
            command = [sys.executable, "-m", "desktop", "--lang", "en", "--help"]
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)

        assert (done.returncode, done.stderr[:18]) == (2, "The disk is full. ")

    @pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix")
    def test_a_closed_output_is_no_error(self) -> None:
        command = ["/bin/sh", "-c", '"$0" -m desktop --help >&-', sys.executable]
        done = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)

        assert (done.returncode, done.stderr) == (0, "")

    @pytest.mark.parametrize("text", ["postgresql://somewhere", "mysql://a:secret@b/c", "company.qianji"])
    def test_an_address_of_no_server_is_refused_in_a_sentence(
        self, call: Call, monkeypatch: pytest.MonkeyPatch, text: str
    ) -> None:
        monkeypatch.setenv("QIANJI_DATABASE_URL", text)

        for command in ("check", "init"):
            told = call(command)
            assert told.code == 3
            assert "address of the database server cannot be read" in told.complained
            assert "secret" not in told.complained


class TestDataFile:
    def test_the_option_may_stand_before_or_after_the_command(self, call: Call, tmp_path: Path) -> None:
        assert call("--data", tmp_path / "a.db", "init").code == 0
        assert call("check", "--data", tmp_path / "a.db").code == 0

    def test_the_environment_names_it_too(self, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("QIANJI_DATA", str(tmp_path / "数据.db"))

        call("init")

        assert (tmp_path / "数据.db").exists()

    def test_without_any_it_lies_in_the_users_folder(self, call: Call, tmp_path: Path) -> None:
        call("init")

        assert (tmp_path / "home" / "company.qianji").exists()


class TestWindow:
    def test_without_a_display_one_sentence_says_so(self, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            monkeypatch.delenv(name, raising=False)
        if not sys.platform.startswith("linux"):
            pytest.skip("elsewhere there is always a display")

        outcome = call()

        assert outcome.code == 2
        assert "no display" in outcome.complained

    def test_the_window_opens_on_the_named_file(self, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
        class Application:
            asked: tuple[Path, str] | None = None

            def run(self, data_file: Path, language: str) -> int:
                self.asked = (data_file, language)
                return 0

        application = Application()
        monkeypatch.setattr("desktop.cli.window.import_module", lambda _name: application)

        assert call("--data", "x.db").code == 0
        assert application.asked == (Path("x.db"), "en")


class TestProgress:
    def test_away_from_a_terminal_nothing_is_drawn(self, capsys: pytest.CaptureFixture[str]) -> None:
        with Invocation("en").progress("Writing forms") as step:
            step(1, 2)

        assert capsys.readouterr() == ("", "")

    def test_on_a_terminal_a_bar_is_drawn(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

        with Invocation("en").progress("Writing forms") as step:
            step(1, 2)
            step(2, 2)

        assert "Writing forms" in capsys.readouterr().err
