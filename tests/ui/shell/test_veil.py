"""What covers the window gives back what stood there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMainWindow, QTableWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.shell.veil import Veil


class Covering(QWidget):
    """What covers the window, with a line for the password."""

    def __init__(self) -> None:
        super().__init__()
        self.password = QLineEdit(self)

    def tell_waiting(self) -> None:
        """Nobody reads it."""


class Stage:
    """A window with a line to write in and a grid."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window, whole = QMainWindow(), QWidget()
        qtbot.addWidget(self.window)
        self.line, self.grid = QLineEdit(), QTableWidget(2, 2)
        body = QVBoxLayout(whole)
        body.addWidget(self.line)
        body.addWidget(self.grid)
        self.window.setCentralWidget(whole)
        self.veil = Veil(self.window, whole, "Qianji")
        with qtbot.waitActive(self.window):
            self.window.show()

    def cover_and_lift(self) -> None:
        """Lock and unlock."""
        self.veil.cover(Covering())
        self.veil.lift()


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return Stage(qtbot)


def test_the_cursor_comes_back_where_it_was(stage: Stage) -> None:
    stage.line.setFocus()

    stage.cover_and_lift()

    assert stage.line.hasFocus()


def test_a_cell_that_was_being_written_in_leaves_the_cursor_to_its_grid(stage: Stage, qtbot: QtBot) -> None:
    stage.grid.setCurrentCell(0, 0)
    stage.grid.setFocus()
    qtbot.keyClick(stage.grid, Qt.Key.Key_F2)
    editor = stage.grid.findChild(QLineEdit)
    assert editor is not None
    waited: list[str] = []
    stage.veil.cover(Covering())
    stage.veil.when_seen(lambda: waited.append("question"))
    with qtbot.waitSignal(editor.destroyed):
        editor.deleteLater()  # as the grid does with it once it is hidden, in its own time

    stage.veil.lift()

    assert stage.grid.hasFocus()
    assert waited == ["question"]


def test_what_ends_behind_the_cover_gets_no_key_and_the_cursor_afterwards(stage: Stage, qtbot: QtBot) -> None:
    cover = Covering()
    stage.veil.cover(cover)
    cover.password.setFocus()

    stage.line.setFocus()  # as a form does once it was saved
    is_at_password = cover.password.hasFocus()
    qtbot.keyClicks(stage.window.focusWidget(), "secret")
    stage.veil.lift()

    assert is_at_password
    assert (cover.password.text(), stage.line.text()) == ("secret", "")
    assert stage.line.hasFocus()
