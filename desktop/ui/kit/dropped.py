"""Files of other programs that are dragged over a part of the window and let go there."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent

_KEPT = (Qt.DropAction.CopyAction, Qt.DropAction.LinkAction)  # the giver's files stay where they are


def take_as_copy(event: QDropEvent) -> bool:
    """Accept what is dragged as a copy; refused where it is only given away: a giver deletes what was moved."""
    action = next((each for each in _KEPT if each in event.possibleActions()), None)
    event.setAccepted(action is not None)
    if action is not None:
        event.setDropAction(action)
    return action is not None


def files_in(dragged: QMimeData) -> list[Path]:
    """The files of this computer among what is dragged."""
    return [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]
