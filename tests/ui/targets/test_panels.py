"""The side panels: one target's story, breaking down with a preview, gaps; and the sheet that goes out."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.targets import Bearer, TargetLevel
from desktop.queries.target_lens import Lens
from tests.ui.company import Company
from tests.ui.targets.said import links, said
from tests.ui.targets.stage import Stage

ALT = Qt.KeyboardModifier.AltModifier


class TestStory:
    def open(self, stage: Stage, label: str) -> None:
        stage.go(label)
        stage.bot.keyClick(stage.page.view, Qt.Key.Key_Return, ALT)

    def test_it_tells_history_levels_checks_and_a_suggestion(self, stage: Stage, company: Company) -> None:
        for day in range(1, 5):
            company.visit(stage.at("2026-10").start.replace(day=day))
        stage.months("5", first=12)
        stage.set("2026-12", "4", company.wang, Lens("visits", TargetLevel.BASE))
        stage.set("2026-12", "12", company.wang)
        stage.page.refresh()

        self.open(stage, "2026-12")

        told = said(stage.page.target)
        assert "王䶮 · Visits" in told
        assert "4, from a mean of 4 × 108 %. The mean is of 26-10 4." in told
        assert "More than twice the best of the last 1 periods (4): hardly within reach." in told
        assert "33.3 %" in told
        assert "5 → 12" in told
        assert "2026-11-21 · 测试" in told

    def test_the_suggestion_is_taken_over_by_a_click_and_saved(self, stage: Stage, company: Company) -> None:
        for day in range(1, 11):
            company.visit(stage.at("2026-10").start.replace(day=day))
        stage.look_at("visits")
        self.open(stage, "2026-12")

        stage.click(links(stage.page.target)["Take 11 over"])
        stage.click(stage.page.target.save_button)

        assert stage.kept("2026-12") == {"visits": "11"}
        assert not stage.page.target.isVisible()

    def test_a_target_in_force_asks_for_its_reason_beside_the_field(self, stage: Stage) -> None:
        stage.months("5")
        self.open(stage, "2026-01")
        panel = stage.page.target
        panel.value.set_value("6")

        stage.click(panel.save_button)
        refused = panel.reason.error()
        stage.bot.keyClicks(panel.reason.box, "late start")
        stage.bot.keyClick(panel.reason.box, Qt.Key.Key_Return)

        assert refused == "This target is already in force. Write why it changes."
        assert stage.kept("2026-01") == {"visits": "6"}

    def test_it_can_be_taken_out(self, stage: Stage) -> None:
        stage.months("5", first=12)
        self.open(stage, "2026-12")

        stage.click(stage.page.target.take_out_button)

        assert stage.kept("2026-12") == {}
        assert stage.messages.last.sentence == "1 target was taken out."

    def test_a_value_out_of_line_is_explained_and_mended(self, stage: Stage) -> None:
        stage.months("40", "41", "42", "4300", first=9)
        self.open(stage, "2026-12")

        stage.click(links(stage.page.target)["Change it to 43"])

        assert stage.page.target.value.value() == "43"

    @pytest.mark.parametrize(("text", "reason"), [("", "Enter the target"), ("x", "not a number")])
    def test_a_wrong_value_is_marked_and_stays(self, stage: Stage, text: str, reason: str) -> None:
        stage.look_at("visits")
        self.open(stage, "2026-12")
        stage.page.target.value.set_value(text)

        stage.click(stage.page.target.save_button)

        assert reason in stage.page.target.value.error()
        assert stage.page.target.isVisible()

    def test_a_refusal_of_the_book_is_said(self, stage: Stage) -> None:
        stage.look_at("visits")
        self.open(stage, "2026-12")
        stage.page.target.value.set_value("99999999999999")

        stage.click(stage.page.target.save_button)

        assert "too large" in stage.page.target.notice.sentence()


class TestOtherDays:
    def test_any_days_may_have_a_target(self, stage: Stage) -> None:
        stage.look_at("visits")
        stage.click(stage.page.strip.other)
        panel = stage.page.target
        panel.bearer.set_value((Bearer.STAFF, stage.company.wang))
        stage.bot.keyClicks(panel.period.box, "2026-12-05..2027-01-04")
        stage.bot.keyClicks(panel.value.box, "12")

        stage.click(panel.save_button)

        assert stage.kept("2026-12-05..2027-01-04") == {"visits": "12"}

    def test_it_is_found_again_beside_the_others_of_its_bearer(self, stage: Stage) -> None:
        stage.set("2026-12-05..2027-01-04", "9", stage.company.wang)
        stage.set("2026-05-30..2026-08-29", "12", stage.company.wang)
        stage.look_at("visits")
        stage.go("2026-12")
        stage.click(stage.page.strip.details)
        QApplication.processEvents()

        stage.click(links(stage.page.target)["2026-05-30 to 2026-08-29: 12"])

        names = stage.page.view.grid.index(1, 0)
        hints = [names.siblingAtRow(row).data(Qt.ItemDataRole.ToolTipRole) for row in range(8)]
        assert stage.page.target.value.value() == "12"
        assert "Set to 12" in said(stage.page.target)
        assert "王䶮\n2 targets for other days" in hints

    def test_a_wrong_period_is_marked(self, stage: Stage) -> None:
        stage.look_at("visits")
        stage.page.create_new()
        panel = stage.page.target
        stage.bot.keyClicks(panel.period.box, "2026Q7")
        stage.bot.keyClicks(panel.value.box, "12")

        stage.click(panel.save_button)

        assert "2026Q7" in panel.period.error()


class TestExport:
    def test_what_is_shown_goes_to_a_sheet_with_exact_values(self, stage: Stage) -> None:
        stage.months("5", "6")
        proposed: list[Path] = []

        def choose(proposed_file: Path) -> Path:
            proposed.append(proposed_file)
            return stage.folder / "out.xlsx"

        stage.page.choose_file = choose

        stage.click(stage.page.export_button)

        book = openpyxl.load_workbook(stage.folder / "out.xlsx")
        rows = [list(row) for row in book.active.iter_rows(values_only=True)]
        book.close()
        assert proposed[0].name == "Targets 2026 Visits.xlsx"
        assert rows[0][:5] == ["Person", "2026-01", "2026-02", "2026-03", "2026Q1"]
        person = next(row for row in rows if row[0] == "王䶮")
        assert person[1:5] == [5, 6, None, 11]
        assert stage.messages.last.sentence == "What is shown was written to out.xlsx."
