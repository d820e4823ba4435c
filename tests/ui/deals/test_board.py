"""The board of deals, moved by mouse and keys."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

from desktop.ui.deals.board_column import DEAL
from tests.ui.deals.stage import Stage
from tests.ui.surroundings import TODAY


class TestBoard:
    def test_each_stage_before_signing_has_its_column_with_its_sums(self, stage: Stage) -> None:
        first, second = stage.page.board.columns

        assert (stage.names(0), stage.names(1)) == (["绿洲超市", "禾味餐饮"], ["云舟酒店"])
        assert (first.number.text(), first.chance.text()) == ("2", "10 %")
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

        stage.column(0).carrying.emit(True)
        assert stage.page.board.ends.isVisible()
        stage.column(0).carrying.emit(False)
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
        assert stage.column(0).model.cards[0].stalled == "Idle 47 days"
        assert stage.column(1).model.cards[0].stalled == ""

        stage.company.visit(date(2026, 11, 18), "禾味餐饮", next_step="送方案", next_on=date(2026, 11, 20))
        stage.page.refresh()
        card = stage.column(0).model.cards[1]
        assert (card.stalled, card.next_step, card.next_on) == ("", "送方案", "11-20")
        stage.page.filters.stalled.click()

        assert (stage.names(0), stage.names(1)) == (["绿洲超市"], [])


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

        assert column.property("surface") == "board"


def _carried(deal_id: int) -> QDropEvent:
    mime = QMimeData()
    mime.setData(DEAL, str(deal_id).encode())
    kept_alive.append(mime)
    keys = Qt.KeyboardModifier.NoModifier
    return QDropEvent(QPointF(5, 5), Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, keys)


kept_alive: list[QMimeData] = []  # an event does not own what it carries
