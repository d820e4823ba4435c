"""The first page on a real file, by mouse and keys."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.period import PeriodKind, containing
from desktop.errors import RequestError
from desktop.models import Action
from desktop.queries.dashboard.reminder import About, Reminder
from desktop.store.database import Database
from desktop.ui.dashboard.entries import Entry, Way, entries_of
from desktop.ui.dashboard.people_card import ACTUAL
from desktop.ui.kit.look import Look
from desktop.ui.ports import Wish
from desktop.ui.tones import Tone
from tests.ui.clipping import clipped
from tests.ui.dashboard.stage import TODAY, Stage, a_living_company
from tests.ui.surroundings import FakeMessages

LEFT = Qt.MouseButton.LeftButton
MONTH = (date(2026, 11, 1), TODAY)


@pytest.fixture
def stage(look: Look, database: Database, messages: FakeMessages, qtbot: QtBot) -> Stage:
    a_living_company(database)
    return Stage(look, database, messages, qtbot)


class TestFigures:
    def test_the_first_card_says_figure_target_pace_and_what_is_needed(self, stage: Stage) -> None:
        card = stage.page.cards[0]

        assert (card.name.text(), card.figure.text()) == ("Signed amount", "¥3,000")
        assert card.target.text() == "All staff ¥4,000"
        assert card.share.text() == "75.0 %"
        assert card.chip.text() == "0.8 days ahead"  # 15 of November's 21 working days are over
        assert card.note.text() == "needs ¥167/day"

    def test_a_card_without_a_target_offers_no_pace(self, stage: Stage) -> None:
        card = stage.page.cards[1]

        assert card.target.text() == "No target"
        assert not card.pace.isVisible()

    def test_another_period_is_asked_for_by_its_button(self, stage: Stage) -> None:
        button = next(each for each in stage.page.kinds.findChildren(QPushButton) if each.text() == "Quarter")

        stage.qtbot.mouseClick(button, LEFT)

        assert stage.presenter.kind is PeriodKind.QUARTER
        assert stage.page.cards[0].target.text() == "All staff ¥4,000"

    def test_a_figure_leads_to_its_records(self, stage: Stage) -> None:
        stage.qtbot.mouseClick(stage.page.cards[0].figure, LEFT)

        assert stage.guide.led == [("signings", Wish(start=MONTH[0], end=MONTH[1]))]

    def test_a_month_leads_to_its_records_and_what_is_ahead_to_the_open_deals(self, stage: Stage) -> None:
        chart = stage.page.behind.trend.chart
        marks = chart.marks()

        for place in (11, 13):
            stage.qtbot.mouseClick(chart, LEFT, pos=marks[place].area.center().toPoint())

        assert stage.guide.led == [
            ("signings", Wish(start=MONTH[0], end=MONTH[1])),
            ("deals", Wish(state="open")),
        ]

    def test_a_step_of_the_funnel_leads_to_its_records(self, stage: Stage) -> None:
        chart = stage.page.behind.funnel.chart

        stage.qtbot.mouseClick(chart, LEFT, pos=chart.marks()[0].area.center().toPoint())

        assert stage.guide.led == [("visits", Wish(start=MONTH[0], end=MONTH[1]))]

    def test_without_a_page_for_the_records_nothing_pretends_to_open(
        self, look: Look, database: Database, messages: FakeMessages, qtbot: QtBot
    ) -> None:
        a_living_company(database)
        bare = Stage(look, database, messages, qtbot, {"staff", "visits"})

        assert not bare.page.cards[0].figure.isEnabled()
        assert [mark.key for mark in bare.page.behind.funnel.chart.marks()][3:] == [None, None, None]

    def test_a_person_opens_by_enter_and_their_part_by_its_figure(self, stage: Stage) -> None:
        table = stage.page.behind.people.table
        index = table.model.index(0, ACTUAL)

        stage.qtbot.mouseClick(table.view.viewport(), LEFT, pos=table.view.visualRect(index).center())
        stage.qtbot.keyClick(table.view, Qt.Key.Key_Return)

        assert stage.guide.led == [
            ("signings", Wish(1, MONTH[0], MONTH[1])),
            ("staff", Wish(staff_id=1)),
        ]

    def test_another_figure_shows_its_months_and_people(self, stage: Stage) -> None:
        figure = stage.page.behind.trend.figure
        figure.setFocus()

        stage.qtbot.keyClick(figure, Qt.Key.Key_Down)

        assert stage.page.behind.people.note.text() == "Collected amount · 1 person"
        assert len(stage.page.behind.trend.chart.marks()) == 12

    def test_the_months_are_there_as_a_table(self, stage: Stage) -> None:
        stage.qtbot.mouseClick(stage.page.behind.trend.switched.button, LEFT)

        table = stage.page.behind.trend.table
        row = [table.model.index(2, column).data() for column in range(4)]
        assert row == ["November 2026", "¥3,000", "¥4,000", "75.0 %"]

    def test_it_says_what_is_certain_likely_and_possible(self, stage: Stage) -> None:
        assert stage.page.behind.trend.outlook.text().startswith(
            "By 30 November: certain ¥3,000 · likely ¥3,000 · possible ¥3,900"
        )


class TestToDo:
    def test_each_kind_has_its_sentence(self, stage: Stage) -> None:
        assert [each.sentence for each in stage.entries()] == [
            "¥500 overdue: 禾味餐饮",
            "王龚 meant to see 禾味餐饮 again on 20 November",
            "王龚: Plan on Fridays",
            "December 2026: 1 person has no target",
            "No news for 81 days: ",
        ]

    def test_overdue_money_leads_to_its_form(self, stage: Stage) -> None:
        stage.press(stage.entry("overdue"))

        assert stage.guide.led == [("signings", Wish(text="HT-1", record_id=1, state="receipt"))]

    def test_a_follow_up_leads_to_the_visits_to_that_customer(self, stage: Stage) -> None:
        row = stage.entry("meant to see")

        row.setFocus()
        stage.qtbot.keyClick(row, Qt.Key.Key_Return)

        assert stage.guide.led == [("visits", Wish(staff_id=1, text="禾味餐饮", state="follow_ups"))]

    def test_an_action_is_marked_as_done_right_here_and_can_be_undone(self, stage: Stage) -> None:
        stage.press(stage.entry("Plan on Fridays"))

        assert self.done_on(stage) == TODAY
        assert not any("Fridays" in each.sentence for each in stage.entries())
        said = stage.messages.last
        assert (said.sentence, said.act) == ("Marked as done: 王龚: Plan on Fridays", "Undo")
        assert said.action is not None
        said.action()
        assert self.done_on(stage) is None

    def test_clicking_the_sentence_of_an_action_leads_to_the_plan(self, stage: Stage) -> None:
        stage.qtbot.mouseClick(stage.entry("Plan on Fridays"), LEFT)

        assert stage.guide.led == [("plans", Wish(staff_id=1))]

    def test_a_period_that_ended_is_evaluated_in_the_form_for_it(self, stage: Stage) -> None:
        period = containing(PeriodKind.QUARTER, date(2026, 7, 1))
        entries = entries_of([Reminder(About.RUN, day=period.end, period=period)], stage.page.look.texts)
        stage.page.show_entries(entries, 1)

        stage.press(stage.entry("not evaluated"))

        assert stage.started == ["evaluations"]

    def test_a_long_list_is_complete_once_the_window_has_drawn_itself(self, stage: Stage) -> None:
        many = tuple(Entry("target", Tone.ACCENT, f"No. {number}", "", "Go", Way("targets")) for number in range(20))

        stage.page.show_entries(many, 20)
        stage.qtbot.waitUntil(lambda: len(stage.page.behind.todo.rows) == 20)

        assert tuple(stage.entries()) == many

    def test_nothing_due_is_pleasant(self, stage: Stage) -> None:
        stage.page.show_entries((), 0)

        labels = [label.text() for label in stage.page.behind.todo.state.findChildren(type(stage.page.note))]
        assert "Nothing is due" in labels
        assert stage.page.behind.todo.count.text() == ""

    @staticmethod
    def done_on(stage: Stage) -> date | None:
        with stage.database.read() as session:
            return session.get_one(Action, 1).done_on


class TestAround:
    def test_a_new_company_is_told_where_to_begin(
        self, look: Look, database: Database, messages: FakeMessages, qtbot: QtBot
    ) -> None:
        empty = Stage(look, database, messages, qtbot)
        page = empty.page
        assert page.stages.currentWidget() is page.beginning
        assert not page.new_button.isVisible()

        for text in ("Add staff", "Import a file", "Set targets"):
            button = next(each for each in page.beginning.findChildren(QPushButton) if each.text() == text)
            qtbot.mouseClick(button, LEFT)

        assert empty.started == ["staff"]
        assert [key for key, _wish in empty.guide.led] == ["imports", "targets"]

    def test_trouble_is_told_with_a_way_to_try_again(self, stage: Stage) -> None:
        trouble = RequestError("The file is locked.")
        stage.page.show_trouble(trouble.sentence(stage.page.look.texts))

        again = stage.page.state.findChild(QPushButton)
        assert again is not None
        stage.qtbot.mouseClick(again, LEFT)

        assert stage.page.stages.currentWidget() is stage.page.content

    def test_control_n_logs_a_visit_and_control_f_chooses_a_figure(self, stage: Stage) -> None:
        stage.page.create_new()
        stage.page.focus_filter()

        assert stage.started == ["visits"]
        assert stage.page.behind.trend.figure.hasFocus()

    def test_before_its_figures_the_page_stands_calm(self, stage: Stage) -> None:
        stage.page.stages.setCurrentWidget(stage.page.skeleton)

        image = stage.page.skeleton.grab().toImage()

        assert len({image.pixel(x, 50) for x in range(0, image.width(), 7)}) > 2

    def test_nothing_is_clipped_in_the_least_window(self, stage: Stage) -> None:
        stage.page.resize(984, 720)
        QCoreApplication.processEvents()

        assert clipped(stage.page) == []
        assert stage.page.cards[0].height() > 150  # the note went under the chip

    def test_at_twice_the_size_on_a_small_screen_the_figures_stand_two_by_two(self, stage: Stage) -> None:
        rows, narrowest = [], []
        for width in (560, 1176):
            stage.page.resize(width, 700)
            QCoreApplication.processEvents()
            rows.append(len({card.y() for card in stage.page.cards}))
            narrowest.append(min(card.width() for card in stage.page.cards))

        assert rows == [2, 1]
        assert min(narrowest) > 200
