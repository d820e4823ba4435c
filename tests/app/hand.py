"""An owner's clicks in a window that may have a file open for reading only."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.app.reading import READING
from desktop.store.database import Database
from desktop.store.looking import LookedAt
from desktop.ui.kit.fields import TextField
from desktop.ui.shell.question import QuestionBox
from desktop.ui.staff.page import StaffPage
from tests.app.running import Run


class Hand:
    """Clicks in the window."""

    def __init__(self, run: Run, qtbot: QtBot) -> None:
        self.run, self.qtbot = run, qtbot

    def click(self, button: QPushButton) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def question(self) -> QuestionBox:
        window = self.run.program.desk.window
        self.qtbot.waitUntil(lambda: bool(window.findChildren(QuestionBox)), timeout=20000)
        return window.findChildren(QuestionBox)[0]

    def answer(self, *, is_agreed: bool) -> str:
        """Click one of the two buttons of a question; what it asked."""
        box = self.question()
        asked = box.windowTitle()
        self.click(box.act if is_agreed else box.keep)
        self.qtbot.waitUntil(lambda: not self.run.program.desk.window.findChildren(QuestionBox))
        return asked

    def look(self) -> LookedAt:
        """Agree to look at the file; what is open then."""
        self.answer(is_agreed=True)
        return self.looked()

    def looked(self) -> LookedAt:
        self.run.wait_for_page()
        assert self.run.program.opened is not None
        database = self.run.program.opened.database
        assert isinstance(database, LookedAt)
        return database

    def said(self) -> dict[str, str]:
        return self.run.program.desk.window.notices.said()

    def copied(self) -> Database:
        """Click the bar's way on and take the place that is offered; the copy that is open then."""
        self.run.program.opening.reading.choose_copy = lambda offered: offered
        self.click(self.run.program.desk.window.notices.act(READING))
        self.qtbot.waitUntil(lambda: self.is_on(lambda database: not database.is_read_only), timeout=20000)
        self.run.wait_for_page()
        assert self.run.program.opened is not None
        return self.run.program.opened.database

    def is_on(self, fits: object) -> bool:
        opened = self.run.program.opened
        return opened is not None and callable(fits) and bool(fits(opened.database))

    def begin_person(self, name: str) -> StaffPage:
        """Fill the form of a new person by hand, as far as the name."""
        window = self.run.program.desk.window
        window.start_new("staff")
        self.qtbot.waitUntil(lambda: isinstance(window.page(), StaffPage) and self.run.has_settled(), timeout=20000)
        page = window.page()
        assert isinstance(page, StaffPage)
        field = page.editor.form.fields["name"]
        assert isinstance(field, TextField)
        self.qtbot.keyClicks(field.box, name)
        return page
