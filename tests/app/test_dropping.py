"""A file dropped on the window."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.imports.page import ImportsPage
from desktop.ui.imports.wanted import Step
from tests.app.running import Run

NONE = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
SHIFT = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)
EITHER = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction


def drop(run: Run, file: Path) -> QDragEnterEvent:
    """Drag a file over the window and let go of it."""
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(file))])
    window = run.program.desk.window
    entered = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, dragged, *NONE)
    entered.ignore()
    QApplication.sendEvent(window, entered)
    if entered.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPoint(300, 300), Qt.DropAction.CopyAction, dragged, *NONE))
    return entered


def test_a_table_is_taken_to_the_import_page(run: Run, company_file: Path, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "staff.csv").write_text("工号,姓名\nE10,欧阳静怡\n", encoding="utf-8")
    run.start()

    drop(run, tmp_path / "staff.csv")

    page = run.program.desk.window.page()
    assert isinstance(page, ImportsPage)
    qtbot.waitUntil(lambda: page._presenter.step is Step.ROWS, timeout=20000)
    assert page.rows.model.rowCount() == 1


def test_anything_else_is_left_alone(run: Run, company_file: Path, tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"png")
    run.start()

    entered = drop(run, tmp_path / "photo.png")

    assert not entered.isAccepted()
    assert run.program.desk.window.current_key == "dashboard"


def test_a_table_that_is_given_away_is_taken_as_a_copy(run: Run, company_file: Path, tmp_path: Path) -> None:
    (tmp_path / "staff.csv").write_text("工号,姓名\nE10,欧阳静怡\n", encoding="utf-8")
    run.start()
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(tmp_path / "staff.csv"))])
    entered = QDragEnterEvent(QPoint(300, 300), EITHER, dragged, *SHIFT)
    entered.setDropAction(Qt.DropAction.MoveAction)

    QApplication.sendEvent(run.program.desk.window, entered)

    assert (entered.isAccepted(), entered.dropAction()) == (True, Qt.DropAction.CopyAction)
