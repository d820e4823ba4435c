"""What narrows the deals, and what other pages ask for."""

from datetime import date

from PySide6.QtCore import Qt

from desktop.queries.deals.lines import DealLine
from desktop.ui.deals.wanted import Tab, Wanted, kept, read_wanted
from desktop.ui.kit.spans import Span
from desktop.ui.ports import Wish
from tests.ui.deals.stage import Stage
from tests.ui.surroundings import TODAY


def listed(stage: Stage) -> list[DealLine]:
    return stage.page.table.loaded_rows()


class TestFilters:
    def test_a_person_a_team_and_words_narrow_the_board(self, stage: Stage) -> None:
        filters = stage.page.filters
        filters.staff.set_value(stage.company.li)
        filters.staff.picked.emit(stage.company.li)
        assert (stage.names(0), stage.names(1)) == ([], ["云舟酒店"])

        filters.staff.set_value(None)
        filters.search.setText("hwcy")
        filters.search.returnPressed.emit()

        assert stage.names(0) == ["禾味餐饮"]

    def test_a_stage_narrows_the_list(self, stage: Stage) -> None:
        stage.page.arrive(Wish(state="open"))
        stage.page.filters.tabs.choose(Tab.LIST)
        stage.page.filters.tabs.chosen.emit(Tab.LIST)
        stage.page.filters.stage.set_value(stage.stages[1])
        stage.page.filters.stage.picked.emit(stage.stages[1])

        assert [line.customer for line in listed(stage)] == ["云舟酒店"]

    def test_nothing_that_matches_says_how_to_find_more(self, stage: Stage) -> None:
        stage.page.arrive(Wish(text="没有这家"))

        assert stage.page.stages.currentWidget() is stage.page.state

    def test_the_strip_counts_and_leads_to_what_it_counts(self, stage: Stage) -> None:
        stage.course.lose(stage.other, "价格高", TODAY)
        stage.page.refresh()
        figures = {box.figure.key: box.figure for box in stage.page.strip.boxes}
        assert {key: figure.number for key, figure in figures.items()} == {
            "open": "2", "stalled": "1", "won": "0", "lost": "1",
        }  # fmt: skip

        lost = next(box for box in stage.page.strip.boxes if box.figure.key == "lost")
        stage.qtbot.mouseClick(lost, Qt.MouseButton.LeftButton)

        assert stage.page.filters.tabs.value() is Tab.LIST
        assert [line.customer for line in listed(stage)] == ["禾味餐饮"]
        assert stage.page.foot.summary.text() == "1 deal · ¥90,000"

    def test_of_lost_deals_the_reason_is_read_and_columns_that_say_nothing_give_way(self, stage: Stage) -> None:
        stage.course.lose(stage.other, "价格高", TODAY)
        stage.page.arrive(Wish(state="lost"))
        columns, view = stage.page.table.columns, stage.page.table.view

        hidden = set[str]()
        for width in range(2000, 400, -20):
            view.resize(width, 400)
            columns.share()
            hidden = {name for number, name in enumerate(columns.usual) if view.isColumnHidden(number)}
            if hidden:
                break

        assert hidden
        assert hidden <= {"in_stage_since", "next_step"}


class TestWish:
    def test_another_page_leads_to_the_stalled_deals_of_somebody(self, stage: Stage) -> None:
        stage.page.arrive(Wish(staff_id=stage.company.wang, state="stalled"))

        assert stage.names(0) == ["绿洲超市", "禾味餐饮"]
        assert stage.page.filters.stalled.isChecked()

    def test_to_the_deals_of_one_customer_in_the_list(self, stage: Stage) -> None:
        stage.page.arrive(Wish(customer_id=stage.kept(stage.talk).line.customer_id))

        assert [line.customer for line in listed(stage)] == ["云舟酒店"]

    def test_to_what_was_won_in_some_days(self, stage: Stage) -> None:
        stage.course.lose(stage.talk, "价格", date(2026, 11, 3))

        stage.page.arrive(Wish(state="lost", start=date(2026, 11, 1), end=date(2026, 11, 2)))
        assert stage.page.stages.currentWidget() is stage.page.state
        stage.page.arrive(Wish(state="lost", start=date(2026, 11, 1), end=date(2026, 11, 3)))

        assert [line.customer for line in listed(stage)] == ["云舟酒店"]

    def test_to_what_was_opened_in_some_days(self, stage: Stage) -> None:
        stage.add(stage.company.li, "城东广场", "1000", day=date(2026, 11, 12))

        stage.page.arrive(Wish(start=date(2026, 11, 10), end=date(2026, 11, 20)))

        assert [line.customer for line in listed(stage)] == ["城东广场"]

    def test_to_one_deal(self, stage: Stage) -> None:
        stage.page.arrive(Wish(record_id=stage.lead))

        assert stage.page.panel.isVisible()


class TestKept:
    def test_a_named_filter_holds_what_is_shown_and_leaves_out_what_it_does_not_know(self) -> None:
        wanted = Wanted(Tab.LIST, 3, 4, 5, 6, True, "绿洲", "lost", Span.THIS_YEAR)

        assert read_wanted(kept(wanted)) == wanted
        assert kept(Wanted(span=Span.ASKED, asked=(TODAY, TODAY))) == {"tab": "board"}
        assert read_wanted({"tab": "x", "staff_id": "7", "span": 1, "result": "no", "text": 3}) == Wanted()
