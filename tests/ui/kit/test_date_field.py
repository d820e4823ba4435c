"""A day typed or picked from a month."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.look import Look
from desktop.ui.kit.month_grid import MonthGrid
from tests.ui.kit.fields_shown import shown
from tests.ui.surroundings import TODAY


class TestDateField:
    def test_a_short_day_is_spelled_out_on_leaving(self, look: Look, qtbot: QtBot) -> None:
        field = DateField(look, "day", "Date", TODAY)
        shown(field, qtbot)

        qtbot.keyClicks(field.box, "11-20")
        field.box.editingFinished.emit()

        assert field.value() == date(2026, 11, 20)
        assert field.box.text() == "2026-11-20"

    def test_what_is_no_day_is_kept_to_be_corrected(self, look: Look, qtbot: QtBot) -> None:
        field = DateField(look, "day", "Date", TODAY)
        shown(field, qtbot)

        qtbot.keyClicks(field.box, "soon")
        field.box.editingFinished.emit()

        assert field.value() is None
        assert not field.is_understood
        assert field.box.text() == "soon"

    def test_a_day_is_picked_from_the_month_by_keys(self, look: Look, qtbot: QtBot) -> None:
        field = DateField(look, "day", "Date", TODAY)
        shown(field, qtbot)

        field.open_month()
        grid = field.findChild(MonthGrid)
        assert isinstance(grid, MonthGrid)
        days = QApplication.focusWidget() or grid
        qtbot.keyClick(grid.days, Qt.Key.Key_Left)
        qtbot.keyClick(grid.days, Qt.Key.Key_Return)

        assert days is not None
        assert field.value() == date(2026, 11, 20)


class TestMonthGrid:
    def test_arrows_turn_months_and_a_click_picks(self, look: Look, qtbot: QtBot) -> None:
        host = QWidget()
        shown(host, qtbot)
        grid = MonthGrid(look, TODAY, host)
        grid.show_day(date(2026, 1, 31))
        grid.show()

        grid.turn(-1)
        with qtbot.waitSignal(grid.picked) as heard:
            # 2025-12-01 is a Monday: the first cell of the first week.
            qtbot.mouseClick(grid.days, Qt.MouseButton.LeftButton, pos=QPoint(10, 40))

        assert heard.args == [date(2025, 12, 1)]

    def test_the_month_is_named_in_the_language(self, look: Look, chinese_look: Look, qtbot: QtBot) -> None:
        host = QWidget()
        shown(host, qtbot)
        titles = []
        for spoken in (look, chinese_look):
            grid = MonthGrid(spoken, TODAY, host)
            grid.show_day(TODAY)
            grid.grab()
            titles.append(grid.title())

        assert titles == ["November 2026", "2026 年 11 月"]
