"""The room of the pages."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QStackedWidget
from pytestqt.qtbot import QtBot

from desktop.ui.kit.look import Look
from desktop.ui.kit.page import Page
from desktop.ui.kit.page_head import PageHead
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


class MeasuredPage(Page):
    """A page that knows every width it is given."""

    def __init__(self, look: Look) -> None:
        self.widths: list[int] = []
        super().__init__(look, "Customers", "Double-click opens one")

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.widths.append(self.width())
        return super().event(event)


def test_a_head_that_folds_in_the_room_there_is_and_not_in_what_its_page_needs_comes_to_rest(
    look: Look, qtbot: QtBot
) -> None:
    page, pages = MeasuredPage(look), QStackedWidget()
    for width, home in ((494, page.buttons), (640, page.body)):
        wide = QLabel()
        wide.setFixedSize(width, 34)
        home.addWidget(wide)
    pages.addWidget(page)
    frame = PageFrame(pages, look.theme)
    qtbot.addWidget(frame)
    frame.resize(560, 300)
    frame.show()
    qtbot.waitExposed(frame)
    for _ in range(20):
        QCoreApplication.processEvents()

    page.widths.clear()
    for _ in range(20):
        page.updateGeometry()  # as a text that changes does
        QCoreApplication.processEvents()

    head = page.findChild(PageHead)
    assert page.widths == []
    assert head is not None
    assert head.height() >= head.minimumSizeHint().height()
