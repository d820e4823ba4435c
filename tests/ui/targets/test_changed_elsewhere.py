"""Targets that are set elsewhere while others are being entered."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.services.target_drafts import TargetEntry
from tests.ui.targets.stage import VISITS, Stage


def elsewhere(stage: Stage, label: str, value: str) -> None:
    """Another machine sets a target; this page does not know it yet."""
    stage.book.set([TargetEntry(stage.at(label), VISITS, Decimal(value))], "elsewhere")


def test_a_cell_says_what_was_set_there_and_keeps_what_was_typed(stage: Stage) -> None:
    stage.months("30", first=12)
    elsewhere(stage, "2026-12", "31")
    stage.go("2026-12")

    stage.type("33")
    edit = stage.grid.edits.at((stage.at("2026-12"), VISITS))
    assert edit is not None
    assert edit.error == "Set here elsewhere meanwhile: 31. Enter yours again if it is to hold."
    assert (edit.text, stage.kept("2026-12")) == ("33", {"visits": "31"})

    stage.go("2026-12")
    stage.type("33")
    assert stage.kept("2026-12") == {"visits": "33"}


def test_of_a_block_only_what_was_set_elsewhere_waits(stage: Stage) -> None:
    stage.months(None, first=12)
    elsewhere(stage, "2027-01", "5")
    elsewhere(stage, "2027-01", "6")
    stage.grid.show_year(2027)
    elsewhere(stage, "2027-02", "7")

    stage.grid.enter_all([(stage.at("2027-01"), "8"), (stage.at("2027-02"), "9")])

    assert (stage.kept("2027-01"), stage.kept("2027-02")) == ({"visits": "8"}, {"visits": "7"})
    assert (len(stage.grid.edits.clashes), stage.grid.edits.wrong) == (1, 0)


def test_entries_that_wait_for_a_reason_are_not_kept_over_others(stage: Stage) -> None:
    stage.months("30", first=10)
    stage.go("2026-10")
    stage.type("33")
    elsewhere(stage, "2026-10", "31")

    stage.grid.save_with_reason("more people")

    assert stage.kept("2026-10") == {"visits": "31"}
    assert stage.messages.last.sentence.startswith("Changed elsewhere meanwhile: 1 of these targets, so")
    assert (len(stage.grid.edits.waiting), len(stage.grid.edits.clashes)) == (0, 1)


def test_the_reason_given_for_an_entry_stays_until_one_of_two_figures_is_chosen(stage: Stage) -> None:
    stage.months("30", first=10)
    stage.go("2026-10")
    stage.type("33")
    elsewhere(stage, "2026-10", "31")
    bar = stage.page.reasons
    stage.bot.keyClicks(bar.reason, "two shops")
    stage.bot.keyClick(bar.reason, Qt.Key.Key_Return)
    acts_stand_at_the_right = bar.discard_button.x() - bar.theirs_button.x() < bar.width() / 2

    stage.bot.mouseClick(bar.mine_button, Qt.MouseButton.LeftButton)
    given = bar.reason.text()
    stage.bot.keyClick(bar.reason, Qt.Key.Key_Return)

    assert acts_stand_at_the_right
    assert given == "two shops"
    assert stage.kept("2026-10") == {"visits": "33"}
    assert bar.reason.text() == ""


def test_what_comes_in_while_a_cell_is_typed_into_is_not_replaced_unseen(stage: Stage) -> None:
    stage.months("30", first=12)
    stage.go("2026-12")
    stage.bot.keyClick(stage.page.view, "3")
    elsewhere(stage, "2026-12", "31")
    stage.page.refresh()

    (editor,) = stage.page.view.findChildren(QLineEdit, "cell-editor")
    stage.bot.keyClick(editor, "3")
    stage.bot.keyClick(editor, Qt.Key.Key_Return)

    assert stage.kept("2026-12") == {"visits": "31"}
    assert stage.shown("2026-12") == "33"
    assert len(stage.grid.edits.clashes) == 1


def test_of_two_figures_in_a_cell_one_is_chosen_under_the_grid(stage: Stage) -> None:
    two_figures(stage, "2026-12")
    stage.go("2026-12")
    strip = stage.page.strip

    named = (strip.theirs.text(), strip.mine.text())
    stage.click(strip.mine)

    assert named == ("Theirs: 31", "Mine: 33")
    assert stage.kept("2026-12") == {"visits": "33"}
    assert not strip.mine.isVisible()
    assert not stage.page.reasons.isVisible()


def test_theirs_stands_where_that_is_chosen(stage: Stage) -> None:
    two_figures(stage, "2026-12")
    stage.go("2026-12")

    stage.click(stage.page.strip.theirs)

    assert stage.kept("2026-12") == {"visits": "31"}
    assert (stage.shown("2026-12"), stage.grid.edits.by_spot) == ("31", {})


def test_all_cells_with_two_figures_are_settled_at_once(stage: Stage) -> None:
    two_figures(stage, "2026-10", "2026-12")
    bar = stage.page.reasons
    told = bar.text.text()

    stage.click(bar.mine_button)

    assert told == "2 cells set elsewhere, too"
    assert stage.kept("2026-12") == {"visits": "33"}
    assert len(stage.grid.edits.waiting) == 1  # October is in force: its change needs a reason

    stage.grid.save_with_reason("more people")
    assert stage.kept("2026-10") == {"visits": "33"}


def two_figures(stage: Stage, *labels: str) -> None:
    """33 entered here, 31 set elsewhere in these months, which neither knew of the other."""
    for label in labels:
        stage.set(label, "30", stage.company.wang)
    stage.look_at("visits")
    for label in labels:
        elsewhere(stage, label, "31")
    stage.grid.enter_all([(stage.at(label), "33") for label in labels])
    stage.grid.save_with_reason("more people")


def test_the_panel_of_one_target_is_told_first_and_then_obeyed(stage: Stage) -> None:
    stage.months("30", first=12)
    panel = stage.page.target
    stage.go("2026-12")
    stage.bot.keyClick(stage.page.view, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    panel.value.set_value("33")
    elsewhere(stage, "2026-12", "31")

    stage.click(panel.save_button)
    told, kept = panel.notice.sentence(), stage.kept("2026-12")
    stage.click(panel.save_button)

    assert told == "Set here elsewhere meanwhile: 31. Enter yours again if it is to hold."
    assert (kept, stage.kept("2026-12")) == ({"visits": "31"}, {"visits": "33"})


def test_a_plan_is_shown_anew_where_what_it_rests_on_changed(stage: Stage) -> None:
    stage.look_at("visits")
    stage.click(stage.page.split_button)
    panel = stage.page.split
    panel.whole.set_value("120")
    stage.click(panel.preview_button)
    elsewhere(stage, "2026-12", "31")

    stage.click(panel.keep_button)
    told, kept = panel.notice.sentence(), stage.kept("2026-12")
    stage.click(panel.keep_button)

    assert told == "Targets were changed elsewhere meanwhile. Look at the figures anew, then keep them."
    assert kept == {"visits": "31"}
    assert stage.kept("2026-12") != {"visits": "31"}
