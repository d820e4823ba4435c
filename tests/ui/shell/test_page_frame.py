"""The room of the pages."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget
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


class Widths(QObject):
    """Every width a widget is given."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.given: list[int] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.given.append(watched.width())
        return False


def test_a_head_that_folds_in_the_room_there_is_and_not_in_what_its_page_needs_comes_to_rest(
    look: Look, qtbot: QtBot
) -> None:
    page, pages = Page(look, "Customers", "Double-click opens one"), QStackedWidget()
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

    widths = Widths(page)
    for _ in range(20):
        page.updateGeometry()  # as a text that changes does
        QCoreApplication.processEvents()

    head = page.findChild(PageHead)
    assert widths.given == []
    assert head is not None
    assert head.height() >= head.minimumSizeHint().height()
