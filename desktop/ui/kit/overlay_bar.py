"""A scroll bar that lies over what scrolls, or in the air beside it, so that rows and cards keep the whole width."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollBar, QStackedWidget, QWidget

WIDE = 10  # px
OFF = 3  # px between what scrolls and a bar in the air beside it


class OverlayBar(QScrollBar):
    """Stands for the area's own bar, which is told everything and shows nothing.

    Beside the area it stands on the nearest of what surrounds it that has the room; where none has, over its edge.
    """

    def __init__(self, area: QAbstractScrollArea, is_beside: bool = False) -> None:
        super().__init__(Qt.Orientation.Vertical, area)
        self._area = area
        self._is_beside = is_beside
        self._own = area.verticalScrollBar()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._own.rangeChanged.connect(self._follow)
        self._own.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._own.setValue)
        area.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the area's place, and go where it goes."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide):
            self._place()
        return super().eventFilter(watched, event)

    def _follow(self, *_range: int) -> None:
        own = self._own
        self.setRange(own.minimum(), own.maximum())
        self.setPageStep(own.pageStep())
        self.setSingleStep(own.singleStep())
        self.setValue(own.value())
        self._place()

    def _place(self) -> None:
        area = self._area
        around = self._ground() if self._is_beside else area
        if self.parentWidget() is not around:
            self.setParent(around)
        corner = area.mapTo(around, QPoint())
        top = area.viewport().y()
        below = area.horizontalScrollBar().height() if area.horizontalScrollBar().isVisible() else 0
        left = area.width() + OFF if around is not area else area.width() - WIDE
        self.setGeometry(corner.x() + left, corner.y() + top, WIDE, max(area.height() - top - below, 0))
        self.setVisible(self.maximum() > self.minimum() and area.isVisibleTo(around))
        self.raise_()

    def _ground(self) -> QWidget:
        """The nearest of what the area stands in that has room for a bar beside it."""
        around = self._area.parentWidget()
        while around is not None:
            right = self._area.mapTo(around, QPoint(self._area.width() + OFF + WIDE, 0)).x()
            if right <= around.width():
                return around
            is_edge = isinstance(around, QFrame) and not isinstance(around, QStackedWidget)  # of a card, say
            around = None if is_edge or around.isWindow() else around.parentWidget()
        return self._area
