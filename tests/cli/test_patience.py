"""What a command says while its server takes everything and says nothing, and how Ctrl+C ends the waiting."""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

import psycopg
import pytest

from desktop.cli import patience
from desktop.cli.patience import BACK, SILENT, SLOW, UNKNOWN_HERE, Patience, worded_for_commands
from desktop.errors import QianjiError
from desktop.store.server.database import ServerDatabase
from tests.cli.conftest import Call
from tests.server import empty_template, fresh_database, new_name
from tests.store.server.cut_line import CutLine, cut_line
from tests.store.server.entering import add_team, teams

pytestmark = [
    pytest.mark.on_server,
    pytest.mark.skipif(
        signal.getsignal(signal.SIGINT) == signal.SIG_IGN, reason="Ctrl+C is ignored by who started the tests"
    ),
]


def nothing() -> None:
    """Say nothing back."""


class Terminal:
    """What is said, in order; `answer` is done as soon as something is."""

    def __init__(self) -> None:
        self.said: SimpleQueue[str] = SimpleQueue()
        self.answer: Callable[[], None] = nothing

    def say(self, message: str, **_values: object) -> None:
        self.said.put(message)
        self.answer()


@pytest.fixture
def line() -> Iterator[CutLine]:
    """A line to a company's database."""
    with fresh_database(new_name(), empty_template()) as made, cut_line(made) as passing:
        yield passing


@pytest.fixture
def terminal() -> Terminal:
    return Terminal()


@pytest.fixture
def watching(terminal: Terminal) -> Iterator[Patience]:
    """A command's watch over what it waits for."""
    watch = Patience(terminal.say)
    yield watch
    watch.close()


def press_control_c() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def press_once_held(line: CutLine) -> None:
    line.has_held.wait()
    press_control_c()


def test_a_command_says_that_its_server_is_silent_and_goes_on_with_it(
    line: CutLine, terminal: Terminal, watching: Patience
) -> None:
    with ServerDatabase.reach(line.address) as company, ThreadPoolExecutor(1) as thread:
        line.hold()
        saving = thread.submit(add_team, company)
        said = [terminal.said.get()]
        line.go_on()
        saving.result()
        said.append(terminal.said.get())

        assert said == [SILENT, BACK]
        assert teams(company) == 1
    assert not watching.is_stopped


def test_control_c_ends_the_waiting_at_once(line: CutLine, terminal: Terminal, watching: Patience) -> None:
    with ServerDatabase.reach(line.address) as company:
        terminal.answer = press_control_c
        line.hold()
        with pytest.raises(QianjiError) as refused:
            add_team(company)
        line.go_on()

    assert watching.is_end_of_waiting(refused.value)
    with ServerDatabase.reach(line.address) as again:
        assert teams(again) == 0


def test_who_stops_while_it_is_being_kept_does_not_hear_that_nothing_was_saved(
    line: CutLine, terminal: Terminal, watching: Patience
) -> None:
    with ServerDatabase.reach(line.address) as company:
        terminal.answer = press_control_c
        line.holds_commit = True
        with pytest.raises(QianjiError) as refused:
            add_team(company)
        line.go_on()

    assert not watching.is_end_of_waiting(refused.value)
    assert worded_for_commands(refused.value) == UNKNOWN_HERE


def test_who_stops_before_the_silence_is_known_does_not_hear_it_either(line: CutLine) -> None:
    with ServerDatabase.reach(line.address) as company, ThreadPoolExecutor(1) as thread:
        line.holds_commit = True
        thread.submit(press_once_held, line)
        with pytest.raises(QianjiError) as refused:
            add_team(company)
        line.go_on()

    assert worded_for_commands(refused.value) == UNKNOWN_HERE


def test_a_server_that_is_there_and_takes_long_is_told_apart(
    line: CutLine, terminal: Terminal, watching: Patience, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "LONG", 1.0)
    with psycopg.connect(line.address.url) as other:
        other.execute("LOCK TABLE team")
        with ServerDatabase.reach(line.address) as company, ThreadPoolExecutor(1) as thread:
            saving = thread.submit(add_team, company)
            said = terminal.said.get()
            other.rollback()
            saving.result()

    assert said == SLOW
    assert not watching.is_stopped


def test_a_command_that_finds_a_silent_server_says_so_before_it_gives_up(
    call: Call, line: CutLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANJI_DATABASE_URL", line.address.url)
    line.hold()

    told = call("check", language="zh_CN")

    assert told.code == 3
    assert [each for each in ("还没有回应", "连接不到") if each in told.complained] == ["还没有回应", "连接不到"]
