"""The import page's decisions that a page at rest does not show: stopping, late answers, large files."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import RequestError
from desktop.exchange.file_map import FileMap
from desktop.exchange.kind import Tally
from desktop.exchange.reading.wishes import Table
from desktop.exchange.report import ImportReport
from desktop.i18n import ENGLISH, translator
from desktop.services.import_desk import Acquaintance, Understanding
from desktop.ui.imports import hand_edits as module
from desktop.ui.imports.ports import Stop
from desktop.ui.imports.presenter import ImportsPresenter
from desktop.ui.imports.wanted import Step
from tests.ui.surroundings import FakeMessages, PatientTasks

TABLE = Table("staff.csv", "", rows=[(1, ["姓名"]), (2, ["王䶮"])])
MADE = Understanding(
    kind="staff", table=TABLE, header_row=1, headers=("姓名",), taken={"name": (0,)}, by_contents=frozenset(),
    doubts={}, lacking=(), samples=(("王䶮",),), unused=(), stated=FileMap(),
)  # fmt: skip


def report(created: int = 1) -> ImportReport:
    tally = Tally(created=created)
    return ImportReport(
        "staff", "staff.csv", "utf-8", None, 1, tally.created, 0, 0, 0, (), (), is_dry_run=True, batch_id=7
    )


@dataclass
class FakeView:
    """Remembers what it was shown, by name."""

    shown: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def __getattr__(self, name: str) -> Callable[..., None]:
        if not name.startswith("show_"):
            raise AttributeError(name)

        def show(*values: Any) -> None:
            self.shown.append(name)
            if name == "show_trouble":
                self.troubles.append(values[0])

        return show


class FakeFiles:
    """Answers as told and remembers what was asked; `stop` is looked at."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.stopped = False

    def read(self, *_arguments: Any) -> Table:
        return TABLE

    def understand(self, *_arguments: Any) -> Understanding:
        return MADE

    def try_out(self, table: Table, kind: str, stated: FileMap, stop: Stop | None = None) -> ImportReport:
        self.asked.append("try")
        self._look(stop)
        return report()

    def take_in(self, made: Understanding, table: Table, stated: FileMap, stop: Stop | None = None) -> ImportReport:
        self.asked.append("take")
        self._look(stop)
        return report()

    def take_back(self, batch_id: int) -> Any:
        raise RequestError("{number} cannot be taken back.", number=batch_id)

    def forget(self, shape_id: int) -> None:
        self.asked.append(f"forget {shape_id}")

    def _look(self, stop: Stop | None) -> None:
        if stop is not None and stop():
            raise RequestError("Stopped.")


class Stage:
    """The presenter with a file whose rows wait to be tried."""

    def __init__(self) -> None:
        self.view, self.files, self.messages, self.tasks = FakeView(), FakeFiles(), FakeMessages(), PatientTasks()
        self.presenter = ImportsPresenter(
            self.tasks, self.messages, translator(ENGLISH), self.files, lambda *_arguments: None
        )
        self.presenter.attach(self.view)
        self.presenter.choose_file(Path("staff.csv"))
        self.tasks.answer(frozenset())
        self.tasks.answer(Acquaintance(None, {}))

    def tried(self) -> "Stage":
        self.tasks.carry_out()
        return self


@pytest.fixture
def stage() -> Stage:
    return Stage()


class TestStopping:
    def test_a_file_that_is_not_read_yet_leads_back_to_the_start_with_a_word(self, stage: Stage) -> None:
        stage.presenter.start_over()
        stage.presenter.choose_file(Path("visits.csv"))
        stage.presenter.stop()

        stage.tasks.answer(frozenset())

        assert stage.presenter.step is Step.FILE
        assert stage.messages.last.sentence == "Stopped. Nothing was changed."

    def test_a_trial_leads_back_to_the_columns_with_a_word(self, stage: Stage) -> None:
        stage.presenter.stop()

        stage.tried()

        assert stage.presenter.step is Step.COLUMNS
        assert stage.messages.last.sentence == "Stopped. Nothing was changed."
        assert stage.view.troubles == []

    def test_an_import_leads_back_to_the_rows_which_can_be_imported_again(self, stage: Stage) -> None:
        stage.tried()
        stage.presenter.take_in()
        stage.presenter.stop()
        stage.tasks.carry_out()
        after_stopping = stage.presenter.step

        stage.presenter.take_in()
        stage.tasks.carry_out()

        assert (after_stopping, stage.presenter.step) == (Step.ROWS, Step.DONE)
        assert stage.files.asked == ["try", "take", "take"]


class TestLateAnswers:
    def test_a_trial_of_the_file_before_is_passed_over(self, stage: Stage) -> None:
        work, done, _failed = stage.tasks.acts[-1]
        answer = work()
        stage.presenter.start_over()

        done(answer)

        assert stage.presenter.step is Step.FILE
        assert "show_rows" not in stage.view.shown

    def test_an_import_is_told_however_late_it_comes(self, stage: Stage) -> None:
        stage.tried()
        stage.presenter.take_in()
        work, done, _failed = stage.tasks.acts[-1]

        done(work())

        assert stage.view.shown[-1] == "show_done"


class TestTakingIn:
    def test_happens_once_however_often_it_is_asked_for(self, stage: Stage) -> None:
        stage.tried()

        for _time in range(3):
            stage.presenter.take_in()

        assert len(stage.tasks.acts) == 2

    def test_is_not_read_again_once_it_is_done(self, stage: Stage) -> None:
        stage.tried()
        stage.presenter.take_in()
        stage.tasks.carry_out()

        stage.presenter.look_again()
        stage.presenter.go_back()

        assert stage.view.shown[-1] == "show_done"


class TestLargeFiles:
    def test_wait_to_be_checked_until_asked(self, stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "AT_ONCE", 1)
        stage.tried()

        stage.presenter.write_cell(2, 0, "王 䶮")
        stage.presenter.take_in()

        assert stage.view.shown[-1] == "show_edits"
        assert stage.files.asked == ["try"]
