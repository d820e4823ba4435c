"""An owner attaches scans to a contract, opens one after another start, renames it, takes it out and back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.domain.attachment import Bearer
from desktop.queries.attachments import attachments_of
from desktop.ui.attachments.box import AttachmentsBox
from desktop.ui.signings.page import SigningsPage
from tests.app.running import Run
from tests.flows.window.hands import Hands

SCAN, LICENCE = b"%PDF-1.7 sealed by both", b"\xff\xd8 licence"


@pytest.fixture
def scans(tmp_path: Path) -> list[Path]:
    """Two files beside the company's folder, one of a name with Chinese signs and blanks."""
    folder = tmp_path / "扫描件"
    folder.mkdir()
    for name, content in (("加盟合同 （盖章）.pdf", SCAN), ("营业执照.jpg", LICENCE)):
        (folder / name).write_bytes(content)
    return sorted(folder.iterdir())


class Opened:
    """Stands for the system, which opens a file in its own program: notes what it would show."""

    def __init__(self, box: AttachmentsBox) -> None:
        self.files: list[Path] = []
        box.open_url = self._open

    def _open(self, url: QUrl) -> bool:
        self.files.append(Path(url.toLocalFile()))
        return True


@contextmanager
def begun(qapp: QApplication, qtbot: QtBot, home: Path) -> Iterator[Hands]:
    """One run of the program on the company, ended afterwards."""
    run = Run(qapp, qtbot, home)
    run.start()
    yield Hands(qtbot, run.program)
    run.program.desk.window.put_away()
    run.program.close()


def test_scans_stay_with_a_contract_as_they_were(
    qapp: QApplication, qtbot: QtBot, home: Path, company: Path, scans: list[Path]
) -> None:
    assert company.exists()
    with begun(qapp, qtbot, home) as hands:
        drop(hands, box_of_the_first_contract(hands), scans)

    with begun(qapp, qtbot, home) as hands:
        box = box_of_the_first_contract(hands)
        opened = Opened(box)
        hands.until(lambda: len(box.rows) == len(scans))
        hands.click(box.rows[0].name)
        hands.until(lambda: bool(opened.files))
        shown = opened.files[0]
        assert (shown.name, shown.read_bytes()) == ("加盟合同 （盖章）.pdf", SCAN)

    assert not shown.exists()  # nothing of the file is left lying about


def test_one_is_renamed_taken_out_and_brought_back_by_keys(hands: Hands, scans: list[Path]) -> None:
    box = box_of_the_first_contract(hands)
    drop(hands, box, scans)

    hands.step("rename")
    hands.click(box.rows[1].acts[1])
    hands.type("执照", box.rows[1].field)  # the name without its ending is marked
    hands.press(Qt.Key.Key_Return, on=box.rows[1].field)
    hands.until(lambda: names(hands) == ["加盟合同 （盖章）.pdf", "执照.jpg"])
    assert box.rows[1].name.hasFocus()

    hands.step("leave a name as it is")
    hands.click(box.rows[0].acts[1])
    hands.press(Qt.Key.Key_Escape, on=box.rows[0].field)
    assert hands.page(SigningsPage).form.isVisible()  # Escape was the name's, not the form's

    hands.step("take out")
    hands.click(box.rows[0].acts[2])
    hands.until(lambda: names(hands) == ["执照.jpg"])
    assert box.attach_button.hasFocus()

    hands.step("undo")
    hands.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hands.until(lambda: names(hands) == ["加盟合同 （盖章）.pdf", "执照.jpg"])
    hands.until(lambda: len(box.rows) == 2)


def test_a_table_let_go_on_a_field_of_the_contract_hangs_on_it_and_is_not_imported(
    hands: Hands, tmp_path: Path
) -> None:
    box = box_of_the_first_contract(hands)
    page: SigningsPage = hands.page(SigningsPage)
    field = page.form.findChildren(QLineEdit)[0]
    before = field.text()
    (tmp_path / "分期付款.csv").write_text("日期,金额\n", encoding="utf-8")
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(tmp_path / "分期付款.csv"))])
    none = (Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)

    hands.step("drop a table on a field")
    entering = QDragEnterEvent(QPoint(5, 5), *none)
    QApplication.sendEvent(field, entering)
    QApplication.sendEvent(field, QDropEvent(QPointF(5, 5), *none))

    hands.until(lambda: [each.line.name for each in box.rows] == ["分期付款.csv"])
    assert entering.isAccepted()
    assert field.text() == before
    assert hands.page(SigningsPage).form.isVisible()


def test_a_contract_not_saved_yet_leaves_a_file_to_the_window(hands: Hands) -> None:
    box_of_the_first_contract(hands)
    page: SigningsPage = hands.page(SigningsPage)
    assert page.form.acceptDrops()

    hands.press(Qt.Key.Key_Escape, on=page.form)
    hands.step("begin a new one")
    page.form.record_shown.emit(None)

    assert not page.form.acceptDrops()


def test_what_is_refused_is_told_in_the_box_and_nothing_is_attached(hands: Hands, tmp_path: Path) -> None:
    box = box_of_the_first_contract(hands)
    (tmp_path / "setup.exe").write_bytes(b"MZ")

    drop(hands, box, [tmp_path / "setup.exe"])

    assert box.notice.isVisible()
    assert any("setup.exe is a program" in each.text() for each in box.notice.findChildren(QLabel))
    assert box.rows == []
    assert box.attach_button.isEnabled()


def box_of_the_first_contract(hands: Hands) -> AttachmentsBox:
    """Open the newest contract; its files."""
    hands.go("signings")
    page: SigningsPage = hands.page(SigningsPage)
    hands.until(lambda: bool(page.table.loaded_rows()))
    hands.step("open a contract")
    page.table.view.setFocus()
    hands.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier, on=page.table.view)
    hands.press(Qt.Key.Key_Return, on=page.table.view)
    hands.until(lambda: any(each.isVisible() for each in page.findChildren(AttachmentsBox)))
    return next(each for each in page.findChildren(AttachmentsBox) if each.isVisible())


def drop(hands: Hands, box: AttachmentsBox, files: list[Path]) -> None:
    """Let files go over the box."""
    hands.step("drop files")
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
        dragged,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ShiftModifier,
    )
    event.setDropAction(Qt.DropAction.MoveAction)  # as Shift proposes
    box.dropEvent(event)
    assert event.dropAction() is Qt.DropAction.CopyAction  # the giver would delete what was moved
    hands.until(box.attach_button.isEnabled)


def names(hands: Hands) -> list[str]:
    """What hangs on the contract that is open, by the data file."""
    page: SigningsPage = hands.page(SigningsPage)
    box = next(each for each in page.findChildren(AttachmentsBox))
    place = box.presenter.place
    assert place is not None
    assert place.bearer is Bearer.SIGNING
    return hands.ask(lambda session: [line.name for line in attachments_of(session, place)])
