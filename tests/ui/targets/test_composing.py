"""Figures written with an input method: a cell is neither left nor saved before the word is chosen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.ui.shell.shortcut_guard import ShortcutGuard
from tests.ui.composing import commit, compose
from tests.ui.targets.stage import Stage

KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Down)


def open_editor(stage: Stage) -> QLineEdit:
    """The one cell that is open."""
    (editor,) = (each for each in stage.page.view.findChildren(QLineEdit, "cell-editor") if each.isVisible())
    return editor


class TestCells:
    def test_a_figure_under_way_stays_in_its_cell(self, stage: Stage) -> None:
        ShortcutGuard(stage.page).begin()
        stage.look_at("visits")
        stage.go("2026-12")
        stage.bot.keyClick(stage.page.view, Qt.Key.Key_Return)
        editor = open_editor(stage)
        stage.bot.waitUntil(editor.hasFocus)

        compose(editor, "san'shi'liu")
        for key in KEYS:
            stage.bot.keyClick(editor, key)
        is_open = editor.isVisible()
        commit(editor, "36")
        stage.bot.keyClick(editor, Qt.Key.Key_Return)

        assert is_open
        assert stage.kept("2026-12") == {"visits": "36"}

    def test_composing_opens_the_cell_and_breaks_nothing(self, stage: Stage) -> None:
        ShortcutGuard(stage.page).begin()
        stage.look_at("visits")
        stage.go("2026-12")
        view = stage.page.view

        compose(view, "san")
        stage.bot.keyClick(view, Qt.Key.Key_Return)
        compose(view, "san'shi")
        commit(view, "30")
        editor = open_editor(stage)
        stage.bot.keyClick(editor, Qt.Key.Key_Return)

        assert stage.kept("2026-12") == {"visits": "30"}
