"""What is seen of a window is found without going through what stands in the background."""

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.kit.seen import of_kind, seen, within_reach


def holder(around: QWidget, is_shown: bool) -> QWidget:
    """A part with a label in it."""
    made = QWidget(around)
    QLabel("inside", made)
    made.setVisible(is_shown)
    return made


def test_what_stands_in_a_hidden_part_is_neither_seen_nor_gone_through(host: QWidget) -> None:
    shown, hidden = holder(host, is_shown=True), holder(host, is_shown=False)

    assert list(seen(host)) == [shown, shown.findChild(QLabel)]
    assert list(within_reach(host)) == [shown, shown.findChild(QLabel), hidden]


def test_nothing_of_a_hidden_window_is_seen_but_all_that_comes_with_it_is_within_reach(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    part = holder(window, is_shown=True)

    assert list(seen(window)) == []
    assert list(within_reach(window)) == [part, part.findChild(QLabel)]


def test_one_kind_is_picked_out(host: QWidget) -> None:
    holder(host, is_shown=True)
    button = QPushButton(host)
    button.show()

    assert list(of_kind(seen(host), QPushButton)) == [button]
