"""Files of other programs are taken as copies, whatever their giver proposes."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from desktop.ui.kit.dropped import files_in, take_as_copy

COPY, MOVE, LINK = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction, Qt.DropAction.LinkAction


def dragged(*urls: QUrl) -> QMimeData:
    made = QMimeData()
    made.setUrls(list(urls))
    return made


def let_go(possible: Qt.DropAction, proposed: Qt.DropAction) -> QDropEvent:
    event = QDropEvent(QPointF(5, 5), possible, dragged(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    event.setDropAction(proposed)
    return event


@pytest.mark.parametrize(
    ("possible", "proposed", "taken"), [(COPY | MOVE, MOVE, COPY), (COPY, COPY, COPY), (MOVE | LINK, MOVE, LINK)]
)
def test_the_givers_file_stays_where_it_is(
    possible: Qt.DropAction, proposed: Qt.DropAction, taken: Qt.DropAction
) -> None:
    event = let_go(possible, proposed)

    assert take_as_copy(event)
    assert (event.isAccepted(), event.dropAction()) == (True, taken)


def test_what_is_only_given_away_is_refused() -> None:
    event = let_go(MOVE, MOVE)
    event.accept()

    assert not take_as_copy(event)
    assert not event.isAccepted()


def test_addresses_of_the_web_are_no_files(tmp_path: Path) -> None:
    file = tmp_path / "合同 （盖章）.pdf"

    assert files_in(dragged(QUrl("https://example.com/a.pdf"), QUrl.fromLocalFile(str(file)))) == [file]
