"""Nothing leaves the computer, nothing personal the company's file: no socket, no name in logs or temporary files."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.quiet_flow import CANARIES
from tests.faults.traced import has_strace

ROOT = Path(__file__).resolve().parents[2]
LOCAL = ("AF_UNIX", "AF_LOCAL")
# What runs text as code, builds objects out of bytes, loads code into the engine or speaks to a network.
DANGEROUS = re.compile(
    r"(?<![\w.])(?:eval|exec|compile|__import__)\(|load_extension"
    r"|^\s*(?:import|from)\s+(?:pickle|shelve|marshal|yaml|dill|socket|http|urllib\.request|requests|ssl|smtplib)\b",
    re.MULTILINE,
)

# Opens none: it lets the line to a server that the owner named be cut, which the driver alone cannot.
CUTS_A_LINE = {"desktop/store/server/connection.py": "import socket"}


def flow(folder: Path, *arguments: str, traced: bool, display: str = "") -> subprocess.CompletedProcess[str]:
    """The flow in a process with a home and a folder for temporary files of its own."""
    (folder / "temporary").mkdir(exist_ok=True)
    environment = {
        **os.environ, "QIANJI_HOME": str(folder / "home"), "TMPDIR": str(folder / "temporary"),
        "QT_QPA_PLATFORM": "xcb" if display else "offscreen", "DISPLAY": display,
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",  # or the toolkit begins a bus of its own, which outlives the flow
    }  # fmt: skip
    strace = ["strace", "-f", "--seccomp-bpf", "-e", "trace=socket,connect,bind", "-o", str(folder / "calls.txt")]
    command = [sys.executable, "-m", "tests.faults.quiet_flow", str(folder), *arguments]
    return subprocess.run(
        [*(strace if traced else []), *command],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip


def reaching_out(folder: Path) -> list[str]:
    calls = (folder / "calls.txt").read_text(encoding="utf-8", errors="replace").splitlines()
    return [
        call
        for call in calls
        if re.search(r"\b(socket|connect|bind)\(", call) and not any(each in call for each in LOCAL)
    ]


def left_behind(folder: Path) -> dict[str, list[str]]:
    """Names found in logs, settings and temporary files."""
    found = {}
    for file in [*(folder / "home").rglob("*"), *(folder / "temporary").rglob("*")]:
        if file.is_file():
            content = file.read_bytes()
            found[file.name] = [word for word in CANARIES if word.encode() in content]
    return {name: words for name, words in found.items() if words}


def test_a_flow_by_command_opens_no_socket_and_leaves_no_name_behind(tmp_path: Path) -> None:
    done = flow(tmp_path, traced=has_strace())

    assert done.returncode == 0, done.stderr
    assert re.search(r"^evaluate 0", done.stdout, re.MULTILINE), done.stdout
    assert "stumble 2" in done.stdout
    assert left_behind(tmp_path) == {}
    assert any("ValueError" in log.read_text(encoding="utf-8") for log in (tmp_path / "home").rglob("*.log"))
    assert not has_strace() or reaching_out(tmp_path) == []


@pytest.fixture
def display() -> Iterator[str]:
    """A display as a desktop has it, empty where there is none to be had: then the window draws into memory."""
    server = shutil.which("Xvfb")
    if server is None:
        yield ""
        return
    command = [server, "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", "1280x800x24"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as drawing:
        try:
            assert drawing.stdout is not None
            yield f":{drawing.stdout.readline().strip()}"
        finally:
            drawing.terminate()


@pytest.mark.skipif(not has_strace(), reason="strace is not there or may not trace")
def test_the_window_opens_no_socket_to_anywhere(tmp_path: Path, display: str) -> None:
    done = flow(tmp_path, "window", traced=True, display=display)

    assert done.returncode == 0, done.stderr
    assert reaching_out(tmp_path) == []  # those of the display, the desktop and the second start are AF_UNIX
    calls = (tmp_path / "calls.txt").read_text(encoding="utf-8", errors="replace")
    assert not display or ".X11-unix" in calls  # it was shown there
    assert list((tmp_path / "temporary").iterdir()) == []


def test_no_text_is_run_as_code_and_nothing_reaches_for_the_network() -> None:
    sources = {path: path.read_text(encoding="utf-8") for path in (ROOT / "desktop").rglob("*.py")}

    found = {
        path.relative_to(ROOT).as_posix(): match[0]
        for path, text in sources.items()
        if (match := DANGEROUS.search(text))
    }

    assert found == CUTS_A_LINE
