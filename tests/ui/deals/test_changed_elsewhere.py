"""A deal that goes its way elsewhere while it is moved here."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from desktop.services.left import ChangedSinceError
from desktop.ui.kit.look import Look
from tests.ui.company import Company
from tests.ui.deals.stage import Stage
from tests.ui.surroundings import FakeMessages


@pytest.fixture
def stage(look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> Stage:
    return Stage(look, company, messages, qtbot)


def test_a_step_is_taken_and_taken_back_only_from_where_it_was_seen(stage: Stage) -> None:
    line = stage.kept(stage.lead).line
    stage.course.move(stage.lead, stage.stages[2], date(2026, 11, 20))

    stage.steps.move(line, stage.stages[1], "talks")
    told = stage.messages.last.sentence
    assert told.endswith("was moved elsewhere meanwhile and stays there. See where it stands.")
    assert stage.kept(stage.lead).line.stage_id == stage.stages[2]

    stage.steps.move(stage.kept(stage.lead).line, stage.stages[1], "talks")
    stage.course.lose(stage.lead, "价格", date(2026, 11, 21))
    stage.undo()
    assert isinstance(stage.tasks.troubles[-1], ChangedSinceError)
    assert stage.kept(stage.lead).line.lost_reason == "价格"
