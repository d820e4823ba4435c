"""The pages of a sheet as paper: one below the other, as wide as there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import clear, column, scrolled

WIDEST = 860  # px: no page is drawn larger than it reads well
GAP = 14


class PagesView(QWidget):
    """Shows pictures of pages; they shrink with the window, never grow beyond their own dots."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._texts = look.texts
        self._pictures: list[QPixmap] = []
        self._labels: list[QLabel] = []
        content = QWidget()
        self._column = column(content, GAP, QMargins(GAP, GAP, GAP, GAP))
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.area: QScrollArea = scrolled(content)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(self._texts("Preview"))
        layout = column(self)
        layout.addWidget(self.area)

    def show_pages(self, pages: Sequence[bytes]) -> None:
        """Show these pages from the top."""
        clear(self._column)
        self._labels, self._pictures = [], []
        for number, page in enumerate(pages, 1):
            picture = QPixmap()
            picture.loadFromData(page, "PNG")
            label = QLabel()
            label.setProperty("surface", "paper")
            label.setAccessibleName(self._texts("Page {number}").format(number=number))
            self._pictures.append(picture)
            self._labels.append(label)
            self._column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self.area.verticalScrollBar().setValue(0)
        self._fit()

    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._labels)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # The area itself learns of a new width only after this widget did.
        bar = self.area.verticalScrollBar().sizeHint().width()
        wide = min(self.width() - bar - 2 * GAP, WIDEST)
        if wide <= 0:
            return
        ratio = self.devicePixelRatioF()
        for label, picture in zip(self._labels, self._pictures, strict=True):
            fitted = picture.scaledToWidth(int(wide * ratio), Qt.TransformationMode.SmoothTransformation)
            fitted.setDevicePixelRatio(ratio)
            label.setPixmap(fitted)
            label.setFixedSize(fitted.deviceIndependentSize().toSize())
