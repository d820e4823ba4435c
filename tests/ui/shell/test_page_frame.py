"""The room of the pages."""

from PySide6.QtWidgets import QLabel, QStackedWidget
from pytestqt.qtbot import QtBot

from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import column
from desktop.ui.shell.page_frame import PageFrame


def test_a_page_that_needs_more_room_gets_a_bar_that_follows_the_appearance(look: Look, qtbot: QtBot) -> None:
    pages, page = QStackedWidget(), QLabel()
    tall = QLabel()
    tall.setMinimumHeight(400)
    column(page).addWidget(tall)
    pages.addWidget(page)
    frame = PageFrame(pages, look.theme)
    qtbot.addWidget(frame)

    frame.resize(300, 200)
    frame.show()

    qtbot.waitUntil(frame.verticalScrollBar().isVisible)
    assert frame.verticalScrollBar().styleSheet() == look.theme.sheet
