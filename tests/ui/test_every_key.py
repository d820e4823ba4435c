"""Each key of the F1 sheet does on every page of the window what the sheet says."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.app.program import Program
from desktop.i18n import ENGLISH
from desktop.store.database import Database
from desktop.ui.kit.page import Page
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.tones import Appearance
from tests.made_once import SAMPLE_DAY
from tests.ui.scenes import end, opened_program, settle

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NOTHING_ENTERED = {"guide", "settings"}
OPENS_AN_EDITOR = {"schemes"}  # as large as the page: no panel and no field has the focus
ASKS_THE_SYSTEM = {"imports"}  # a new import begins with the system's own dialog for files
UNFILTERED = {"dashboard", "imports", "settings", "reports", "schemes", "incentives"}  # incentives: its plans are few


@pytest.fixture(scope="module")
def program(qapp: QApplication, rehearsed_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """The window on the sample company."""
    folder = tmp_path_factory.mktemp("keys")
    path = shutil.copyfile(rehearsed_file, folder / "company.qianji")
    with pytest.MonkeyPatch.context() as patch, Database.open(path) as database:
        patch.setenv("QIANJI_HOME", str(folder / "home"))
        made = opened_program(database, ENGLISH, Appearance.LIGHT, SAMPLE_DAY)
        made.desk.window.activateWindow()
        settle(made)
        yield made
        end(made)


def press(program: Program, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press a key where the focus is, and wait for what it leads to."""
    target = QApplication.focusWidget() or program.desk.window
    qtbot.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)
    settle(program)


def opened(program: Program, key: str) -> Page:
    """A page as it is when one comes to it, without panels."""
    window = program.desk.window
    window.go(key)
    settle(program)
    for panel in window.findChildren(SidePanel):
        panel.dismiss()
    page = window.page()
    assert page is not None
    page.setFocus()
    settle(program)
    return page


def keys_of(program: Program) -> list[str]:
    return [place.key for place in program.desk.window.places()]


def is_entering(program: Program, page: Page) -> bool:
    """Whether something can be entered at once: a form lies open, or a cell or line has the focus."""
    focus = QApplication.focusWidget()
    has_panel = any(panel.isVisible() for panel in page.findChildren(SidePanel))
    return has_panel or isinstance(focus, QLineEdit | QComboBox | QAbstractItemView)


class TestOnEveryPage:
    def test_ctrl_n_begins_an_entry(self, program: Program, qtbot: QtBot) -> None:
        mute = []
        for key in keys_of(program):
            if key in ASKS_THE_SYSTEM:
                continue
            opened(program, key)
            press(program, qtbot, Qt.Key.Key_N, CONTROL)
            now = program.desk.window.page()
            if now is None or not is_entering(program, now):
                mute.append(key)

        assert set(mute) <= NOTHING_ENTERED | OPENS_AN_EDITOR

    def test_ctrl_f_goes_to_what_narrows_the_page(self, program: Program, qtbot: QtBot) -> None:
        mute = []
        for key in keys_of(program):
            page = opened(program, key)
            press(program, qtbot, Qt.Key.Key_F, CONTROL)
            focus = QApplication.focusWidget()
            if not isinstance(focus, QLineEdit | QComboBox) or not page.isAncestorOf(focus):
                mute.append(key)

        assert set(mute) <= UNFILTERED

    def test_ctrl_p_prints_or_leads_to_where_it_is_printed(self, program: Program, qtbot: QtBot) -> None:
        for key in ("staff", "evaluations", "targets", "plans", "incentives"):
            opened(program, key)

            press(program, qtbot, Qt.Key.Key_P, CONTROL)

            assert program.desk.window.current_key == "reports", key

    def test_f5_reads_the_page_anew(self, program: Program, qtbot: QtBot) -> None:
        for key in ("staff", "customers", "deals", "visits", "signings", "quality", "targets", "plans"):
            opened(program, key)
            asked: list[bool] = []
            program.desk.tasks.busy_changed.connect(asked.append)

            press(program, qtbot, Qt.Key.Key_F5)

            program.desk.tasks.busy_changed.disconnect(asked.append)
            assert asked, key

    def test_the_palette_and_the_sheet_open_and_esc_closes_them(self, program: Program, qtbot: QtBot) -> None:
        window = program.desk.window
        for key in keys_of(program):
            opened(program, key)

            press(program, qtbot, Qt.Key.Key_K, CONTROL)
            assert window.command_palette.isVisible(), key
            press(program, qtbot, Qt.Key.Key_Escape)
            assert not window.command_palette.isVisible(), key
            press(program, qtbot, Qt.Key.Key_F1)
            assert window.shortcut_sheet.isVisible(), key
            press(program, qtbot, Qt.Key.Key_Escape)
            assert not window.shortcut_sheet.isVisible(), key

    def test_f6_goes_to_the_navigation_and_back(self, program: Program, qtbot: QtBot) -> None:
        window = program.desk.window
        for key in keys_of(program):
            page = opened(program, key)
            press(program, qtbot, Qt.Key.Key_F6)
            first = QApplication.focusWidget()
            press(program, qtbot, Qt.Key.Key_F6)
            second = QApplication.focusWidget()

            assert first is not None, key
            assert second is not None, key
            places = [window.navigation.isAncestorOf(each) for each in (first, second)]
            assert sorted(places) == [False, True], key
            assert page.isVisible()

    def test_alt_and_a_number_lead_to_that_page(self, program: Program, qtbot: QtBot) -> None:
        keys = keys_of(program)
        opened(program, keys[-1])

        for number in range(9):
            press(program, qtbot, Qt.Key(Qt.Key.Key_1.value + number), ALT)

            assert program.desk.window.current_key == keys[number]
