"""Where a file is written: a safe name is suggested, and nothing is replaced that the dialog has not asked about."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.sheet_kinds import SheetKind
from desktop.models import Company
from desktop.store.database import Database
from desktop.ui.kit.look import Look
from tests.ui.reports.stage import Stage


@pytest.fixture
def stage(filled: Database, look: Look, qtbot: QtBot) -> Stage:
    """The page as it opens."""
    return Stage(filled, look, qtbot)


def answers(stage: Stage, *names: str) -> list[str]:
    """Answer the dialog with these names, one each time it is asked; what it was asked with is remembered."""
    asked, waiting = [], iter(names)

    def ask(_title: str, name: str, _ending: str) -> str:
        asked.append(name)
        return next(waiting)

    stage.page.ask_file = ask
    return asked


class TestChooseFile:
    def test_a_name_without_its_ending_gets_it(self, stage: Stage, tmp_path: Path) -> None:
        answers(stage, str(tmp_path / "forms.v2"))

        assert stage.page.choose_file("Export PDF", "forms", "pdf") == tmp_path / "forms.v2.pdf"

    def test_the_dialog_asks_again_about_a_file_that_only_the_ending_makes_the_chosen_one(
        self, stage: Stage, tmp_path: Path
    ) -> None:
        there = tmp_path / "forms.pdf"
        there.touch()
        asked = answers(stage, str(tmp_path / "forms"), str(there))

        assert stage.page.choose_file("Export PDF", "forms", "pdf") == there
        assert asked == ["forms", str(there)]

    def test_whoever_thinks_better_of_it_writes_nothing(self, stage: Stage, tmp_path: Path) -> None:
        (tmp_path / "forms.pdf").touch()
        answers(stage, str(tmp_path / "forms"), "")

        assert stage.page.choose_file("Export PDF", "forms", "pdf") is None


def test_the_suggested_name_is_one_that_every_system_takes(stage: Stage, filled: Database) -> None:
    asked = answers(stage, "", "")
    with filled.write() as session:
        session.get_one(Company, 1).name = "a/b"
    stage.choose(SheetKind.WEEK)

    stage.click(stage.page.write_button)
    stage.presenter.choose_printout(None)
    stage.click(stage.page.write_button)

    assert len(asked) == 2
    assert not any(set(name) & set('<>:"/\\|?*') for name in asked)
