"""A short field for one decimal number; what is no number is marked and not passed on."""

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from desktop.domain.exact import plain
from desktop.ui.kit.words import restyle

WIDTH = 58


class NumberBox(QLineEdit):
    """Holds a value not below 0 with at most `places` decimals; `changed` carries a new one while it is typed."""

    changed = Signal()

    def __init__(self, name: str, places: int = 2, width: int = WIDTH) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFixedWidth(width)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._places = places
        self.textEdited.connect(self._edited)

    def value(self) -> Decimal | None:
        """The number typed; None where nothing or something else stands there."""
        text = self.text().strip().rstrip("%％").strip().replace("，", ".").replace("。", ".").replace("．", ".")
        try:
            value = Decimal(text)
        except InvalidOperation:
            return None
        exponent = value.as_tuple().exponent
        is_fine = isinstance(exponent, int) and -exponent <= self._places
        return value if value.is_finite() and value >= 0 and is_fine and value < Decimal(10) ** 6 else None

    def show_value(self, value: Decimal | None) -> None:
        """Show a number, or nothing, without saying so."""
        self.setText("" if value is None else plain(value))
        self._mark(False)

    def is_blank(self) -> bool:
        """Whether nothing is typed."""
        return not self.text().strip()

    def _edited(self) -> None:
        self._mark(self.value() is None and not self.is_blank())
        self.changed.emit()

    def _mark(self, is_wrong: bool) -> None:
        if bool(self.property("wrong")) != is_wrong:
            self.setProperty("wrong", is_wrong)
            restyle(self)
