"""Rows of two figures: from so much on, so many points; a new row appears as the last one is filled."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop.ui.kit.field_specs import FieldSpec
from desktop.ui.kit.fields import Field, rows_of, text_of
from desktop.ui.kit.look import Look
from desktop.ui.kit.offers import Offers
from desktop.ui.kit.words import words

TypedBand = tuple[str, str]


class BandsField(Field):
    """As many rows as are needed and one more; an emptied row is no band."""

    def __init__(self, look: Look, spec: FieldSpec) -> None:
        self.rows: list[tuple[QLineEdit, QLineEdit]] = []
        self._box = QWidget()
        self._grid = QGridLayout(self._box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        super().__init__(spec.name, look.texts(spec.label), self._box, hint=look.texts(spec.hint))
        self._titles = (look.texts.pgettext("band", "From"), look.texts("Points"))
        for place, title in enumerate(self._titles):
            self._grid.addWidget(words(title, "caption"), 0, place, Qt.AlignmentFlag.AlignRight)

    def offer(self, chosen: Offers) -> None:
        """There is nothing to choose from."""

    def value(self) -> tuple[TypedBand, ...]:
        """What stands in the rows that are not empty."""
        typed = [(lower.text().strip(), points.text().strip()) for lower, points in self.rows]
        return tuple(band for band in typed if any(band))

    def set_value(self, value: Any) -> None:
        """Show bands, and an empty row under them."""
        while self.rows:
            for box in self.rows.pop():
                self._grid.removeWidget(box)
                box.hide()
                box.deleteLater()
        for lower, points in value or ():
            self._add(f"{lower:,}", str(points))
        self._add()
        self.setFocusProxy(self.rows[0][0])

    def kept(self) -> list[list[str]]:
        """The rows that are not empty."""
        return [list(band) for band in self.value()]

    def take(self, kept: Any) -> None:
        """Put rows in, and an empty one under them."""
        self.set_value(())
        for lower, points in rows_of(kept, 2):
            for box, text in zip(self.rows[-1], (lower, points), strict=True):
                box.setText(text_of(text))
            self._changed()

    def _add(self, lower: str = "", points: str = "") -> None:
        boxes = QLineEdit(lower), QLineEdit(points)
        self.rows.append(boxes)
        for place, (box, name) in enumerate(zip(boxes, self._titles, strict=True)):
            box.setAccessibleName(name)
            box.setAlignment(Qt.AlignmentFlag.AlignRight)
            box.textEdited.connect(lambda _text: self._changed())
            self._grid.addWidget(box, len(self.rows), place)

    def _changed(self) -> None:
        self.edited.emit()
        if any(box.text().strip() for box in self.rows[-1]):
            self._add()
