"""The weights of a trial: a slider and a field for each line, under its perspective with what that sums to."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from PySide6.QtCore import QMargins, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSlider, QWidget

from desktop.domain.exact import plain
from desktop.domain.perspectives import perspective_name
from desktop.domain.scheme import SchemeItem
from desktop.ui.evaluations.number_box import NumberBox
from desktop.ui.kit.elided import ElidedLabel
from desktop.ui.kit.fonts import sized
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import column, row, surface
from desktop.ui.kit.words import restyle, set_role, words

HANDLE = 18  # px
WIDE, SLIDER, NARROW_SLIDER = 320, 80, 52  # px: from this width of the rows there is room for the scheme's weight
BOX, WAS, BETWEEN = 52, 44, 8  # px
SIDES = 12 + 15 + 3 * BETWEEN  # px around and between what stands in a row


class WeightSlider(QSlider):
    """A slider from 0 to 100 with a tick at the scheme's own weight, once it stands elsewhere."""

    def __init__(self, look: Look, usual: Decimal, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._look = look
        self._usual = usual
        self.setRange(0, 100)
        self.setFixedWidth(NARROW_SLIDER)
        self.setAccessibleName(name)

    def slide(self, value: Decimal) -> None:
        """Stand at a weight without saying so."""
        self.blockSignals(True)
        self.setValue(int(min(value, Decimal(100))))
        self.blockSignals(False)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tick over the groove."""
        super().paintEvent(event)
        if self.value() == int(self._usual):
            return
        place = HANDLE / 2 + (self.width() - HANDLE) * float(min(self._usual, Decimal(100))) / 100
        painter = QPainter(self)
        painter.fillRect(QRectF(place - 1, self.height() / 2 - 7, 2, 14), self._look.theme.tokens.color("text2"))
        painter.end()


class WeightRow(QFrame):
    """One line's weight; a moved one has an edge, a bold name and its old weight beside it."""

    def __init__(self, look: Look, name: str, usual: Decimal) -> None:
        super().__init__()
        self._look = look
        self.usual = usual
        self.setProperty("lever", "same")
        layout = row(self, BETWEEN, QMargins(12, 3, 15, 3))
        self.name = ElidedLabel()
        self.name.show_text(name)
        self.slider = WeightSlider(look, usual, name)
        self.box = NumberBox(name, width=BOX)
        self.was = words("", "caption")
        self.was.ensurePolished()  # with its own letters, which it is measured by
        self.was.setFixedWidth(max(WAS, *(self._width_of_was(each) for each in (Decimal(88), usual))))
        layout.addWidget(self.name, 1)
        layout.addWidget(self.slider)
        layout.addWidget(self.box)
        layout.addWidget(self.was)

    def mark(self) -> None:
        """Tell whether the weight is the scheme's own."""
        is_moved = self.box.value() != self.usual
        set_role(self.name, "strong" if is_moved else "")
        self.setProperty("lever", "moved" if is_moved else "same")
        restyle(self)
        _ = self._look.texts
        self.was.setText(self._was(self.usual) if is_moved else "")
        told = _("The scheme says {weight}.").format(weight=plain(self.usual))
        self.box.setToolTip(told)
        self.box.setAccessibleDescription(told if is_moved else "")

    def _was(self, weight: Decimal) -> str:
        return self._look.texts("was {weight}").format(weight=plain(weight))

    def _width_of_was(self, weight: Decimal) -> int:
        return self.was.fontMetrics().horizontalAdvance(self._was(weight)) + 2

    def give_room(self, is_wide: bool, is_name_first: bool) -> None:
        """In a narrow card the field alone tells the old weight; there and beside long names the slider is short."""
        self.slider.setFixedWidth(SLIDER if is_wide and not is_name_first else NARROW_SLIDER)
        self.was.setVisible(is_wide)

    def fits(self, width: int) -> bool:
        """Whether the name can be read, in bold too, beside a long slider in a row of so many px."""
        bold = QFontMetrics(sized(self.font(), 13, bold=True))
        beside = SIDES + SLIDER + BOX + self.was.width()
        return bold.horizontalAdvance(self.name.toolTip()) <= width - beside


class WeightRows(QWidget):
    """Says when a weight moved, and knows which ones the owner touched."""

    moved = Signal()

    def __init__(self, look: Look, items: Sequence[SchemeItem], names: Sequence[str]) -> None:
        super().__init__()
        self._look = look
        self.touched: set[int] = set()
        self.rows = [WeightRow(look, name, item.weight) for item, name in zip(items, names, strict=True)]
        self._sums: list[tuple[QLabel, range]] = []
        layout = column(self, margins=QMargins(0, 0, 0, 6))
        groups = [(key, len(list(group))) for key, group in groupby(items, key=lambda item: item.perspective)]
        first = 0
        for perspective, number in groups:
            if len(groups) > 1:
                layout.addWidget(self._heading(perspective, range(first, first + number)))
            for place in range(first, first + number):
                layout.addWidget(self.rows[place])
                self.rows[place].slider.valueChanged.connect(lambda value, place=place: self._slid(place, value))
                self.rows[place].box.changed.connect(lambda place=place: self._typed(place))
            first += number

    def show_weights(self, weights: Sequence[Decimal]) -> None:
        """Set every weight without saying so."""
        self.touched.clear()
        for each, weight in zip(self.rows, weights, strict=True):
            each.box.show_value(weight)
            each.slider.slide(weight)
            each.mark()
        self._add_up()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the rows follow."""
        super().resizeEvent(event)
        is_name_first = not all(each.fits(self.width()) for each in self.rows)
        for each in self.rows:
            each.give_room(self.width() >= WIDE, is_name_first)

    def _heading(self, perspective: str, places: range) -> QFrame:
        frame = surface("band")
        layout = row(frame, 8, QMargins(15, 4, 15, 4))
        layout.addWidget(words(perspective_name(perspective, self._look.texts), "strong"))
        layout.addStretch(1)
        total = words("", "soft")
        layout.addWidget(total)
        self._sums.append((total, places))
        return frame

    def _slid(self, place: int, value: int) -> None:
        self.rows[place].box.show_value(Decimal(value))
        self._touch(place)

    def _typed(self, place: int) -> None:
        value = self.rows[place].box.value()
        if value is not None:
            self.rows[place].slider.slide(value)
        self._touch(place)

    def _touch(self, place: int) -> None:
        self.touched.add(place)
        self.rows[place].mark()
        self._add_up()
        self.moved.emit()

    def _add_up(self) -> None:
        """What the lines of each perspective sum to, and what they summed to before."""
        for label, places in self._sums:
            before = sum((self.rows[place].usual for place in places), Decimal(0))
            after = sum((self.rows[place].box.value() or Decimal(0) for place in places), Decimal(0))
            label.setText(plain(before) if before == after else f"{plain(before)} → {plain(after)}")
            set_role(label, "soft" if before == after else "strong")
