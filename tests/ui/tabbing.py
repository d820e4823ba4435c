"""Walks through a window with Tab as an owner without a mouse does, and finds what that does not reach."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSlider,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from desktop.ui.kit.page import Page
from desktop.ui.kit.paste_grid.view import PasteView
from desktop.ui.kit.seen import of_kind, seen
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.kit.toast import Toast
from desktop.ui.shell.navigation import Navigation

WORKED_WITH = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QTextEdit, QAbstractItemView, QSlider)
WITH_PARTS = (QComboBox, QLineEdit, QAbstractItemView)  # their parts are reached through them
ENOUGH = 600  # stops; a walk that does not come round by then never does


def walk(window: QWidget) -> list[QWidget]:
    """The controls that Tab reaches until it comes to one for the second time, from that one on."""
    begin = QApplication.focusWidget()
    met = {id(begin): begin} if begin is not None and begin.focusPolicy() & Qt.FocusPolicy.TabFocus else {}
    for _ in range(ENOUGH):
        now = _pressed_tab(window, is_forward=True)
        if now is None or id(now) in met:
            # Where it began may be out of the round: a box that closes when it is left.
            at = list(met).index(id(now)) if now is not None else len(met)
            assert at < 2, f"goes round without coming back to where it began: {name_of(now or window)}"
            return list(met.values())[at:]
        met[id(now)] = now
    raise AssertionError("Tab does not come round")


def walk_back(window: QWidget, steps: int) -> list[str]:
    """What Shift and Tab reach in so many steps."""
    return [name_of(_pressed_tab(window, is_forward=False) or window) for _ in range(steps)]


def _pressed_tab(window: QWidget, is_forward: bool) -> QWidget | None:
    """Where Tab leads to; a text whose links it walks through is one stop."""
    before = QApplication.focusWidget()
    now = _pressed_once(window, is_forward)
    for _ in range(ENOUGH):
        if now is not before or not isinstance(now, QTextBrowser):
            break
        now = _pressed_once(window, is_forward)
    return now


def _pressed_once(window: QWidget, is_forward: bool) -> QWidget | None:
    widget = QApplication.focusWidget() or window
    modifier = Qt.KeyboardModifier.NoModifier if is_forward else Qt.KeyboardModifier.ShiftModifier
    if isinstance(widget, PasteView):  # its own Tab goes from cell to cell
        modifier |= Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(widget, Qt.Key.Key_Tab if is_forward else Qt.Key.Key_Backtab, modifier)
    return QApplication.focusWidget()


def unreached(window: QWidget, stops: list[QWidget]) -> list[str]:
    """Enabled, visible controls that Tab passes by; one of a group stands for the others, which arrow keys choose."""
    reached = {id(widget) for widget in stops}
    groups = {id(_group(widget)) for widget in stops if _group(widget) is not None}
    parts = list(seen(window))
    panels = list(of_kind(parts, SidePanel))
    return [
        name_of(widget)
        for widget in parts
        if _is_worked_with(widget) and id(widget) not in reached and id(_group(widget)) not in groups
        if not _is_under_one(panels, widget)
    ]


def out_of_order(stops: list[QWidget]) -> list[str]:
    """Neighbours of a walk of which the second stands above the first, or left of it in the same line."""
    return [
        f"{name_of(first)} before {name_of(second)}"
        for first, second in pairwise(stops)
        if _around(first) is _around(second) and _is_backwards(first, second)
        if not _comes_round(first, second, stops)
    ]


def name_of(widget: QWidget) -> str:
    """A control as a failing test names it."""
    text = widget.accessibleName() or str(widget.property("text") or "") or widget.toolTip()
    return f"{type(widget).__name__} “{text}” in {type(widget.parent()).__name__}"


def _is_worked_with(widget: QWidget) -> bool:
    is_part = isinstance(widget.parent(), WITH_PARTS)
    takes_keys = isinstance(widget, WORKED_WITH) or bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_keys and not is_part and not widget.isWindow() and widget.isEnabled()


def _group(widget: QWidget) -> object:
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group if group is not None and group.exclusive() else None


def _is_under_one(panels: Sequence[SidePanel], widget: QWidget) -> bool:
    """Panels stand at the right, as high as the window: whatever begins right of their edge is out of sight."""
    left = widget.mapTo(widget.window(), QPoint()).x()
    return any(left >= each.mapTo(each.window(), QPoint()).x() for each in panels if not each.isAncestorOf(widget))


def _around(widget: QWidget) -> QWidget | None:
    """What it is read together with: what scrolls with it, its panel or message, or the whole window."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea | SidePanel | Toast | Navigation | Page):
        around = around.parentWidget()
    return around


def _is_backwards(first: QWidget, second: QWidget) -> bool:
    one, other = _place(first), _place(second)
    overlap = min(one.bottom(), other.bottom()) - max(one.top(), other.top())
    if overlap > min(one.height(), other.height()) / 2:
        return other.right() < one.left()
    return other.bottom() <= one.top() and other.left() < one.right()


def _comes_round(first: QWidget, second: QWidget, stops: list[QWidget]) -> bool:
    """Whether a window that is one page and nothing beside it goes on from its last control to its first."""
    if any(_around(each) is not _around(first) for each in stops):
        return False
    return not any(_is_backwards(each, first) or _is_backwards(second, each) for each in stops)


def _place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())
