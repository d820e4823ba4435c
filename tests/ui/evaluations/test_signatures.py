"""Printed forms: who signed, who refused, whose are printed again; and the way to the page that prints."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.store.database import Database
from desktop.ui.evaluations.signatures_panel import SignaturesPanel
from desktop.ui.kit.look import Look
from desktop.ui.ports import Wish
from desktop.ui.printables import PRINTING, REVIEWS, UNSIGNED
from tests.ui.evaluations.stage import Stage


@pytest.fixture
def stage(look: Look, sample: Database, qtbot: QtBot, tmp_path: Path) -> Stage:
    stage = Stage(look, sample, qtbot, tmp_path / "forms")
    stage.choose("E05")
    return stage


@pytest.fixture
def panel(stage: Stage) -> SignaturesPanel:
    """The panel on a finalised evaluation."""
    stage.show_finalised()
    stage.page.more.open_signatures()
    return stage.page.more.signatures


def told(panel: SignaturesPanel) -> list[str]:
    return [panel.list.item(place).text() for place in range(panel.list.count())]


def test_printing_leads_to_the_form_of_the_person_shown(stage: Stage) -> None:
    stage.click(stage.page.acts.print)

    key, wish = stage.guide.led[-1]
    assert key == PRINTING
    assert wish is not None
    assert (wish.staff_id, wish.state) == (stage.form.person.staff_id, REVIEWS)


def test_what_may_still_change_offers_no_signatures(stage: Stage) -> None:
    assert not {"signatures", "unsigned"} & set(stage.page.more.menu.offered())


def test_a_form_is_noted_as_signed_and_the_note_undone(stage: Stage, panel: SignaturesPanel) -> None:
    place = told(panel).index(next(each for each in told(panel) if "not handed out" in each))
    panel.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    for each in range(panel.list.count()):
        panel.list.item(each).setCheckState(Qt.CheckState.Checked if each == place else Qt.CheckState.Unchecked)

    stage.click(panel.sign_button)

    assert told(panel)[place].endswith("signed on 2026-11-21")
    assert stage.messages.last.sentence == "1 form was noted as signed."
    assert stage.messages.last.action is not None
    stage.messages.last.action()
    assert "not handed out" in told(panel)[place]


def test_a_refusal_names_its_witness_and_can_be_taken_out(stage: Stage, panel: SignaturesPanel) -> None:
    panel.witness.set_value("李想")
    stage.click(panel.all_button)
    assert len(panel.ticked()) == panel.list.count()

    stage.click(panel.refuse_button)
    assert all("witness 李想" in each for each in told(panel))
    assert not panel.unsigned_button.isVisible()

    panel.list.item(0).setCheckState(Qt.CheckState.Checked)
    stage.click(panel.forget_button)
    assert "not handed out" in told(panel)[0]


def test_nobody_ticked_and_no_day_are_told_in_the_panel(stage: Stage, panel: SignaturesPanel) -> None:
    for place in range(panel.list.count()):
        panel.list.item(place).setCheckState(Qt.CheckState.Unchecked)
    stage.click(panel.sign_button)
    assert panel.notice.sentence() == "Tick the people whose forms are meant."

    panel.tick_open()
    panel.day.box.setText("never")
    stage.click(panel.sign_button)
    assert panel.day.error()

    panel.day.box.setText("2027-06-01")
    stage.click(panel.sign_button)
    assert "still to come" in panel.notice.sentence()


def test_forms_nobody_signed_are_printed_from_the_menu_and_from_the_panel(
    stage: Stage, panel: SignaturesPanel
) -> None:
    stage.click(panel.unsigned_button)
    stage.page.more.print_unsigned()

    places = [(key, wish.state if isinstance(wish, Wish) else "") for key, wish in stage.guide.led]
    assert places == [(PRINTING, UNSIGNED), (PRINTING, UNSIGNED)]
    assert not panel.isVisible()
