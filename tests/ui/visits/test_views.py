"""The ways to look at visits: calendar, week, and what is worth a look."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.visits import VisitDraft
from desktop.ui.kit.look import Look
from desktop.ui.kit.spans import Span
from desktop.ui.visits.calendar_panel import CalendarPanel
from desktop.ui.visits.calendar_presenter import Whose
from desktop.ui.visits.check_panel import CheckPanel
from desktop.ui.visits.entry_view import EntryPanel
from desktop.ui.visits.views import View
from desktop.ui.visits.week_panel import VisitCard, WeekPanel
from tests.ui.company import Company
from tests.ui.surroundings import TODAY, FakeMessages
from tests.ui.visits.page_stage import Stage

SAME = "店长愿意先试三个月，等总部批租金"


@pytest.fixture
def stage(look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> Stage:
    drafts = (
        VisitDraft(date(2026, 11, 16), company.wang, customer="禾味餐饮", outcome="有进展", summary=SAME,
                   next_step="报价", next_on=date(2026, 11, 18)),
        VisitDraft(date(2026, 11, 18), company.wang, customer="禾味餐饮", outcome="有进展", next_step="签约"),
        VisitDraft(date(2026, 11, 18), company.li, customer="城东广场", summary=SAME, next_on=date(2026, 11, 20)),
        VisitDraft(date(2026, 11, 19), company.wang, customer="绿源超市", outcome="未见到人", summary=SAME),
    )  # fmt: skip
    for draft in drafts:
        company.log.log(draft)
    return Stage(look, company, messages, qtbot)


def words_in(panel: QWidget) -> set[str]:
    """Everything a panel says in labels."""
    QApplication.processEvents()  # what was added is shown then
    return {label.text() for label in panel.findChildren(QLabel) if label.isVisibleTo(panel)}


class TestCalendar:
    @pytest.fixture
    def calendar(self, stage: Stage) -> CalendarPanel:
        stage.page.views.choose(View.CALENDAR)
        panel = stage.page.views.currentWidget()
        assert isinstance(panel, CalendarPanel)
        return panel

    def test_the_month_is_counted_for_everybody_a_team_or_a_person(
        self, calendar: CalendarPanel, stage: Stage
    ) -> None:
        everybody = words_in(calendar)
        calendar.whose.picked.emit(Whose(staff_id=stage.company.li))
        alone = words_in(calendar)
        calendar.whose.picked.emit(Whose(team_id=1))
        team = words_in(calendar)

        assert {"November 2026", "4 visits, 2 effective"} <= everybody
        assert "1 visit, 0 effective" in alone
        assert "3 visits, 2 effective" in team

    def test_keys_walk_to_a_day_and_open_its_visits(
        self, calendar: CalendarPanel, stage: Stage, qtbot: QtBot
    ) -> None:
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Return):
            qtbot.keyClick(calendar.board, key)

        assert stage.page.views.view is View.LIST
        assert stage.page.filters.span.value() is Span.ASKED
        assert sorted(stage.customers()) == ["城东广场", "禾味餐饮"]

    def test_a_click_on_a_day_of_one_person_opens_the_week(
        self, calendar: CalendarPanel, stage: Stage, qtbot: QtBot
    ) -> None:
        calendar.whose.picked.emit(Whose(staff_id=stage.company.li))
        place = calendar.board.field_of(date(2026, 11, 18)).center()

        qtbot.mouseClick(calendar.board, Qt.MouseButton.LeftButton, pos=QPoint(place.x(), place.y()))

        panel = stage.page.views.currentWidget()
        assert isinstance(panel, WeekPanel)
        assert "城东广场" in words_in(panel)

    def test_months_are_turned(self, calendar: CalendarPanel, stage: Stage) -> None:
        calendar._presenter.turn(-1)
        before = words_in(calendar)
        calendar._presenter.turn(0)

        assert {"October 2026", "No visits in this month"} <= before
        assert "November 2026" in words_in(calendar)


class TestWeek:
    @pytest.fixture
    def week(self, stage: Stage) -> WeekPanel:
        stage.page.views.choose(View.WEEK)
        panel = stage.page.views.currentWidget()
        assert isinstance(panel, WeekPanel)
        return panel

    def test_plan_stands_beside_what_was_done(self, week: WeekPanel, stage: Stage) -> None:
        first = words_in(week)
        week.person.picked.emit(stage.company.li)

        assert "3 visits, 2 effective · 1 of 1 next steps followed up" in first
        assert "1 visit, 0 effective · 0 of 1 next steps followed up" in words_in(week)

    def test_a_card_opens_its_visit_by_key(self, week: WeekPanel, stage: Stage, qtbot: QtBot) -> None:
        card = week.findChildren(VisitCard)[0]

        qtbot.keyClick(card, Qt.Key.Key_Return)

        assert stage.page.editor.isVisible()
        assert stage.page.editor.entered().text("summary") == SAME

    def test_the_week_is_turned(self, week: WeekPanel) -> None:
        week._presenter.turn(-1)

        assert any("2026-W46" in word for word in words_in(week))
        assert week.findChildren(VisitCard) == []


class TestCheck:
    @pytest.fixture
    def check(self, stage: Stage) -> CheckPanel:
        stage.page.views.choose(View.CHECK)
        panel = stage.page.views.currentWidget()
        assert isinstance(panel, CheckPanel)
        return panel

    def button(self, check: CheckPanel, text: str) -> QPushButton:
        """The first button of that text."""
        return next(each for each in check.findChildren(QPushButton) if each.text() == text)

    def test_what_was_noticed_is_said_and_counted(self, check: CheckPanel, stage: Stage) -> None:
        said = words_in(check)

        assert "王䶮: 2 visits with the same words" in said
        assert "李契: 1 visit without an outcome" in said
        assert "To check 2" in {button.text() for button in stage.page.findChildren(QPushButton)}

    def test_checked_and_fine_is_remembered_and_can_be_undone(
        self, check: CheckPanel, stage: Stage, qtbot: QtBot
    ) -> None:
        qtbot.mouseClick(self.button(check, "Checked, fine"), Qt.MouseButton.LeftButton)
        left = words_in(check)
        assert stage.messages.last.action is not None
        stage.messages.last.action()

        assert "王䶮: 2 visits with the same words" not in left
        assert "王䶮: 2 visits with the same words" in words_in(check)

    def test_the_keys_go_on_at_the_notice_that_moves_up(self, check: CheckPanel, stage: Stage, qtbot: QtBot) -> None:
        stage.page.window().activateWindow()
        fine = self.button(check, "Checked, fine")
        fine.setFocus()
        qtbot.waitUntil(fine.hasFocus)

        qtbot.keyClick(fine, Qt.Key.Key_Return)

        moved_up = self.button(check, "Checked, fine")
        assert moved_up.accessibleDescription() == "李契: 1 visit without an outcome"
        assert moved_up.hasFocus()

    def test_a_visit_and_all_of_them_can_be_opened(self, check: CheckPanel, stage: Stage, qtbot: QtBot) -> None:
        qtbot.mouseClick(self.button(check, "11-16 禾味餐饮"), Qt.MouseButton.LeftButton)
        is_open = stage.page.editor.isVisible()
        stage.page.editor.dismiss()

        qtbot.mouseClick(self.button(check, "Show all 2 visits"), Qt.MouseButton.LeftButton)

        assert is_open
        assert sorted(stage.customers()) == ["禾味餐饮", "禾味餐饮", "绿源超市"]

    def test_nothing_to_look_at_is_said(self, check: CheckPanel) -> None:
        check.show_notices(())

        assert "Nothing to look at" in words_in(check)


class TestPage:
    def test_buttons_and_the_line_under_the_title_belong_to_what_is_shown(self, stage: Stage) -> None:
        page = stage.page
        page.views.choose(View.ENTER)
        while_entering = (page.save_button.isVisible(), page.new_button.isVisible())
        page.create_new()
        page.focus_filter()

        assert while_entering == (True, False)
        assert (page.save_button.isVisible(), page.new_button.isVisible()) == (False, True)
        assert page.views.view is View.LIST

    def test_what_was_shown_last_is_shown_again(
        self, stage: Stage, look: Look, company: Company, messages: FakeMessages, qtbot: QtBot
    ) -> None:
        stage.page.views.choose(View.ENTER)

        again = Stage(look, company, messages, qtbot)
        is_remembered = again.page.views.view is View.ENTER
        again.page.views.choose(View.LIST)

        assert is_remembered

    def test_what_is_typed_in_a_cell_is_kept_when_the_window_closes(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.views.choose(View.ENTER)
        panel = stage.page.views.currentWidget()
        assert isinstance(panel, EntryPanel)
        panel.grid.view.be_at(0, 2)
        qtbot.keyClicks(panel.grid.view, "hwcy")

        may_close = stage.page.keep_written()

        assert may_close
        assert [line.texts[2] for line in panel.grid.view.desk.sheet.lines] == ["禾味餐饮"]

    def test_saving_by_the_button_brings_the_visits_into_the_list(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.views.choose(View.ENTER)
        panel = stage.page.views.currentWidget()
        assert isinstance(panel, EntryPanel)
        panel.grid.view.paste(f"{TODAY:%m-%d}\tE01\t禾味餐饮\r\n")
        offered = stage.page.save_button.text()

        qtbot.mouseClick(stage.page.save_button, Qt.MouseButton.LeftButton)
        stage.page.views.choose(View.LIST)

        assert offered == "Save 1 row"
        assert len(stage.customers()) == 5

    def test_trouble_is_said_where_the_view_would_be(self, stage: Stage) -> None:
        for view in (View.CALENDAR, View.WEEK, View.CHECK):
            stage.page.views.choose(view)
            panel = stage.page.views.currentWidget()
            assert isinstance(panel, CalendarPanel | WeekPanel | CheckPanel)
            panel.show_trouble("The disk is gone.")
            assert "The disk is gone." in words_in(panel)
        stage.page.views.choose(View.LIST)
