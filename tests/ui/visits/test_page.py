"""The visits page on a real file, by mouse and keys."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.models import Visit
from desktop.ui.kit.look import Look
from desktop.ui.kit.row_window import FIRST
from desktop.ui.kit.spans import Span
from desktop.ui.ports import Topic, Wish
from desktop.ui.visits.page import VisitsPage
from desktop.ui.visits.presenter import VisitsPresenter
from tests.ui.company import Company
from tests.ui.list_tools import list_tools_of
from tests.ui.surroundings import TODAY, FakeMessages, InstantTasks, today
from tests.ui.visits.view_presenters import view_presenters

YESTERDAY = TODAY - timedelta(days=1)
CTRL = Qt.KeyboardModifier.ControlModifier


class Stage:
    """The page with everything around it."""

    def __init__(self, look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> None:
        self.messages, self.company = messages, company
        self.tasks = InstantTasks(company.database, lambda _topics: self.page.refresh())
        presenter = VisitsPresenter(self.tasks, messages, look.texts, company.log, today, lambda: 1)
        tools = list_tools_of(self.tasks, messages, company.database)
        views = view_presenters(self.tasks, messages, look.texts, company.database)
        self.page = VisitsPage(look, presenter, TODAY, tools, views)
        qtbot.addWidget(self.page)
        self.page.resize(1224, 900)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.refresh()

    def customers(self) -> list[str]:
        """The customers from top to bottom."""
        return [line.customer for line in self.page.table.loaded_rows()]

    def fill(self, qtbot: QtBot, customer: str = "Hewei Catering") -> None:
        """Enter a visit of 王䶮 today."""
        editor = self.page.editor
        editor.staff.set_value(self.company.wang)
        editor.customer.box.setFocus()
        qtbot.keyClicks(editor.customer.box, customer)
        popup = editor.customer.box.completer().popup()
        assert popup is not None
        popup.hide()


@pytest.fixture
def stage(look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> Stage:
    return Stage(look, company, messages, qtbot)


class TestLog:
    def test_an_empty_log_teaches_and_offers_to_begin(self, stage: Stage, qtbot: QtBot) -> None:
        begin = stage.page.table.state.findChild(QPushButton)

        qtbot.mouseClick(begin, Qt.MouseButton.LeftButton)

        assert stage.page.editor.isVisible()

    def test_the_newest_visit_stands_first(self, stage: Stage) -> None:
        stage.company.visit(YESTERDAY, "城东广场")
        stage.company.visit(TODAY, "禾味餐饮")

        stage.page.refresh()

        assert stage.customers() == ["禾味餐饮", "城东广场"]

    def test_older_visits_need_more_days(self, stage: Stage, qtbot: QtBot) -> None:
        stage.company.visit(date(2026, 3, 2), "城东广场")
        stage.page.refresh()
        this_quarter = stage.customers()
        stage.page.filters.span.setFocus()

        for _press in range(2):
            qtbot.keyClick(stage.page.filters.span, Qt.Key.Key_Down)

        assert this_quarter == []
        assert stage.page.filters.span.value() is Span.THIS_YEAR
        assert stage.customers() == ["城东广场"]

    def test_one_person_can_be_picked(self, stage: Stage, qtbot: QtBot) -> None:
        stage.company.visit(YESTERDAY, "城东广场", stage.company.li)
        stage.company.visit(YESTERDAY, "禾味餐饮")
        stage.page.refresh()
        stage.page.filters.staff.setFocus()

        qtbot.keyClick(stage.page.filters.staff, Qt.Key.Key_Down)

        assert stage.customers() == ["禾味餐饮"]

    def test_words_find_visits(self, stage: Stage, qtbot: QtBot) -> None:
        stage.company.visit(YESTERDAY, "城东广场", summary="two kiosks seen")
        stage.company.visit(YESTERDAY, "禾味餐饮")
        stage.page.focus_filter()

        qtbot.keyClicks(stage.page.filters.search, "kiosk")
        qtbot.keyClick(stage.page.filters.search, Qt.Key.Key_Return)

        assert stage.customers() == ["城东广场"]

    def test_a_long_log_is_counted_and_comes_as_it_is_scrolled(self, stage: Stage, qtbot: QtBot) -> None:
        with stage.company.database.write() as session:
            session.add_all(
                Visit(visited_on=TODAY, staff_id=stage.company.wang, entered_on=TODAY, summary=str(number))
                for number in range(3 * FIRST)
            )
        stage.page.refresh()
        table = stage.page.table
        qtbot.waitUntil(lambda: table.view.verticalScrollBar().maximum() > 0)
        before = table.model.row_at(3 * FIRST - 1)

        table.view.scrollToBottom()
        qtbot.waitUntil(lambda: table.model.row_at(3 * FIRST - 1) is not None)

        last = table.model.row_at(3 * FIRST - 1)
        assert before is None
        assert last is not None
        assert last.summary == "0"
        assert stage.page.foot.summary.text() == "768 visits, 0 effective"

    def test_a_click_on_a_header_orders_the_whole_log(self, stage: Stage, qtbot: QtBot) -> None:
        for customer in ("城东广场", "禾味餐饮", "绿源超市"):
            stage.company.visit(YESTERDAY, customer)
        stage.page.refresh()
        header = stage.page.table.view.horizontalHeader()
        place = QPoint(header.sectionViewportPosition(2) + 20, 10)

        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        rising = stage.customers()
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)

        assert rising == ["城东广场", "禾味餐饮", "绿源超市"]
        assert stage.customers() == rising[::-1]

    def test_another_page_can_ask_for_its_days_and_person(self, stage: Stage) -> None:
        stage.company.visit(date(2026, 2, 3), "城东广场", stage.company.li)
        stage.company.visit(date(2026, 2, 20), "禾味餐饮", stage.company.li)
        stage.company.visit(date(2026, 2, 3), "绿源超市")

        stage.page.arrive(Wish(stage.company.li, date(2026, 2, 1), date(2026, 2, 10)))
        asked = (stage.customers(), stage.page.filters.span.value(), stage.page.filters.staff.value())
        stage.page.arrive(Wish(text="绿源"))

        assert asked == (["城东广场"], Span.ASKED, stage.company.li)
        assert stage.customers() == ["绿源超市"]
        assert stage.page.filters.search.text() == "绿源"

    def test_trouble_is_shown_where_the_log_would_be(self, stage: Stage) -> None:
        stage.page.show_trouble("The disk is gone.")

        assert stage.page.table.state.isVisible()


class TestNewVisit:
    def test_it_is_logged_by_keys_and_the_customer_is_new(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()
        stage.fill(qtbot)
        hint = stage.page.editor.customer.control.accessibleDescription()

        qtbot.mouseClick(stage.page.editor.save_button, Qt.MouseButton.LeftButton)

        assert "saving adds this customer" in hint
        assert stage.customers() == ["Hewei Catering"]
        assert stage.messages.last.sentence == "Logged 王䶮's visit to Hewei Catering on 2026-11-21."
        assert stage.tasks.topics == [frozenset({Topic.VISITS, Topic.CUSTOMERS})]

    def test_a_new_outcome_is_said_not_to_count_as_effective_yet(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()
        outcome = stage.page.editor.outcome

        qtbot.keyClicks(outcome.box, "rethink")

        assert "counts as effective once ticked" in outcome.control.accessibleDescription()

    def test_undo_takes_it_back(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()
        stage.fill(qtbot)
        qtbot.mouseClick(stage.page.editor.save_button, Qt.MouseButton.LeftButton)
        assert stage.messages.last.action is not None

        stage.messages.last.action()

        assert stage.customers() == []

    def test_ctrl_enter_goes_on_with_day_person_and_method(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()
        editor = stage.page.editor
        editor.visited_on.set_value(YESTERDAY)
        editor.method.set_value("上门")
        editor.summary.set_value("seen two kiosks")
        stage.fill(qtbot)

        qtbot.keyClick(editor.customer.box, Qt.Key.Key_Return, CTRL)

        values = editor.entered()
        assert stage.customers() == ["Hewei Catering"]
        assert editor.isVisible()
        assert (values.day("visited_on"), values.chosen("staff")) == (YESTERDAY, stage.company.wang)
        assert values.typed("method") == "上门"
        assert (values.typed("customer"), values.text("summary")) == ("", "")
        assert stage.page.focusWidget() is editor.customer.box

    def test_the_next_form_remembers_after_closing(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()
        stage.fill(qtbot)
        qtbot.mouseClick(stage.page.editor.save_button, Qt.MouseButton.LeftButton)

        stage.page.create_new()

        assert stage.page.editor.staff.value() == stage.company.wang

    def test_a_visit_without_a_customer_is_told_without_one(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()
        stage.page.editor.staff.set_value(stage.company.wang)

        qtbot.mouseClick(stage.page.editor.save_button, Qt.MouseButton.LeftButton)

        assert stage.messages.last.sentence == "Logged 王䶮's visit on 2026-11-21."

    def test_the_known_customer_is_found_by_initials(self, stage: Stage, qtbot: QtBot) -> None:
        stage.company.visit(YESTERDAY, "禾味餐饮")
        stage.page.create_new()
        stage.fill(qtbot, "hwcy")

        stage.page.editor.customer.box.editingFinished.emit()

        assert stage.page.editor.customer.typed_text() == "禾味餐饮"

    def test_an_entered_form_is_not_lost_silently_when_the_window_closes(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()
        untouched = stage.page.keep_written()
        qtbot.keyClicks(stage.page.editor.summary.box, "Half a visit")

        assert untouched
        assert not stage.page.keep_written()

    def test_everything_wrong_is_said_at_its_field(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()
        editor = stage.page.editor
        editor.visited_on.box.setText("soon")
        editor.staff.box.setText("nobody")
        editor.minutes.box.setText("long")

        qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)

        errors = {name for name, field in editor.form.fields.items() if field.error()}
        assert errors == {"visited_on", "staff", "minutes"}
        assert stage.customers() == []

    @pytest.mark.parametrize(
        ("field", "text"), [("visited_on", "2026-12-24"), ("next_on", "2026-11-01"), ("minutes", "1441")]
    )
    def test_rules_of_the_log_are_said_at_their_field(
        self, stage: Stage, qtbot: QtBot, field: str, text: str
    ) -> None:
        stage.page.create_new()
        editor = stage.page.editor
        stage.fill(qtbot)
        editor.form.fields[field].control.setText(text)  # type: ignore[attr-defined] # these three are lines

        qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)

        assert [name for name, each in editor.form.fields.items() if each.error()] == [field]

    def test_what_the_log_refuses_is_said_in_the_form(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()
        editor = stage.page.editor
        stage.fill(qtbot)
        editor.visited_on.set_value(date(2020, 1, 1))

        qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)

        assert "hired" in editor.notice.sentence()
        assert editor.isVisible()


class TestAbandonedForm:
    def test_what_was_entered_can_be_had_back(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()
        stage.fill(qtbot)
        qtbot.keyClick(stage.page.editor.customer.box, Qt.Key.Key_Escape)
        was_closed = not stage.page.editor.isVisible()
        assert stage.messages.last.action is not None

        stage.messages.last.action()

        assert was_closed
        assert stage.page.editor.isVisible()
        assert stage.page.editor.customer.typed_text() == "Hewei Catering"

    def test_an_untouched_form_closes_without_a_word(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.create_new()

        qtbot.mouseClick(stage.page.editor.cancel_button, Qt.MouseButton.LeftButton)

        assert not stage.page.editor.isVisible()
        assert stage.messages.said == []


class TestKnownVisit:
    def test_enter_opens_it_and_saving_keeps_the_change(self, stage: Stage, qtbot: QtBot) -> None:
        stage.company.visit(YESTERDAY, "禾味餐饮", outcome="有进展")
        stage.page.refresh()
        stage.page.table.view.selectRow(0)
        qtbot.keyClick(stage.page.table.view, Qt.Key.Key_Return)
        editor = stage.page.editor
        editor.next_step.set_value("send the draft")

        qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)

        line = stage.page.table.loaded_rows()[0]
        assert (line.customer, line.outcome, line.next_step) == ("禾味餐饮", "Progress made", "send the draft")
        assert not editor.isVisible()

    def test_it_is_removed_and_comes_back(self, stage: Stage, qtbot: QtBot) -> None:
        stage.company.visit(YESTERDAY)
        stage.page.refresh()
        stage.page.table.opened.emit(stage.page.table.loaded_rows()[0])

        qtbot.mouseClick(stage.page.editor.remove_button, Qt.MouseButton.LeftButton)
        without = stage.customers()
        assert stage.messages.last.action is not None
        stage.messages.last.action()

        assert without == []
        assert stage.customers() == ["禾味餐饮"]
