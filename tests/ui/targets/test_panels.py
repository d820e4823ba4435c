"""The side panels: one target's story, breaking down with a preview, gaps; and the sheet that goes out."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from desktop.domain.period import PeriodKind
from desktop.domain.target_split import SplitMethod
from desktop.domain.targets import Bearer, TargetLevel
from desktop.queries.target_lens import Lens
from tests.ui.company import Company
from tests.ui.targets.stage import Stage

ALT = Qt.KeyboardModifier.AltModifier


def said(widget: QWidget) -> str:
    """All words of a widget that are shown."""
    QApplication.processEvents()  # what was just added is shown with the next events
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def links(widget: QWidget) -> dict[str, QPushButton]:
    """The buttons of a widget by their words."""
    return {button.text(): button for button in widget.findChildren(QPushButton) if button.isVisibleTo(widget)}


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


class TestBreakingDown:
    def open(self, stage: Stage, whole: str) -> None:
        stage.look_at("visits")
        stage.click(stage.page.split_button)
        stage.page.split.whole.set_value(whole)

    def test_a_year_is_previewed_then_kept_in_one_act(self, stage: Stage) -> None:
        self.open(stage, "120")
        stage.click(stage.page.split.method.findChildren(QPushButton)[1])
        is_kept_early = stage.page.split.keep_button.isEnabled()

        stage.click(stage.page.split.preview_button)
        told = said(stage.page.split)
        stage.click(stage.page.split.keep_button)

        assert not is_kept_early
        assert "37 targets will be new, 0 revised, 0 stay as they are." not in told  # 张建国 left in June
        assert "January 2026" in told
        assert stage.kept("2026", Bearer.COMPANY, 0) == {"visits": "120"}
        people = [stage.kept("2026", bearer_id=key)["visits"] for key in (1, 2, 3)]
        assert sum(map(int, people)) == 120
        assert not stage.page.split.isVisible()

    def test_people_can_be_left_out(self, stage: Stage) -> None:
        self.open(stage, "120")
        panel = stage.page.split
        stage.click(panel.preview_button)

        panel.people[stage.company.zhang].click()
        is_outdated = not panel.keep_button.isEnabled()
        stage.click(panel.preview_button)
        stage.click(panel.keep_button)

        assert is_outdated
        assert stage.kept("2026", bearer_id=stage.company.zhang) == {}
        assert stage.kept("2026", bearer_id=stage.company.li) == {"visits": "60"}

    def test_without_last_years_figures_it_says_that_the_parts_are_even(self, stage: Stage) -> None:
        self.open(stage, "120")

        stage.click(stage.page.split.preview_button)

        assert "Nothing was reached in the same days last year" in stage.page.split.notice.sentence()

    def test_a_seasonal_table_must_sum_to_100_and_is_remembered(self, stage: Stage) -> None:
        self.open(stage, "100")
        panel = stage.page.split
        stage.click(panel.method.findChildren(QPushButton)[2])
        box = panel.season.boxes[0]
        box.selectAll()
        stage.bot.keyClicks(box, "20")
        told = panel.season.sum.text()
        stage.click(panel.preview_button)
        refused = panel.notice.sentence()

        panel.season.show_percents([Decimal(45)] + [Decimal(5)] * 11)
        stage.click(panel.preview_button)
        stage.click(panel.keep_button)
        stage.click(stage.page.split_button)

        assert told == "The months sum to 111.7 %; -11.7 % to go."
        assert "sum to 111.7, not to 100" in refused
        assert stage.kept("2026-01", Bearer.COMPANY, 0) == {"visits": "45"}
        assert panel.season.percents()[0] == 45

    def test_targets_in_force_ask_for_a_reason_before_anything_is_kept(self, stage: Stage) -> None:
        stage.set("2026", "50")
        self.open(stage, "60")
        panel = stage.page.split
        stage.click(panel.preview_button)
        is_asked = panel.reason.isVisible()

        stage.click(panel.keep_button)
        refused = (panel.reason.error(), stage.kept("2026", Bearer.COMPANY, 0))
        stage.bot.keyClicks(panel.reason.box, "new shops")
        stage.click(panel.keep_button)

        assert is_asked
        assert "already in force" in refused[0]
        assert refused[1] == {"visits": "50"}
        assert stage.kept("2026", Bearer.COMPANY, 0) == {"visits": "60"}

    def test_quarters_between_follow_their_months_and_come_back(self, stage: Stage) -> None:
        stage.set("2026Q4", "380")
        stage.set("2026H1", "1")
        stage.set("2026-01-15..2026-03-14", "9")
        self.open(stage, "120")
        panel = stage.page.split
        panel.down_to.set_value(None)
        stage.click(panel.preview_button)
        told, warned = said(panel), panel.notice.sentence()
        stage.bot.keyClicks(panel.reason.box, "new shops")
        stage.click(panel.keep_button)
        quarter, half = stage.kept("2026Q4", Bearer.COMPANY, 0), stage.kept("2026H1", Bearer.COMPANY, 0)

        assert "Also sets 1 quarter target, 1 half-year target to the sum of the months within." in told
        assert "2 of them are already in force: write a reason below." in told
        assert "1 longer target is covered by the new parts only in part and stays as it is." in warned
        assert (quarter, half) == ({"visits": "30"}, {"visits": "60"})

        undo = stage.messages.last.action
        assert undo is not None
        undo()

        assert stage.kept("2026Q4", Bearer.COMPANY, 0) == {"visits": "380"}
        assert stage.kept("2026H1", Bearer.COMPANY, 0) == {"visits": "1"}

    def test_a_person_is_broken_down_over_time_only(self, stage: Stage) -> None:
        self.open(stage, "12")
        panel = stage.page.split
        panel.bearer.set_value((Bearer.STAFF, stage.company.wang))
        panel.bearer.edited.emit()

        offered = [panel.down_to.box.itemText(number) for number in range(panel.down_to.box.count())]
        stage.click(panel.preview_button)
        stage.click(panel.keep_button)

        assert offered == ["Nobody below"]
        assert stage.kept("2026-01") == {"visits": "1"}
        assert (panel.entered().into, panel.entered().method) == (PeriodKind.MONTH, SplitMethod.LAST_YEAR)

    @pytest.mark.parametrize(("whole", "reason"), [("", "not a number"), ("1o", "not a number")])
    def test_a_wrong_amount_is_marked(self, stage: Stage, whole: str, reason: str) -> None:
        self.open(stage, whole)

        stage.click(stage.page.split.preview_button)

        assert reason in stage.page.split.whole.error()

    def test_nobody_to_break_down_to_is_said(self, stage: Stage) -> None:
        self.open(stage, "12")
        panel = stage.page.split
        panel.into.set_value(None)
        panel.down_to.set_value(None)

        stage.click(panel.preview_button)

        assert "Choose what to break this target down into" in panel.notice.sentence()


class TestGaps:
    def test_sums_that_do_not_meet_their_targets_are_listed(self, stage: Stage) -> None:
        stage.set("2026", "50")
        stage.set("2026", "30", stage.company.wang)
        stage.set("2026", "30", stage.company.li)
        stage.look_at("visits")

        stage.click(stage.page.gap_button)

        told = said(stage.page.gaps)
        assert "1 of 1 sums do not meet their targets." in told
        assert "栗巷茶食 · Year 2026" in told
        assert "+10 (20.0 %)" in told
        assert "people: 60, target 50" in told

    def test_closed_sums_and_nothing_to_compare_are_said(self, stage: Stage) -> None:
        stage.look_at("visits")
        stage.click(stage.page.gap_button)
        nothing = said(stage.page.gaps)
        stage.set("2026", "30")
        stage.set("2026", "30", stage.company.wang)
        stage.page.refresh()

        stage.click(stage.page.gap_button)

        assert "nothing to hold against each other" in nothing
        assert "All 1 sums meet their targets." in said(stage.page.gaps)


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
