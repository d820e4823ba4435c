"""The page of customers by real clicks: found, entered once, handed over, put together, and each of it taken back."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.errors import RequestError
from desktop.services.customer_register import CustomerDraft
from desktop.ui.customers.table import CONTRACTS, DEALS, VISITS
from desktop.ui.kit.look import Look
from desktop.ui.ports import Wish
from tests.ui.company import Company
from tests.ui.customers.stage import OCTOBER, Stage
from tests.ui.surroundings import TODAY, FakeMessages


@pytest.fixture
def stage(look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> Stage:
    return Stage(look, company, messages, qtbot)


class TestList:
    def test_it_shows_whose_they_are_what_is_open_and_what_stalls(self, stage: Stage) -> None:
        columns = {column.title: column for column in stage.page.table.model.columns}
        oasis = stage.page.table.loaded_rows()[2]

        told = {title: columns[title].text(oasis) for title in ("Owner", "Last visit", "Open deals", "State")}

        assert stage.names() == ["云舟酒店", "禾味餐饮", "绿洲超市有限公司"]
        assert told == {
            "Owner": "王䶮", "Last visit": "2026-10-05", "Open deals": "1", "State": "1 stalled",
        }  # fmt: skip
        assert stage.page.foot.summary.text() == "3 customers"

    @pytest.mark.parametrize(
        ("wish", "names"),
        [
            (Wish(text="hwcy"), ["禾味餐饮"]),
            (Wish(text="66881234"), []),
            (Wish(text="6688"), ["禾味餐饮"]),
            (Wish(state="stalled"), ["绿洲超市有限公司"]),
        ],
    )
    def test_words_pinyin_telephones_and_wishes_narrow_it(self, stage: Stage, wish: Wish, names: list[str]) -> None:
        stage.page.arrive(wish)

        assert stage.names() == names

    def test_owner_team_and_kind_narrow_it(self, stage: Stage) -> None:
        filters, company = stage.page.filters, stage.company
        filters.owner.set_value(company.wang)
        filters.owner.picked.emit(company.wang)
        assert stage.names() == ["禾味餐饮", "绿洲超市有限公司"]

        filters.kind.setCurrentText("企业")
        filters.kind.picked.emit(filters.kind.value())
        assert stage.names() == ["绿洲超市有限公司"]

    def test_a_team_holds_the_customers_of_who_left_it_last(self, stage: Stage) -> None:
        filters = stage.page.filters
        filters.team.setCurrentText("招商二部")
        filters.team.picked.emit(filters.team.value())

        assert stage.names() == ["云舟酒店"]

    def test_each_blue_figure_leads_to_its_records(self, stage: Stage) -> None:
        oasis = stage.page.table.loaded_rows()[2]
        names = [column.name for column in stage.page.table.model.columns]
        for name in (VISITS, DEALS, CONTRACTS, "received"):
            stage.page.table.link_clicked.emit(oasis, names.index(name))

        wish = Wish(customer_id=stage.oasis, text="绿洲超市有限公司")
        assert stage.guide.led == [("visits", wish), ("deals", wish), ("signings", wish)]

    def test_nothing_that_matches_and_an_error_say_what_to_do(self, stage: Stage) -> None:
        stage.page.arrive(Wish(text="没有这家"))
        assert stage.page.table.state.isVisible()

        stage.lists._show_trouble(RequestError("The file cannot be read."))
        stage.click(stage.link(stage.page.table, "Try again"))

        assert stage.page.table.state.isVisible()

    def test_a_list_of_nobody_lets_the_first_one_be_entered(self, stage: Stage, company: Company) -> None:
        for customer_id in (stage.hewei, stage.cloud):
            stage.register.remove(customer_id)
        stage.page.arrive(Wish(staff_id=company.li))
        assert stage.page.table.state.isVisible()

        stage.page.create_new()

        assert stage.page.editor.isVisible()
        assert stage.page.editor.form.fields["owner_id"].value() == company.li


class TestPanel:
    def test_it_tells_all_that_happened_and_leads_on(self, stage: Stage) -> None:
        stage.page.arrive(Wish(record_id=stage.oasis))
        events = stage.kept(stage.oasis).events

        assert [(event.kind, event.day) for event in events] == [
            ("owner", TODAY), ("visit", OCTOBER), ("stage", OCTOBER),
        ]  # fmt: skip
        stage.click(stage.link(stage.page.panel, f"#{stage.deal}"))
        assert stage.guide.led == [("deals", Wish(record_id=stage.deal))]

    def test_enter_opens_it_and_escape_puts_it_away(self, stage: Stage) -> None:
        stage.page.table.select(0)
        stage.qtbot.keyClick(stage.page.table.view, Qt.Key.Key_Return)
        assert stage.page.panel.story is not None
        assert stage.page.panel.story.line.name == "云舟酒店"

        stage.qtbot.keyClick(stage.page.panel, Qt.Key.Key_Escape)

        assert not stage.page.panel.isVisible()
        assert stage.lists.opened_id is None


class TestForm:
    def test_a_new_customer_is_entered_and_taken_back(self, stage: Stage) -> None:
        stage.page.create_new()
        stage.write(stage.page.editor, name="星桥影院", owner_id=stage.company.li, kind="企业", credit="80")
        stage.click(stage.page.editor.save_button)

        assert stage.names()[0] == "星桥影院"
        assert stage.page.panel.isVisible()
        assert stage.kept(stage.lists.opened_id or 0).particulars.credit == Decimal(80)
        stage.undo()
        assert "星桥影院" not in stage.names()

    def test_one_that_resembles_a_known_one_is_questioned_first(self, stage: Stage) -> None:
        stage.page.create_new()
        stage.write(stage.page.editor, name="上海绿洲超市管理有限公司")
        stage.click(stage.page.editor.save_button)
        assert stage.page.editor.question.isVisible()
        assert len(stage.names()) == 3

        stage.click(stage.link(stage.page.editor.question, "绿洲超市有限公司"))

        assert not stage.page.editor.isVisible()
        assert stage.lists.opened_id == stage.oasis
        assert len(stage.names()) == 3

    def test_the_same_telephone_is_enough_and_it_may_be_entered_all_the_same(self, stage: Stage) -> None:
        stage.page.create_new()
        stage.write(stage.page.editor, name="完全不同", phone="051266881234")
        stage.click(stage.page.editor.save_button)
        stage.click(stage.link(stage.page.editor.question, "Add it anyway"))

        assert stage.names()[0] == "完全不同"

    def test_what_is_wrong_is_said_and_nothing_is_lost(self, stage: Stage) -> None:
        stage.page.create_new()
        stage.write(stage.page.editor, contact="陈", code="C1")
        stage.click(stage.page.editor.save_button)
        assert stage.page.editor.form.fields["name"].error() == "Enter the customer's name."
        stage.write(stage.page.editor, name="星桥影院")
        stage.click(stage.page.editor.save_button)

        assert "C1" in stage.page.editor.notice.sentence()
        assert stage.page.editor.form.fields["contact"].value() == "陈"
        assert not stage.page.keep_written()

    def test_a_changed_one_is_saved_a_removed_one_comes_back(self, stage: Stage) -> None:
        stage.page.arrive(Wish(customer_id=stage.hewei))
        stage.click(stage.page.panel.edit_button)
        editor = stage.page.editor
        assert editor.form.fields["phone"].value() == "0512-6688 1234"
        stage.write(editor, name="禾味餐饮（新）")
        stage.click(editor.save_button)
        assert stage.names()[1] == "禾味餐饮（新）"

        stage.click(stage.page.panel.edit_button)
        stage.click(editor.remove_button)
        assert len(stage.names()) == 2
        stage.undo()

        assert len(stage.names()) == 3

    def test_save_and_next_carries_the_owner(self, stage: Stage) -> None:
        stage.page.create_new()
        stage.write(stage.page.editor, name="星桥影院", owner_id=stage.company.li)
        assert stage.page.editor.next_button is not None
        stage.click(stage.page.editor.next_button)

        assert stage.page.editor.isVisible()
        assert stage.page.editor.form.fields["name"].value() == ""
        assert stage.page.editor.form.fields["owner_id"].value() == stage.company.li


class TestHandOver:
    def test_all_customers_of_somebody_who_left_go_over_and_come_back(self, stage: Stage) -> None:
        stage.page.arrive(Wish(staff_id=stage.company.zhang))
        stage.page.more.trigger("hand")
        stage.write(stage.page.hand, staff_id=stage.company.li, since=date(2026, 11, 1))
        stage.click(stage.page.hand.save_button)
        assert stage.kept(stage.cloud).line.owner == "李契"
        assert stage.messages.last.sentence == "1 customer was handed over."

        stage.undo()

        assert stage.kept(stage.cloud).line.owner == "张建国"

    def test_one_with_its_open_deals(self, stage: Stage) -> None:
        stage.page.arrive(Wish(record_id=stage.oasis))
        stage.click(stage.page.panel.hand_button)
        stage.click(stage.page.hand.save_button)
        assert stage.page.hand.form.fields["staff_id"].error() == "Choose who takes over."
        stage.write(stage.page.hand, staff_id=stage.company.li)
        stage.click(stage.page.hand.save_button)

        assert stage.kept(stage.oasis).deals[0].staff == "李契"


class TestDoubles:
    def test_pairs_are_found_put_together_and_parted(self, stage: Stage) -> None:
        stage.register.add(CustomerDraft("杭州禾味餐饮有限公司", phone="051266881234"))
        stage.page.refresh()
        stage.page.more.trigger("doubles")
        assert [(pair.older.name, pair.is_same_phone) for pair in stage.page.doubles.pairs] == [("禾味餐饮", True)]

        stage.click(stage.link(stage.page.doubles, "Keep this one"))

        assert len(stage.names()) == 3
        assert stage.page.doubles.pairs == ()
        stage.undo()
        assert len(stage.names()) == 4

    def test_a_pair_judged_to_be_two_is_not_asked_about_until_it_is_told_to(self, stage: Stage) -> None:
        stage.register.add(CustomerDraft("杭州禾味餐饮有限公司", phone="051266881234"))
        stage.page.refresh()
        stage.page.more.trigger("doubles")
        panel = stage.page.doubles

        stage.click(stage.link(panel, "These are two customers"))
        assert not panel.pairs
        assert "禾味餐饮 and 杭州禾味餐饮有限公司" in [each.text() for each in panel.findChildren(QLabel)]
        stage.undo()
        assert len(panel.pairs) == 1

        stage.click(stage.link(panel, "These are two customers"))
        stage.click(stage.link(panel, "Ask again"))
        assert len(panel.pairs) == 1
        stage.undo()
        assert not panel.pairs

    def test_a_customer_is_put_together_with_one_chosen_by_name(self, stage: Stage) -> None:
        stage.page.arrive(Wish(record_id=stage.hewei))
        stage.click(stage.page.panel.merge_button)
        stage.write(stage.page.merge, customer="没有这家")
        stage.click(stage.page.merge.save_button)
        assert stage.page.merge.form.fields["customer"].error() == "There is none of that name; choose from the list."
        stage.write(stage.page.merge, customer=stage.oasis)
        stage.click(stage.page.merge.save_button)

        assert stage.names() == ["云舟酒店", "禾味餐饮"]
        assert stage.kept(stage.hewei).line.open_deals == 1


def test_it_speaks_chinese_too(chinese_look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> None:
    stage = Stage(chinese_look, company, messages, qtbot)

    state = next(column for column in stage.page.table.model.columns if column.title == "状态")

    assert state.text(stage.page.table.loaded_rows()[2]) == "1 个停滞"
