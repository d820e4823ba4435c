"""Own indicators, given points, raters' weights and red lines, by mouse and keys."""

import pytest
from PySide6.QtCore import QPoint, Qt

from desktop.domain.indicators import Unit
from desktop.domain.own_indicator import Source
from desktop.domain.period import parse_period
from desktop.models import LookupKind
from desktop.queries.lookups import words
from desktop.queries.own_facts import staff_figures
from desktop.queries.own_indicators import own_indicators
from desktop.services.own_indicators import IndicatorBook, IndicatorDraft
from desktop.ui.schemes.page import Part
from tests.ui.schemes.stage import Stage

PER_VISIT = IndicatorDraft(
    "每访签约额", "Signed per visit", Source.FORMULA, Unit.MONEY, formula="签约金额 ÷ 拜访次数"
)


@pytest.fixture
def own(stage: Stage) -> Stage:
    """The page with two own indicators listed."""
    book = IndicatorBook(stage.company.database)
    book.add(PER_VISIT)
    book.add(IndicatorDraft("带教", "Mentoring"))
    stage.page.refresh()
    stage.part(Part.INDICATORS)
    return stage


def select(stage: Stage, row: int) -> None:
    view = stage.page.own.table.view
    place = QPoint(view.visualRect(stage.page.own.table.model.index(row, 0)).center())
    stage.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def names(stage: Stage) -> list[str]:
    return [line.name for line in stage.page.own.table.model.rows]


class TestIndicators:
    def test_are_listed_with_their_formulas_in_words(self, own: Stage) -> None:
        rows = own.page.own.table.model.rows

        assert [(line.name, line.formula) for line in rows] == [
            ("Signed per visit", "Signed amount ÷ Visits"), ("Mentoring", ""),
        ]  # fmt: skip

    def test_none_yet_teaches_how_to_begin(self, stage: Stage) -> None:
        stage.part(Part.INDICATORS)

        assert stage.page.own.table.state.isVisible()

    def test_a_formula_is_checked_while_it_is_typed(self, own: Stage) -> None:
        own.press("New indicator")
        panel = own.page.indicator_panel

        own.qtbot.keyClicks(panel.formula.box, "signed_amount / visit")
        own.qtbot.waitUntil(lambda: "nearest one" in panel.meaning.sentence())
        own.qtbot.keyClicks(panel.formula.box, "s")
        own.qtbot.waitUntil(lambda: panel.meaning.sentence() == "Reads as: Signed amount ÷ Visits")

    def test_a_new_one_is_saved_and_listed(self, own: Stage) -> None:
        own.press("New indicator")
        panel = own.page.indicator_panel
        own.qtbot.keyClicks(panel.name.box, "Double")
        panel.insert.box.chosen.emit("visits")
        own.qtbot.keyClicks(panel.formula.box, " * 2")

        own.press("Save", panel)

        assert not panel.isVisible()
        assert names(own)[-1] == "Double"
        with own.company.database.read() as session:
            assert own_indicators(session).by_code["own_3"].formula == "visits * 2"

    def test_a_name_is_needed(self, own: Stage) -> None:
        own.press("New indicator")

        own.press("Save", own.page.indicator_panel)

        assert own.page.indicator_panel.name.error() == "Give the indicator a name."

    def test_a_circle_is_refused_in_the_form(self, own: Stage) -> None:
        select(own, 0)
        own.press("Edit", own.page.own)
        panel = own.page.indicator_panel
        panel.formula.set_value("own_1 + 1")

        own.press("Save", panel)

        assert panel.isVisible()
        assert "need each other" in panel.notice.sentence()

    def test_where_figures_come_from_stays(self, own: Stage) -> None:
        select(own, 1)

        own.press("Edit", own.page.own)

        panel = own.page.indicator_panel
        assert not panel.source.box.isEnabled()
        assert not panel.formula.isVisible()
        assert panel.unit.isHidden()

    def test_a_removed_one_comes_back_by_undo(self, own: Stage) -> None:
        select(own, 0)

        own.press("Remove indicator")
        assert names(own) == ["Mentoring"]
        undo = own.messages.last
        assert undo.action is not None
        undo.action()

        assert names(own) == ["Signed per visit", "Mentoring"]

    def test_a_formula_takes_no_points(self, own: Stage) -> None:
        select(own, 0)
        assert not own.page.own.points_button.isEnabled()

        select(own, 1)
        assert own.page.own.points_button.isEnabled()


class TestPoints:
    def test_are_given_by_person_and_period(self, own: Stage) -> None:
        select(own, 1)
        own.press("Enter points")
        panel = own.page.points_panel
        box = panel.boxes[own.company.wang]

        own.qtbot.keyClicks(box, "87.5")
        own.press("Save points", panel)

        assert not panel.isVisible()
        assert own.messages.last.sentence == "The points of 1 person were saved."
        with own.company.database.read() as session:
            found = staff_figures(session, parse_period("2026Q3"))[own.company.wang]
        assert str(found["own_2"].actual) == "87.5"

    def test_stand_under_each_other_at_the_right(self, own: Stage) -> None:
        own.press("Points for the owner's assessment")

        sides = {box.alignment() & Qt.AlignmentFlag.AlignRight for box in own.page.points_panel.boxes.values()}

        assert sides == {Qt.AlignmentFlag.AlignRight}

    def test_what_is_no_number_is_marked_and_nothing_is_kept(self, own: Stage) -> None:
        own.press("Points for the owner's assessment")
        panel = own.page.points_panel

        own.qtbot.keyClicks(panel.boxes[own.company.li], "good")
        own.press("Save points", panel)

        assert panel.isVisible()
        assert panel.notice.sentence() == "Write a number from 0 to 100."
        assert panel.boxes[own.company.li].property("wrong")

    def test_too_many_points_are_refused_by_name(self, own: Stage) -> None:
        own.press("Points for the owner's assessment")
        panel = own.page.points_panel

        own.qtbot.keyClicks(panel.boxes[own.company.li], "101")
        own.press("Save points", panel)

        assert "The points of 李契 must be from 0 to 100" in panel.notice.sentence()

    def test_another_period_waits_until_what_was_typed_is_kept(self, own: Stage) -> None:
        own.press("Points for the owner's assessment")
        panel = own.page.points_panel
        own.qtbot.keyClicks(panel.boxes[own.company.li], "80")

        panel.period.set_value(parse_period("2026Q2"))
        panel.period.box.picked.emit(panel.period.value())

        assert panel.notice.sentence() == "Keep these points first, then choose another period."
        assert panel.boxes[own.company.li].text() == "80"

    def test_closing_with_points_typed_offers_the_way_back(self, own: Stage) -> None:
        own.press("Points for the owner's assessment")
        panel = own.page.points_panel
        own.qtbot.keyClicks(panel.boxes[own.company.li], "80")

        own.press("Cancel", panel)

        assert own.messages.last.act == "Go on writing"


class TestHouse:
    def test_weights_are_kept_once_they_sum_to_100(self, stage: Stage) -> None:
        stage.part(Part.HOUSE)
        house = stage.page.house
        peer, own = house.weights["peer"], house.weights["self"]

        peer.box.selectAll()
        stage.qtbot.keyClicks(peer.box, "30")
        assert house.sum.text() == "Weights: 110 of 100"
        assert not house.save_button.isEnabled()
        own.box.selectAll()
        stage.qtbot.keyClicks(own.box, "0")
        stage.click(house.save_button)

        assert stage.messages.last.sentence == "The weights of the relations were saved."
        with stage.company.database.read() as session:
            assert str(own_indicators(session).weights["peer"]) == "30"

    def test_what_is_no_weight_is_said(self, stage: Stage) -> None:
        stage.part(Part.HOUSE)
        house = stage.page.house

        house.weights["peer"].box.selectAll()
        stage.qtbot.keyClicks(house.weights["peer"].box, "x")

        assert house.sum.text() == "Write each weight as a number of at least 0."

    def test_red_lines_are_added_and_taken_off_with_a_way_back(self, stage: Stage) -> None:
        stage.part(Part.HOUSE)
        house = stage.page.house
        stage.qtbot.keyClicks(house.name.box, "Sleeping")

        stage.click(house.add_button)

        assert house.name.value() == ""
        assert "Sleeping" in stage.words(house)
        assert _red_lines(stage)[-1] == "Sleeping"
        stage.qtbot.keyClicks(house.name.box, "sleeping")
        stage.click(house.add_button)
        assert "is on the list already" in house.name.error()

    def test_an_empty_red_line_is_not_added(self, stage: Stage) -> None:
        stage.part(Part.HOUSE)
        before = _red_lines(stage)

        stage.click(stage.page.house.add_button)

        assert stage.page.house.name.error() == "Write what the red line is."
        assert _red_lines(stage) == before

    def test_a_red_line_goes_and_comes_back(self, stage: Stage) -> None:
        stage.part(Part.HOUSE)
        before = _red_lines(stage)
        overview = stage.presenters.page.overview
        assert overview is not None

        stage.presenters.house.retire(overview.red_lines[0])
        assert _red_lines(stage) == before[1:]
        undo = stage.messages.last
        assert undo.action is not None
        undo.action()

        assert _red_lines(stage) == before


def _red_lines(stage: Stage) -> list[str]:
    with stage.company.database.read() as session:
        return [choice.label for choice in words(session, LookupKind.RED_LINE, "en")]
