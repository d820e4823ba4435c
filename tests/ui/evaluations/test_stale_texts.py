"""Beside a text that was written of another figure the page says so."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.checks import CheckWarning
from desktop.domain.indicators import INDICATORS
from desktop.domain.review import ReviewAction, ReviewFinding
from desktop.domain.rewritten import StaleText
from desktop.domain.scoring import Reason
from desktop.queries.reviews import ReviewRow
from desktop.ui.evaluations.finding_box import FindingBox
from desktop.ui.evaluations.people import PeopleCard
from desktop.ui.evaluations.plan_rows import ActionRow
from desktop.ui.evaluations.small_panels import CheckPanel
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


def test_the_data_check_tells_it_beside_a_missing_target_and_only_that_one_leads_to_targets(
    look: Look, qtbot: QtBot
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    panel = CheckPanel(look, host)
    wanted: list[str] = []
    panel.targets_wanted.connect(wanted.append)
    stale = StaleText("王䶮", INDICATORS["visits"], "en", Decimal(12), Decimal(9))

    panel.show_warnings("Look at these.", [stale, CheckWarning("visits", Reason.NO_TARGET, ("王䶮",), False)])
    (link,) = (button for button in panel.findChildren(QPushButton) if button.text() == "Set targets ›")
    link.click()

    assert wanted == ["visits"]
