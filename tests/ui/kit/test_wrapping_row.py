"""A row that goes on below where there is no room beside."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.kit.look import Look
from desktop.ui.kit.page import Page
from desktop.ui.kit.wrapping_row import BETWEEN, WrappingRow

HIGH = 30


def part(width: int) -> QWidget:
    made = QWidget()
    made.setFixedSize(width, HIGH)
    return made


def laid_out(qtbot: QtBot, width: int, *widths: int, stretch_after: int = 0) -> list[QRect]:
    """Where parts of these widths stand in a row of so many px."""
    holder = QWidget()
    qtbot.addWidget(holder)
    row = WrappingRow(holder, spacing=10)
    parts = [part(each) for each in widths]
    for number, each in enumerate(parts, start=1):
        row.addWidget(each)
        if number == stretch_after:
            row.addStretch()
    holder.resize(width, row.heightForWidth(width))
    holder.show()
    qtbot.waitExposed(holder)
    return [each.geometry() for each in parts]


def test_what_has_no_room_beside_the_others_goes_below_them(qtbot: QtBot) -> None:
    first, second, third = laid_out(qtbot, 220, 100, 100, 100)

    assert (first.left(), second.left(), third.left()) == (0, 110, 0)
    assert (first.top(), second.top(), third.top()) == (0, 0, HIGH + BETWEEN)


def test_what_stands_behind_the_stretch_is_at_the_right_where_all_have_room(qtbot: QtBot) -> None:
    tabs, picker = laid_out(qtbot, 400, 100, 100, stretch_after=1)

    assert (tabs.left(), picker.right()) == (0, 399)


def test_and_at_the_left_of_a_line_of_its_own(qtbot: QtBot) -> None:
    _tabs, picker = laid_out(qtbot, 150, 100, 100, stretch_after=1)

    assert (picker.left(), picker.top()) == (0, HIGH + BETWEEN)


def test_a_hidden_part_takes_no_room(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    row = WrappingRow(holder, spacing=10)
    gone = part(100)
    for each in (part(100), gone, part(100)):
        row.addWidget(each)

    gone.hide()

    assert row.sizeHint().width() == 210


def test_it_needs_no_more_width_than_its_widest_part(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    row = WrappingRow(holder)
    for width in (80, 120, 100):
        row.addWidget(part(width))

    assert holder.minimumSizeHint().width() == 120


class HeadedPage(Page):
    """A page with so wide a button and a line under its title."""

    def __init__(self, look: Look, wide: int, width: int) -> None:
        super().__init__(look, "Improvement", "Fourth quarter 2026 · 77 actions · figures up to 2026-11-21")
        self.button = part(wide)
        self.buttons.addWidget(self.button)
        self.body.addStretch(1)
        self.resize(width, 400)

    def subtitle(self) -> QWidget:
        return self._subtitle


def shown(page: HeadedPage, qtbot: QtBot) -> HeadedPage:
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    return page


def test_a_subtitle_too_long_for_the_room_beside_the_buttons_is_whole_under_them(look: Look, qtbot: QtBot) -> None:
    page = shown(HeadedPage(look, wide=600, width=900), qtbot)

    qtbot.waitUntil(lambda: page.subtitle().geometry().top() >= page.button.geometry().bottom())
    assert page.subtitle().property("text") == "Fourth quarter 2026 · 77 actions · figures up to 2026-11-21"


def test_a_short_one_stands_beside_them(look: Look, qtbot: QtBot) -> None:
    page = shown(HeadedPage(look, wide=600, width=900), qtbot)

    page.set_subtitle("77 actions")

    qtbot.waitUntil(lambda: page.subtitle().geometry().top() < page.button.geometry().bottom())


class Counting(QWidget):
    """Counts how often it is measured."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self._width = width
        self.times = 0

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        self.times += 1
        return QSize(self._width, HIGH)

    def grow(self, width: int) -> None:
        self._width = width
        self.updateGeometry()


def row_of(holder: QWidget, *parts: QWidget) -> WrappingRow:
    row = WrappingRow(holder, spacing=10)
    for each in parts:
        row.addWidget(each)
        each.show()
    return row


def test_asked_again_about_a_width_it_measures_nothing_anew(host: QWidget) -> None:
    first, second = Counting(100), Counting(100)
    row = row_of(host, first, second)
    needed = row.heightForWidth(150)
    first.times = second.times = 0

    assert row.heightForWidth(150) == needed == 2 * HIGH + BETWEEN
    assert (first.times, second.times) == (0, 0)


def test_a_part_that_grew_came_or_went_changes_the_lines(host: QWidget) -> None:
    first, second, third = Counting(100), Counting(100), Counting(100)
    row = row_of(host, first, second)
    heights = [row.heightForWidth(220)]

    second.grow(150)
    heights.append(row.heightForWidth(220))
    row.removeWidget(second)
    heights.append(row.heightForWidth(220))
    row.insertWidget(0, second)
    heights.append(row.heightForWidth(220))
    row.takeAt(0)
    row.addWidget(third)
    third.show()
    heights.append(row.heightForWidth(220))

    one, two = HIGH, 2 * HIGH + BETWEEN
    assert heights == [one, two, one, two, one]
