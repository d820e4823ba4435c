"""The quality page on a real file, by mouse and keys."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.models import Deal
from desktop.services.complaints import ComplaintDraft
from desktop.services.conduct import ConductDraft, ConductKind
from desktop.services.surveys import SurveyDraft
from desktop.ui.kit.look import Look
from desktop.ui.kit.spans import Span
from desktop.ui.ports import Topic, Wish
from tests.ui.company import Company
from tests.ui.quality.stage import CTRL, Stage
from tests.ui.surroundings import TODAY, FakeMessages

YESTERDAY = TODAY - timedelta(days=1)
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


@pytest.fixture
def stage(look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> Stage:
    return Stage(look, company, messages, qtbot)


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


class TestEntering:
    def test_a_survey_by_keys(self, stage: Stage) -> None:
        stage.page.create_new()
        stage.type("score", "Satisfied")
        stage.type("staff_id", "lq")
        stage.type("customer", "Hewei Catering")

        stage.click(stage.page.editor.save_button)

        (line,) = stage.rows
        assert (line.answered_on, line.score, line.staff) == (TODAY, Decimal(80), "李契")
        assert line.customer == "Hewei Catering"
        assert stage.messages.last.sentence == "The entry was saved."
        assert stage.tasks.topics == [frozenset({Topic.QUALITY, Topic.CUSTOMERS})]

    @pytest.mark.parametrize(("typed", "score"), [("88.5", "88.5"), ("Very dissatisfied (20)", "20"), ("0", "0")])
    def test_a_score_as_points_or_in_words(self, stage: Stage, typed: str, score: str) -> None:
        stage.page.create_new()
        stage.type("score", typed)

        stage.click(stage.page.editor.save_button)

        assert [line.score for line in stage.rows] == [Decimal(score)]

    def test_undo_takes_an_entry_back(self, stage: Stage) -> None:
        stage.page.create_new()
        stage.type("score", "70")
        stage.click(stage.page.editor.save_button)
        assert len(stage.rows) == 1

        stage.undo()

        assert stage.rows == []
        assert stage.messages.last.sentence == "The entry was taken back."

    def test_ctrl_enter_saves_and_goes_on_with_day_and_person(self, stage: Stage, qtbot: QtBot) -> None:
        stage.show("Complaints")
        stage.page.create_new()
        stage.type("received_on", "2026-11-19")
        stage.type("staff_id", "E02")
        stage.field("description").set_value("papers came late")

        qtbot.keyClick(stage.field("description").box, Qt.Key.Key_Return, CTRL)

        entered = stage.page.editor.entered()
        assert [line.description for line in stage.rows] == ["papers came late"]
        assert stage.page.editor.isVisible()
        assert (entered.day("received_on"), entered.chosen("staff_id")) == (date(2026, 11, 19), stage.company.li)
        assert entered.text("description") == ""
        assert stage.page.focusWidget() is stage.field("customer").control

    def test_everything_wrong_is_said_at_its_field(self, stage: Stage) -> None:
        stage.show("Conduct")
        stage.page.create_new()
        stage.type("happened_on", "2026-12-24")
        stage.type("staff_id", "nobody")
        stage.type("points", "-5")

        stage.click(stage.page.editor.save_button)

        assert set(stage.errors()) == {"happened_on", "staff_id", "points"}
        assert stage.rows == []
        assert stage.page.focusWidget() is stage.field("happened_on").control

    def test_what_the_verb_refuses_is_said_in_the_form_and_nothing_is_lost(self, stage: Stage) -> None:
        stage.show("Conduct")
        stage.page.create_new()
        stage.type("staff_id", "E01")
        stage.field("kind").set_value(ConductKind.RED_LINE)
        stage.type("points", "0")

        stage.click(stage.page.editor.save_button)
        refusal = stage.page.editor.notice.sentence()
        stage.field("description").set_value("Invented travel receipts")
        stage.click(stage.page.editor.save_button)

        assert "Describe what happened" in refusal
        assert [(line.kind, line.description) for line in stage.rows] == [("red_line", "Invented travel receipts")]

    def test_market_feedback(self, stage: Stage) -> None:
        stage.show("Market feedback")
        stage.page.create_new()
        stage.type("staff_id", "E01")
        stage.type("topic", "Rent")
        stage.field("status").box.setFocus()
        stage.qtbot.keyClick(stage.field("status").box, Qt.Key.Key_Down)

        stage.click(stage.page.editor.save_button)

        assert [(line.topic, line.status) for line in stage.rows] == [("Rent", "useful")]

    def test_an_absence_that_is_not_approved(self, stage: Stage) -> None:
        stage.show("Absences")
        stage.page.create_new()
        stage.type("ended_on", "2026-11-23")
        stage.type("staff_id", "E01")
        stage.field("is_approved").box.setFocus()
        stage.qtbot.keyClick(stage.field("is_approved").box, Qt.Key.Key_Down)

        stage.click(stage.page.editor.save_button)

        assert [(line.days, line.is_approved) for line in stage.rows] == [(3, False)]

    def test_a_milestone_of_a_deal(self, stage: Stage) -> None:
        with stage.company.database.write() as session:
            session.add(Deal(code="D-7", staff_id=stage.company.wang, opened_on=date(2026, 3, 1)))
        stage.show("Milestones")
        stage.page.create_new()
        stage.type("deal_id", "D-7")
        stage.type("name", "Site chosen")
        stage.type("planned_on", "2026-12-01")

        stage.click(stage.page.editor.save_button)

        assert [(line.deal, line.name, line.staff) for line in stage.rows] == [("D-7", "Site chosen", "王䶮")]


class TestActivities:
    def enter(self, stage: Stage, *rows: tuple[str, str, str]) -> None:
        """Type an activity with results, row by row."""
        stage.show("Activities")
        stage.page.create_new()
        stage.type("held_on", "2026-11-15")
        stage.type("name", "Open day")
        stage.type("cost", "9,000")
        for number, texts in enumerate(rows):
            for box, text in zip(stage.field("results").rows[number].boxes(), texts, strict=True):
                if text:
                    stage.write(box, text)

    def test_a_row_appears_as_the_last_one_is_filled(self, stage: Stage) -> None:
        self.enter(stage, ("E01", "6", "2"), ("E02", "3", ""))

        stage.click(stage.page.editor.save_button)

        (line,) = stage.rows
        assert [(result.staff, result.leads, result.deals) for result in line.results] == [
            ("王䶮", 6, 2),
            ("李契", 3, 0),
        ]
        assert (line.cost, line.leads) == (Decimal(9000), 9)

    @pytest.mark.parametrize(
        ("row", "sentence"), [(("", "6", ""), "Choose the person"), (("E01", "some", ""), "whole numbers")]
    )
    def test_a_row_that_cannot_be_meant_is_told(self, stage: Stage, row: tuple[str, str, str], sentence: str) -> None:
        self.enter(stage, row)

        stage.click(stage.page.editor.save_button)

        assert sentence in stage.errors()["results"]
        assert stage.rows == []

    def test_results_can_be_changed_and_emptied(self, stage: Stage) -> None:
        self.enter(stage, ("E01", "6", "2"), ("E02", "3", ""))
        stage.click(stage.page.editor.save_button)
        stage.page.table.opened.emit(stage.rows[0])
        first = stage.field("results").rows[0]
        for box in first.boxes():
            box.clear()
            box.textEdited.emit("")
        first.person.set_value(None)

        stage.click(stage.page.editor.save_button)

        assert [result.staff for result in stage.rows[0].results] == ["李契"]


class TestKnownEntries:
    def test_enter_opens_one_and_saving_keeps_the_change(self, stage: Stage, qtbot: QtBot) -> None:
        stage.verbs["conduct"].add(
            ConductDraft(YESTERDAY, stage.company.wang, ConductKind.PENALTY, Decimal("2.50"), "late")
        )
        stage.show("Conduct")
        stage.page.table.view.selectRow(0)
        qtbot.keyClick(stage.page.table.view, Qt.Key.Key_Return)
        shown = (stage.field("points").value(), stage.field("kind").value())
        stage.type("points", "3")

        stage.click(stage.page.editor.save_button)

        assert shown == ("2.5", ConductKind.PENALTY)
        assert [(line.points, line.description) for line in stage.rows] == [(Decimal(3), "late")]
        assert not stage.page.editor.isVisible()

    def test_an_unchanged_form_of_every_kind_saves_the_same(self, stage: Stage) -> None:
        stage.verbs["surveys"].add(
            SurveyDraft(YESTERDAY, Decimal("88.25"), stage.company.zhang, customer="禾味", comment="a\nb")
        )
        stage.page.refresh()
        before = stage.rows
        stage.page.table.opened.emit(before[0])

        stage.click(stage.page.editor.save_button)

        assert stage.rows == before

    def test_one_is_removed_and_comes_back(self, stage: Stage) -> None:
        stage.verbs["surveys"].add(SurveyDraft(YESTERDAY, Decimal(80)))
        stage.page.refresh()
        stage.page.table.opened.emit(stage.rows[0])

        stage.click(stage.page.editor.remove_button)
        without = stage.rows
        stage.undo()

        assert without == []
        assert len(stage.rows) == 1
        assert stage.messages.last.sentence == "The entry is back on the list."

    def test_a_new_entry_cannot_be_removed(self, stage: Stage) -> None:
        stage.page.create_new()

        assert not stage.page.editor.remove_button.isVisible()


class TestAbandonedForm:
    def test_another_tab_puts_it_away_and_what_was_entered_can_be_had_back(self, stage: Stage) -> None:
        stage.page.create_new()
        stage.type("score", "77")

        stage.show("Complaints")
        was_closed = stage.page.editor.isHidden()
        stage.undo()

        assert was_closed
        assert stage.page.tabs.value() == "surveys"
        assert stage.page.editor.isVisible()
        assert stage.field("score").typed_text() == "77"

    def test_a_half_written_form_is_not_lost_silently_when_the_window_closes(self, stage: Stage) -> None:
        stage.page.create_new()
        untouched = stage.page.keep_written()
        stage.type("score", "77")

        assert untouched
        assert not stage.page.keep_written()

    def test_an_untouched_form_closes_without_a_word(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()

        qtbot.keyClick(stage.page.editor, Qt.Key.Key_Escape)

        assert not stage.page.editor.isVisible()
        assert stage.messages.said == []


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
