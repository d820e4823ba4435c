"""A form half filled when the program is killed (SIGKILL) is offered by the next one, as it was left."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.kit.form_drafts import DraftOffer
from desktop.ui.visits.page import VisitsPage
from tests.app.running import Run
from tests.ui.scenes import settle

KILLED = """
import os, signal, sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
application = QApplication([])
from desktop.app.program import Program
from desktop.services.form_drafts import kept_drafts
from desktop.settings import Settings
from desktop.ui.visits.page import VisitsPage
program = Program(application, Settings(theme="light"), Path(sys.argv[1]), "en")
program.start()
while program.desk.window.page() is None or not program.desk.tasks.is_idle:
    application.processEvents()
program.desk.window.start_new("visits")
form = program.desk.window.findChild(VisitsPage).editor
while not form.isVisible() or not program.desk.tasks.is_idle:
    application.processEvents()
QTest.keyClicks(form.summary.box, "Half a visit")
kept = ()
while not kept:
    application.processEvents()
    with program.opened.database.read() as session:
        kept = kept_drafts(session, "visit new")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def half_a_visit(company_file: Path) -> None:
    """A new visit was half written when its program was killed."""
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(company_file)], check=False, capture_output=True, text=True, timeout=600
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr


def test_a_form_open_at_a_kill_is_offered_again(run: Run, half_a_visit: None, qtbot: QtBot) -> None:
    program = run.start()
    program.desk.window.start_new("visits")
    settle(program)  # for as long as it takes: a loaded machine keeps no limit
    page = program.desk.window.findChild(VisitsPage)
    assert isinstance(page, VisitsPage)
    offer = page.editor.findChild(DraftOffer)
    assert isinstance(offer, DraftOffer)
    assert offer.isVisible()

    qtbot.mouseClick(offer.go_on, Qt.MouseButton.LeftButton)

    assert page.editor.summary.box.toPlainText() == "Half a visit"
