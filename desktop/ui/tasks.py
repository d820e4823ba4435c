"""The one door to the background: threads for the data file, for long work, and for short work beside it.

Answers come home to the window's thread.
"""

import logging
import sys
import threading
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.ui.input_hold import InputHold
from desktop.ui.ports import Cancelled, Changes, Done, Failed, Messages, Progress, Readable, Topic
from desktop.ui.unforeseen import told_to_owner

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor  # needed with the first question, after the first paint

T = TypeVar("T")
TURN = 0.0005  # s until a thread gives way to another: the window's must not wait long, and often, for its turn
log = logging.getLogger("qianji.tasks")


class Job:
    """Long work under way; `cancelled` is what the work looks at."""

    def __init__(self) -> None:
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next chance."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Whether the work should stop."""
        return self._stop.is_set()


class Tasks(QObject):
    """Runs work off the window's thread; the data file is touched by one thread only, in the order asked."""

    arrived = Signal(object)  # a call to make on the window's thread
    busy_changed = Signal(bool)

    def __init__(self, messages: Messages, changes: Changes, translate: Callable[[str], str]) -> None:
        super().__init__()
        self._messages = messages
        self._changes = changes
        self.translate = translate
        self._database: Readable | None = None
        self._latest: dict[Any, int] = {}
        self._jobs: set[Job] = set()
        self._count = 0
        self._open_calls = 0
        self._is_closed = False
        self.hold = InputHold()
        sys.setswitchinterval(TURN)
        # Queued even from the window's own thread: work may be over before its asker has finished asking.
        self.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def _file_thread(self) -> "ThreadPoolExecutor":
        return _thread("data-file")

    @cached_property
    def _work_thread(self) -> "ThreadPoolExecutor":
        return _thread("long-work")

    @cached_property
    def _short_thread(self) -> "ThreadPoolExecutor":
        return _thread("short-work")

    def attach(self, database: Readable) -> None:
        """Ask this data file from now on."""
        self._database = database

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way."""
        return self._open_calls == 0

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be asked any more."""
        return self._is_closed

    def query(
        self, work: Callable[[Any], T], done: Done[T], failed: Failed | None = None, *, holds: bool = False
    ) -> None:
        """Ask the data file; where the same `done` was asked again meanwhile, only the later answer arrives."""
        self._count += 1
        number = self._count
        self._latest[done] = number

        def ask() -> T | None:
            if self._latest.get(done) != number:
                return None  # asked again meanwhile: nobody waits for this answer any more
            if self._database is None:
                message = "a question was asked before a data file was opened"
                raise RuntimeError(message)
            with self._database.read() as session:
                return work(session)

        def is_latest() -> bool:
            if self._latest.get(done) != number:
                return False
            del self._latest[done]
            return True

        def deliver(answer: T | None) -> None:
            done(cast(T, answer))  # only the latest is delivered, and that was asked

        self._start(self._file_thread, ask, deliver, failed, is_latest, holds=holds)

    def act(
        self,
        work: Callable[[], T],
        done: Done[T],
        failed: Failed | None = None,
        topics: frozenset[Topic] = frozenset(),
        *,
        holds: bool = False,
    ) -> None:
        """Change the data file, then announce the topics, then call `done`."""

        def announce_and_done(answer: T) -> None:
            self._changes.announce(topics)
            done(answer)

        self._start(self._file_thread, work, announce_and_done, failed, holds=holds)

    def once_answered(self, act: Callable[[], None]) -> None:
        """Do something once the data file has answered what it was asked so far; keys and clicks wait for it."""
        if self.is_idle:
            act()
        else:
            self.act(_nothing, lambda _answer: act(), holds=True)

    def long(
        self,
        work: Callable[[Progress, Cancelled], T],
        done: Done[T],
        failed: Failed | None = None,
        progress: Progress | None = None,
    ) -> Job:
        """Do long work that needs no data file, beside the questions."""
        return self._job(self._work_thread, work, done, failed, progress)

    def beside(self, work: Callable[[Cancelled], T], done: Done[T], failed: Failed | None = None) -> Job:
        """Do short work that needs no data file, without waiting until long work is over."""
        return self._job(self._short_thread, lambda _report, cancelled: work(cancelled), done, failed)

    def _job(
        self,
        thread: "ThreadPoolExecutor",
        work: Callable[[Progress, Cancelled], T],
        done: Done[T],
        failed: Failed | None,
        progress: Progress | None = None,
    ) -> Job:
        job = Job()
        self._jobs.add(job)

        def report(so_many: int, of: int) -> None:
            if progress is not None and not job.cancelled():
                self._send(lambda: progress(so_many, of))

        def run() -> T:
            try:
                return work(report, job.cancelled)
            finally:
                self._jobs.discard(job)

        self._start(thread, run, done, failed)
        return job

    def wait(self, seconds: float) -> bool:
        """Wait for what is being saved, at most so long; whether it is."""
        done = threading.Event()
        self._file_thread.submit(done.set)
        return done.wait(seconds)

    def close(self) -> None:
        """Cancel what can be cancelled, wait for what is being saved, deliver nothing more."""
        self._is_closed = True
        self.hold.release()
        for job in list(self._jobs):
            job.cancel()
        for thread in (self._work_thread, self._short_thread):
            thread.shutdown(wait=True, cancel_futures=True)
        self._file_thread.shutdown(wait=True, cancel_futures=False)

    def _start(
        self,
        thread: "ThreadPoolExecutor",
        work: Callable[[], T],
        done: Done[T],
        failed: Failed | None,
        is_wanted: Callable[[], bool] = lambda: True,
        *,
        holds: bool = False,
    ) -> None:
        self._open_calls += 1
        if holds:
            self.hold.begin()
        if self._open_calls == 1:
            self.busy_changed.emit(True)

        def finish(future: "Future[T]") -> None:
            self._send(lambda: come_home(future))

        def come_home(future: "Future[T]") -> None:
            try:
                self._finish(future, done, failed, is_wanted)
            finally:
                if holds:
                    self.hold.end()

        thread.submit(work).add_done_callback(finish)
        if holds:
            self.hold.wait()

    def _send(self, call: Callable[[], None]) -> None:
        if not self._is_closed:
            self.arrived.emit(call)

    @Slot(object)
    def _deliver(self, call: Callable[[], None]) -> None:
        if not self._is_closed:
            call()

    def _finish(
        self, future: "Future[T]", done: Done[T], failed: Failed | None, is_wanted: Callable[[], bool]
    ) -> None:
        self._open_calls -= 1
        if self._open_calls == 0:
            self.busy_changed.emit(False)
        if not is_wanted():
            return
        trouble = future.exception()
        if trouble is None:
            done(future.result())
            return
        told = told_to_owner(trouble, "work in the background failed", log)
        if failed is not None:
            failed(told)
        else:
            self._messages.fail(told.sentence(self.translate))


def _nothing() -> None:
    pass


def _thread(name: str) -> "ThreadPoolExecutor":
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
