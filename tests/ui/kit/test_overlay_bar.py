"""The scroll bar that lies over what scrolls, or beside it."""

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.kit.overlay_bar import WIDE, OverlayBar
from desktop.ui.kit.surfaces import column, scrolled


def shown(qtbot: QtBot, content: QWidget, around: QWidget, margin: int) -> tuple[QScrollArea, OverlayBar]:
    """Content higher than its room, in something with so much air around it."""
    content.setMinimumHeight(900)
    area = scrolled(content)
    column(around, margins=QMargins(margin, margin, margin, margin)).addWidget(area)
    qtbot.addWidget(around)
    around.resize(400, 300)
    around.show()
    qtbot.waitExposed(around)
    return area, next(bar for bar in around.findChildren(OverlayBar))


class TestOverlayBar:
    def test_content_keeps_the_whole_width_while_the_bar_stands_beside_it(self, qtbot: QtBot) -> None:
        around, content = QWidget(), QWidget()

        area, bar = shown(qtbot, content, around, 20)

        assert content.width() == area.width()
        assert bar.isVisible()
        assert bar.x() > area.geometry().right()
        assert bar.geometry().right() < around.width()

    def test_it_lies_over_the_edge_of_what_has_no_room_beside_it(self, qtbot: QtBot) -> None:
        around = QFrame()
        area, bar = shown(qtbot, QWidget(), around, 0)

        assert bar.parentWidget() is area
        assert bar.geometry().right() == area.width() - 1

    def test_it_lies_over_air_the_content_has_itself(self, qtbot: QtBot) -> None:
        around, content = QWidget(), QWidget()
        column(content, margins=QMargins(0, 0, WIDE, 0))

        area, bar = shown(qtbot, content, around, 20)

        assert bar.parentWidget() is area

    def test_either_bar_moves_the_other(self, qtbot: QtBot) -> None:
        around = QWidget()
        area, bar = shown(qtbot, QWidget(), around, 20)

        bar.setValue(100)
        assert area.verticalScrollBar().value() == 100

        area.verticalScrollBar().setValue(250)
        assert bar.value() == 250
        assert bar.maximum() == area.verticalScrollBar().maximum()

    def test_it_goes_where_nothing_scrolls_and_with_its_area(self, qtbot: QtBot) -> None:
        around, content = QWidget(), QWidget()
        area, bar = shown(qtbot, content, around, 20)

        area.hide()
        assert not bar.isVisible()

        area.show()
        assert bar.isVisible()

        content.setMinimumHeight(10)
        qtbot.waitUntil(lambda: not bar.isVisible())
