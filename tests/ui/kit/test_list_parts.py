"""Named filters and the foot of a list, by mouse and keys on a real file."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from desktop.services.list_export import ListExport
from desktop.services.saved_filters import SavedFilters
from desktop.store.database import Database
from desktop.ui.kit.columns import Cell, Column
from desktop.ui.kit.filter_button import FilterButton
from desktop.ui.kit.filter_name import FilterName
from desktop.ui.kit.filter_shelf import Filtered
from desktop.ui.kit.list_foot import ListFoot
from desktop.ui.kit.list_tools import ListTools
from desktop.ui.kit.look import Look
from desktop.ui.kit.narrowed import Narrowed, Only, kept, read_narrowed
from desktop.ui.kit.spans import Span
from desktop.ui.kit.table import DataTable
from tests.ui.surroundings import FakeMessages, InstantTasks

LEFT = Qt.MouseButton.LeftButton
AT_FIRST = Narrowed(Span.THIS_MONTH)
DAMAGED = {
    "span": "never", "staff_id": "x", "text": 3, "first": 1, "last": "?", "customer_id": "4", "customer": 3,
    "only": "sometimes",
}  # fmt: skip


class Stage:
    """A page with nothing but a filter."""

    def __init__(self, look: Look, database: Database, messages: FakeMessages, qtbot: QtBot) -> None:
        self.messages = messages
        self._look, self._qtbot = look, qtbot
        self.tools = ListTools(InstantTasks(database), messages, SavedFilters(database), ListExport(database).write)
        self.shown = AT_FIRST
        self.pages: list[QWidget] = []
        self.button = self.build()

    def build(self) -> FilterButton:
        """The page as it opens."""
        self.shown = AT_FIRST
        page = QWidget()
        self.pages.append(page)
        self._qtbot.addWidget(page)
        page.resize(900, 600)
        page.show()
        filtered: Filtered[Any] = Filtered("visits", lambda: self.shown, self._apply, kept, read_narrowed)
        button = FilterButton(self._look, self.tools, filtered, page)
        button.setParent(page)
        return button

    def keep(self, name: str, wanted: Narrowed) -> None:
        """Keep something under a name, as an owner does."""
        self.shown = wanted
        self.button.filters.actions()[-1].trigger()
        self._qtbot.keyClicks(self.button.panel.name.box, name)
        self._qtbot.keyClick(self.button.panel.name.box, Qt.Key.Key_Return)

    def boxes(self) -> list[FilterName]:
        """The names in the panel, to be written anew."""
        names = [line.name for line in self.button.shelf.lines]

        def found() -> list[FilterName]:
            return [box for box in self.button.panel.findChildren(FilterName) if box.isVisible()]

        self._qtbot.waitUntil(lambda: len(found()) == len(names))  # those made before are gone
        return found()

    def rename(self, name: str, other: str) -> None:
        """Write another name over one in the panel, as an owner does."""
        box = next(box for box in self.boxes() if box.text() == name)
        box.selectAll()
        self._qtbot.keyClicks(box, other)
        self._qtbot.keyClick(box, Qt.Key.Key_Return)

    def names(self) -> list[str]:
        """The filters offered."""
        return [entry.text() for entry in self.button.filters.actions()[:-2]]

    def _apply(self, wanted: Any) -> None:
        self.shown = wanted


@pytest.fixture
def stage(look: Look, database: Database, messages: FakeMessages, qtbot: QtBot) -> Stage:
    return Stage(look, database, messages, qtbot)


class TestNamedFilters:
    def test_what_is_shown_is_kept_and_used_again(self, stage: Stage) -> None:
        wanted = Narrowed(Span.LAST_QUARTER, 7, "绿洲")
        stage.keep("green", wanted)
        stage.shown = AT_FIRST

        stage.button.filters.actions()[0].trigger()

        assert stage.names() == ["green"]
        assert stage.shown == wanted

    def test_the_one_in_use_is_marked(self, stage: Stage) -> None:
        stage.keep("A", Narrowed(Span.ALL))
        stage.keep("B", Narrowed(Span.ALL, text="x"))

        stage.button.filters.aboutToShow.emit()

        assert [entry.isChecked() for entry in stage.button.filters.actions()[:2]] == [False, True]

    def test_a_name_is_needed(self, stage: Stage, qtbot: QtBot) -> None:
        stage.button.filters.actions()[-1].trigger()

        qtbot.mouseClick(stage.button.panel.keep_button, LEFT)

        assert stage.button.panel.name.error() == "Give the filter a name."
        assert stage.button.shelf.lines == ()

    def test_a_list_begins_with_its_default(self, stage: Stage, qtbot: QtBot) -> None:
        wanted = Narrowed(Span.ALL, text="x")
        stage.keep("A", wanted)
        qtbot.keyClick(stage.button.panel.findChildren(QCheckBox)[-1], Qt.Key.Key_Space)

        stage.build()
        at_first = stage.shown

        assert stage.button.shelf.lines[0].is_default
        assert at_first == wanted

    def test_one_is_removed_and_comes_back(self, stage: Stage, qtbot: QtBot) -> None:
        stage.keep("A", Narrowed(Span.ALL))
        remove = [
            button for button in stage.button.panel.findChildren(QPushButton) if "Remove" in button.accessibleName()
        ]

        qtbot.mouseClick(remove[-1], LEFT)
        without = stage.button.shelf.lines
        assert stage.messages.last.action is not None
        stage.messages.last.action()

        assert without == ()
        assert [line.name for line in stage.button.shelf.lines] == ["A"]

    def test_one_is_given_another_name_where_it_stands(self, stage: Stage, qtbot: QtBot) -> None:
        stage.keep("A", Narrowed(Span.ALL))

        stage.rename("A", "All of them")

        assert stage.names() == ["All of them"]
        assert [line.name for line in stage.button.shelf.lines] == ["All of them"]

    def test_a_name_another_one_bears_is_refused_and_the_old_one_stands(self, stage: Stage) -> None:
        stage.keep("A", Narrowed(Span.ALL))
        stage.keep("B", Narrowed(Span.ALL, text="x"))

        stage.rename("B", "A")

        assert stage.button.panel.notice.sentence() == "Another filter of this list is called “A” already."
        assert [name.text() for name in stage.boxes()] == ["A", "B"]

    def test_escape_brings_the_old_name_back(self, stage: Stage, qtbot: QtBot) -> None:
        stage.keep("A", Narrowed(Span.ALL))
        box = stage.boxes()[0]
        qtbot.keyClicks(box, "nother")

        qtbot.keyClick(box, Qt.Key.Key_Escape)

        assert box.text() == "A"
        assert stage.button.panel.isVisible()

    def test_the_keyboard_stays_with_the_filter_when_the_list_is_made_anew(self, stage: Stage, qtbot: QtBot) -> None:
        stage.keep("A", Narrowed(Span.ALL))
        stage.keep("B", Narrowed(Span.ALL, text="x"))
        default = next(each for each in stage.button.panel.findChildren(QCheckBox) if "“B”" in each.accessibleName())
        qtbot.waitUntil(default.isVisible)
        default.setFocus()

        qtbot.keyClick(default, Qt.Key.Key_Space)
        ticked = QApplication.focusWidget()

        assert ticked is not None
        assert ticked is not default
        assert ticked.accessibleName() == default.accessibleName()

    def test_the_keyboard_goes_to_the_name_when_the_filter_it_was_on_is_gone(
        self, stage: Stage, qtbot: QtBot
    ) -> None:
        stage.keep("A", Narrowed(Span.ALL))
        buttons = stage.button.panel.findChildren(QPushButton)
        remove = next(each for each in buttons if "Remove" in each.accessibleName())
        qtbot.waitUntil(remove.isVisible)
        remove.setFocus()

        qtbot.keyClick(remove, Qt.Key.Key_Space)

        assert QApplication.focusWidget() is stage.button.panel.name.box


class TestNarrowed:
    @pytest.mark.parametrize(
        "narrowed",
        [
            Narrowed(Span.ALL),
            Narrowed(Span.THIS_YEAR, 3, "x"),
            Narrowed(Span.ALL, customer_id=4, customer="禾味餐饮", only=Only.EFFECTIVE),
        ],
    )
    def test_it_comes_back_from_what_is_kept(self, narrowed: Narrowed) -> None:
        assert read_narrowed(kept(narrowed)) == narrowed

    @pytest.mark.parametrize("damaged", [{}, DAMAGED])
    def test_what_is_not_understood_is_left_out(self, damaged: Mapping[str, Any]) -> None:
        assert read_narrowed(damaged) == Narrowed(Span.ALL)


@dataclass(frozen=True)
class Contract:
    key: int
    number: str
    amount: int


class TestFoot:
    def test_a_click_writes_what_is_shown(
        self, look: Look, stage: Stage, messages: FakeMessages, qtbot: QtBot, tmp_path: Path
    ) -> None:
        columns: tuple[Column[Contract], ...] = (
            Column("Number", lambda row: row.number, name="number"),
            Column("Amount", lambda row: f"{row.amount:,}", Cell.NUMBER, 90, lambda row: row.amount, name="amount"),
        )
        table: DataTable[Contract] = DataTable(look, columns, lambda row: row.key, "Contracts", key="contracts")
        table.show_rows([Contract(1, "A", 2_000), Contract(2, "B", 1_000)])
        table.sort_by(1)
        table.columns.move("amount", -1)
        foot = ListFoot(replace(look), stage.tools, lambda: table)
        qtbot.addWidget(foot)
        qtbot.addWidget(table)
        proposed: list[Path] = []

        def choose(path: Path) -> Path:
            proposed.append(path)
            return tmp_path / "shown.xlsx"

        foot.choose_file = choose
        qtbot.mouseClick(foot.export_button, LEFT)

        rows = CalamineWorkbook.from_path(tmp_path / "shown.xlsx").get_sheet_by_index(0).to_python()
        assert rows == [["Amount", "Number"], [1000, "B"], [2000, "A"]]
        assert proposed[0].name == "Contracts.xlsx"
        assert table.is_complete()
        assert messages.last.sentence == "Wrote 2 rows to shown.xlsx."
        assert foot.export_button.isEnabled()

    def test_the_focus_is_back_on_the_button_once_the_list_is_written(
        self, look: Look, stage: Stage, qtbot: QtBot
    ) -> None:
        foot = ListFoot(replace(look), stage.tools, lambda: DataTable(look, (), lambda row: row, "Contracts"))
        window = QWidget()
        layout = QVBoxLayout(window)
        layout.addWidget(QPushButton("elsewhere"))
        layout.addWidget(foot)
        qtbot.addWidget(window)
        window.show()
        foot.export_button.setFocus()
        foot.show_progress(0, 10)
        meanwhile = window.focusWidget()
        foot.show_idle()

        assert meanwhile is foot
        assert window.focusWidget() is foot.export_button
