"""The page of deals for its tests."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.kit.look import Look
from tests.ui.company import Company
from tests.ui.deals.stage import Stage
from tests.ui.surroundings import FakeMessages


@pytest.fixture
def stage(look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> Stage:
    return Stage(look, company, messages, qtbot)
