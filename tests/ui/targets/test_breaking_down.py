"""Breaking a target down, and where the parts do not meet the whole."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QWidget
from sqlalchemy import select, update

from desktop.domain.period import PeriodKind
from desktop.domain.target_split import SplitMethod
from desktop.domain.targets import Bearer
from desktop.models import Team, TeamMembership
from tests.ui.targets.said import said
from tests.ui.targets.stage import Stage


def boxes_of(name: str, panel: QWidget) -> list[QCheckBox]:
    QApplication.processEvents()  # what was just added is shown with the next events
    return [box for box in panel.findChildren(QCheckBox) if box.text() == name and box.isVisibleTo(panel)]


def parts(panel: QWidget) -> list[QLabel]:
    """The labels of the panel that are shown."""
    return [label for label in panel.findChildren(QLabel) if label.isVisible()]


def right_edge(label: QLabel, panel: QWidget) -> tuple[int, bool]:
    """Where a label ends in the panel, and that it is written to that edge."""
    return label.mapTo(panel, label.rect().topRight()).x(), bool(label.alignment() & Qt.AlignmentFlag.AlignRight)


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

    def test_figures_and_shares_stand_in_columns_of_their_own(self, stage: Stage) -> None:
        self.open(stage, "120")
        panel = stage.page.split

        stage.click(panel.preview_button)

        stage.bot.waitUntil(lambda: {each.text() for each in parts(panel)} >= {"10", "8.3 %"})
        assert len({right_edge(each, panel) for each in parts(panel) if each.text() == "10"}) == 1
        assert len({right_edge(each, panel) for each in parts(panel) if each.text().endswith(" %")}) == 1

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

        stage.bot.keyClick(stage.page.split.whole.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

        assert stage.page.split.notice.sentence().count("Nothing was reached in the same days last year") == 1

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

        assert told == "The months sum to 111.7 %; 11.7 % too many."
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
        stage.bot.keyClick(panel.reason.box, Qt.Key.Key_Return)

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

    def test_who_moves_stands_under_each_team_and_is_left_out_of_both(self, stage: Stage) -> None:
        with stage.company.database.write() as session:
            second = session.scalars(select(Team.id).where(Team.name == "招商二部")).one()
            own = update(TeamMembership).where(TeamMembership.staff_id == stage.company.wang)
            session.execute(own.values(ended_on=date(2026, 4, 30)))
            session.add(TeamMembership(staff_id=stage.company.wang, team_id=second, started_on=date(2026, 5, 1)))
        self.open(stage, "120")
        panel = stage.page.split
        stage.click(panel.preview_button)
        one, other = boxes_of("王䶮", panel)

        other.click()
        both = [each.isChecked() for each in (one, other)]
        stage.click(panel.preview_button)

        assert both == [False, False]
        assert len(boxes_of("王䶮", panel)) == 1

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
        assert "Year 2026 · Target" in told
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
