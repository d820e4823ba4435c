"""Whatever an owner hands to a command by mistake: one sentence and a code, never a traceback or a surprise."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from desktop.cli.root import COMMANDS
from desktop.domain.sheet_kinds import SHEETS
from tests.cli.conftest import Call, Outcome
from tests.faults.children import ROOT
from tests.locked import make_slots_cheap, protect

Q = ("--period", "2026Q3")
# Each command that works on a data file, called as it is meant to be; in place of OUT stands a file to write.
ON_DATA: tuple[tuple[str, ...], ...] = (
    ("import", "visits", "IN"), ("import", "visits", "IN", "--dry-run", "--json"),
    ("export", "visits", "OUT.xlsx"), ("indicators", *Q), ("indicators", *Q, "--json"), ("evaluate", *Q),
    ("evaluate", *Q, "--draft", "--json"), ("evaluate", *Q, "--finalise"), ("report", "reviews", *Q, "--out", "OUT"),
    *(("report", each.kind.value, *Q, "--out", "OUT.pdf") for each in SHEETS), ("backup", "OUT.qianji"),
    ("move", "--to", "OUT.qianji"), ("check",), ("check", "--json"), ("check", "--seal", "abc"), ("password", "set"),
    *(("password", verb, "--password-stdin") for verb in ("change", "remove", "recovery", "forgotten")),
)  # fmt: skip
LONG = "x" * 5000


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


STATES: Mapping[str, Callable[[Path], object]] = {
    "missing": lambda path: path.unlink(),
    "a folder": a_folder,
    "empty": lambda path: path.write_bytes(b""),
    "a table": lambda path: path.write_text("工号,姓名\nE1,王一\n", encoding="utf-8"),
    "cut off": cut,
    "protected": protect,
}


def wrong(outcome: Outcome, codes: tuple[int, ...] = (2, 3)) -> str:
    """What is wrong with how a call was refused."""
    lines = outcome.complained.strip().splitlines()
    if outcome.code not in codes or len(lines) != 1:
        return f"code {outcome.code}, {lines or 'nothing said'}"
    strange = ("Something unexpected", "Traceback", "is not readable.")  # the last are not our words: what to do?
    return lines[0] if any(each in lines[0] for each in strange) else ""


@pytest.fixture
def visits(tmp_path: Path) -> Path:
    """A table of visits."""
    path = tmp_path / "visits.csv"
    path.write_text("日期,员工,内容\n2026-07-01,E01,a\n", encoding="utf-8")
    return path


def test_every_command_on_a_data_file_is_among_them() -> None:
    tried = {call[0] for call in ON_DATA}

    assert set(COMMANDS) - tried == {"demo", "init", "restore", "self-test"}


@pytest.mark.parametrize("state", STATES)
def test_no_data_file_surprises_a_command(
    call: Call, data: Path, visits: Path, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_slots_cheap(monkeypatch)
    STATES[state](data)
    before = data.read_bytes() if data.is_file() else b""
    found = {}
    for arguments in ON_DATA:
        named = [
            str(visits if each == "IN" else data.with_name(each) if "OUT" in each else each) for each in arguments
        ]
        found[arguments] = wrong(call(*named, "--data", data, input=""))

    assert {arguments: told for arguments, told in found.items() if told} == {}
    assert (data.read_bytes() if data.is_file() else b"") == before
    assert sorted(each.name for each in data.parent.glob("OUT*")) == []


def wrong_calls(folder: Path, visits: Path, data: Path) -> Iterator[tuple[object, ...]]:
    """Calls with an input that is no such file, an output that cannot be, or a word nobody knows."""
    made = {
        "folder": folder / "folder",
        "bytes": folder / "bytes.csv",
        "book": folder / "cut.xlsx",
        "nul": folder / "n",
    }
    made["folder"].mkdir()
    made["bytes"].write_bytes(bytes(range(255, 0, -1)) * 9)
    made["book"].write_bytes(b"PK\x03\x04" + bytes(range(200)))
    made["nul"].write_bytes(b"\0" * 100)
    for path in (*made.values(), folder / "nowhere" / "x", Path(LONG)):
        yield "import", "visits", path
        yield "import", "visits", visits, "--map", path
        yield "restore", path
        yield "check", "--data", path
    there = visits
    for path in (made["folder"], there / "x.xlsx", Path(LONG + ".xlsx")):
        yield "export", "visits", path
        yield "backup", path
        yield "init", "--data", path
        yield "report", "ranking", *Q, "--out", path
        yield "import", "visits", visits, "--rejects", path
    yield from (("report", "reviews", *Q, "--out", there), ("demo", "--out", there, "--no-window"), ("backup", there))
    yield from (
        ("move", "--to", each) for each in ("", "http://example.invalid", there, "postgresql://x@127.0.0.1:1/x")
    )
    for period in ("", "x", "2026Q5", "2026-13", "99999", LONG):
        yield from (("evaluate", "--period", period), ("indicators", "--period", period))
        yield "report", "week", "--period", period, "--out", folder / "w.pdf"
    yield from (
        ("import", "nonsense", visits),
        ("export", "nonsense", folder / "x.csv"),
        ("evaluate", *Q, "--scheme", "x"),
    )
    yield from (("import", "visits", visits, "--sheet", "x"), ("indicators", *Q, "--by", "x"), ("restore", data))
    yield "report", "team", *Q, "--out", folder / "t.pdf", "--team", "x"
    yield "report", "reviews", *Q, "--out", folder / "o", "--staff", "NOBODY"
    yield from (("report", "x"), ("password", "x"), ("check", "--seal", ""), ("fault-writer", "x"), ("check", "x"))
    yield from (("fault-writer", "save", "--n", "0"), ("init", "--preset", "x", "--data", folder / "new.qianji"))
    yield "init", "--admin-password-stdin", "--data", folder / "new.qianji"
    yield from (("password", "set", "--password-stdin"), ("--lang", "fr"), ("--nonsense",), ("nonsense",))


def test_no_wrong_word_or_file_surprises_a_command(call: Call, data: Path, visits: Path, tmp_path: Path) -> None:
    before, found = data.read_bytes(), {}
    for arguments in wrong_calls(tmp_path, visits, data):
        stated = () if "--data" in arguments else ("--data", data)
        found[arguments] = wrong(call(*arguments, *stated, input=""), (1, 2, 3))

    assert {arguments: told for arguments, told in found.items() if told} == {}
    assert data.read_bytes() == before
    assert not (tmp_path / "new.qianji").exists()


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only who may do everything can give rights up"
)
def test_no_missing_right_surprises_a_command(
    call: Call, data: Path, visits: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = tmp_path / "others"
    locked.mkdir(mode=0o700)
    shutil.move(data, locked / data.name)
    reached = tmp_path / "mine.csv"
    shutil.copyfile(visits, reached)
    closed = Path(shutil.copyfile(visits, tmp_path / "closed.csv").name)
    (tmp_path / closed).chmod(0o600)
    tmp_path.chmod(0o711)
    monkeypatch.chdir(tmp_path)  # what lies here is reached although the folders above are somebody else's
    os.setresuid(65534, 65534, 0)  # the real one, too: by that one the system answers what may be done
    try:
        found = {
            arguments: wrong(call(*arguments))
            for arguments in (
                ("check", "--data", locked / data.name), ("import", "visits", reached, "--data", locked / data.name),
                ("init", "--data", locked / "new.qianji"), ("restore", locked / data.name),
                ("demo", "--out", locked / "new", "--no-window"), ("check", "--data", closed),
                ("import", "visits", closed), ("restore", closed), ("import", "visits", reached, "--map", closed),
            )
        }  # fmt: skip
    finally:
        os.setresuid(0, 0, 0)

    assert {arguments: told for arguments, told in found.items() if told} == {}


def ended(calling: "subprocess.Popen[str]") -> str:
    """What a stopped command complained; Python may lose one interruption in a destructor, the next one counts."""
    while True:
        calling.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            return calling.communicate(timeout=10)[1]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and signals of Unix")
class TestFromOutside:
    def test_a_reader_who_leaves_is_no_error(self, data: Path) -> None:
        command = [sys.executable, "-m", "desktop", "check", "--json", "--data", str(data)]
        with subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as calling:
            assert calling.stdout is not None
            assert calling.stderr is not None
            calling.stdout.close()
            complained = calling.stderr.read()

        assert (calling.returncode, complained) == (0, "")

    @pytest.mark.skipif(
        signal.getsignal(signal.SIGINT) == signal.SIG_IGN, reason="Ctrl+C is ignored by who started the tests"
    )
    def test_a_stopped_command_says_what_became_of_it(self, tmp_path: Path) -> None:
        command = ["fault-writer", "save", "--n", "100000", "--data", str(tmp_path / "a.qianji"), "--lang", "en"]
        with subprocess.Popen(
            [sys.executable, "-m", "desktop", *command],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        ) as calling:  # fmt: skip
            assert calling.stdout is not None
            next(line for line in calling.stdout if line.startswith("ACK"))
            complained = ended(calling)

        assert calling.returncode == 2
        assert complained.splitlines()[-1] == "Stopped. What was not finished was not saved."
