"""The schemes page with everything around it on a real file."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.scheme import Scheme
from desktop.queries.schemes import scheme_choices, scheme_of
from desktop.services.given_points import GivenPoints
from desktop.services.own_indicators import IndicatorBook
from desktop.services.scheme_verbs import Schemes
from desktop.services.word_lists import WordLists
from desktop.ui.kit.look import Look
from desktop.ui.schemes.page import Part, SchemesPage
from desktop.ui.schemes.presenters import presenters_of
from tests.ui.company import Company
from tests.ui.list_tools import list_tools_of
from tests.ui.surroundings import FakeMessages, InstantTasks, today


class Stage:
    """The page, what was said, and ways to click."""

    def __init__(self, look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> None:
        self.company, self.messages, self.qtbot = company, messages, qtbot
        self.tasks = InstantTasks(company.database, lambda _topics: self.page.refresh())
        database = company.database
        verbs = (Schemes(database), IndicatorBook(database), GivenPoints(database), WordLists(database))
        self.presenters = presenters_of(self.tasks, messages, look.texts, verbs, today, lambda: 1)
        self.page = SchemesPage(look, self.presenters, list_tools_of(self.tasks, messages, database))
        qtbot.addWidget(self.page)
        self.page.resize(1224, 900)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.refresh()

    def click(self, widget: QWidget) -> None:
        """Click in the middle of a widget."""
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def press(self, text: str, inside: QWidget | None = None) -> None:
        """Click the visible button of that text."""
        buttons = (inside or self.page).findChildren(QPushButton)
        self.click(next(button for button in buttons if button.text() == text and button.isVisible()))

    def part(self, part: Part) -> None:
        """Show a part of the lists."""
        names = {Part.SCHEMES: "Schemes", Part.INDICATORS: "Custom indicators", Part.HOUSE: "Raters and red lines"}
        self.press(names[part], self.page.parts)

    def open(self, row: int = 0) -> None:
        """Open a scheme by a double click."""
        view = self.page.table.view
        place = QPoint(view.visualRect(self.page.table.model.index(row, 0)).center())
        self.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def line(self, row: int) -> None:
        """Select a line of the scheme opened."""
        view = self.page.editor.items.table.view
        place = QPoint(view.visualRect(self.page.editor.items.table.model.index(row, 0)).center())
        self.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def lines(self) -> list[str]:
        """The lines of the scheme opened, from top to bottom."""
        return [line.name for line in self.page.editor.items.table.model.rows]

    def state(self) -> str:
        """What the foot of the editor says."""
        return self.page.editor.state.text()

    def schemes(self) -> list[str]:
        """The schemes listed."""
        return [line.choice.name for line in self.page.table.model.rows]

    def kept(self, row: int = 0) -> Scheme:
        """A scheme as the file keeps it."""
        with self.company.database.read() as session:
            return scheme_of(session, scheme_choices(session)[row].version_id)

    def words(self, inside: QWidget) -> list[str]:
        """All words inside a widget; those just put there are shown once the window draws."""
        return [label.text() for label in inside.findChildren(QLabel)]
