"""The parts of the window that F6 goes between: the list of pages, the page, its panels, the message over it."""

from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.kit.seen import of_kind, seen
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.kit.tab_order import go_to, stops
from desktop.ui.kit.toast import Toast


def go_to_next_region(navigation: QWidget, stack: QWidget, page: QWidget, is_forward: bool) -> None:
    """Give the focus to the next part that can be worked with, where it was there last, or to its first control."""
    regions = _regions(navigation, stack, page)
    now = QApplication.focusWidget()
    at = next((number for number, region in enumerate(regions) if _holds(region, now)), 0)
    step = 1 if is_forward else -1
    for distance in range(1, len(regions) + 1):
        if _enter(regions[(at + step * distance) % len(regions)]):
            return


def close_topmost(stack: QWidget) -> bool:
    """Close the message over a page, or else the panel that was opened last; whether there was one."""
    over = _over(stack)
    if not over:
        return False
    top = over[-1]
    if isinstance(top, SidePanel):
        top.dismiss()
    else:
        top.hide()
    return True


def _regions(navigation: QWidget, stack: QWidget, page: QWidget) -> list[QWidget]:
    """What lies on top comes last."""
    return [navigation, page, *_over(stack)]


def _over(stack: QWidget) -> list[QWidget]:
    """A panel lies on the page, and a message on both."""
    parts = tuple(seen(stack))
    return [*of_kind(parts, SidePanel), *of_kind(parts, Toast)]


def _holds(region: QWidget, now: QWidget | None) -> bool:
    """Whether the focus is in this part and in none that lies on it."""
    while now is not None and not isinstance(now, SidePanel | Toast) and now is not region:
        now = now.parentWidget()
    return now is region


def _enter(region: QWidget) -> bool:
    usable = [each for each in stops(region) if _holds(region, each)]
    last = region.focusWidget()
    target = last if last in usable else next(iter(usable), None)
    if target is None:
        return False
    go_to(target)
    return True
