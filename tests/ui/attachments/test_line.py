"""A file's name as its line shows it."""

from datetime import UTC, datetime

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.queries.attachments import AttachmentLine
from desktop.ui.attachments.line import AttachmentRow
from desktop.ui.kit.look import Look


def shown(look: Look, qtbot: QtBot, name: str) -> AttachmentRow:
    made = AttachmentRow(look, AttachmentLine(1, name, 2048, datetime(2026, 11, 24, tzinfo=UTC)))
    made.setStyleSheet(look.theme.sheet)
    qtbot.addWidget(made)
    made.resize(400, made.sizeHint().height())
    made.show()
    return made


@pytest.mark.parametrize("name", ["R&D合同.txt", "&Save & go.txt", "合同.pdf"])
def test_a_name_for_which_there_is_room_is_shown_whole(look: Look, qtbot: QtBot, name: str) -> None:
    assert shown(look, qtbot, name).name.text() == name


def test_a_short_name_begins_where_a_long_one_does(look: Look, qtbot: QtBot) -> None:
    short, long = shown(look, qtbot, "Ma"), shown(look, qtbot, "Ma_ny_papers_of_one_contract.pdf")

    assert left_edge(short.name.grab().toImage()) == left_edge(long.name.grab().toImage())


def left_edge(image: QImage) -> int:
    """The first column in which a letter is drawn; corners are rounded."""
    lines = range(image.height() // 4, image.height() * 3 // 4)
    ground = image.pixel(image.width() - 1, lines[0])
    return next(x for x in range(image.width()) for y in lines if image.pixel(x, y) != ground)


def test_a_name_is_written_in_most_of_the_width(look: Look, qtbot: QtBot) -> None:
    made = shown(look, qtbot, "合同.pdf")

    made.acts[1].click()
    qtbot.waitUntil(lambda: made.field.width() > made.width() * 2 // 3)
