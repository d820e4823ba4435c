"""The page of quality for its tests."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.kit.look import Look
from tests.ui.company import Company
from tests.ui.quality.stage import Stage
from tests.ui.surroundings import TODAY, FakeMessages

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def stage(look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> Stage:
    return Stage(look, company, messages, qtbot)
