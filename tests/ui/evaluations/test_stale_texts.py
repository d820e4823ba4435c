"""Beside a text that was written of another figure the page says so."""

from datetime import date
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.review import ReviewAction, ReviewFinding
from desktop.ui.evaluations.finding_box import FindingBox
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
