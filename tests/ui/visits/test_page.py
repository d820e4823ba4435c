"""The log of visits on a real file, by mouse and keys."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.models import Visit
from desktop.ui.kit.look import Look
from desktop.ui.kit.row_window import FIRST
from desktop.ui.kit.spans import Span
from desktop.ui.ports import Wish
from tests.ui.company import Company
from tests.ui.surroundings import TODAY, FakeMessages
from tests.ui.visits.page_stage import Stage

YESTERDAY = TODAY - timedelta(days=1)
CTRL = Qt.KeyboardModifier.ControlModifier


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
