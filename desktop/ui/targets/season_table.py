"""Twelve percents of the calendar year, with their live sum."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop.domain.target_split import SEASON_MONTHS
from desktop.domain.wording.numbers import plain
from desktop.ui.kit.look import Look
from desktop.ui.kit.words import set_role, words
from desktop.ui.targets.columns import MONTHS

EVEN = (Decimal("8.3"),) * 8 + (Decimal("8.4"),) * 4  # sums to 100
ACROSS = 6


class SeasonTable(QWidget):
    """January to December; the sum says what is missing from 100."""

    edited = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.boxes: list[QLineEdit] = []
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(4)
        for number, month in enumerate(MONTHS):
            box = QLineEdit()
            box.setAlignment(Qt.AlignmentFlag.AlignRight)
            box.setAccessibleName(look.texts(month))
            box.textEdited.connect(lambda _text: self._changed())
            self.boxes.append(box)
            layout.addWidget(words(look.texts(month), "caption"), 2 * (number // ACROSS), number % ACROSS)
            layout.addWidget(box, 2 * (number // ACROSS) + 1, number % ACROSS)
        self.sum = words("", "caption")
        layout.addWidget(self.sum, 4, 0, 1, ACROSS)
        self.show_percents(EVEN)

    def show_percents(self, percents: Sequence[Decimal]) -> None:
        """Show a table."""
        for box, percent in zip(self.boxes, percents, strict=True):
            box.setText(f"{percent.normalize():f}")
        self._say_sum()

    def percents(self) -> tuple[Decimal, ...]:
        """The percents entered; what is no number counts as 0, so that the sum shows it."""
        return tuple(_percent(box.text()) for box in self.boxes)

    def _changed(self) -> None:
        self._say_sum()
        self.edited.emit()

    def _say_sum(self) -> None:
        total = sum(self.percents(), Decimal(0))
        _ = self._look.texts
        if total == 100 and len(self.percents()) == SEASON_MONTHS:
            self.sum.setText(_("The months sum to 100 %."))
            set_role(self.sum, "caption")
        else:
            rest = plain(abs(100 - total), 2, trim=True)
            missing = _("The months sum to {total} %; {rest} % to go.")
            told = missing if total < 100 else _("The months sum to {total} %; {rest} % too many.")
            self.sum.setText(told.format(total=plain(total, 2, trim=True), rest=rest))
            set_role(self.sum, "error")


def _percent(text: str) -> Decimal:
    try:
        value = Decimal(text.strip().rstrip("%％") or "0")
    except InvalidOperation:
        return Decimal(0)
    return value if value.is_finite() else Decimal(0)
