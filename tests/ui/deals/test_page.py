"""The page of deals by real clicks and keys: the board, its cards on their way, won, lost, found, taken back."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.errors import RequestError
from desktop.queries.deals.lines import DealLine
from desktop.services.deal_drafts import WinDraft
from desktop.services.milestones import MilestoneDraft, Milestones
from desktop.ui.deals.board_column import DEAL
from desktop.ui.deals.wanted import Tab, Wanted, kept, read_wanted
from desktop.ui.kit.look import Look
from desktop.ui.kit.spans import Span
from desktop.ui.ports import Wish
from tests.ui.company import Company
from tests.ui.deals.stage import OCTOBER, Stage
from tests.ui.surroundings import TODAY, FakeMessages, today


@pytest.fixture
def stage(look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> Stage:
    return Stage(look, company, messages, qtbot)


def listed(stage: Stage) -> list[DealLine]:
    return stage.page.table.loaded_rows()


class TestBoard:
    def test_each_stage_before_signing_has_its_column_with_its_sums(self, stage: Stage) -> None:
        first, second = stage.page.board.columns

        assert (stage.names(0), stage.names(1)) == (["绿洲超市", "禾味餐饮"], ["云舟酒店"])
        assert (first.number.text(), first.chance.text()) == ("2", "10%")
        assert first.sums.text() == "¥290,000 → ¥29,000"
        assert second.sums.text() == "¥100,000 → ¥50,000"

    def test_ctrl_and_an_arrow_carry_a_card_on_and_the_message_takes_it_back(self, stage: Stage) -> None:
        stage.press(0, 0, Qt.Key.Key_Right, with_control=True)
        assert stage.names(1) == ["绿洲超市", "云舟酒店"]
        assert stage.messages.last.sentence == "绿洲超市 is now at “谈判”."
        assert stage.column(1).view.hasFocus()
        assert stage.column(1).selected() == stage.lead  # the next arrow carries it on
        assert stage.column(1).model.cards[0].age == "since today"

        stage.undo()

        assert stage.names(0) == ["绿洲超市", "禾味餐饮"]

    def test_a_card_let_go_in_another_column_moves_there(self, stage: Stage) -> None:
        carried = QMimeData()
        carried.setData(DEAL, str(stage.other).encode())
        event = QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.MoveAction,
            carried,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )

        stage.column(1).dropEvent(event)

        assert stage.kept(stage.other).line.stage_id == stage.stages[1]
        assert stage.kept(stage.other).line.in_stage_since == TODAY

    def test_a_card_carries_its_deal_and_shows_where_it_ends_while_it_is_under_way(self, stage: Stage) -> None:
        carried = stage.column(0).model.mimeData([stage.column(0).model.index(1)])
        assert bytes(carried.data(DEAL).data()) == str(stage.other).encode()

        stage.column(0).view.carrying.emit(True)
        assert stage.page.board.ends.isVisible()
        stage.column(0).view.carrying.emit(False)
        assert not stage.page.board.ends.isVisible()

    def test_beyond_the_last_stage_a_deal_is_won(self, stage: Stage) -> None:
        stage.press(1, 0, Qt.Key.Key_Right, with_control=True)

        form = stage.page.step_forms["win"]
        assert form.isVisible()
        assert form.form.fields["amount"].value() == "100,000.00"
        stage.click(form.save_button)

        kept = stage.kept(stage.talk).line
        assert (kept.result, kept.amount, kept.closed_on) == ("won", Decimal(100000), TODAY)
        assert stage.names(1) == []
        assert not form.isVisible()

    def test_an_arrow_goes_to_the_next_column_and_enter_opens_a_card(self, stage: Stage) -> None:
        stage.press(0, 0, Qt.Key.Key_Right)
        assert stage.column(1).view.hasFocus()

        stage.qtbot.keyClick(stage.column(1).view, Qt.Key.Key_Return)

        assert stage.page.panel.isVisible()
        assert stage.page.panel.story is not None
        assert stage.page.panel.story.line.customer == "云舟酒店"

    def test_what_stands_still_is_marked_and_can_be_shown_alone(self, stage: Stage) -> None:
        assert stage.column(0).model.cards[0].stalled == "idle 47 days"
        assert stage.column(1).model.cards[0].stalled == ""

        stage.company.visit(date(2026, 11, 18), "禾味餐饮", next_step="送方案", next_on=date(2026, 11, 20))
        stage.page.refresh()
        card = stage.column(0).model.cards[1]
        assert (card.stalled, card.next_step, card.next_on) == ("", "送方案", "11-20")
        stage.page.filters.stalled.click()

        assert (stage.names(0), stage.names(1)) == (["绿洲超市"], [])


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
        assert stage.page.foot.summary.text() == "1 deal over ¥90,000"


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
        stage.click(stage.link(stage.page.state, "Enter a deal"))
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


class TestEnds:
    def test_a_card_let_go_at_the_foot_is_won_or_lost(self, stage: Stage) -> None:
        for zone, step in ((stage.page.board.win_zone, "win"), (stage.page.board.lose_zone, "lose")):
            zone.dropEvent(_carried(stage.lead))

            assert stage.page.step_forms[step].isVisible()
            stage.page.step_forms[step].put_away()

    def test_a_column_shows_that_it_takes_a_card(self, stage: Stage) -> None:
        column = stage.column(1)
        mime = QMimeData()
        mime.setData(DEAL, b"1")
        actions, button, keys = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        entering = QDragEnterEvent(QPoint(5, 5), actions, mime, button, keys)

        column.dragEnterEvent(entering)
        assert (entering.isAccepted(), column.property("surface")) == (True, "taking")
        column.dragLeaveEvent(QDragLeaveEvent())

        assert column.property("surface") == "sunken"


def _carried(deal_id: int) -> QDropEvent:
    mime = QMimeData()
    mime.setData(DEAL, str(deal_id).encode())
    kept_alive.append(mime)
    keys = Qt.KeyboardModifier.NoModifier
    return QDropEvent(QPointF(5, 5), Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, keys)


kept_alive: list[QMimeData] = []  # an event does not own what it carries
