"""Pasting into the grid of targets, and looking at it otherwise."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.domain.targets import Bearer, TargetLevel
from desktop.queries.target_lens import Lens
from desktop.services.staff import StaffDraft
from desktop.ui.targets.columns import Span
from tests.ui.company import Company
from tests.ui.targets.stage import Stage

CTRL = Qt.KeyboardModifier.ControlModifier


class TestPasting:
    def test_a_block_from_a_sheet_goes_to_people_and_months(self, stage: Stage) -> None:
        stage.look_at("visits")
        stage.go("2026-09")

        stage.paste("1\t2\t3\n4\t\t6\n")

        assert [stage.kept(f"2026-{month:02}").get("visits") for month in (9, 10, 11)] == ["1", "2", "3"]
        li = [stage.kept(f"2026-{month:02}", bearer_id=stage.company.li).get("visits") for month in (9, 10, 11)]
        assert li == ["4", None, "6"]

    def test_wrong_cells_are_marked_and_the_others_kept(self, stage: Stage) -> None:
        stage.look_at("visits")
        stage.go("2026-09")

        stage.paste("1\tx\t3")

        assert [stage.kept(f"2026-{month:02}").get("visits") for month in (9, 10, 11)] == ["1", None, "3"]
        assert stage.shown("2026-10") == "x"

    def test_one_refused_cell_costs_no_other(self, stage: Stage) -> None:
        stage.look_at("visits")
        stage.go("2026-09")

        stage.paste("1\t99999999999999\t3")

        assert [stage.kept(f"2026-{month:02}").get("visits") for month in (9, 10, 11)] == ["1", None, "3"]
        stage.go("2026-10")
        assert "too large" in stage.page.strip.text.toolTip()

    def test_a_line_for_somebody_not_in_service_is_marked_there_and_the_next_goes_on(
        self, stage: Stage, company: Company
    ) -> None:
        ma = company.register.add(StaffDraft("马骋", "E04", "招商二部", hired_on=date(2024, 1, 1)))
        stage.look_at("visits")
        stage.go("2026-12", company.li)

        stage.paste("1\n2\n3")  # 李契, 张建国 who left in June, 马骋
        closed = stage.page.view.currentIndex().siblingAtRow(stage.page.view.currentIndex().row() + 1)

        kept = [stage.kept("2026-12", bearer_id=key).get("visits") for key in (company.li, company.zhang, ma)]
        assert kept == ["1", None, "3"]
        assert (closed.siblingAtColumn(0).data(), closed.data()) == ("张建国", "2")
        assert "no target here" in closed.data(Qt.ItemDataRole.ToolTipRole)
        assert stage.page.reasons.text.text() == "1 entry marked red"

        stage.page.view.setCurrentIndex(closed)
        told = stage.page.strip.text.toolTip()
        stage.bot.keyClick(stage.page.view, Qt.Key.Key_Delete)

        assert "Not in service or not in this team" in told
        assert (closed.data(), stage.page.keep_written()) == ("", True)

    def test_a_line_for_the_team_of_another_time_stays_there(self, stage: Stage, company: Company) -> None:
        moved = StaffDraft("王䶮", "E01", "招商二部", hired_on=date(2024, 7, 10), team_since=date(2026, 7, 1))
        company.register.change(company.wang, moved)
        stage.look_at("visits")
        stage.go("2026-12")  # in 招商二部
        index = stage.page.view.currentIndex()
        names = [stage.page.view.grid.index(row, 0).data() for row in range(index.row())]
        before = index.siblingAtRow(names.index("王䶮"))
        stage.page.view.setCurrentIndex(before)

        stage.paste("8\n9\n7")

        assert (before.data(), index.data()) == ("8", "9")
        kept = [stage.kept("2026-12", bearer_id=key) for key in (company.wang, company.li)]
        assert kept == [{"visits": "9"}, {"visits": "7"}]
        assert stage.page.reasons.text.text() == "1 entry marked red"

    def test_what_does_not_fit_is_counted(self, stage: Stage) -> None:
        stage.look_at("visits")
        stage.go("2026-12", stage.company.li)

        stage.paste("1\t2\n3\t4\n5\t6")

        assert "pasted cells had no place" in stage.messages.said[-1].sentence

    def test_a_block_can_be_copied_as_exact_numbers(self, stage: Stage) -> None:
        stage.months("5", "6")
        stage.go("2026-01")
        stage.bot.keyClick(stage.page.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)

        stage.bot.keyClick(stage.page.view, Qt.Key.Key_C, CTRL)

        assert QApplication.clipboard().text() == "5\t6"


class TestLooking:
    def test_months_give_way_to_quarters(self, stage: Stage) -> None:
        stage.months("5", "6", "7")

        stage.click(stage.page.span.findChildren(QPushButton)[1])

        assert stage.shown("2026Q1") == "18"
        assert stage.page.span.value() is Span.QUARTERS

    def test_levels_and_years_are_looked_at_by_click(self, stage: Stage) -> None:
        stage.months("5")
        stage.set("2026-01", "4", stage.company.wang, Lens("visits", TargetLevel.BASE))
        stage.set("2027-01", "9", stage.company.wang)

        stage.click(stage.page.toolbar.level.findChildren(QPushButton)[0])
        base = stage.shown("2026-01")
        stage.click(stage.page.toolbar.level.findChildren(QPushButton)[1])
        stage.click(stage.page.toolbar.findChildren(QPushButton)[1])

        assert base == "4"
        assert stage.shown("2027-01") == "9"

    def test_products_and_regions_narrow(self, stage: Stage) -> None:
        stage.months("5")
        region = stage.page.toolbar.region
        stage.page.focus_filter()
        region.setFocus()

        stage.bot.keyClick(region, Qt.Key.Key_Down)
        stage.go("2026-12")
        stage.type("2")

        assert stage.shown("2026-01") == "—"
        assert stage.shown("2026-12") == "2"
        assert stage.kept("2026-12") == {"visits": "2"}

    def test_a_value_out_of_line_is_marked_and_mended_by_a_click(self, stage: Stage) -> None:
        stage.months("40", "41", "42", "4300", first=9)
        stage.go("2026-12")
        said = stage.page.strip.text.toolTip()

        stage.click(stage.page.strip.mend)

        assert "stands out: the targets near it lie between 41 and 42. Was 43 meant?" in said
        assert stage.kept("2026-12") == {"visits": "43"}

    def test_a_teams_own_target_shows_the_gap_to_its_people(self, stage: Stage) -> None:
        stage.months("5")
        view = stage.page.view
        row = next(row for row in range(view.grid.rowCount()) if view.grid.index(row, 0).data() == "Team target")

        view.setCurrentIndex(view.grid.index(row, 1))
        view.setFocus()
        stage.type("8")
        view.setCurrentIndex(view.grid.index(row, 1))

        assert "The people sum to 5: 3 (37.5 %) less than this target." in stage.page.strip.text.toolTip()
        assert stage.kept("2026-01", Bearer.TEAM, 1) == {"visits": "8"}

    def test_trouble_is_said_where_the_grid_would_be(self, stage: Stage) -> None:
        stage.page.show_trouble("The disk is gone.")

        assert stage.page.state.isVisible()
