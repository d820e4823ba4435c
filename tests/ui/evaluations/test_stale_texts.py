"""Beside a text that was written of another figure the page says so."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.review import ReviewAction, ReviewFinding
from desktop.queries.reviews import ReviewRow
from desktop.ui.evaluations.finding_box import FindingBox
from desktop.ui.evaluations.people import PeopleCard
from desktop.ui.evaluations.plan_rows import ActionRow
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.tones import Tone

TOLD = "This text was written when “Visits” was 12; it is 9 now."


@pytest.mark.parametrize("stale", ["", TOLD])
def test_a_finding_and_an_action_say_that_their_figure_is_another(look: Look, qtbot: QtBot, stale: str) -> None:
    finding = ReviewFinding(
        1, "target_missed", "visits", "Visits", "12.", "", Decimal(-3), is_edited=True, stale=stale
    )
    action = ReviewAction(1, "visits", "Go.", "12 → 15", date(2026, 12, 31), "E01", "", is_edited=True, stale=stale)
    boxes = (FindingBox(look, finding, Tone.WARN, None, None), ActionRow(look, action, None))

    for box in boxes:
        qtbot.addWidget(box)
        assert [notice.sentence() for notice in box.findChildren(Notice)] == ([stale] if stale else [])


def test_a_person_in_the_list_is_marked_in_ink_and_in_words(look: Look, qtbot: QtBot) -> None:
    person = ReviewRow(1, 1, "E01", "Wang", "East", "", Decimal(80), "Good", "good", 1, None)
    card = PeopleCard(look)
    qtbot.addWidget(card)
    card.resize(300, 300)
    card.model.show_people([person])
    plain = card.view.grab().toImage()

    card.model.show_people([replace(person, is_stale=True)])

    assert card.view.grab().toImage() != plain
    told = card.model.data(card.model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert "a text you rewrote speaks of another figure" in str(told)
