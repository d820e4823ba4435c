"""The library's tab on a real file, by mouse and keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.queries.measures import MeasureRow, library, measure_rows
from desktop.store.database import Database
from desktop.ui.kit.look import Look
from desktop.ui.plans.measure_library_wanted import LibraryWanted
from tests.ui.plans.stage import Stage
from tests.ui.surroundings import FakeMessages

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def stage(look: Look, database: Database, messages: FakeMessages, qtbot: QtBot) -> Stage:
    made = Stage(look, database, messages, qtbot)
    made.choose_library()
    return made


def entry(stage: Stage, key: str) -> MeasureRow | None:
    with stage.database.read() as session:
        return next((row for row in measure_rows(session) if row.key == key), None)


def open_first(stage: Stage) -> str:
    """Open the form of the first line; its key."""
    table = stage.page.measure_library.table
    table.view.setCurrentIndex(table.model.index(0, 0))
    stage.qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert stage.page.measure_library.editor.isVisible()
    return table.model.rows[0].row.key


def take_back(stage: Stage) -> None:
    stage.messages.last.action()  # type: ignore[misc] # there is a way back


def test_every_entry_is_listed_with_whose_words_it_has(stage: Stage) -> None:
    rows = stage.page.measure_library.table.model.rows

    assert len(rows) >= 51
    assert {line.state for line in rows} == {"Built-in"}


def test_a_search_finds_words_of_either_language(stage: Stage) -> None:
    stage.page.measure_library.search.setText("周五 visits")
    stage.qtbot.keyClick(stage.page.measure_library.search, Qt.Key.Key_Return)

    assert [line.row.key for line in stage.page.measure_library.table.model.rows] == ["weekly_visit_list"]

    stage.page.measure_library.search.setText("nothing like this")
    stage.qtbot.keyClick(stage.page.measure_library.search, Qt.Key.Key_Return)
    assert stage.page.measure_library.table.state.isVisible()


def test_a_step_narrows_the_library_and_a_filter_is_kept_under_a_name(stage: Stage) -> None:
    library = stage.page.measure_library
    library.step.set_value("visits")
    library.step.picked.emit("visits")
    number = len(library.table.model.rows)
    assert {line.row.step for line in library.table.model.rows} == {"visits"}

    library.saved.shelf.keep("Visits")
    stage.page._library_presenter.take(LibraryWanted())
    assert len(library.table.model.rows) > number
    library.saved.shelf.use(library.saved.shelf.lines[0])

    assert len(library.table.model.rows) == number
    assert library.step.value() == "visits"


def test_columns_can_be_chosen_and_what_is_shown_be_taken_out(stage: Stage, tmp_path: Path) -> None:
    library = stage.page.measure_library
    library.table.columns.show("support", is_shown=True)
    library.foot.choose_file = lambda _proposed: tmp_path / "measures.csv"

    library.foot.export()

    head = (tmp_path / "measures.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert head == "Step,Cause,Measure,Moves,Support,Used,State"


def test_changed_words_are_kept_and_the_shipped_ones_come_back(stage: Stage) -> None:
    key = open_first(stage)
    editor = stage.page.measure_library.editor
    editor.fields["measure_zh_CN"].set_value("周四排好下周名单")
    stage.qtbot.mouseClick(editor.save_button, LEFT)

    changed = entry(stage, key)
    assert changed is not None
    assert (changed.measures["zh_CN"], changed.is_changed) == ("周四排好下周名单", True)
    assert changed.indicators[:2] == ("effective_visits", "visits")  # what the form does not show stays

    open_first(stage)
    stage.qtbot.mouseClick(editor.restore_link, LEFT)
    restored = entry(stage, key)
    assert restored is not None
    assert not restored.is_changed
    take_back(stage)
    again = entry(stage, key)
    assert again is not None
    assert again.is_changed


def test_an_undone_change_of_a_shipped_entry_restores_it(stage: Stage) -> None:
    key = open_first(stage)
    stage.page.measure_library.editor.fields["cause_en"].set_value("Another cause")
    stage.qtbot.mouseClick(stage.page.measure_library.editor.save_button, LEFT)

    take_back(stage)

    undone = entry(stage, key)
    assert undone is not None
    assert not undone.is_changed


def test_a_measure_of_ones_own_is_added_with_what_is_needed(stage: Stage) -> None:
    stage.qtbot.mouseClick(stage.page.new_button, LEFT)
    editor = stage.page.measure_library.editor
    editor.fields["cause_zh_CN"].set_value("路上时间多")
    editor.fields["measure_zh_CN"].set_value("周二只跑园区")
    stage.qtbot.mouseClick(editor.save_button, LEFT)
    assert "at least one indicator" in editor.helps.error()

    editor.helps.set_value("visits")
    stage.qtbot.mouseClick(editor.save_button, LEFT)

    added = entry(stage, "own_1")
    assert added is not None
    assert (added.is_own, added.lacking, added.indicators) == (True, "en", ("visits",))
    assert stage.page.measure_library.table.model.rows[0].state == "No English"
    take_back(stage)
    assert entry(stage, "own_1") is None


def test_the_windows_own_language_stands_first_and_is_enough(stage: Stage) -> None:
    stage.qtbot.mouseClick(stage.page.new_button, LEFT)
    editor = stage.page.measure_library.editor
    assert next(iter(editor.fields)) == "cause_en"
    editor.fields["cause_en"].set_value("Too long on the road")
    editor.helps.set_value("visits")
    stage.qtbot.mouseClick(editor.save_button, LEFT)
    assert "Write it in one language at least" in editor.fields["measure_en"].error()

    editor.fields["measure_en"].set_value("Tuesdays for the park only")
    stage.qtbot.mouseClick(editor.save_button, LEFT)

    added = entry(stage, "own_1")
    assert added is not None
    assert added.lacking == "zh_CN"
    assert stage.page.measure_library.table.model.rows[0].state == "No Chinese"


def test_an_own_measure_is_removed_and_comes_back(stage: Stage) -> None:
    add_own(stage)
    open_first(stage)

    stage.qtbot.mouseClick(stage.page.measure_library.editor.remove_link, LEFT)

    assert entry(stage, "own_1") is None
    take_back(stage)
    assert entry(stage, "own_1") is not None


def add_own(stage: Stage) -> None:
    """Add a measure in both languages, by keys."""
    stage.page.create_new()
    editor = stage.page.measure_library.editor
    for name, text in (
        ("cause_zh_CN", "原因"),
        ("measure_zh_CN", "做法"),
        ("cause_en", "Why"),
        ("measure_en", "What"),
    ):
        editor.fields[name].set_value(text)
    editor.helps.set_value("visits")
    stage.qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_in_both_languages_nothing_is_missing(stage: Stage) -> None:
    add_own(stage)

    added = entry(stage, "own_1")
    assert added is not None
    assert not added.lacking


def test_a_place_nothing_fills_is_told(stage: Stage) -> None:
    open_first(stage)
    editor = stage.page.measure_library.editor
    editor.fields["measure_zh_CN"].set_value("问{boss}")
    stage.qtbot.mouseClick(editor.save_button, LEFT)

    assert "{boss}" in editor.fields["measure_zh_CN"].error()
    assert editor.fields["measure_zh_CN"].control.hasFocus()
    assert editor.isVisible()


def test_each_field_that_is_missing_says_so_and_the_first_takes_the_keys(stage: Stage) -> None:
    stage.page.create_new()
    editor = stage.page.measure_library.editor
    stage.qtbot.mouseClick(editor.save_button, LEFT)

    assert [name for name, field in editor.form.fields.items() if field.error()] == [
        "cause_en", "measure_en", "helps",
    ]  # fmt: skip
    assert editor.fields["cause_en"].control.hasFocus()


def test_switched_off_plans_no_longer_use_it(stage: Stage, database: Database) -> None:
    key = open_first(stage)
    stage.qtbot.mouseClick(stage.page.measure_library.editor.switch_link, LEFT)

    with database.read() as session:
        assert key not in {one.key for one in library(session)}
    assert stage.page.measure_library.table.model.rows[0].state == "Switched off"
    take_back(stage)
    with database.read() as session:
        assert key in {one.key for one in library(session)}


def test_half_written_words_are_offered_back(stage: Stage) -> None:
    open_first(stage)
    editor = stage.page.measure_library.editor
    box = editor.fields["cause_zh_CN"].control
    stage.qtbot.keyClicks(box, "x")
    assert not stage.page.keep_written()

    stage.qtbot.keyClick(editor, Qt.Key.Key_Escape)

    assert stage.messages.last.act == "Back to it"
    take_back(stage)
    assert editor.isVisible()
