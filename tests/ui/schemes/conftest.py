"""The page for its tests."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.period import parse_period
from desktop.services.evaluations import Evaluations
from desktop.ui.kit.look import Look
from tests.ui.company import Company
from tests.ui.schemes.stage import Stage
from tests.ui.surroundings import FakeMessages, today


@pytest.fixture
def stage(look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> Stage:
    return Stage(look, company, messages, qtbot)


@pytest.fixture
def reviewed(company: Company) -> None:
    """Reviews rest on the usual scheme."""
    Evaluations(company.database, today).run(parse_period("2026Q3"))
