"""A month to pick a day from, opened under a date field."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, QMargins, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop.i18n import ENGLISH
from desktop.ui.kit.buttons import icon_button, link_button
from desktop.ui.kit.fonts import sized
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import column, row
from desktop.ui.kit.words import words

CELL = QSize(36, 30)
KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


def shifted(day: date, months: int) -> date:
    """The first of the month so many months away."""
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


class _Days(QWidget):
    picked = Signal(object)
    moved = Signal(object)

    def __init__(self, look: Look, today: date) -> None:
        super().__init__()
        self._look = look
        self._today = today
        self.current = today
        self.setFixedSize(CELL.width() * 7, CELL.height() * 7)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _first_shown(self) -> date:
        first = self.current.replace(day=1)
        return first - timedelta(days=first.weekday())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        column_, row_ = int(event.position().x()) // CELL.width(), int(event.position().y()) // CELL.height() - 1
        if row_ >= 0:
            self.picked.emit(self._first_shown() + timedelta(days=row_ * 7 + column_))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in KEYS:
            self.moved.emit(self.current + timedelta(days=KEYS[key]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self.current)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._look.theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(sized(self.font(), 12))
        painter.setPen(tokens.color("text3"))
        locale = QLocale("en" if self._look.texts.language == ENGLISH else "zh_CN")
        for weekday in range(7):
            area = QRectF(weekday * CELL.width(), 0, CELL.width(), CELL.height())
            name = locale.dayName(weekday + 1, QLocale.FormatType.NarrowFormat)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, name)
        for number in range(42):
            self._day(painter, number, self._first_shown() + timedelta(days=number))
        painter.end()

    def _day(self, painter: QPainter, number: int, day: date) -> None:
        tokens = self._look.theme.tokens
        area = QRectF(number % 7 * CELL.width(), (number // 7 + 1) * CELL.height(), CELL.width(), CELL.height())
        is_current = day == self.current
        if is_current or day == self._today:
            painter.setPen(Qt.PenStyle.NoPen if is_current else tokens.color("accent"))
            painter.setBrush(tokens.color("accent") if is_current else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(3, 2, -3, -2), 6, 6)
        ink = "on_accent" if is_current else ("text" if day.month == self.current.month else "text3")
        painter.setPen(tokens.color(ink))
        painter.setFont(sized(self.font(), 13, bold=is_current))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(day.day))


class MonthGrid(QFrame):
    """The popup: month with arrows, days, and today by one click; `picked` carries the day."""

    picked = Signal(object)  # date

    def __init__(self, look: Look, today: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        _ = look.texts
        self._look = look
        self.setProperty("surface", "popup")
        self._title = words("", "strong")
        self.days = _Days(look, today)
        outer = column(self, 6, QMargins(10, 10, 10, 10))
        head = row(spacing=4)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(icon_button(look, "chevron-left", _("Previous month"), lambda: self.turn(-1)))
        head.addWidget(icon_button(look, "chevron-right", _("Next month"), lambda: self.turn(1)))
        outer.addLayout(head)
        outer.addWidget(self.days)
        outer.addWidget(link_button(_("Today"), lambda: self._pick(today)), 0, Qt.AlignmentFlag.AlignRight)
        self.days.picked.connect(self._pick)
        self.days.moved.connect(self.show_day)

    def show_day(self, day: date) -> None:
        """Mark a day and turn to its month."""
        locale = QLocale("en" if self._look.texts.language == ENGLISH else "zh_CN")
        pattern = "MMMM yyyy" if self._look.texts.language == ENGLISH else "yyyy 年 M 月"
        self._title.setText(locale.toString(QDate(day.year, day.month, day.day), pattern))
        self.days.current = day
        self.days.update()
        self.days.setFocus()

    def title(self) -> str:
        """The month shown."""
        return self._title.text()

    def turn(self, months: int) -> None:
        """Show the month so many months away."""
        self.show_day(shifted(self.days.current, months))

    def _pick(self, day: date) -> None:
        self.picked.emit(day)
        self.close()
