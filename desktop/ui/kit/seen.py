"""What is seen of a window: a search that passes by the pages in the background, where most of it stands."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

Kind = TypeVar("Kind", bound=QWidget)
DIRECTLY = Qt.FindChildOption.FindDirectChildrenOnly


def within_reach(widget: QWidget) -> Iterator[QWidget]:
    """Every part of a widget that is shown or could be without its surroundings, each before what stands in it."""
    for part in widget.findChildren(QWidget, options=DIRECTLY):
        yield part
        if not part.isHidden():
            yield from within_reach(part)


def seen(widget: QWidget) -> Iterator[QWidget]:
    """Every visible part of a widget, each before what stands in it."""
    return (part for part in within_reach(widget) if part.isVisible())


def of_kind(parts: Iterable[QWidget], kind: type[Kind]) -> Iterator[Kind]:
    """Those of one kind."""
    return (part for part in parts if isinstance(part, kind))
