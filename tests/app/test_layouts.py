"""How the owner arranged a table outlives the language and the program."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.i18n import CHINESE
from desktop.settings import Settings
from desktop.ui.visits.page import VisitsPage
from tests.app.running import Run


def visits(run: Run, qtbot: QtBot) -> VisitsPage:
    """The page of visits."""
    run.program.desk.window.go("visits")
    qtbot.waitUntil(run.has_settled)
    page = run.program.desk.window.page()
    assert isinstance(page, VisitsPage)
    return page


def test_columns_moved_and_hidden_are_found_again(run: Run, company_file: Path, qtbot: QtBot) -> None:
    run.start()
    columns = visits(run, qtbot).table.columns
    columns.move("customer", -2)
    columns.show("method", is_shown=False)

    run.program.choose_language(CHINESE)
    qtbot.waitUntil(lambda: run.program.desk.look.texts.language == CHINESE and run.has_settled())

    again = [column.name for column in visits(run, qtbot).table.columns.shown()]
    assert again[:3] == ["customer", "visited_on", "staff"]
    assert "method" not in again
    assert Settings.load().layouts["visits"]["switched"] == ["method"]
