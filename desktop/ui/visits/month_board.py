"""A month of visits: a field for each day with its number of visits and who made most of them."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.queries.visit_calendar import PersonDay
from desktop.ui.kit.fonts import sized
from desktop.ui.kit.look import Look
from desktop.ui.visits.weekdays import heads

HEAD, LINE, SIDE = 30, 19, 10
KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class MonthBoard(QWidget):
    """Seven columns from Monday on; arrows walk through the days, Enter and a click open one."""

    opened = Signal(object)  # a day

    def __init__(self, look: Look, today: date, name: str) -> None:
        super().__init__()
        self._look = look
        self._today = today
        self._first = today.replace(day=1)
        self._last = today
        self._days: Mapping[date, tuple[PersonDay, ...]] = {}
        self.current = today
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(490, 360)
        look.theme.changed.connect(self.update)

    def show_days(self, first: date, last: date, days: Mapping[date, tuple[PersonDay, ...]]) -> None:
        """Show the days of a month."""
        self._first, self._last, self._days = first, last, days
        if not first <= self.current <= last:
            self.current = first
        self._describe()
        self.update()

    def field_of(self, day: date) -> QRect:
        """Where a day stands."""
        place = (day - self._shown_from()).days
        width, height = self.width() / 7, (self.height() - HEAD) / self._weeks()
        left, top = round(place % 7 * width), HEAD + round(place // 7 * height)
        return QRect(left, top, round((place % 7 + 1) * width) - left, HEAD + round((place // 7 + 1) * height) - top)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the days of the month, or open the current one."""
        step = KEYS.get(Qt.Key(event.key()))
        if step is not None:
            wanted = self.current + timedelta(days=step)
            if self._first <= wanted <= self._last:
                self.current = wanted
                self._describe()
                self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the day clicked on."""
        place = event.position().toPoint()
        for number in range((self._last - self._first).days + 1):
            day = self._first + timedelta(days=number)
            if self.field_of(day).contains(place):
                self.current = day
                self.update()
                self.opened.emit(day)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the heads and the days."""
        painter = QPainter(self)
        tokens = self._look.theme.tokens
        painter.setFont(sized(self.font(), 12))
        painter.setPen(tokens.color("text2"))
        width = self.width() / 7
        for number, head in enumerate(heads(self._look.texts)):
            area = QRect(round(number * width) + SIDE, 0, round(width) - SIDE, HEAD)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), head)
        for number in range(self._weeks() * 7):
            self._field(painter, self._shown_from() + timedelta(days=number))
        painter.end()

    def _field(self, painter: QPainter, day: date) -> None:
        tokens = self._look.theme.tokens
        area = self.field_of(day)
        is_inside = self._first <= day <= self._last
        painter.fillRect(area, tokens.color("surface" if is_inside else "sunken"))
        painter.setPen(tokens.color("grid"))
        painter.drawLine(area.left(), area.top(), area.right(), area.top())
        if day.weekday():
            painter.drawLine(area.left(), area.top(), area.left(), area.bottom())
        if not is_inside:
            return
        self._number(painter, area, day)
        people = self._days.get(day, ())
        if people:
            self._people(painter, area, people)
        if day == self.current and self.hasFocus():
            painter.setPen(QPen(tokens.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(2, 2, -2, -2))

    def _number(self, painter: QPainter, area: QRect, day: date) -> None:
        tokens = self._look.theme.tokens
        place = QRect(area.left() + SIDE, area.top() + 6, 24, 22)
        if day == self._today:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("accent"))
            painter.drawEllipse(QPointF(place.left() + 9, place.center().y() + 0.5), 11, 11)
        ink = "on_accent" if day == self._today else ("text3" if day.weekday() > 4 or day > self._today else "text")
        painter.setPen(tokens.color(ink))
        painter.setFont(sized(self.font(), 12, bold=day == self._today))
        centre = QRect(place.left() - 3, place.top(), 24, place.height())
        painter.drawText(centre, int(Qt.AlignmentFlag.AlignCenter), str(day.day))

    def _people(self, painter: QPainter, area: QRect, people: tuple[PersonDay, ...]) -> None:
        tokens, _ = self._look.theme.tokens, self._look.texts
        visits, effective = sum(each.visits for each in people), sum(each.effective for each in people)
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = area.adjusted(40, 6, -SIDE, 0)
        head.setHeight(22)
        painter.setPen(tokens.color("accent_text"))
        painter.setFont(sized(self.font(), 13, bold=True))
        painter.drawText(head, right, str(visits))
        room = max(0, (area.height() - 34) // LINE)
        if room:
            painter.setPen(tokens.color("ok"))
            self._line(painter, area, 0, _("{number} effective").format(number=effective), "")
        shown = people if len(people) <= room - 1 else people[: max(0, room - 2)]
        painter.setPen(tokens.color("text2"))
        for number, person in enumerate(shown, 1):
            self._line(painter, area, number, person.name, str(person.visits))
        if len(shown) < len(people) and room > 1:
            painter.setPen(tokens.color("text3"))
            rest = len(people) - len(shown)
            more = _.ngettext("{number} more person", "{number} more people", rest)
            told = more if shown else _.ngettext("{number} person", "{number} people", rest)
            self._line(painter, area, len(shown) + 1, told.format(number=rest), "")

    def _line(self, painter: QPainter, area: QRect, number: int, text: str, figure: str) -> None:
        font: QFont = sized(self.font(), 12)
        painter.setFont(font)
        line = QRect(area.left() + SIDE, area.top() + 30 + number * LINE, area.width() - 2 * SIDE, LINE)
        room = line.width() - (24 if figure else 0)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), figure)

    def _describe(self) -> None:
        people = self._days.get(self.current, ())
        told = ", ".join(f"{each.name} {each.visits}" for each in people) or "0"
        self.setAccessibleDescription(f"{self.current.isoformat()}: {told}")

    def _shown_from(self) -> date:
        return self._first - timedelta(days=self._first.weekday())

    def _weeks(self) -> int:
        return (self._first.weekday() + (self._last - self._first).days) // 7 + 1
