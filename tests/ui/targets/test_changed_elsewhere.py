"""Targets that are set elsewhere while others are being entered."""

from decimal import Decimal

from PySide6.QtCore import Qt

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
    assert stage.grid.edits.wrong == 1


def test_entries_that_wait_for_a_reason_are_not_kept_over_others(stage: Stage) -> None:
    stage.months("30", first=10)
    stage.go("2026-10")
    stage.type("33")
    elsewhere(stage, "2026-10", "31")

    stage.grid.save_with_reason("more people")

    assert stage.kept("2026-10") == {"visits": "31"}
    assert stage.messages.last.sentence.startswith("Changed elsewhere meanwhile: 1 of these targets.")
    assert (len(stage.grid.edits.waiting), stage.grid.edits.wrong) == (0, 1)


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
