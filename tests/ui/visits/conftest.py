"""The grid of visits for its tests, and an owner's keys."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.kit.look import Look
from tests.ui.company import Company
from tests.ui.surroundings import FakeMessages
from tests.ui.visits.entry_keys import NAMES, Keys
from tests.ui.visits.entry_stage import EntryStage


@pytest.fixture
def stage(look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> EntryStage:
    for name in NAMES:
        company.visit(date(2026, 11, 3), name)
    return EntryStage(look, company, messages, qtbot)


@pytest.fixture
def keys(stage: EntryStage) -> Keys:
    stage.view.be_at(0, 2)  # at the customer
    return Keys(stage)
