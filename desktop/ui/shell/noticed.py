"""The room of the pages with a strip of notices over it, which is made when there is first something to say."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import column

if TYPE_CHECKING:
    from desktop.ui.shell.notices import Notices


class Noticed(QWidget):
    """Gives the pages all the room there is under the notices."""

    def __init__(self, look: Look, pages: QWidget) -> None:
        super().__init__()
        self._look = look
        self._column = column(self)
        self._column.addWidget(pages, 1)

    @cached_property
    def notices(self) -> "Notices":
        """What the owner should know while working."""
        from desktop.ui.shell.notices import Notices

        made = Notices(self._look)
        self._column.insertWidget(0, made)
        return made
