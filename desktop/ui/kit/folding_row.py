"""Parts beside each other that stand under each other where a page is too narrow for that."""

from dataclasses import dataclass

from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.ui.kit.surfaces import row

UNBOUND = 16_777_215  # px: Qt's own word for no limit


@dataclass(frozen=True, slots=True)
class _Part:
    widget: QWidget
    least: int  # px of width beside the others
    most: int
    height: int  # px at the least under the others, for what scrolls in itself would give way to nothing


class FoldingRow:
    """A row of parts; `fit` folds it where the width is below `limit`."""

    def __init__(self, limit: int, spacing: int, parent: QWidget | None = None) -> None:
        self.layout = row(parent, spacing)
        self._limit = limit
        self._parts: list[_Part] = []
        self._is_folded = False

    @property
    def is_folded(self) -> bool:
        """Whether the parts stand under each other."""
        return self._is_folded

    def add(self, widget: QWidget, height: int, share: int = 0) -> None:
        """Add a part, as wide as it is bound to be now; folded it is as wide as all, and at least so high."""
        self._parts.append(_Part(widget, widget.minimumWidth(), widget.maximumWidth(), height))
        self.layout.addWidget(widget, share)

    def fit(self, width: int) -> None:
        """Fold or unfold for this width, in px."""
        is_folded = width < self._limit
        if is_folded is self._is_folded:
            return
        self._is_folded = is_folded
        for part in self._parts:
            part.widget.setMinimumWidth(0 if is_folded and part.least == part.most else part.least)
            part.widget.setMaximumWidth(UNBOUND if is_folded else part.most)
            part.widget.setMinimumHeight(part.height if is_folded else 0)
        way = QBoxLayout.Direction.TopToBottom if is_folded else QBoxLayout.Direction.LeftToRight
        self.layout.setDirection(way)
