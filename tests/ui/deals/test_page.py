"""The page of deals by real clicks and keys: the board, its cards on their way, won, lost, found, taken back."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.errors import RequestError
from desktop.services.deal_drafts import WinDraft
from desktop.services.milestones import MilestoneDraft, Milestones
from desktop.ui.deals.wanted import Tab
from desktop.ui.kit.look import Look
from desktop.ui.ports import Wish
from tests.ui.company import Company
from tests.ui.deals.stage import OCTOBER, Stage
from tests.ui.surroundings import TODAY, FakeMessages, today


class TestPanel:
    def test_it_shows_milestones_and_who_bore_the_deal(self, stage: Stage) -> None:
        for name, done_on in (("选址", TODAY), ("开业", None)):
            Milestones(stage.company.database, today).add(MilestoneDraft(stage.lead, name, OCTOBER, done_on))
        stage.course.hand_over(stage.lead, stage.company.li, date(2026, 11, 1))

        stage.lists.open(stage.lead)

        said = {label.text() for label in stage.page.panel.findChildren(QLabel)}
        assert {"Milestones", "选址", "done 11-21", "late", "until 2026-10-31", "until today"} <= said

    def test_it_tells_the_stages_and_leads_to_the_records(self, stage: Stage) -> None:
        stage.lists.open(stage.lead)
        stage.click(stage.link(stage.page.panel, "Visits ›"))
        customer_id = stage.kept(stage.lead).line.customer_id

        assert stage.guide.led == [("visits", Wish(customer_id=customer_id, text="绿洲超市"))]

    def test_lost_for_a_reason_and_opened_again(self, stage: Stage) -> None:
        stage.lists.open(stage.lead)
        stage.click(stage.page.panel.lose_button)
        form = stage.page.step_forms["lose"]
        stage.click(form.save_button)
        assert form.form.fields["reason"].error() == "Say why the deal was lost."
        form.form.fields["reason"].set_value("价格高")
        stage.click(form.save_button)
        assert stage.kept(stage.lead).line.lost_reason == "价格高"

        stage.click(stage.page.panel.reopen_button)

        assert stage.kept(stage.lead).line.result == "open"
        assert stage.page.panel.win_button.isVisible()

    def test_won_by_a_contract_entered_before(self, stage: Stage) -> None:
        signing = stage.course.win(stage.lead, _win("5000"))
        stage.course.reopen(stage.lead)
        stage.lists.open(stage.lead)
        stage.click(stage.page.panel.win_button)
        form = stage.page.step_forms["win"]

        assert form.form.fields["signing_id"].value() == signing
        assert not form.form.fields["amount"].isVisible()
        stage.click(form.save_button)

        assert stage.kept(stage.lead).line.amount == Decimal(5000)

    def test_handed_over_and_back(self, stage: Stage) -> None:
        stage.lists.open(stage.lead)
        stage.click(stage.link(stage.page.panel, "Hand over …"))
        form = stage.page.step_forms["hand"]
        form.form.fields["staff_id"].set_value(stage.company.li)
        stage.click(form.save_button)
        assert stage.kept(stage.lead).line.staff == "李契"

        stage.undo()

        assert stage.kept(stage.lead).line.staff == "王䶮"

    def test_moved_by_the_form_to_a_day_of_the_past(self, stage: Stage) -> None:
        stage.lists.open(stage.lead)
        stage.click(stage.page.panel.move_button)
        form = stage.page.step_forms["move"]
        form.form.fields["stage_id"].set_value(stage.stages[1])
        form.form.fields["day"].set_value(date(2026, 9, 1))
        stage.click(form.save_button)
        assert "before the deal was opened" in form.notice.sentence()
        form.form.fields["day"].set_value(date(2026, 10, 20))
        stage.click(form.save_button)

        assert [each.reached_on for each in stage.kept(stage.lead).stages] == [date(2026, 10, 5), date(2026, 10, 20)]

    def test_a_won_deal_goes_on_after_signing(self, stage: Stage) -> None:
        stage.course.win(stage.lead, _win("5000"))
        stage.page.filters.tabs.choose(Tab.AFTER)
        stage.page.filters.tabs.chosen.emit(Tab.AFTER)
        assert stage.names(0) == ["绿洲超市"]

        stage.press(0, 0, Qt.Key.Key_Right, with_control=True)

        assert stage.kept(stage.lead).line.stage == "开业"
        assert stage.kept(stage.lead).line.result == "won"


class TestForm:
    def test_ctrl_n_enters_a_deal_with_a_new_customer_and_the_message_takes_it_back(self, stage: Stage) -> None:
        stage.page.create_new()
        editor = stage.page.editors[True]
        stage.type(editor, "customer", "星桥影院")
        editor.form.fields["staff_id"].set_value(stage.company.wang)
        editor.form.fields["expected_amount"].set_value("30万")
        editor.form.fields["stage_id"].set_value(stage.stages[1])
        stage.click(editor.save_button)
        assert stage.names(1) == ["星桥影院", "云舟酒店"]

        stage.undo()

        assert stage.names(1) == ["云舟酒店"]

    def test_what_is_missing_is_said_at_its_field_and_nothing_is_lost(self, stage: Stage) -> None:
        stage.page.create_new()
        editor = stage.page.editors[True]
        editor.form.fields["expected_amount"].set_value("viel")
        stage.click(editor.save_button)

        assert editor.form.fields["customer"].error() == "Choose the customer."
        assert editor.form.fields["expected_amount"].error()
        assert editor.form.fields["expected_amount"].value() == "viel"

    def test_a_changed_deal_is_saved_and_a_removed_one_comes_back(self, stage: Stage) -> None:
        stage.lists.open(stage.lead)
        stage.click(stage.page.panel.edit_button)
        editor = stage.page.editors[False]
        editor.form.fields["expected_amount"].set_value("250,000")
        stage.click(editor.save_button)
        assert stage.kept(stage.lead).line.expected_amount == Decimal(250000)

        stage.click(stage.page.panel.edit_button)
        stage.click(editor.remove_button)
        assert stage.names(0) == ["禾味餐饮"]
        stage.undo()

        assert stage.names(0) == ["绿洲超市", "禾味餐饮"]

    def test_save_and_next_carries_person_and_day(self, stage: Stage) -> None:
        stage.page.create_new()
        editor = stage.page.editors[True]
        stage.type(editor, "customer", "星桥影院")
        editor.form.fields["staff_id"].set_value(stage.company.li)
        assert editor.next_button is not None
        stage.click(editor.next_button)

        assert editor.isVisible()
        assert editor.form.fields["staff_id"].value() == stage.company.li
        assert editor.entered().typed("customer") == ""

    def test_a_form_left_half_filled_comes_back(self, stage: Stage) -> None:
        stage.page.create_new()
        editor = stage.page.editors[True]
        stage.qtbot.keyClicks(editor.form.fields["code"].control, "D9")
        assert not stage.page.keep_written()
        editor.dismiss()

        stage.undo()

        assert editor.form.fields["code"].value() == "D9"


class TestStates:
    def test_an_empty_company_is_told_how_to_begin(self, stage: Stage) -> None:
        for deal_id in (stage.lead, stage.other, stage.talk):
            stage.book.remove(deal_id)

        stage.page.refresh()

        assert stage.page.stages.currentWidget() is stage.page.state
        stage.click(stage.link(stage.page.state, "Add a deal"))
        assert stage.page.editors[True].isVisible()

    def test_an_error_is_said_with_a_way_to_try_again(self, stage: Stage) -> None:
        stage.lists._show_trouble(RequestError("The file cannot be read."))

        assert stage.page.stages.currentWidget() is stage.page.state
        stage.click(stage.link(stage.page.state, "Try again"))
        assert stage.page.stages.currentWidget() is stage.page.board


def test_it_speaks_chinese_too(chinese_look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> None:
    stage = Stage(chinese_look, company, messages, qtbot)

    assert stage.column(0).sums.text() == "29.0 万元 → 29,000 元"
    assert stage.column(0).model.cards[0].stalled == "停滞 47 天"


def _win(amount: str) -> WinDraft:
    return WinDraft(signed_on=TODAY, amount=Decimal(amount))
