"""The cards of teams, positions and stages on the settings page, on a real file."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.i18n import ENGLISH
from desktop.services.company import change_company
from desktop.services.position_book import PositionBook
from desktop.services.stage_book import StageBook
from desktop.services.team_book import TeamBook, TeamDraft
from desktop.ui.kit.look import Look
from desktop.ui.settings.entries_card import EntriesCard
from desktop.ui.settings.entries_presenter import EntriesPresenter
from desktop.ui.settings.organisation import (
    position_face,
    position_kind,
    stage_face,
    stage_kind,
    team_face,
    team_kind,
)
from desktop.ui.settings.page import Facts, SettingsPage
from desktop.ui.settings.presenter import SettingsPresenter
from desktop.ui.tones import Appearance
from tests.ui.company import Company
from tests.ui.settings.test_page import Chosen
from tests.ui.surroundings import TODAY, FakeMessages, InstantTasks, today

CTRL = Qt.KeyboardModifier.ControlModifier


class Stage:
    """The page with the three cards."""

    def __init__(self, look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> None:
        self.qtbot, self.company, self.messages = qtbot, company, messages
        database, texts = company.database, look.texts
        self.tasks = tasks = InstantTasks(database, lambda _topics: self.page.refresh())
        presenter = SettingsPresenter(
            tasks, messages, texts, lambda *given: change_company(database, *given), lambda _company: None
        )
        facts = Facts("0.1.0", Path("company.qianji"), Appearance.LIGHT, paths.resources() / "THIRD_PARTY.md")
        self.page = SettingsPage(look, presenter, Chosen(), facts)
        stages = StageBook(database)

        def card(kind: Any, verbs: Any, face: Any) -> EntriesCard[Any]:
            decides = EntriesPresenter[Any, Any](tasks, messages, texts, kind, verbs, today)
            made = EntriesCard[Any](look, self.page, decides, kind, face, TODAY)
            self.page.add_rules(made, made)
            return made

        self.teams = card(team_kind(today, ENGLISH), TeamBook(database), team_face(texts))
        self.positions = card(position_kind(today), PositionBook(database), position_face(texts))
        self.stages = card(stage_kind(stages), stages, stage_face(texts))
        qtbot.addWidget(self.page)
        self.page.resize(1224, 1900)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.refresh()

    def click(self, button: Any) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def choose(self, card: EntriesCard[Any], name: str) -> None:
        """Choose the row of an entry."""
        rows = card.table.model.rows
        card.table.view.selectRow([entry.name for entry in rows].index(name))

    def told(self, card: EntriesCard[Any]) -> list[list[str]]:
        """What the card shows, row by row."""
        model = card.table.model
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(len(model.rows))
        ]


@pytest.fixture
def stage(look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> Stage:
    return Stage(look, company, messages, qtbot)


class TestTeams:
    def test_every_team_says_who_leads_it_and_how_many_are_in_it(self, stage: Stage) -> None:
        assert stage.told(stage.teams) == [
            ["招商一部", "—", "nobody yet", "—", "1"],
            ["招商二部", "—", "nobody yet", "—", "1"],
        ]

    def test_a_leader_is_named_by_initials_and_taken_back(self, stage: Stage, qtbot: QtBot) -> None:
        stage.choose(stage.teams, "招商一部")
        stage.click(stage.teams.change)
        leader = stage.teams.editor.form.fields["leader_id"].control
        leader.setFocus()
        qtbot.keyClicks(leader, "wy")
        qtbot.keyClick(leader, Qt.Key.Key_Tab)

        stage.click(stage.teams.editor.save_button)
        named = stage.told(stage.teams)[0][2]
        stage.messages.take_last_back()

        assert (named, stage.told(stage.teams)[0][2]) == ("王䶮", "nobody yet")
        assert not stage.teams.editor.isVisible()

    def test_somebody_unknown_leads_nothing(self, stage: Stage, qtbot: QtBot) -> None:
        stage.choose(stage.teams, "招商一部")
        stage.click(stage.teams.change)
        leader = stage.teams.editor.form.fields["leader_id"].control
        leader.setFocus()
        qtbot.keyClicks(leader, "nobody")

        stage.click(stage.teams.editor.save_button)

        assert (
            stage.teams.editor.form.fields["leader_id"].error() == "There is none of that name; choose from the list."
        )
        assert stage.told(stage.teams)[0][2] == "nobody yet"

    def test_a_team_is_renamed_where_it_stands(self, stage: Stage, qtbot: QtBot) -> None:
        stage.choose(stage.teams, "招商二部")
        qtbot.keyClick(stage.teams.table.view, Qt.Key.Key_Return)
        name = stage.teams.editor.form.fields["name"].control
        qtbot.keyClick(name, Qt.Key.Key_A, CTRL)
        qtbot.keyClicks(name, "South")

        stage.click(stage.teams.editor.save_button)

        assert [entry.name for entry in stage.teams.table.model.rows] == ["South", "招商一部"]
        assert stage.messages.last.sentence == "“招商二部” was changed."

    def test_a_team_with_people_is_not_taken_out(self, stage: Stage) -> None:
        stage.choose(stage.teams, "招商一部")

        stage.click(stage.teams.remove)

        assert len(stage.teams.table.model.rows) == 2
        assert "has or had members" in str(stage.tasks.troubles[-1])

    def test_one_without_anybody_is_taken_out_and_comes_back(self, stage: Stage) -> None:
        TeamBook(stage.company.database).add(TeamDraft("筹备组"))
        stage.page.refresh()
        stage.choose(stage.teams, "筹备组")

        stage.click(stage.teams.remove)
        gone = len(stage.teams.table.model.rows)
        stage.messages.take_last_back()

        assert (gone, len(stage.teams.table.model.rows)) == (2, 3)


class TestPositions:
    def test_another_role_is_chosen(self, stage: Stage, qtbot: QtBot) -> None:
        stage.choose(stage.positions, "招商专员")
        before = stage.told(stage.positions)[stage.positions.table.view.currentIndex().row()][2]
        stage.click(stage.positions.change)
        role = stage.positions.editor.form.fields["role"].control
        role.setFocus()
        qtbot.keyClick(role, Qt.Key.Key_Down)

        stage.click(stage.positions.editor.save_button)

        after = {told[0]: told[2] for told in stage.told(stage.positions)}["招商专员"]
        assert (before, after) == ("Specialist", "Team leader")

    def test_a_new_one_is_added_and_the_next_form_opens(self, stage: Stage, qtbot: QtBot) -> None:
        stage.click(stage.positions.add_button)
        fields = stage.positions.editor.form.fields
        qtbot.keyClicks(fields["name"].control, "Adviser")
        fields["role"].set_value("specialist")

        qtbot.keyClick(fields["name"].control, Qt.Key.Key_Return, CTRL)

        assert "Adviser" in [entry.name for entry in stage.positions.table.model.rows]
        assert stage.positions.editor.isVisible()
        assert fields["name"].value() == ""

    def test_without_a_name_nothing_is_saved(self, stage: Stage) -> None:
        before = stage.told(stage.positions)
        stage.click(stage.positions.add_button)

        stage.click(stage.positions.editor.save_button)

        assert stage.positions.editor.form.fields["name"].error() == "Enter the position's name."
        assert stage.told(stage.positions) == before


class TestStages:
    def names(self, stage: Stage) -> list[str]:
        return [entry.name for entry in stage.stages.table.model.rows]

    def test_a_stage_moves_up_and_down(self, stage: Stage) -> None:
        before = self.names(stage)
        stage.choose(stage.stages, before[1])

        stage.click(stage.stages.up)
        moved = self.names(stage)
        stage.click(stage.stages.down)

        assert moved[:2] == [before[1], before[0]]
        assert self.names(stage) == before

    @pytest.mark.parametrize("typed", ["x", "101", "-1"])
    def test_a_chance_that_is_none_is_refused_at_its_field(self, stage: Stage, typed: str) -> None:
        stage.choose(stage.stages, self.names(stage)[0])
        stage.click(stage.stages.change)
        field = stage.stages.editor.form.fields["probability"]
        field.set_value(typed)

        stage.click(stage.stages.editor.save_button)

        assert field.error() == "Enter a number from 0 to 100, for example 85."
        assert stage.stages.editor.isVisible()

    def test_a_chance_with_a_fraction_is_refused_in_the_form(self, stage: Stage) -> None:
        stage.choose(stage.stages, self.names(stage)[0])
        stage.click(stage.stages.change)
        stage.stages.editor.form.fields["probability"].set_value("33.3")

        stage.click(stage.stages.editor.save_button)

        assert "whole number from 0 to 100" in stage.stages.editor.notice.sentence()

    def test_the_buttons_wait_for_a_stage_to_be_chosen(self, stage: Stage) -> None:
        buttons = (stage.stages.up, stage.stages.down, stage.stages.change, stage.stages.remove)

        assert not any(button.isEnabled() for button in buttons)
        assert not stage.teams.up.isVisible()

    def test_half_a_form_keeps_the_window(self, stage: Stage, qtbot: QtBot) -> None:
        stage.click(stage.stages.add_button)
        qtbot.keyClicks(stage.stages.editor.form.fields["name"].control, "Half")

        assert stage.stages.is_half_written
        assert not stage.page.keep_written()
