"""What is seen of a window: a search that leaves out the pages in the background, where most of it stands."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

Kind = TypeVar("Kind", bound=QWidget)
DIRECTLY = Qt.FindChildOption.FindDirectChildrenOnly


def seen(widget: QWidget) -> Iterator[QWidget]:
    """Every visible part of a widget, each before what stands in it."""
    for part in widget.findChildren(QWidget, options=DIRECTLY):
        if part.isVisible():
            yield part
            yield from seen(part)


def of_kind(parts: Iterable[QWidget], kind: type[Kind]) -> Iterator[Kind]:
    """Those of one kind."""
    return (part for part in parts if isinstance(part, kind))
