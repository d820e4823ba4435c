"""The stage of the targets page, in English and in Chinese."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.kit.look import Look
from tests.ui.company import Company
from tests.ui.surroundings import FakeMessages
from tests.ui.targets.stage import Stage


@pytest.fixture
def stage(look: Look, company: Company, messages: FakeMessages, qtbot: QtBot, tmp_path: Path) -> Stage:
    return Stage(look, company, messages, qtbot, tmp_path)


@pytest.fixture
def chinese_stage(
    chinese_look: Look, company: Company, messages: FakeMessages, qtbot: QtBot, tmp_path: Path
) -> Stage:
    return Stage(chinese_look, company, messages, qtbot, tmp_path)
