"""The order in which Tab walks through a window: as its layouts stand, whatever was made first and whatever came later."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGridLayout,
    QLayout,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from desktop.ui.kit.side_panel import SidePanel

WITH_PARTS = (QComboBox, QLineEdit, QAbstractItemView)  # what stands inside is theirs, and never a stop


@dataclass(frozen=True, slots=True)
class Met:
    """A widget met on the way, and whether Tab halts there."""

    widget: QWidget
    is_stop: bool


def move_focus(window: QWidget, is_forward: bool) -> bool:
    """Give the focus to the next control of a window or to the one before; whether there is one."""
    target = next_stop(window, QApplication.focusWidget(), is_forward)
    if target is None:
        return False
    target.setFocus(Qt.FocusReason.TabFocusReason if is_forward else Qt.FocusReason.BacktabFocusReason)
    bring_into_sight(target)
    return True


def stops(root: QWidget) -> list[QWidget]:
    """The controls inside a widget in the order Tab reaches them."""
    return [met.widget for met in _walk(root) if met.is_stop]


def next_stop(window: QWidget, now: QWidget | None, is_forward: bool) -> QWidget | None:
    """The control that follows the widget with the focus, or precedes it; beyond the last the first follows."""
    way = list(_walk(window))
    at = _place_of(now, way)
    others = way[at + 1 :] + way[: max(at, 0)]
    if not is_forward:
        others.reverse()
    return next((met.widget for met in others if met.is_stop and not _is_beside(met.widget, now)), None)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll whatever it stands in until it is seen."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def _place_of(now: QWidget | None, way: list[Met]) -> int:
    """Where the focus stands on the way: on a widget met, or on what the widget is a part of."""
    while now is not None:
        for number, met in enumerate(way):
            if met.widget is now:
                return number
        now = now.parentWidget()
    return -1


def _walk(root: QWidget) -> Iterator[Met]:
    return _inside(root, [panel for panel in root.findChildren(SidePanel) if panel.isVisible()])


def _inside(widget: QWidget, covers: list[SidePanel]) -> Iterator[Met]:
    yield Met(widget, _is_stop(widget, covers))
    if isinstance(widget, WITH_PARTS):
        return
    for child in _children(widget):
        if child.isVisible() and child.isEnabled() and not child.isWindow():
            yield from _inside(child, covers)


def _children(widget: QWidget) -> list[QWidget]:
    """Those of its layout in the layout's order, then those that stand over it: panels and messages."""
    if isinstance(widget, QScrollArea):
        return [widget.widget()] if widget.widget() is not None else []
    layout = widget.layout()
    found = list(_laid_out(layout)) if layout is not None else []
    others = [child for child in widget.children() if isinstance(child, QWidget) and child not in found]
    return found + sorted(others, key=lambda child: (child.y(), child.x()))


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
        numbers.sort(key=layout.getItemPosition)
    return numbers


def _is_stop(widget: QWidget, covers: list[SidePanel]) -> bool:
    if isinstance(widget, QAbstractButton) and _is_of_a_few(widget):
        takes_focus = widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget is _standing_for(widget)
    else:
        takes_focus = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return takes_focus and not _is_covered(widget, covers)


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
    usable = [each for each in button.group().buttons() if each.isVisible() and each.isEnabled()]
    chosen = button.group().checkedButton()
    return chosen if chosen in usable else next(iter(usable), None)


def _is_covered(widget: QWidget, covers: list[SidePanel]) -> bool:
    """Whether a panel lies over it, so that nobody would see the focus there."""
    return any(_covers(panel, widget) for panel in covers)


def _covers(panel: SidePanel, widget: QWidget) -> bool:
    """A panel stands at the right, as high as what it stands over: what begins under it is covered wholly."""
    host = panel.parentWidget()
    if not host.isAncestorOf(widget) or _holds(panel, widget):
        return False
    beside = next(each for each in host.children() if isinstance(each, QWidget) and _holds(each, widget))
    is_before = host.children().index(panel) > host.children().index(beside)
    return is_before and widget.mapTo(host, QPoint()).x() >= panel.x()


def _holds(around: QWidget, widget: QWidget) -> bool:
    return around is widget or around.isAncestorOf(widget)
