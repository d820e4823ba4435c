"""A panel that slides over the right side of a page: head, scrolled body, foot that stays."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication, QFrame, QPushButton, QScrollArea, QSizePolicy, QWidget
from shiboken6 import isValid

from desktop.ui.kit.buttons import icon_button, plain_button, primary_button
from desktop.ui.kit.elided import ElidedLabel
from desktop.ui.kit.form import Form
from desktop.ui.kit.form_drafts import DraftKeeping
from desktop.ui.kit.look import Look
from desktop.ui.kit.merge_view import MergeView
from desktop.ui.kit.merging import Clash
from desktop.ui.kit.panel_shade import PanelShade
from desktop.ui.kit.resting import Resting
from desktop.ui.kit.save_key import SAVE, SAVE_AND_GO_ON, act_by_keys
from desktop.ui.kit.surfaces import area_around, bring_into_sight, clear, column, line, row, scrolled, surface
from desktop.ui.kit.words import words

T = TypeVar("T")

WIDTH = 480
SCROLL_BAR, EDGE = 12, 1
MOVES = frozenset(
    {QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.ZOrderChange}
)
PAGES = {
    int(Qt.Key.Key_PageUp): QAbstractSlider.SliderAction.SliderPageStepSub,
    int(Qt.Key.Key_PageDown): QAbstractSlider.SliderAction.SliderPageStepAdd,
}
LINES = {
    int(Qt.Key.Key_Up): QAbstractSlider.SliderAction.SliderSingleStepSub,
    int(Qt.Key.Key_Down): QAbstractSlider.SliderAction.SliderSingleStepAdd,
    int(Qt.Key.Key_Home): QAbstractSlider.SliderAction.SliderToMinimum,
    int(Qt.Key.Key_End): QAbstractSlider.SliderAction.SliderToMaximum,
}


class SidePanel(QFrame):
    """Covers the right side of `host`; Escape and the cross close it."""

    closed = Signal()

    def __init__(self, look: Look, host: QWidget, width: int = WIDTH) -> None:
        super().__init__(host)
        self._look = look
        self._host = host
        self._width = width
        self._before: QWidget | None = None  # where the focus was when the panel came
        self._area: QScrollArea | None = None  # what the host scrolls in, once that is known
        self._shade = PanelShade(look, self)
        self.setProperty("surface", "panel")
        self._title = words("", "heading", wrap=True)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._note = words("", "soft", wrap=True)
        outer = column(self)
        head = row(spacing=8, margins=QMargins(20, 14, 14, 12))
        texts = column(spacing=2)
        texts.addWidget(self._title)
        texts.addWidget(self._note)
        head.addLayout(texts, 1)
        close = icon_button(look, "x", look.texts("Close"), self.dismiss)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(head)
        outer.addWidget(line())
        inside = self._content = QWidget()
        self.body = column(inside, 14, QMargins(20, 16, 20, 16))
        self._scroll_area = scrolled(inside)
        outer.addWidget(self._scroll_area, 1)
        self.foot = surface("foot")
        self.foot_row = row(self.foot, 10, QMargins(20, 12, 20, 12))
        outer.addWidget(self.foot)
        self.foot.hide()
        self.hide()
        act_by_keys(self, ["Esc"], self.dismiss)
        host.installEventFilter(self)

    def open(self, title: str, note: str = "") -> None:
        """Show the panel under this title, from its top unless it is what stands there already."""
        if not self.isVisible() or title != self._title.text():
            self._scroll_area.verticalScrollBar().setValue(0)
        self._title.setText(title)
        self._title.setToolTip(title)  # a name without a blank is cut
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._place()
        self.show()
        self._place()  # again, now that its words have their final size
        self.raise_()
        bring_into_sight(self)
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self._before = focus
        self.setFocus()  # so that Escape closes a panel without fields, too

    def dismiss(self) -> None:
        """Hide the panel and say so."""
        if self.isVisible():
            self.hide()
            self._give_focus_back()
            self.closed.emit()

    def _give_focus_back(self) -> None:
        before, self._before = self._before, None
        is_there = before is not None and isValid(before) and before.window() is self.window()
        if before is not None and is_there and before.isVisible() and before.isEnabled():
            before.setFocus()
            bring_into_sight(before)  # the page may have been scrolled beside the panel
        else:
            self._host.setFocus()

    def empty(self) -> None:
        """Take everything out of the body."""
        clear(self.body)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll what stands in the panel, though the focus is on the panel itself or beside what scrolls."""
        step = PAGES.get(event.key()) or (LINES.get(event.key()) if self.hasFocus() else None)
        if step is None:
            super().keyPressEvent(event)
        else:
            self._scroll_area.verticalScrollBar().triggerAction(step)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the host's right side."""
        if watched is self._host and event.type() is QEvent.Type.Resize:
            self._keep_place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Let the shadow go where the panel goes."""
        if event.type() in MOVES:
            self._shade.follow()
        return super().event(event)

    def _keep_place(self) -> None:
        if not self.isHidden():  # a page has many panels; each is placed once it is opened
            self._place()

    def _place(self) -> None:
        needed = max(self.foot.sizeHint().width(), self._content.minimumSizeHint().width() + SCROLL_BAR)
        seen = self._seen()
        width = min(max(self._width, needed + EDGE), seen.width())
        self.setGeometry(seen.right() + 1 - width, seen.top(), width, seen.height())

    def _seen(self) -> QRect:
        """What can be seen of the host: in a small window a page is larger than its room and scrolls."""
        area = area_around(self._host)
        if area is None:
            return self._host.rect()
        if area is not self._area:
            self._area = area
            for bar in (area.verticalScrollBar(), area.horizontalScrollBar()):
                bar.valueChanged.connect(self._keep_place)
                bar.rangeChanged.connect(self._keep_place)
        seen = QRect(self._host.mapFrom(area.viewport(), QPoint()), area.viewport().size()) & self._host.rect()
        return seen if not seen.isEmpty() else self._host.rect()


class FormPanel(SidePanel):
    """A panel with a form: cancel, perhaps save and go on (Ctrl+Enter), save.

    What is typed is kept under `form_name` and offered when the form is opened anew; without a name it is not.
    """

    form_name = ""

    saved = Signal()
    saved_and_next = Signal()
    abandoned = Signal()  # put away although something was entered
    record_shown = Signal(object)  # its key, None of a new one

    def __init__(self, look: Look, host: QWidget, save: str, save_and_next: str = "", width: int = WIDTH) -> None:
        super().__init__(look, host, width)
        self.form = Form()
        self._drafts: DraftKeeping | None = None
        self._merging: MergeView | None = None
        self.next_button: QPushButton | None = None
        self.cancel_button = plain_button(look, look.texts("Cancel"), self.dismiss)
        self.save_button = primary_button(look, save, self._save)
        self._hint = ElidedLabel(look.texts("Ctrl+Enter: save, then next"), "caption")
        self._goes_on = bool(save_and_next)
        self._resting = Resting(self)
        self.foot_row.addWidget(self._hint)
        self._hint.setVisible(self._goes_on)  # only now: without a parent it would be a window of its own
        self.foot_row.addStretch(1)
        self.foot_row.addWidget(self.cancel_button)
        if save_and_next:
            self.next_button = plain_button(look, save_and_next, self._save_and_next)
            self.foot_row.addWidget(self.next_button)
        self.foot_row.addWidget(self.save_button)
        self.foot.show()
        act_by_keys(self, [SAVE], self._save)
        act_by_keys(self, SAVE_AND_GO_ON, self._save_by_key)

    def begin(self, record: object = "", is_new: bool = True) -> None:
        """The form was filled for a record; of a new one `record` says what it belongs to, if to anything."""
        if self._merging is not None:
            self._merging.end()
        if self._drafts is None:
            self._drafts = DraftKeeping(self._look, self.form, self)
            self.body.insertWidget(0, self._drafts.offered)
            self._drafts.overtaken.connect(self._show_overtaken)
        of = f"{'new' if is_new else 'known'} {record}".strip()
        is_known = is_new or record != ""
        self._drafts.begin(f"{self.form_name} {of}" if self.form_name and is_known else "", is_new)
        self.record_shown.emit(None if is_new else record)

    def offer_anew(self, chosen: Any) -> None:
        """Offer what there is to choose from by now; what stands in the fields stays."""

    def show_changed_elsewhere(
        self, filled: Mapping[str, Any], theirs: Mapping[str, Any], chosen: Any = None
    ) -> None:
        """Another machine changed the record meanwhile: show what differs, and let the owner choose."""
        if chosen is not None:
            self.offer_anew(chosen)
        self._merge().show_merge(self.form.fields, filled, theirs)
        self._merge().lead_here()

    def _show_overtaken(self, clashes: Sequence[Clash]) -> None:
        self._merge().show_overtaken(self.form.fields, clashes)
        self._merge().lead_here()

    def _merge(self) -> MergeView:
        if self._merging is None:
            self._merging = MergeView(self._look)
            self.body.insertWidget(0, self._merging)
        return self._merging

    @property
    def merging(self) -> MergeView | None:
        """What is to be chosen, once another machine changed the record."""
        return self._merging

    def forgetting(self, verb: Callable[[], T]) -> Callable[[], T]:
        """The verb that saves what was entered: it is not offered again from the same moment on."""
        return verb if self._drafts is None else self._drafts.forgetting(verb)

    def settle(self) -> None:
        """What was entered is saved: it is not offered again."""
        self.form.is_touched = False
        if self._drafts is not None:
            self._drafts.settle()

    def keep_written(self, page: QWidget) -> bool:
        """Whether nothing is lost when this page goes: nothing was entered, or it is kept."""
        if not self.isVisibleTo(page) or not self.form.is_touched:
            return True
        if self._drafts is None or not self._drafts.is_keeping:
            return False
        self._drafts.keep()
        return True

    def dismiss(self) -> None:
        """Put the form away; what was entered stays in it until it is filled anew."""
        was_open = self.isVisible()
        if was_open and self._drafts is not None:
            self._drafts.keep()
        super().dismiss()
        if was_open and self.form.is_touched:
            self.abandoned.emit()

    def put_away(self) -> None:
        """Put the form away after saving."""
        self.settle()
        self.dismiss()

    def come_back(self) -> None:
        """Show the form again as it was left."""
        self.show()
        self.raise_()
        self.setFocus()

    def offer_next(self, is_offered: bool) -> None:
        """Offer to go on with the next record, or only to save this one."""
        self._goes_on = is_offered
        self._hint.setVisible(is_offered)
        if self.next_button is not None:
            self.next_button.setVisible(is_offered)

    def _save_by_key(self) -> None:
        (self._save_and_next if self._goes_on else self._save)()

    def _save(self) -> None:
        if self._merging is None or self._merging.settle():
            self.saved.emit()

    def _save_and_next(self) -> None:
        if self._merging is None or self._merging.settle():
            self.saved_and_next.emit()

    def set_saving(self, is_saving: bool) -> None:
        """While something is being saved nobody saves it twice."""
        buttons = [each for each in (self.save_button, self.next_button) if each is not None]
        (self._resting.rest if is_saving else self._resting.wake)(buttons)
