"""The quality page on a real file with everything around it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.services.absences import Absences
from desktop.services.activities import Activities
from desktop.services.complaints import Complaints
from desktop.services.conduct import ConductLog
from desktop.services.customer_quality import CustomerQuality
from desktop.services.feedback import FeedbackLog
from desktop.services.milestones import Milestones
from desktop.services.surveys import Surveys
from desktop.ui.kit.look import Look
from desktop.ui.quality.page import QualityPage
from desktop.ui.quality.presenter import QualityPresenter
from desktop.ui.quality.record_kind import Verbs
from tests.ui.company import Company
from tests.ui.list_tools import list_tools_of
from tests.ui.surroundings import TODAY, FakeMessages, InstantTasks, today

CTRL = Qt.KeyboardModifier.ControlModifier


class Stage:
    """The page; every change makes it ask again, as the window does."""

    def __init__(self, look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> None:
        self.company, self.messages, self.qtbot = company, messages, qtbot
        kept: tuple[Any, Callable[[], date]] = (company.database, today)
        self.verbs: dict[str, Verbs] = {
            "surveys": Surveys(*kept), "complaints": Complaints(*kept), "feedback": FeedbackLog(*kept),
            "activities": Activities(*kept), "conduct": ConductLog(*kept), "absences": Absences(*kept),
            "milestones": Milestones(*kept), "customers": CustomerQuality(*kept),
        }  # fmt: skip
        self.tasks = InstantTasks(company.database, lambda _topics: self.page.refresh())
        presenter = QualityPresenter(self.tasks, messages, look.texts, self.verbs, today, lambda: 1)
        self.page = QualityPage(look, presenter, TODAY, list_tools_of(self.tasks, messages, company.database))
        qtbot.addWidget(self.page)
        self.page.resize(1224, 900)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.refresh()

    @property
    def rows(self) -> list[Any]:
        """The records from top to bottom."""
        return list(self.page.table.model.rows)

    def field(self, name: str) -> Any:
        """A field of the form."""
        return self.page.editor.form.fields[name]

    def errors(self) -> dict[str, str]:
        """What the form says is wrong, by field."""
        return {name: each.error() for name, each in self.page.editor.form.fields.items() if each.error()}

    def show(self, tab: str) -> None:
        """Click a tab by its words."""
        self.click(next(button for button in self.page.tabs.findChildren(QPushButton) if button.text() == tab))

    def click(self, button: Any) -> None:
        """Click a button."""
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def type(self, name: str, text: str) -> None:
        """Type into a field, and leave it by Tab as one does."""
        self.write(self.field(name).control, text)

    def write(self, box: QLineEdit, text: str) -> None:
        """Type into a box and leave it by Tab."""
        box.setFocus()
        box.selectAll()
        self.qtbot.keyClicks(box, text)
        completer = box.completer()
        popup = completer.popup() if completer is not None else None
        if popup is not None:
            popup.hide()
        self.qtbot.keyClick(box, Qt.Key.Key_Tab)

    def undo(self) -> None:
        """Press what the last message offers."""
        assert self.messages.last.action is not None
        self.messages.last.action()
