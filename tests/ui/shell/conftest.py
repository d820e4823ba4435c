"""The window with its two pages."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.kit.look import Look
from tests.ui.shell.stage import Stage


@pytest.fixture
def stage(look: Look, qtbot: QtBot) -> Stage:
    return Stage(look, qtbot)
