"""The staff page on a real file, by mouse and keys."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.i18n import ENGLISH, translator
from desktop.queries.staff import Service
from desktop.services.staff import StaffDraft
from desktop.ui.kit.look import Look
from desktop.ui.ports import Wish
from desktop.ui.staff.page import StaffPage
from desktop.ui.staff.person_presenter import PersonPresenter
from desktop.ui.staff.presenter import StaffPresenter
from desktop.ui.staff.service_words import service_length
from tests.ui.company import Company
from tests.ui.list_tools import list_tools_of
from tests.ui.staff.conftest import Stage
from tests.ui.surroundings import TODAY, FakeGuide, FakeMessages, InstantTasks, today


class TestList:
    def test_who_is_in_service_is_listed_and_the_first_is_shown(self, stage: Stage) -> None:
        assert stage.names() == ["王䶮", "李契"]
        assert stage.page.profile.isVisible()
        assert "13800000000" in stage.profile_words()

    def test_who_is_in_no_team_is_shown_and_saved_in_none(self, stage: Stage, qtbot: QtBot) -> None:
        key = stage.company.register.add(StaffDraft("郑小北", "E09", hired_on=date(2026, 1, 5)))
        stage.page.arrive(Wish(staff_id=key))

        qtbot.mouseClick(stage.page.profile.edit_button, Qt.MouseButton.LeftButton)
        entered = stage.page.editor.form.values().typed("team")

        line = next(row for row in stage.page.table.model.rows if row.name == "郑小北")
        assert (line.team, entered) == ("", "")

    def test_initials_find_a_person(self, stage: Stage, qtbot: QtBot) -> None:
        with qtbot.waitSignal(stage.page.search.searched):
            qtbot.keyClicks(stage.page.search, "lq")

        assert stage.names() == ["李契"]

    def test_nobody_found_says_how_to_find_more(self, stage: Stage, qtbot: QtBot) -> None:
        qtbot.keyClicks(stage.page.search, "zz")
        qtbot.keyClick(stage.page.search, Qt.Key.Key_Return)

        assert stage.page.table.state.isVisible()
        assert not stage.page.profile.isVisible()

    def test_those_who_left_are_one_click_away(self, stage: Stage, qtbot: QtBot) -> None:
        left = next(button for button in stage.page.service.findChildren(QPushButton) if button.text() == "Left")

        qtbot.mouseClick(left, Qt.MouseButton.LeftButton)

        assert stage.names() == ["张建国"]
        assert stage.page.service.value() is Service.LEFT

    def test_a_team_can_be_picked_by_keys(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.team.setFocus()

        qtbot.keyClick(stage.page.team, Qt.Key.Key_Down)

        assert len(stage.names()) == 1

    def test_a_click_shows_that_person(self, stage: Stage, qtbot: QtBot) -> None:
        place = stage.page.table.view.visualRect(stage.page.table.model.index(1, 0)).center()

        qtbot.mouseClick(stage.page.table.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))

        assert "李契" in stage.profile_words()
        assert "E02" in stage.profile_words()

    def test_trouble_is_shown_where_the_list_would_be(self, stage: Stage) -> None:
        stage.page.show_trouble("The disk is gone.")

        assert stage.page.table.state.isVisible()

    def test_a_company_without_staff_is_taught_how_to_begin(
        self, look: Look, database: object, messages: FakeMessages, guide: FakeGuide, qtbot: QtBot
    ) -> None:
        tasks = InstantTasks(database)  # type: ignore[arg-type] # the fixture is a Database
        presenter = StaffPresenter(tasks, messages, look.texts, None, guide, today, lambda: 1)  # type: ignore[arg-type] # nothing is kept here
        person = PersonPresenter(tasks, look.texts, guide, today, lambda: 1)
        page = StaffPage(look, presenter, person, TODAY, list_tools_of(tasks, messages, database))  # type: ignore[arg-type] # the fixture is a Database
        qtbot.addWidget(page)
        page.show()

        page.refresh()

        assert [button.text() for button in page.table.state.findChildren(QPushButton)] == ["Add staff"]


class TestProfile:
    def test_the_latest_visits_and_figures_stand_there(self, stage: Stage) -> None:
        stage.company.visit(date(2026, 11, 20), outcome="有进展")

        stage.page.refresh()

        assert "禾味餐饮" in stage.profile_words()
        assert "11-20" in stage.profile_words()

    def test_teams_and_positions_are_set_in_the_settings(self, stage: Stage, guide: FakeGuide, qtbot: QtBot) -> None:
        qtbot.mouseClick(stage.page.teams_button, Qt.MouseButton.LeftButton)

        assert guide.led == [("settings", Wish(text="Teams"))]

    def test_all_visits_lead_to_the_log(self, stage: Stage, guide: FakeGuide, qtbot: QtBot) -> None:
        stage.company.visit(date(2026, 11, 20))
        stage.page.refresh()

        link = next(b for b in stage.page.profile.findChildren(QPushButton) if b.text().startswith("All visits"))
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)

        assert guide.led == [("visits", Wish(staff_id=stage.company.wang))]

    def test_another_page_can_lead_to_somebody_who_left(self, stage: Stage) -> None:
        stage.page.arrive(Wish(staff_id=stage.company.zhang))
        stage.page.arrive(Wish())

        assert "张建国" in stage.profile_words()
        assert stage.page.table.selected_identity() == stage.company.zhang

    def test_who_is_led_to_is_shown_on_a_page_that_was_never_read(
        self, look: Look, company: Company, messages: FakeMessages, guide: FakeGuide, qtbot: QtBot
    ) -> None:
        fresh = Stage(look, company, messages, guide, qtbot, is_read=False)
        fresh.page.activateWindow()
        qtbot.waitUntil(fresh.page.isActiveWindow)

        fresh.page.arrive(Wish(staff_id=company.li))

        assert "李契" in fresh.profile_words()
        assert fresh.page.table.selected_identity() == company.li

    def test_somebody_taken_away_meanwhile_is_no_longer_shown(self, stage: Stage) -> None:
        stage.company.register.remove(stage.company.li)

        stage.page.table.selected.emit(next(line for line in stage.page.table.model.rows if line.name == "李契"))

        assert not stage.page.profile.isVisible()


class TestServiceLength:
    @pytest.mark.parametrize(
        ("hired_on", "expected"),
        [
            (date(2024, 7, 10), "2 y 4 mo"),
            (date(2024, 11, 21), "2 y"),
            (date(2026, 9, 30), "1 mo"),
            (date(2026, 12, 1), ""),
            (None, ""),
        ],
    )
    def test_years_and_months_are_said(self, hired_on: date | None, expected: str) -> None:
        assert service_length(hired_on, TODAY, translator(ENGLISH)) == expected


class TestKeysOfTheWindow:
    def test_ctrl_f_goes_to_the_search_box(self, stage: Stage) -> None:
        stage.page.focus_filter()

        assert stage.page.focusWidget() is stage.page.search
