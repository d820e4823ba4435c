"""The targets page on a real file with everything around it."""

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.period import parse_period
from desktop.domain.targets import Bearer
from desktop.queries.target_lens import Lens, TargetPlace
from desktop.queries.targets import targets_for
from desktop.services.target_drafts import TargetEntry
from desktop.services.targets import TargetBook
from desktop.ui.kit.look import Look
from desktop.ui.targets.extras import Extras
from desktop.ui.targets.page import TargetsPage
from desktop.ui.targets.presenter import TargetsPresenter
from desktop.ui.targets.presenters import Presenters
from desktop.ui.targets.split_presenter import SplitPresenter
from desktop.ui.targets.target_presenter import TargetPresenter
from tests.ui.company import Company
from tests.ui.surroundings import FakeMessages, InstantTasks, today

VISITS = Lens("visits")


class Stage:
    """王䶮 (招商一部) and 李契 (招商二部) are in service; the day is 2026-11-21."""

    def __init__(self, look: Look, company: Company, messages: FakeMessages, qtbot: QtBot, folder: Path) -> None:
        self.company, self.messages, self.folder, self.bot = company, messages, folder, qtbot
        self.book = TargetBook(company.database, today)
        self.tasks = InstantTasks(company.database, lambda _topics: self.page.refresh())
        grid = TargetsPresenter(self.tasks, messages, look.texts, self.book, today, lambda: 1)
        presenters = Presenters(
            grid,
            TargetPresenter(self.tasks, look.texts, grid, today, lambda: 1),
            SplitPresenter(self.tasks, look.texts, grid, today),
            Extras(self.tasks, messages, look.texts, grid, lambda: folder),
        )
        self.grid = grid
        self.page = TargetsPage(look, presenters)
        qtbot.addWidget(self.page)
        self.page.resize(1224, 800)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.refresh()

    def set(self, label: str, value: str, staff_id: int | None = None, lens: Lens = VISITS) -> None:
        """Set a target in the file, of the company unless somebody is named."""
        period = parse_period(label)
        bearer = (Bearer.COMPANY, 0) if staff_id is None else (Bearer.STAFF, staff_id)
        place = TargetPlace(*bearer, period.start, period.end)
        self.book.set([TargetEntry(place, lens, Decimal(value))], "测试")

    def months(self, *values: str | None, first: int = 1) -> None:
        """Set 王䶮's visits month by month, and show them."""
        for month, value in enumerate(values, first):
            if value is not None:
                self.set(f"2026-{month:02}", value, self.company.wang)
        self.look_at("visits")

    def look_at(self, indicator: str) -> None:
        """Show the grid of an indicator."""
        self.grid.start_entering()
        self.grid.look_at(indicator=indicator)

    def at(self, label: str, staff_id: int | None = None) -> TargetPlace:
        """The place of a period, 王䶮's unless somebody else is named."""
        period = parse_period(label)
        return TargetPlace(Bearer.STAFF, staff_id or self.company.wang, period.start, period.end)

    def go(self, label: str, staff_id: int | None = None) -> None:
        """Make a cell current and give the grid the keyboard."""
        self.page.view.go_to(self.at(label, staff_id))
        self.page.view.setFocus()

    def type(self, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
        """Type over the current cell and end with a key."""
        view = self.page.view
        self.bot.keyClick(view, text[0])
        (editor,) = (each for each in view.findChildren(QLineEdit, "cell-editor") if each.isVisible())
        for letter in text[1:]:
            if letter.isascii():
                self.bot.keyClick(editor, letter)
            else:
                editor.insert(letter)
        self.bot.keyClick(editor, key)
        QApplication.processEvents()

    def paste(self, text: str) -> None:
        """Paste a block at the current cell."""
        QApplication.clipboard().setText(text)
        self.bot.keyClick(self.page.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def click(self, button: QPushButton) -> None:
        """Click a button."""
        self.bot.mouseClick(button, Qt.MouseButton.LeftButton)

    def shown(self, label: str, staff_id: int | None = None) -> str:
        """What a cell shows."""
        view, place = self.page.view, self.at(label, staff_id)
        for row in range(view.grid.rowCount()):
            for column in range(1, view.grid.columnCount()):
                index = view.grid.index(row, column)
                if view.grid.place(index) == place:
                    return str(index.data())
        return ""

    def kept(self, label: str, bearer: Bearer = Bearer.STAFF, bearer_id: int | None = None) -> dict[str, str]:
        """The targets kept in the file for a period, by indicator."""
        wanted = self.company.wang if bearer_id is None else bearer_id
        with self.company.database.read() as session:
            figures = targets_for(session, parse_period(label)).figures
        return {
            key.indicator: f"{figure.value.normalize():f}"
            for key, figure in figures.items()
            if (key.bearer, key.bearer_id) == (bearer, wanted)
        }
