"""The pages as paper, one below the other: only those in sight are drawn, as sharp as the screen is."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from desktop.ui.kit.look import Look
from desktop.ui.reports.page_stack import Size, stacked
from desktop.ui.reports.ports import Picture
from desktop.ui.reports.zoom import Zoom

LINE = 48  # px an arrow key scrolls
SETTLED = 30  # ms without change after which pictures are asked for
NEAR = 1  # pages above and below the sight that are drawn ahead
NOTCH = 120  # what Qt counts one click of a wheel
WHITE = QColor("#FFFFFF")  # paper is white in every appearance


class PagesView(QAbstractScrollArea):
    """Shows pages of known size; asks for the picture of a page once it comes in sight."""

    picture_wanted = Signal(int, float)  # a page, dots for one point
    page_changed = Signal(int)  # the page most in sight
    zoom_changed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._stack = stacked((), Zoom(), (0, 0))
        self._pictures: dict[int, tuple[float, QImage]] = {}
        self._asked: dict[int, float] = {}
        self.page = 0  # the page most in sight, counted from 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(look.texts("Preview"))
        self.viewport().setAutoFillBackground(False)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED)
        self._settling.timeout.connect(self.ask_pictures)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())
        look.theme.changed.connect(self.viewport().update)

    # -- what is shown

    def show_pages(self, sizes: Sequence[Size]) -> None:
        """Show pages of these sizes (points) from the top; their pictures are asked for."""
        self._pictures, self._asked, self.page = {}, {}, 0
        self._lay_out(tuple(sizes), self.zoom)
        self.verticalScrollBar().setValue(0)

    def add_pages(self, sizes: Sequence[Size]) -> None:
        """Add pages below those shown."""
        self._lay_out((*self._stack.sizes, *sizes), self.zoom)

    def set_picture(self, page: int, scale: float, picture: Picture) -> None:
        """Take the picture of a page, drawn with `scale` dots to the point."""
        if page >= self.page_count():
            return
        size = (picture.width, picture.height, picture.stride)
        self._pictures[page] = (scale, QImage(picture.content, *size, QImage.Format.Format_RGB32))
        self.viewport().update()

    def page_count(self) -> int:
        """How many pages there are so far."""
        return len(self._stack.sizes)

    def picture_of(self, page: int) -> QImage | None:
        """The picture of a page, None while it is awaited or nobody can see the page."""
        found = self._pictures.get(page)
        return found[1] if found else None

    def go_to(self, page: int) -> None:
        """Bring a page to the top."""
        if self.page_count():
            nearest = min(max(page, 0), self.page_count() - 1)
            self.verticalScrollBar().setValue(self._stack.places[nearest].top - self._stack.places[0].top)

    # -- how large

    @property
    def zoom(self) -> Zoom:
        """How large pages are shown."""
        return self._stack.zoom

    def set_zoom(self, zoom: Zoom) -> None:
        """Show pages that large; what is in the middle stays there."""
        if zoom == self.zoom:
            return
        bar, middle = self.verticalScrollBar(), self.viewport().height() / 2
        share = (bar.value() + middle) / max(self._stack.height, 1)
        self._lay_out(self._stack.sizes, zoom)
        bar.setValue(round(share * self._stack.height - middle))
        self.zoom_changed.emit(zoom)

    def step_zoom(self, steps: float) -> None:
        """Show pages so many steps larger, or smaller below 0."""
        if self.page_count():
            self.set_zoom(self.zoom.stepped(steps, self._stack.scale(self.page)))

    def _lay_out(self, sizes: tuple[Size, ...], zoom: Zoom) -> None:
        room = self.viewport().size()
        stack = self._stack = stacked(sizes, zoom, (room.width(), room.height()))
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setPageStep(room.height())
        down.setSingleStep(LINE)
        down.setRange(0, max(stack.height - room.height(), 0))
        across.setPageStep(room.width())
        across.setRange(0, stack.overhang)
        self._follow()
        self.viewport().update()
        self._settling.start()

    def _follow(self) -> None:
        """Say which page is most in sight."""
        page = self._stack.foremost(self.verticalScrollBar().value())
        if page != self.page:
            self.page = page
            self.page_changed.emit(page)

    def _scrolled(self, _value: int) -> None:
        self._follow()
        self.viewport().update()
        self._settling.start()

    def ask_pictures(self) -> None:
        """Ask for what is in sight and not there as sharp as it should be; let go of what is far away."""
        top = self.verticalScrollBar().value()
        seen, wanted = self._stack.seen(top), self._stack.seen(top, NEAR)
        self._pictures = {page: held for page, held in self._pictures.items() if page in wanted}
        self._asked = {page: scale for page, scale in self._asked.items() if page in wanted}
        for page in sorted(wanted, key=lambda each: each not in seen):
            scale = self._stack.scale(page) * self.devicePixelRatioF()
            if self._asked.get(page) != scale:
                self._asked[page] = scale
                self.picture_wanted.emit(page, scale)

    # -- drawing and keys

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the paper in sight, with its picture where that is here."""
        painter, tokens = QPainter(self.viewport()), self._look.theme.tokens
        ratio = self.devicePixelRatioF()
        across, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        for page in self._stack.seen(top):
            place = self._stack.places[page]
            frame = QRect(place.left - across, place.top - top, place.width, place.height)
            painter.fillRect(frame, WHITE)
            scale, image = self._pictures.get(page, (0.0, None))
            if image is not None and scale == self._stack.scale(page) * ratio:
                image.setDevicePixelRatio(ratio)
                painter.setClipRect(frame)
                painter.drawImage(frame.topLeft(), image)  # dot by dot: anything else would blur the letters
                painter.setClipping(False)
            elif image is not None:
                painter.drawImage(frame, image)
            painter.setPen(tokens.color("border"))
            painter.drawRect(frame.adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            painter.setPen(tokens.color("accent"))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new room and stay at the line shown."""
        super().resizeEvent(event)
        bar, before = self.verticalScrollBar(), max(self._stack.height, 1)
        share = bar.value() / before
        self._lay_out(self._stack.sizes, self.zoom)
        bar.setValue(round(share * self._stack.height))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(event.angleDelta().y() / NOTCH)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages, zoom."""
        key, is_held = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        turns = {
            int(Qt.Key.Key_PageUp): self.page - 1,
            int(Qt.Key.Key_PageDown): self.page + 1,
            int(Qt.Key.Key_Home): 0,
            int(Qt.Key.Key_End): self.page_count() - 1,
        }
        if key in turns and not is_held:
            self.go_to(turns[key])
        elif is_held and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.step_zoom(1)
        elif is_held and key == Qt.Key.Key_Minus:
            self.step_zoom(-1)
        elif is_held and key == Qt.Key.Key_0:
            self.set_zoom(Zoom())
        else:
            super().keyPressEvent(event)
