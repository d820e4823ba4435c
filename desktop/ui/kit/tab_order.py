"""The order in which Tab walks through a window: as its layouts stand, whatever was made first or came later."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QGridLayout,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from desktop.ui.kit.focus_ring import show_ring
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.kit.surfaces import bring_into_sight

_OWN = Qt.FindChildOption.FindDirectChildrenOnly
ITS_OWN = "qt_scrollarea"  # how Qt names the viewport and the bars of a scroll area
WITH_PARTS = (QComboBox, QLineEdit, QAbstractItemView)  # what stands inside is theirs, and never a stop


def move_focus(window: QWidget, is_forward: bool) -> bool:
    """Give the focus to the next control of a window or to the one before; whether there is one."""
    target = next_stop(window, QApplication.focusWidget(), is_forward)
    if target is None:
        return False
    go_to(target, is_forward)
    return True


def go_to(target: QWidget, is_forward: bool = True) -> None:
    """Give a control the focus by a key: scrolled into sight, and with a ring where it draws none itself."""
    target.setFocus(Qt.FocusReason.TabFocusReason if is_forward else Qt.FocusReason.BacktabFocusReason)
    bring_into_sight(target)
    if isinstance(target, QAbstractScrollArea) and not isinstance(target, QPlainTextEdit):
        show_ring(target)


def stops(root: QWidget) -> list[QWidget]:
    """The controls inside a widget in the order Tab reaches them."""
    return [widget for widget in _inside(root, is_forward=True) if _is_stop(widget)]


def next_stop(window: QWidget, now: QWidget | None, is_forward: bool) -> QWidget | None:
    """The control that follows the widget with the focus, or precedes it; beyond the last the first follows."""
    for widget in _from(window, now, is_forward):
        if _is_stop(widget) and not _is_beside(widget, now):
            return widget if widget is not now else None
    return None


def _from(root: QWidget, now: QWidget | None, is_forward: bool) -> Iterator[QWidget]:
    """The widgets from the one with the focus on, only as far as they are asked for; then all from the other end."""
    node = now
    if now is not None and is_forward:
        yield from _parts(now, is_forward)
    while node is not None and node is not root:
        around = node.parentWidget()
        if around is None:
            break
        beside = _children(around)
        in_viewport = 0 if isinstance(around, QScrollArea) else -1  # which stands for what scrolls in it
        at = beside.index(node) if node in beside else in_viewport
        later = beside[at + 1 :] if is_forward else beside[: max(at, 0)][::-1]
        for child in later if at >= 0 else ():
            yield from _inside(child, is_forward)
        if not is_forward:
            yield around
        node = around
    yield from _inside(root, is_forward)


def _inside(widget: QWidget, is_forward: bool) -> Iterator[QWidget]:
    """A widget that can be worked with and what is in it."""
    if not widget.isVisible() or not widget.isEnabled():
        return
    if is_forward:
        yield widget
    yield from _parts(widget, is_forward)
    if not is_forward:
        yield widget


def _parts(widget: QWidget, is_forward: bool) -> Iterator[QWidget]:
    if isinstance(widget, WITH_PARTS):
        return
    parts = _children(widget)
    for child in parts if is_forward else reversed(parts):
        yield from _inside(child, is_forward)


def _children(widget: QWidget) -> list[QWidget]:
    """Those of its layout in the layout's order, then those that stand over it: panels and messages."""
    if isinstance(widget, QScrollArea):
        parts = [each for each in widget.children() if isinstance(each, QWidget)]
        over = [each for each in parts if not each.objectName().startswith(ITS_OWN)]
        return [each for each in (widget.widget(), *over) if each is not None]
    layout = widget.layout()
    found = list(_laid_out(layout)) if layout is not None else []
    laid_out = set(map(id, found))
    others = [child for child in widget.children() if isinstance(child, QWidget) and id(child) not in laid_out]
    others.sort(key=lambda child: (child.y(), child.x()))
    return [child for child in (*found, *others) if not child.isWindow()]


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for number in _numbers(layout):
        item = layout.itemAt(number)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)


def _numbers(layout: QLayout) -> list[int]:
    """The items of a layout from the top left to the bottom right."""
    numbers = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        numbers.sort(key=lambda number: _row_and_column(layout, number))
    return numbers


def _row_and_column(layout: QGridLayout, number: int) -> tuple[int, int]:
    place: Any = layout.getItemPosition(number)  # the stub calls it an object
    return place[0], place[1]


def _is_stop(widget: QWidget) -> bool:
    if isinstance(widget, QAbstractButton) and _is_of_a_few(widget):
        takes_focus = widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        return takes_focus and widget is _standing_for(widget)
    takes_focus = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return takes_focus and not _is_covered(widget)


def _is_of_a_few(widget: QWidget | None) -> bool:
    """Whether it is one of the choices of a group, between which the arrow keys go."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive()


def _is_beside(widget: QWidget, now: QWidget | None) -> bool:
    """Whether it is a choice of the group in which the focus is already."""
    if not isinstance(widget, QAbstractButton) or not isinstance(now, QAbstractButton) or not _is_of_a_few(now):
        return False
    return widget.group() is now.group()


def _standing_for(button: QAbstractButton) -> QAbstractButton | None:
    """The choice at which Tab enters a group: the one chosen, or the first there is."""
    usable = [
        each for each in button.group().buttons() if each.isVisible() and each.isEnabled() and not _is_covered(each)
    ]
    chosen = button.group().checkedButton()
    return chosen if chosen in usable else next(iter(usable), None)


def _is_covered(widget: QWidget) -> bool:
    """Whether a panel lies over it, so that nobody would see the focus there."""
    below, host = widget, widget.parentWidget()
    while host is not None:
        if any(_covers(panel, host, below, widget) for panel in host.findChildren(SidePanel, options=_OWN)):
            return True
        below, host = host, host.parentWidget()
    return False


def _covers(panel: SidePanel, host: QWidget, below: QWidget, widget: QWidget) -> bool:
    """A panel stands at the right, as high as what it stands over: what begins under it is covered wholly."""
    if panel is below or not panel.isVisible():
        return False
    is_before = host.children().index(panel) > host.children().index(below)
    return is_before and widget.mapTo(host, QPoint()).x() >= panel.x()
