"""The cards of word lists and of quality factors on the settings page, on a real file."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.domain.quality_table import USUAL, Factor
from desktop.queries.quality_table import quality_table
from desktop.services.company import change_company
from desktop.services.quality_table import change_quality_table
from desktop.services.word_lists import WordLists
from desktop.ui.kit.look import Look
from desktop.ui.settings.lists_card import ListsCard
from desktop.ui.settings.lists_presenter import ListsPresenter
from desktop.ui.settings.page import Facts, SettingsPage
from desktop.ui.settings.presenter import SettingsPresenter
from desktop.ui.settings.quality_card import QualityTableCard
from desktop.ui.settings.quality_presenter import QualityTablePresenter
from desktop.ui.tones import Appearance
from tests.ui.company import Company
from tests.ui.settings.test_page import Chosen
from tests.ui.surroundings import TODAY, FakeMessages, InstantTasks

CTRL = Qt.KeyboardModifier.ControlModifier


class Stage:
    """The page with both cards."""

    def __init__(self, look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> None:
        self.qtbot, self.company, self.messages = qtbot, company, messages
        tasks = InstantTasks(company.database, lambda _topics: self.page.refresh())
        around = (tasks, messages, look.texts)
        database = company.database
        presenter = SettingsPresenter(*around, partial(change_company, database), lambda _company: None)
        facts = Facts("0.1.0", Path("company.qianji"), Appearance.LIGHT, paths.resources() / "THIRD_PARTY.md")
        self.page = SettingsPage(look, presenter, Chosen(), facts)
        self.lists = ListsCard(look, self.page, ListsPresenter(*around, WordLists(database)), TODAY)
        change = partial(change_quality_table, database)
        self.quality = QualityTableCard(look, self.page, QualityTablePresenter(*around, change), TODAY)
        for card in (self.lists, self.quality):
            self.page.add_rules(card, card)
        qtbot.addWidget(self.page)
        self.page.resize(1224, 900)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.refresh()

    def click(self, button: Any) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def words(self) -> list[str]:
        """The words from top to bottom, retired ones in brackets."""
        return [line.name if line.is_active else f"({line.name})" for line in self.lists.table.model.rows]

    def select(self, name: str) -> None:
        """Click the row of a word."""
        table = self.lists.table
        number = [line.name for line in table.model.rows].index(name)
        table.view.scrollTo(table.model.index(number, 0))
        place = table.view.visualRect(table.model.index(number, 0)).center()
        self.qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def add(self, name: str) -> None:
        """Add a word by the form."""
        self.click(self.lists.add_button)
        self.qtbot.keyClicks(self.lists.editor.form.fields["name"].control, name)
        self.click(self.lists.editor.save_button)

    def undo(self) -> None:
        assert self.messages.last.action is not None
        self.messages.last.action()


@pytest.fixture
def stage(look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> Stage:
    return Stage(look, company, messages, qtbot)


class TestLists:
    def test_the_outcomes_stand_first_and_say_which_are_effective(self, stage: Stage) -> None:
        effective = [line.name for line in stage.lists.table.model.rows if line.is_effective]

        assert {"有进展", "达成意向", "签约"} <= set(effective) < set(stage.words())

    def test_another_list_can_be_chosen(self, stage: Stage, qtbot: QtBot) -> None:
        stage.lists.kind.setFocus()

        for _press in range(3):
            qtbot.keyClick(stage.lists.kind, Qt.Key.Key_Down)

        assert stage.words() == ["华东"]  # where one person works
        assert stage.lists.table.view.isColumnHidden(2)

    def test_a_word_is_added_and_taken_back(self, stage: Stage) -> None:
        before = stage.words()

        stage.add("Demo given")
        added = stage.words()
        stage.undo()

        assert added == [*before, "Demo given"]
        assert stage.words() == [*before, "(Demo given)"]

    def test_ctrl_enter_goes_on_with_the_next_word(self, stage: Stage, qtbot: QtBot) -> None:
        stage.click(stage.lists.add_button)
        box = stage.lists.editor.form.fields["name"].control
        qtbot.keyClicks(box, "Demo given")

        qtbot.keyClick(box, Qt.Key.Key_Return, CTRL)

        assert stage.words()[-1] == "Demo given"
        assert stage.lists.editor.isVisible()
        assert stage.lists.editor.form.fields["name"].value() == ""

    def test_an_outcome_is_renamed_and_made_effective_with_a_way_back(self, stage: Stage) -> None:
        stage.add("Demo given")
        stage.select("Demo given")
        stage.click(stage.lists.change)
        form = stage.lists.editor.form
        form.fields["name"].set_value("Demo seen")
        form.fields["is_effective"].control.setFocus()
        stage.qtbot.keyClick(form.fields["is_effective"].control, Qt.Key.Key_Down)

        stage.click(stage.lists.editor.save_button)
        changed = stage.lists.table.model.rows[-1]
        stage.undo()
        former = stage.lists.table.model.rows[-1]

        assert (changed.name, changed.is_effective) == ("Demo seen", True)
        assert (former.name, former.is_effective) == ("Demo given", False)

    def test_a_word_is_retired_and_offered_again(self, stage: Stage) -> None:
        stage.add("Demo given")
        stage.select("Demo given")
        stage.click(stage.lists.retire)
        retired = stage.words()[-1]
        stage.select("Demo given")
        label = stage.lists.retire.text()

        stage.click(stage.lists.retire)

        assert (retired, label) == ("(Demo given)", "Offer again")
        assert stage.words()[-1] == "Demo given"

    def test_a_word_moves_up_and_down(self, stage: Stage) -> None:
        before = stage.words()
        stage.select(before[1])

        stage.click(stage.lists.up)
        moved = stage.words()
        stage.click(stage.lists.down)

        assert moved[:2] == [before[1], before[0]]
        assert stage.words() == before

    def test_a_word_that_is_there_already_is_refused_in_the_form(self, stage: Stage) -> None:
        stage.add("Demo given")
        stage.add("DEMO GIVEN")

        assert "on the list already" in stage.lists.editor.notice.sentence()
        assert stage.lists.editor.isVisible()

    def test_without_a_word_nothing_is_saved(self, stage: Stage) -> None:
        stage.click(stage.lists.add_button)

        stage.click(stage.lists.editor.save_button)

        assert stage.lists.editor.form.fields["name"].error() == "Enter the word."

    def test_nothing_chosen_offers_no_act(self, stage: Stage) -> None:
        buttons = (stage.lists.up, stage.lists.down, stage.lists.change, stage.lists.retire)

        assert not any(button.isEnabled() for button in buttons)


class TestQualityFactors:
    def table(self, stage: Stage) -> Any:
        with stage.company.database.read() as session:
            return quality_table(session)

    def test_the_table_in_force_stands_in_one_line(self, stage: Stage) -> None:
        assert stage.quality.summary.text().startswith("Registered capital 30 % · Years in business 20 %")

    def test_is_changed_and_comes_back(self, stage: Stage) -> None:
        stage.click(stage.quality.change_button)
        fields: Any = stage.quality.editor.form.fields
        fields["credit"].set_value("20")
        fields["registered_capital"].set_value("20")
        first = fields["capital_bands"].rows[1][1]
        first.selectAll()
        stage.qtbot.keyClicks(first, "45")

        stage.click(stage.quality.editor.save_button)
        changed = self.table(stage)
        stage.undo()

        assert (changed.weights[Factor.CREDIT], changed.capital_bands[1]) == (20, (500_000, 45))
        assert changed.years_bands == USUAL.years_bands
        assert self.table(stage) == USUAL

    def test_weights_that_do_not_sum_to_100_are_refused_in_the_form(self, stage: Stage) -> None:
        stage.click(stage.quality.change_button)
        stage.quality.editor.form.fields["credit"].set_value("20")

        stage.click(stage.quality.editor.save_button)

        assert "sum to 110" in stage.quality.editor.notice.sentence()
        assert self.table(stage) == USUAL

    def test_what_is_no_number_is_said_at_its_field(self, stage: Stage) -> None:
        stage.click(stage.quality.change_button)
        fields: Any = stage.quality.editor.form.fields
        fields["credit"].set_value("ten")
        fields["years_bands"].rows[0][1].setText("many")

        stage.click(stage.quality.editor.save_button)

        assert {name for name, field in fields.items() if field.error()} == {"credit", "years_bands"}

    def test_a_new_band_gets_a_row_and_an_emptied_one_goes(self, stage: Stage) -> None:
        stage.click(stage.quality.change_button)
        bands: Any = stage.quality.editor.form.fields["years_bands"]
        for box, text in zip(bands.rows[-1], ("20", "100"), strict=True):
            stage.qtbot.keyClicks(box, text)
        for box in bands.rows[1]:
            box.clear()

        stage.click(stage.quality.editor.save_button)

        assert self.table(stage).years_bands == ((0, 20), (3, 60), (5, 80), (10, 100), (20, 100))

    def test_the_usual_table_can_be_had_back(self, stage: Stage) -> None:
        stage.click(stage.quality.change_button)
        was_offered = stage.quality.usual_button.isVisible()
        fields: Any = stage.quality.editor.form.fields
        fields["credit"].set_value("0")
        fields["reputation"].set_value("30")
        stage.click(stage.quality.editor.save_button)
        stage.click(stage.quality.change_button)

        stage.click(stage.quality.usual_button)

        assert not was_offered
        assert self.table(stage) == USUAL


def test_a_half_written_form_is_not_lost_silently(stage: Stage, qtbot: QtBot) -> None:
    stage.click(stage.lists.add_button)
    untouched = stage.page.keep_written()
    qtbot.keyClicks(stage.lists.editor.form.fields["name"].control, "Demo")

    assert untouched
    assert not stage.page.keep_written()
