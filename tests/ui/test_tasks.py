"""The one door to the background."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.errors import QianjiError, RequestError
from desktop.i18n import ENGLISH, translator
from desktop.ui.changes import Changes
from desktop.ui.ports import Cancelled, Progress, Topic
from desktop.ui.tasks import Tasks
from tests.ui.surroundings import FakeMessages


class Shelf:
    """A data file that hands out one word."""

    @contextmanager
    def read(self) -> Iterator[str]:
        yield "session"


class Desk:
    """Collects answers, each with the thread it came on."""

    def __init__(self) -> None:
        self.answers: list[Any] = []
        self.threads: list[threading.Thread] = []

    def done(self, answer: Any) -> None:
        self.answers.append(answer)
        self.threads.append(threading.current_thread())


@pytest.fixture
def changes(qtbot: QtBot) -> Changes:
    return Changes()


@pytest.fixture
def tasks(messages: FakeMessages, changes: Changes) -> Iterator[Tasks]:
    made = Tasks(messages, changes, translator(ENGLISH))
    made.attach(Shelf())
    yield made
    made.close()


class TestHold:
    """Whoever asks for a form and types on means the form: keys and clicks wait for it."""

    def test_it_returns_once_the_answer_came(self, tasks: Tasks, qtbot: QtBot) -> None:
        desk = Desk()

        tasks.query(lambda session: session, desk.done, holds=True)
        tasks.act(lambda: "kept", desk.done, holds=True)

        assert desk.answers == ["session", "kept"]
        assert not tasks.hold.is_holding

    def test_a_refusal_is_an_answer(self, tasks: Tasks, qtbot: QtBot) -> None:
        refused = list[QianjiError]()

        def refuse() -> None:
            raise RequestError("No.")

        tasks.act(refuse, lambda _nothing: None, refused.append, holds=True)

        assert len(refused) == 1

    def test_an_act_comes_after_the_answers_it_needs(self, tasks: Tasks, qtbot: QtBot) -> None:
        desk = Desk()

        tasks.query(lambda session: session, desk.done)
        tasks.once_answered(lambda: desk.done("act"))

        assert desk.answers == ["session", "act"]

    def test_where_nothing_is_asked_an_act_comes_at_once(self, tasks: Tasks) -> None:
        desk = Desk()

        tasks.once_answered(lambda: desk.done("act"))

        assert desk.answers == ["act"]

    def test_what_is_only_shown_keeps_nobody_waiting(self, tasks: Tasks, qtbot: QtBot) -> None:
        desk = Desk()

        tasks.query(lambda session: session, desk.done)
        at_once = list(desk.answers)
        qtbot.waitUntil(lambda: tasks.is_idle)

        assert at_once == []


class TestQuery:
    def test_the_work_runs_elsewhere_and_the_answer_comes_home(self, tasks: Tasks, qtbot: QtBot) -> None:
        desk, workers = Desk(), []

        def work(session: str) -> str:
            workers.append(threading.current_thread())
            return session.upper()

        tasks.query(work, desk.done)
        qtbot.waitUntil(lambda: bool(desk.answers))

        assert desk.answers == ["SESSION"]
        assert desk.threads == [threading.main_thread()]
        assert workers != [threading.main_thread()]

    def test_only_the_latest_question_is_answered(self, tasks: Tasks, qtbot: QtBot) -> None:
        desk = Desk()

        for word in ("first", "second", "third"):
            tasks.query(lambda _session, word=word: word, desk.done)  # type: ignore[misc] # mypy cannot type the default
        qtbot.waitUntil(lambda: tasks.is_idle)

        assert desk.answers == ["third"]

    def test_a_question_asked_again_before_its_turn_is_not_worked_on(self, tasks: Tasks, qtbot: QtBot) -> None:
        desk, worked, gate = Desk(), [], threading.Event()

        def work(_session: str, word: str) -> str:
            worked.append(word)
            return word

        tasks.act(gate.wait, Desk().done)
        for word in ("first", "second", "third"):
            tasks.query(partial(work, word=word), desk.done)
        gate.set()
        qtbot.waitUntil(lambda: tasks.is_idle)

        assert worked == desk.answers == ["third"]

    def test_two_askers_are_both_answered(self, tasks: Tasks, qtbot: QtBot) -> None:
        one, other = Desk(), Desk()

        tasks.query(lambda _session: 1, one.done)
        tasks.query(lambda _session: 2, other.done)
        qtbot.waitUntil(lambda: tasks.is_idle)

        assert (one.answers, other.answers) == ([1], [2])

    def test_a_refusal_becomes_a_sentence(self, tasks: Tasks, messages: FakeMessages, qtbot: QtBot) -> None:
        def work(_session: str) -> None:
            raise RequestError("Row {row} is wrong.", row=3)

        tasks.query(work, Desk().done)
        qtbot.waitUntil(lambda: tasks.is_idle)

        assert [(said.weight, said.sentence) for said in messages.said] == [("failure", "Row 3 is wrong.")]

    def test_who_wants_to_hear_of_a_refusal_hears_of_it(
        self, tasks: Tasks, messages: FakeMessages, qtbot: QtBot
    ) -> None:
        heard: list[QianjiError] = []

        def work(_session: str) -> None:
            raise RequestError("No.")

        tasks.query(work, Desk().done, heard.append)
        qtbot.waitUntil(lambda: tasks.is_idle)

        assert [str(error) for error in heard] == ["No."]
        assert not messages.said

    def test_the_unforeseen_is_told_with_the_log_file(
        self, tasks: Tasks, messages: FakeMessages, qtbot: QtBot, caplog: pytest.LogCaptureFixture
    ) -> None:
        def work(_session: str) -> None:
            raise ZeroDivisionError

        tasks.query(work, Desk().done)
        qtbot.waitUntil(lambda: tasks.is_idle)

        assert "qianji.log" in messages.last.sentence
        assert "ZeroDivisionError" not in messages.last.sentence

    def test_a_drive_that_fails_is_told_for_what_it_is(
        self, tasks: Tasks, messages: FakeMessages, qtbot: QtBot
    ) -> None:
        tasks.act(Path("/media/pulled out/a.pdf").read_bytes, Desk().done)
        qtbot.waitUntil(lambda: tasks.is_idle)

        assert "a.pdf could not be read or written: the folder or the drive is not" in messages.last.sentence

    def test_without_a_data_file_nothing_can_be_asked(
        self, messages: FakeMessages, changes: Changes, qtbot: QtBot
    ) -> None:
        tasks = Tasks(messages, changes, translator(ENGLISH))

        tasks.query(lambda _session: 1, Desk().done)
        qtbot.waitUntil(lambda: tasks.is_idle)
        tasks.close()

        assert messages.last.weight == "failure"


class TestAct:
    def test_changes_are_announced_before_the_answer(self, tasks: Tasks, changes: Changes, qtbot: QtBot) -> None:
        order: list[object] = []
        changes.listen(order.append)

        tasks.act(lambda: "saved", order.append, topics=frozenset({Topic.VISITS}))
        qtbot.waitUntil(lambda: tasks.is_idle)

        assert order == [frozenset({Topic.VISITS}), "saved"]

    def test_a_refused_act_announces_nothing(self, tasks: Tasks, changes: Changes, qtbot: QtBot) -> None:
        heard: list[object] = []
        changes.listen(heard.append)

        def work() -> None:
            raise RequestError("No.")

        tasks.act(work, Desk().done, topics=frozenset({Topic.VISITS}))
        qtbot.waitUntil(lambda: tasks.is_idle)

        assert not heard

    def test_closing_waits_for_what_is_being_saved_and_says_nothing_more(
        self, messages: FakeMessages, changes: Changes, qtbot: QtBot
    ) -> None:
        tasks, desk, saved, started = Tasks(messages, changes, translator(ENGLISH)), Desk(), [], threading.Event()

        def save() -> None:
            started.set()
            saved.append("visit")

        tasks.act(save, desk.done)
        started.wait(5)
        tasks.close()

        assert saved == ["visit"]
        assert not desk.answers


class TestLong:
    def test_progress_is_reported_at_home(self, tasks: Tasks, qtbot: QtBot) -> None:
        desk, steps = Desk(), []

        def work(progress: Progress, _cancelled: Cancelled) -> str:
            progress(1, 2)
            progress(2, 2)
            return "written"

        tasks.long(work, desk.done, progress=lambda so_many, of: steps.append((so_many, of)))
        qtbot.waitUntil(lambda: bool(desk.answers))

        assert steps == [(1, 2), (2, 2)]
        assert desk.answers == ["written"]

    def test_it_can_be_cancelled(self, tasks: Tasks, qtbot: QtBot) -> None:
        desk, started = Desk(), threading.Event()

        def work(_progress: Progress, cancelled: Cancelled) -> str:
            started.set()
            while not cancelled():
                pass
            return "stopped"

        job = tasks.long(work, desk.done)
        started.wait(5)
        job.cancel()
        qtbot.waitUntil(lambda: bool(desk.answers))

        assert desk.answers == ["stopped"]

    def test_questions_are_answered_meanwhile(self, tasks: Tasks, qtbot: QtBot) -> None:
        desk, slow = Desk(), Desk()
        release = threading.Event()

        tasks.long(lambda _progress, _cancelled: release.wait(5), slow.done)
        tasks.query(lambda _session: "quick", desk.done)
        qtbot.waitUntil(lambda: bool(desk.answers))
        release.set()
        qtbot.waitUntil(lambda: tasks.is_idle)

        assert desk.answers == ["quick"]
        assert slow.answers == [True]


class TestBeside:
    def test_short_work_does_not_wait_for_the_long_one(self, tasks: Tasks, qtbot: QtBot) -> None:
        desk, slow = Desk(), Desk()
        release = threading.Event()

        tasks.long(lambda _progress, _cancelled: release.wait(5), slow.done)
        tasks.beside(lambda _cancelled: "quick", desk.done)
        qtbot.waitUntil(lambda: bool(desk.answers))
        release.set()
        qtbot.waitUntil(lambda: tasks.is_idle)

        assert desk.answers == ["quick"]
        assert slow.answers == [True]
