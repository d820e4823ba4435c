"""The grid by mouse and keys: typing, pasting, reasons, mistakes; nothing entered is lost."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from sqlalchemy import update

from desktop.models import Scheme
from desktop.queries.target_lens import Lens
from desktop.ui.ports import Wish
from tests.services.small_company import add_scheme, line
from tests.ui.targets.stage import Stage


class TestFirstTime:
    def test_an_empty_file_teaches_and_offers_to_break_down_or_to_enter(self, stage: Stage) -> None:
        begin = stage.page.empty.findChildren(QPushButton)
        is_taught = stage.page.empty.isVisible()

        stage.click(begin[0])
        is_split_open = stage.page.split.isVisible()
        stage.click(stage.page.empty.by_hand)

        assert (is_taught, is_split_open, stage.page.view.isVisible()) == (True, True, True)

    def test_the_page_begins_with_the_indicator_that_has_most_targets(self, stage: Stage) -> None:
        stage.months("5", "6")
        other = Lens("signings")
        stage.set("2026", "3", lens=other)

        stage.grid._lens = None  # as when the page is built anew
        stage.page.refresh()

        assert stage.page.toolbar.indicator.value() == "visits"

    def test_without_any_target_it_begins_with_what_the_scheme_weighs_most(self, stage: Stage) -> None:
        with stage.company.database.write() as session:
            session.execute(update(Scheme).values(is_default=False))
            add_scheme(session, line("retention_rate", "50"), line("collected_amount", "30"), line("visits", "20"))

        stage.grid._lens = None  # as when the page is built anew
        stage.page.refresh()

        assert stage.page.toolbar.indicator.value() == "collected_amount"


class TestArriving:
    def test_another_page_leads_to_the_targets_of_an_indicator_in_a_year(self, stage: Stage) -> None:
        stage.look_at("visits")

        stage.page.arrive(Wish(start=date(2025, 7, 1), end=date(2025, 9, 30), state="signings"))

        shown = stage.grid.shown
        assert shown is not None
        assert (shown.lens.indicator, shown.year.label) == ("signings", "2025")


class TestFigures:
    def test_in_thousands_large_sums_and_small_targets_have_the_same_decimals(self, stage: Stage) -> None:
        money, wang = Lens("collected_amount"), stage.company.wang
        for label, value, whose in (("2026-11", "126666.67", wang), ("2026-12", "12000000", wang)):
            stage.set(label, value, whose, money)

        stage.look_at("collected_amount")

        cells = stage.page.view.grid
        columns = range(1, cells.columnCount())
        told = {cells.index(row, column).data() for row in range(cells.rowCount()) for column in columns}
        assert {"127", "12,000", "12,127"} <= told


class TestTyping:
    def test_a_number_is_kept_at_once_and_enter_goes_down(self, stage: Stage) -> None:
        stage.look_at("visits")
        stage.go("2026-12")

        stage.type("36")

        assert stage.kept("2026-12") == {"visits": "36"}
        assert stage.messages.last.sentence == "1 target was set."
        assert stage.page.view.current_place() != stage.at("2026-12")

    def test_tab_goes_to_the_next_month(self, stage: Stage) -> None:
        stage.look_at("visits")
        stage.go("2026-03")

        stage.type("7", Qt.Key.Key_Tab)
        stage.type("8", Qt.Key.Key_Tab)

        assert (stage.kept("2026-03"), stage.kept("2026-04")) == ({"visits": "7"}, {"visits": "8"})
        assert stage.page.view.current_place() == stage.at("2026-05")

    def test_an_answer_that_arrives_meanwhile_does_not_take_what_is_being_typed(self, stage: Stage) -> None:
        stage.look_at("visits")
        stage.go("2026-12")
        stage.bot.keyClick(stage.page.view, "4")

        stage.page.refresh()
        (editor,) = (each for each in stage.page.view.findChildren(QLineEdit, "cell-editor") if each.isVisible())
        stage.bot.keyClick(editor, "2")
        stage.bot.keyClick(editor, Qt.Key.Key_Return)

        assert stage.kept("2026-12") == {"visits": "42"}

    def test_escape_leaves_the_cell_as_it_was(self, stage: Stage) -> None:
        stage.months("5")
        stage.go("2026-01")

        stage.type("9", Qt.Key.Key_Escape)

        assert stage.shown("2026-01") == "5"
        assert not stage.grid.edits.by_spot

    def test_amounts_are_understood_like_in_imports(self, stage: Stage) -> None:
        stage.look_at("signed_amount")
        for label, text in (("2026-01", "3.5万"), ("2026-02", "35000元"), ("2026-03", "35"), ("2026-04", "1,200.5")):
            stage.go(label)
            stage.type(text)

        kept = [stage.kept(f"2026-{month:02}")["signed_amount"] for month in (1, 2, 3, 4)]
        assert kept == ["35000", "35000", "35000", "1200500"]

    def test_in_chinese_a_bare_number_is_in_wan(self, chinese_stage: Stage) -> None:
        chinese_stage.look_at("signed_amount")
        chinese_stage.go("2026-12")

        chinese_stage.type("104.3")

        assert chinese_stage.kept("2026-12") == {"signed_amount": "1043000"}
        assert chinese_stage.shown("2026-12") == "104.3"

    def test_what_is_no_number_stays_marked_until_it_is_mended(self, stage: Stage) -> None:
        stage.look_at("visits")
        stage.go("2026-12")
        stage.type("3o")
        marked = (stage.shown("2026-12"), stage.page.reasons.text.text())
        stage.go("2026-12")
        said = stage.page.strip.text.toolTip()
        stage.page.refresh()
        after = stage.shown("2026-12")

        stage.type("30")

        assert marked == ("3o", "1 entry marked red")
        assert "3o — This is not a number" in said
        assert after == "3o"
        assert stage.kept("2026-12") == {"visits": "30"}
        assert not stage.page.reasons.isVisible()

    def test_a_figure_that_sticks_out_is_read_while_its_cell_has_the_keyboard_too(self, stage: Stage) -> None:
        stage.look_at("visits")
        stage.go("2026-12")
        stage.type("3o")
        stage.go("2026-12")

        view = stage.page.view
        inside = view.visualRect(view.currentIndex()).adjusted(6, 8, -6, -8)
        image = view.viewport().grab(inside).toImage()
        colours = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}

        assert view.hasFocus()
        assert len(colours) > 2

    def test_a_count_is_whole_and_not_a_percentage(self, stage: Stage) -> None:
        stage.look_at("visits")
        for text, reason in (("3.5", "whole number"), ("50%", "not count in percent"), ("-4", "below zero")):
            stage.go("2026-12")
            stage.type(text)
            stage.go("2026-12")
            assert reason in stage.page.strip.text.toolTip()

    def test_delete_takes_targets_to_come_out_and_undo_brings_them_back(self, stage: Stage) -> None:
        stage.months("5", first=12)
        stage.go("2026-12")

        stage.bot.keyClick(stage.page.view, Qt.Key.Key_Delete)
        gone = stage.kept("2026-12")
        undo = stage.messages.last.action
        assert undo is not None
        undo()

        assert (gone, stage.kept("2026-12")) == ({}, {"visits": "5"})


class TestReasons:
    def test_a_target_in_force_waits_for_its_reason(self, stage: Stage) -> None:
        stage.months("5", "6")
        stage.go("2026-01")
        stage.type("7")
        before = (stage.kept("2026-01"), stage.shown("2026-01"), stage.page.reasons.isVisible())

        stage.page.reasons.reason.setFocus()
        stage.bot.keyClicks(stage.page.reasons.reason, "two shops open later")
        stage.click(stage.page.reasons.save_button)

        assert before == ({"visits": "5"}, "7", True)
        assert stage.kept("2026-01") == {"visits": "7"}
        assert stage.messages.last.sentence == "1 target was revised."
        assert not stage.page.reasons.isVisible()

    def test_without_words_it_cannot_be_saved(self, stage: Stage) -> None:
        stage.months("5")
        stage.go("2026-01")
        stage.type("7")

        assert not stage.page.reasons.save_button.isEnabled()
        stage.bot.keyClick(stage.page.reasons.reason, Qt.Key.Key_Return)
        assert stage.kept("2026-01") == {"visits": "5"}

    def test_waiting_entries_survive_a_look_at_another_year_and_indicator(self, stage: Stage) -> None:
        stage.months("5")
        stage.go("2026-01")
        stage.type("7")

        stage.click(stage.page.toolbar.findChildren(QPushButton)[0])
        stage.grid.look_at(indicator="signings")
        elsewhere = stage.page.reasons.isVisible()
        stage.grid.look_at(indicator="visits")
        stage.grid.show_year(2026)

        assert elsewhere
        assert stage.shown("2026-01") == "7"
        assert not stage.page.keep_written()

    def test_discarded_entries_can_be_brought_back(self, stage: Stage) -> None:
        stage.months("5")
        stage.go("2026-01")
        stage.type("7")

        stage.click(stage.page.reasons.discard_button)
        discarded = (stage.shown("2026-01"), stage.page.keep_written())
        undo = stage.messages.last.action
        assert undo is not None
        undo()

        assert discarded == ("5", True)
        assert stage.shown("2026-01") == "7"

    def test_typing_the_old_value_again_needs_no_reason(self, stage: Stage) -> None:
        stage.months("5")
        stage.go("2026-01")
        stage.type("7")
        stage.go("2026-01")
        stage.type("5")

        assert not stage.grid.edits.by_spot
