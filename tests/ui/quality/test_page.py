"""The quality page on a real file, by mouse and keys."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.services.complaints import ComplaintDraft
from desktop.services.surveys import SurveyDraft
from desktop.ui.kit.look import Look
from desktop.ui.kit.spans import Span
from desktop.ui.ports import Wish
from tests.ui.company import Company
from tests.ui.quality.conftest import YESTERDAY
from tests.ui.quality.stage import Stage
from tests.ui.surroundings import FakeMessages

TABS = (
    "Customer surveys",
    "Complaints",
    "Market feedback",
    "Activities",
    "Conduct",
    "Absences",
    "Milestones",
    "Customer quality",
)


class TestLists:
    @pytest.mark.parametrize("tab", TABS)
    def test_an_empty_list_teaches_and_offers_to_begin(self, stage: Stage, tab: str) -> None:
        stage.show(tab)
        state = stage.page.table.state
        taught = [label.text() for label in state.findChildren(QLabel) if label.text()]

        stage.click(state.findChild(QPushButton))

        assert taught[0].startswith("No ")
        assert len(taught[1]) > 60
        assert stage.page.editor.isVisible()

    def test_tabs_hold_different_records_under_the_same_filters(self, stage: Stage) -> None:
        stage.verbs["surveys"].add(SurveyDraft(YESTERDAY, Decimal(80), stage.company.li))
        stage.verbs["complaints"].add(ComplaintDraft(YESTERDAY, stage.company.wang))
        stage.page.arrive(Wish(staff_id=stage.company.li))

        surveys = [line.staff for line in stage.rows]
        stage.show("Complaints")

        assert surveys == ["李契"]
        assert stage.rows == []
        assert "No entry matches" in [label.text() for label in stage.page.table.state.findChildren(QLabel)]

    def test_days_person_and_words_narrow_the_list(self, stage: Stage, qtbot: QtBot) -> None:
        for day, staff_id, comment in (
            (YESTERDAY, stage.company.wang, "late papers"),
            (date(2025, 3, 2), stage.company.wang, "last year"),
            (YESTERDAY, stage.company.li, "friendly"),
        ):
            stage.verbs["surveys"].add(SurveyDraft(day, Decimal(80), staff_id, comment=comment))
        stage.page.refresh()
        this_year = [line.comment for line in stage.rows]

        stage.page.filters.span.setFocus()
        qtbot.keyClick(stage.page.filters.span, Qt.Key.Key_Down)
        all_days = len(stage.rows)
        stage.page.focus_filter()
        qtbot.keyClicks(stage.page.filters.search, "papers")
        qtbot.keyClick(stage.page.filters.search, Qt.Key.Key_Return)

        assert this_year == ["friendly", "late papers"]
        assert (stage.page.filters.span.value(), all_days) == (Span.ALL, 3)
        assert [line.comment for line in stage.rows] == ["late papers"]

    def test_another_page_can_ask_for_its_days(self, stage: Stage) -> None:
        stage.verbs["surveys"].add(SurveyDraft(date(2026, 2, 3), Decimal(80), stage.company.wang))
        stage.verbs["surveys"].add(SurveyDraft(date(2026, 3, 3), Decimal(80), stage.company.wang))

        stage.page.arrive(Wish(stage.company.wang, date(2026, 2, 1), date(2026, 2, 10)))

        assert [line.answered_on for line in stage.rows] == [date(2026, 2, 3)]
        assert stage.page.filters.span.value() is Span.ASKED

    def test_trouble_is_shown_where_the_list_would_be(self, stage: Stage) -> None:
        stage.page.show_trouble("The disk is gone.")

        assert stage.page.table.state.isVisible()


def test_every_kind_speaks_chinese(
    chinese_look: Look, company: Company, messages: FakeMessages, qtbot: QtBot
) -> None:
    stage = Stage(chinese_look, company, messages, qtbot)
    shown = []
    for tab in ("客户回访", "投诉", "市场反馈", "活动", "奖惩", "请假缺勤", "里程碑", "客户质量"):
        stage.show(tab)
        stage.page.create_new()
        shown += [label.text() for label in stage.page.findChildren(QLabel) if label.isVisible()]
        shown += [column.title for column in stage.page.table.model.columns]
        stage.page.editor.dismiss()

    assert [text for text in shown if text.isascii() and text.strip(" *") and not text.startswith("Ctrl")] == []


class TestCustomers:
    def test_one_is_rated_by_name_and_cleared_with_a_way_back(self, stage: Stage) -> None:
        stage.show("Customer quality")
        stage.page.create_new()
        stage.type("customer", "Hewei Catering")
        stage.type("registered_capital", "5,000,000")
        stage.type("credit", "90")
        stage.click(stage.page.editor.save_button)
        stage.page.arrive(Wish())
        (rated,) = stage.rows
        stage.page.table.opened.emit(rated)

        stage.click(stage.page.editor.remove_button)
        (cleared,) = stage.rows
        stage.undo()

        assert (rated.customer, rated.registered_capital, rated.credit) == ("Hewei Catering", 5_000_000, 90)
        assert (cleared.customer, cleared.credit) == ("Hewei Catering", None)
        assert stage.rows == [rated]

    def test_a_rating_needs_a_customer(self, stage: Stage) -> None:
        stage.show("Customer quality")
        stage.page.create_new()

        stage.click(stage.page.editor.save_button)

        assert stage.errors() == {"customer": "Choose the customer."}
