"""Qt's own dialogs and menus speak the language of the window."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QColorDialog,
    QComboBox,
    QDialog,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)

from desktop.app.qt_words import QtWords
from desktop.i18n import CHINESE, ENGLISH

SAME = {"HTML", "PDF", "CUPS", "xlsx", "png"}  # what is called so in Chinese, too
WORD = re.compile(r"[A-Za-z]{3,}")


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[QtWords]:
    """Qt speaks Chinese as long as the test runs."""
    words = QtWords(qapp)
    words.speak(CHINESE)
    yield words
    words.speak(ENGLISH)


def files(mode: QFileDialog.FileMode, accept: QFileDialog.AcceptMode, folder: Path) -> QFileDialog:
    """Qt's own dialog of files, as it is where the system has none."""
    dialog = QFileDialog(None, "选择", str(folder), "表格 (*.xlsx)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(mode)
    dialog.setAcceptMode(accept)
    return dialog


def opened(folder: Path) -> QDialog:
    return files(QFileDialog.FileMode.ExistingFile, QFileDialog.AcceptMode.AcceptOpen, folder)


def saved(folder: Path) -> QDialog:
    return files(QFileDialog.FileMode.AnyFile, QFileDialog.AcceptMode.AcceptSave, folder)


def folders(folder: Path) -> QDialog:
    return files(QFileDialog.FileMode.Directory, QFileDialog.AcceptMode.AcceptOpen, folder)


def colours(_folder: Path) -> QDialog:
    return QColorDialog()


def printing(_folder: Path) -> QDialog:
    return QPrintDialog(QPrinter())


def asked(_folder: Path) -> QDialog:
    box = QMessageBox()
    kinds = QMessageBox.StandardButton
    box.setStandardButtons(
        kinds.Ok
        | kinds.Cancel
        | kinds.Yes
        | kinds.No
        | kinds.Save
        | kinds.Discard
        | kinds.Close
        | kinds.Retry
        | kinds.Help
    )
    box.setDetailedText("…")
    return box


def english_in(widget: QWidget) -> list[str]:
    """Texts with an English word in them; what stands in lines to write in and names of papers are data."""
    found: list[str] = []
    for part in widget.findChildren(QWidget):
        texts = [part.toolTip(), part.windowTitle()]
        if isinstance(part, QAbstractButton | QLabel):
            texts.append(part.text())
        elif isinstance(part, QGroupBox):
            texts.append(part.title())
        elif isinstance(part, QTabWidget):
            texts += [part.tabText(number) for number in range(part.count())]
        elif isinstance(part, QAbstractItemView) and not isinstance(part.parent(), QComboBox) and part.model():
            model = part.model()
            orders = range(model.columnCount())
            texts += [str(model.headerData(order, Qt.Orientation.Horizontal) or "") for order in orders]
        found += [text for text in texts if set(WORD.findall(text)) - SAME]
    return found


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("make", [opened, saved, folders, colours, printing, asked])
def test_no_dialog_of_qt_shows_english_in_the_chinese_program(
    make: Callable[[Path], QDialog], tmp_path: Path
) -> None:
    dialog = make(tmp_path)

    found = english_in(dialog)
    dialog.deleteLater()

    assert found == []


@pytest.mark.usefixtures("chinese")
def test_no_menu_of_a_box_shows_english() -> None:
    boxes = (QLineEdit(), QPlainTextEdit())

    told = [action.text().split("\t")[0] for box in boxes for action in box.createStandardContextMenu().actions()]

    assert [text for text in told if WORD.search(text)] == []


def look_in(folder: Path) -> str:
    """What Qt calls the folder shown."""
    dialog = opened(folder)
    label = dialog.findChild(QLabel, "lookInLabel")
    assert isinstance(label, QLabel)
    return label.text()


def test_english_comes_back(chinese: QtWords, tmp_path: Path) -> None:
    in_chinese = look_in(tmp_path)

    chinese.speak(ENGLISH)

    assert (in_chinese, look_in(tmp_path)) == ("查找范围(&L)：", "&Look in:")
