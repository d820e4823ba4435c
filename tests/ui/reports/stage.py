"""The page of everything that is printed, on a real file, with a printer that writes a PDF."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop.domain.sheet_kinds import SheetKind
from desktop.store.database import Database
from desktop.ui.kit.look import Look
from desktop.ui.ports import Tasks
from desktop.ui.reports.job_presenter import JobPresenter
from desktop.ui.reports.look_presenter import LookPresenter
from desktop.ui.reports.page import ReportsPage
from desktop.ui.reports.paper import CompanyPaper, PrintedPaper
from desktop.ui.reports.ports import Picture
from desktop.ui.reports.presenter import ReportsPresenter
from desktop.ui.reports.preview_presenter import PreviewPresenter
from desktop.ui.reports.print_order import PrintOrder, pages_of
from tests.ui.surroundings import FakeMessages, InstantTasks, today


class FakePrinter:
    """Remembers its pages."""

    dpi = 36
    file: Path | None = None

    def __init__(self, order: PrintOrder = PrintOrder(), breaks_at: int = 99) -> None:  # noqa: B008 - a frozen value
        self.added: list[Picture] = []
        self.was_wanted: bool | None = None
        self._order = order
        self._breaks_at = breaks_at

    def pages(self, count: int) -> tuple[int, ...]:
        return pages_of(self._order, count)

    def add(self, picture: Picture) -> None:
        self.added.append(picture)
        if len(self.added) == self._breaks_at:
            raise self.trouble

    def finish(self, is_wanted: bool) -> None:
        self.was_wanted = is_wanted

    trouble: Exception = RuntimeError()


class Stage:
    """The page with what surrounds it."""

    def __init__(
        self, database: Database, look: Look, qtbot: QtBot, tasks: Tasks | None = None, paper: Any = None
    ) -> None:
        self.qtbot, self.messages = qtbot, FakeMessages()
        self.paper: Any = paper or PrintedPaper()
        tasks = tasks or InstantTasks(database)
        texts = look.texts
        self.presenter = ReportsPresenter(
            tasks,
            texts,
            LookPresenter(tasks, self.messages, texts, CompanyPaper(database)),
            PreviewPresenter(tasks, texts, self.paper),
            JobPresenter(tasks, self.messages, texts, self.paper, today),
            today,
            lambda: 1,
        )
        self.page = ReportsPage(look, self.presenter)
        qtbot.addWidget(self.page)
        self.page.resize(1220, 800)
        self.page.show()
        self.page.refresh()

    @property
    def pages(self) -> int:
        """How many pages are seen."""
        return self.page.preview.pages.page_count()

    @property
    def questions(self) -> Any:
        """The questions."""
        return self.page.choice.questions

    def choose(self, kind: SheetKind | None) -> None:
        """Choose a printout by its line in the list."""
        place = [each.kind for each in self.presenter.printouts].index(kind)
        item = self.page.choice.list.item(place)
        spot = self.page.choice.list.visualItemRect(item).center()
        self.qtbot.mouseClick(self.page.choice.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    def click(self, button: QAbstractButton) -> None:
        """A real click."""
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def save_into(self, folder: Path) -> None:
        """Answer the system's dialogs with this folder."""
        self.page.ask_file = lambda _title, name, ending: str(folder / f"{name}.{ending}")
        self.page.ask_folder = lambda _title: str(folder)
