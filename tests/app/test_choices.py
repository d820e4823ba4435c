"""Choices for this computer: kept at once, tried again while a virus scanner holds their file, never worth a stop."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.choices import Choices
from desktop.settings import Settings


class Held(Settings):
    """Settings whose file another program holds, or which cannot be written, for some tries."""

    problems: list[OSError]
    tries = 0

    def save(self, path: Path | None = None) -> None:
        """Fail while there are problems left."""
        self.tries += 1
        if self.problems:
            raise self.problems.pop(0)


def held_by_a_scanner() -> OSError:
    """What Windows answers while another program has the file open."""
    problem = PermissionError(13, "The process cannot access the file")
    problem.winerror = 32  # type: ignore[attr-defined]  # exists on Windows alone
    return problem


@pytest.mark.parametrize(("problems", "tries"), [([held_by_a_scanner()], 2), ([OSError(28, "full")], 1), ([], 1)])
def test_a_held_file_is_tried_again_and_nothing_else(
    qapp: QApplication, qtbot: QtBot, problems: list[OSError], tries: int
) -> None:
    settings = Held()
    settings.problems = list(problems)
    choices = Choices(settings, qapp)

    choices.save()

    assert choices.is_waiting is (tries > 1)
    if choices.is_waiting:
        qtbot.waitUntil(lambda: settings.tries == tries)
    assert settings.tries == tries


def test_many_changes_are_saved_once(qapp: QApplication, qtbot: QtBot) -> None:
    settings = Held()
    settings.problems = []
    choices = Choices(settings, qapp)

    for _each in range(3):
        choices.save_soon()

    assert settings.tries == 0
    qtbot.waitUntil(lambda: settings.tries == 1)
    assert not choices.is_waiting
