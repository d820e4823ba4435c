"""Ctrl+P on every page leads to the sheet that goes with it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.printing_ways import WITH_BUTTON
from desktop.app.program import Program
from desktop.domain.sheet_kinds import SheetKind
from desktop.i18n import ENGLISH
from desktop.store.database import Database
from desktop.ui.reports.page import ReportsPage
from desktop.ui.shell.window import LEAST
from desktop.ui.tones import Appearance
from tests.ui.clipping import clipped
from tests.ui.scenes import end, opened_program, settle
from tests.ui.surroundings import TODAY


@pytest.fixture
def program(qapp: QApplication, filled: Database) -> Iterator[Program]:
    """The window on the company."""
    made = opened_program(filled, ENGLISH, Appearance.LIGHT, TODAY)
    yield made
    end(made)


SHEET_OF = {
    "dashboard": SheetKind.WEEK,
    "visits": SheetKind.WEEK,
    "targets": SheetKind.TARGETS,
    "plans": SheetKind.PLAN,
    "incentives": SheetKind.COMMISSION,
    "staff": None,
    "evaluations": None,
}


def test_each_page_leads_to_its_sheet(program: Program, qtbot: QtBot) -> None:
    window = program.desk.window
    for key, kind in SHEET_OF.items():
        window.go(key)
        settle(program)
        window.activateWindow()

        qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        settle(program)

        page = window.page()
        assert isinstance(page, ReportsPage), key
        assert page.printouts[page.choice.list.currentRow()].kind is kind, key


def test_the_printer_button_has_its_room_in_the_least_window(program: Program) -> None:
    window = program.desk.window
    window.resize(LEAST)
    for key in sorted(WITH_BUTTON):
        window.go(key)
        settle(program)

        assert clipped(window) == [], key


def test_everything_printed_has_its_room_in_the_least_window(program: Program) -> None:
    window = program.desk.window
    window.resize(LEAST)
    window.go("reports")
    settle(program)

    assert clipped(window) == []
