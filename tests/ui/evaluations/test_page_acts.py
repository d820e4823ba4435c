"""What a page offers at its head can be done by name."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.store.database import Database
from desktop.ui.kit.look import Look
from desktop.ui.kit.page_acts import page_acts
from tests.ui.evaluations.stage import Stage

HEAD = ["New evaluation", "Compute again", "Print"]
HANGING = ["Grades and guide …", "What if …", "Self-evaluation and ratings …"]


@pytest.fixture
def stage(look: Look, sample: Database, qtbot: QtBot, tmp_path: Path) -> Stage:
    return Stage(look, sample, qtbot, tmp_path)


def names(stage: Stage) -> list[str]:
    """What is offered at the moment."""
    return [act.name for act in page_acts(stage.page)]


def do(stage: Stage, name: str) -> None:
    """Do an act by its name."""
    next(act for act in page_acts(stage.page) if act.name == name).run()


class TestEvaluations:
    def test_every_act_that_can_be_done_now_is_named(self, stage: Stage) -> None:
        assert names(stage) == [*HEAD, *HANGING, "Finalise"]

    def test_words_that_gave_way_to_an_icon_are_still_names(self, stage: Stage) -> None:
        stage.page.resize(960, 640)

        assert stage.page.acts.new.text() == ""
        assert names(stage) == [*HEAD, *HANGING, "Finalise"]

    def test_what_cannot_be_done_is_not_offered(self, stage: Stage) -> None:
        stage.show_finalised()

        assert "Finalise" not in names(stage)
        assert {"Reopen", "Signatures …"} <= set(names(stage))

    def test_an_act_is_done_with_the_focus_at_its_button(self, stage: Stage) -> None:
        do(stage, "Finalise")

        assert stage.messages.last.sentence.startswith("Finalise the evaluation of")
        assert stage.page.acts.finalise.hasFocus()

    def test_what_hangs_under_a_button_is_done(self, stage: Stage) -> None:
        do(stage, "What if …")

        assert stage.page.more.what_if.isVisible()
