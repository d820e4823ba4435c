"""The first page's figures: kept when the program ends, shown at the next start before the file is asked."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from desktop.app.today import today
from desktop.queries.dashboard.kept_page import NAME, first_page
from desktop.services.first_page import keep_first_page
from desktop.store.database import Database
from desktop.ui.dashboard.page import DashboardPage
from tests.app.running import TODAY, Run
from tests.queries.builders import a_person, a_visit

START = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
application = QApplication([])
from desktop.app.program import Program
from desktop.settings import Settings
program = Program(application, Settings(theme="light"), Path(sys.argv[1]), "en")
program.start()
while program.desk.window.page() is None or not program.desk.window.page().has_figures:
    application.processEvents()
program.desk.window.grab()
late = {"sqlalchemy", "alembic", "chinese_calendar", "desktop.models", "desktop.services", "desktop.domain.formula",
        "desktop.queries.dashboard.figures", "desktop.ui.dashboard.behind"}
print(sorted(late & set(sys.modules)))
print(program.desk.window.page().cards[0].name.text())
while not program.desk.tasks.is_idle:
    application.processEvents()
print("sqlalchemy" in sys.modules)
program.close()
"""


def test_kept_figures_stand_before_sqlalchemy_is_imported(company_file: Path) -> None:
    add_person(company_file)
    with Database.open(company_file) as database:
        keep_first_page(database, today())

    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", START, str(company_file)],
        check=False, capture_output=True, text=True, timeout=120,
    )  # fmt: skip

    assert done.stdout.split("\n")[:3] == ["[]", "Signed amount", "True"], done.stderr


def test_ending_keeps_them_for_the_next_start(run: Run, company_file: Path) -> None:
    run.program.looks_ahead = True
    run.start()

    run.program.desk.window.put_away()
    run.program.close()

    with Database.open(company_file) as database:
        page = first_page(database.kept(NAME), TODAY)

    assert page is not None
    assert page.company.name == "Hewei Catering"


def test_a_rest_keeps_them_for_a_run_that_ends_badly(run: Run, company_file: Path, qtbot: QtBot) -> None:
    run.program.looks_ahead = True
    program = run.start()
    qtbot.waitUntil(run.has_settled)
    assert program.opened is not None
    with program.opened.database.write() as session:
        a_visit(session, a_person(session), TODAY)

    program.keeping.keep_while_resting()
    qtbot.waitUntil(run.has_settled)

    assert first_page(program.opened.database.kept(NAME), TODAY) is not None


def test_the_rest_of_the_page_follows_them(run: Run, company_file: Path, qtbot: QtBot) -> None:
    add_person(company_file)
    with Database.open(company_file) as database:
        keep_first_page(database, TODAY)

    run.start()
    qtbot.waitUntil(run.has_settled, timeout=20000)

    page = run.program.desk.window.page()
    assert isinstance(page, DashboardPage)
    assert page.has_figures
    assert page.behind.people.isVisible()


def test_a_place_asked_for_at_once_is_shown_when_it_can_be(run: Run, company_file: Path, qtbot: QtBot) -> None:
    with Database.open(company_file) as database:
        keep_first_page(database, TODAY)
    run.program.start()
    qtbot.waitUntil(lambda: run.program.desk.window.page() is not None, timeout=20000)

    run.program.desk.window.go("deals")

    qtbot.waitUntil(lambda: run.program.desk.window.current_key == "deals", timeout=20000)


def test_keys_wait_for_a_place_asked_for_at_once(run: Run, company_file: Path, qtbot: QtBot) -> None:
    with Database.open(company_file) as database:
        keep_first_page(database, TODAY)
    run.program.start()
    qtbot.waitUntil(lambda: run.program.desk.window.page() is not None, timeout=20000)
    desk, seen = run.program.desk, list[tuple[str, bool]]()

    QTimer.singleShot(0, lambda: seen.append((desk.window.current_key, desk.tasks.hold.is_holding)))
    desk.window.go("deals")  # comes back once keys and clicks may go on

    assert seen == [("dashboard", True)]
    assert desk.window.current_key == "deals"


def test_what_was_changed_by_a_command_meanwhile_is_never_shown_as_it_was(run: Run, company_file: Path) -> None:
    with Database.open(company_file) as database:
        keep_first_page(database, TODAY)  # nothing but a company that has just begun
    add_person(company_file)

    run.start()

    page = run.program.desk.window.page()
    assert isinstance(page, DashboardPage)
    assert page.stages.currentWidget() is page.content


def add_person(file: Path) -> None:
    """Somebody, with a visit: the company has begun."""
    with Database.open(file) as database, database.write() as session:
        a_visit(session, a_person(session), TODAY)
