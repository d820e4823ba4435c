"""A hand at the running program; sealing is cheap."""

import pytest
from pytestqt.qtbot import QtBot

from tests.app.protected.hand import Hand
from tests.app.running import Run
from tests.locked import make_slots_cheap


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    make_slots_cheap(monkeypatch)


@pytest.fixture
def hand(run: Run, qtbot: QtBot) -> Hand:
    return Hand(run, qtbot)
