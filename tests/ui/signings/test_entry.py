"""Contracts entered row by row, on a real file."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from desktop.ui.kit.fonts import sized
from desktop.ui.kit.paste_grid.cells import SIDE
from desktop.ui.signings.page import Tab
from tests.ui.signings.conftest import Stage

CUSTOMER, PROFIT, FIRST_YEAR_FEE = 2, 7, 8
CTRL = Qt.KeyboardModifier.ControlModifier
HEADINGS = "合同编号\t签约日期\t客户名称\t业绩归属\t签约金额\t产品\t到期日期"
ROWS = "\r\n".join(
    (
        HEADINGS,
        "QY-1\t11-18\t禾味餐饮\t王䶮60%、李契40%\t26.8万\t单店加盟\t2029-11-17",
        "QY-2\t\t绿洲商贸\t\t￥３８０,０００\t\t",
        "QY-2\t11-19\t禾味餐饮\t王䶮70%、李契20%\t18万\t\t",
    )
)


@pytest.fixture
def entering(stage: Stage) -> Stage:
    stage.sign("QY-0")
    stage.page.tabs.chosen.emit(Tab.ENTER)
    stage.page.entry.panel().grid.view.paste(ROWS)
    return stage


def test_shares_money_and_days_are_read_and_what_is_good_is_saved(entering: Stage, qtbot: QtBot) -> None:
    panel = entering.page.entry.panel()
    panel.grid.view.desk.accept("绿洲商贸")
    offered = entering.page.entry.save_button.text()

    qtbot.keyClick(panel.grid.view, Qt.Key.Key_Return, CTRL)

    shared, carried = entering.kept(2), entering.kept(3)
    assert offered == "Save 2 rows"
    assert [(signer.name, signer.percent) for signer in shared.signers] == [
        ("王䶮", Decimal(60)),
        ("李契", Decimal(40)),
    ]
    assert (shared.amount, shared.customer, shared.product) == (Decimal(268_000), "禾味餐饮", "单店加盟")
    assert (carried.amount, carried.signed_on, carried.signers) == (
        Decimal(380_000),
        shared.signed_on,
        shared.signers,
    )
    assert [line.texts[0] for line in panel.grid.view.desk.sheet.lines] == ["QY-2"]
    assert entering.messages.last.sentence == "2 contracts were saved."


def test_names_are_read_in_full_before_empty_columns_have_their_usual_room(entering: Stage) -> None:
    view = entering.page.entry.panel().grid.view
    view.desk.put(0, CUSTOMER, "呼和浩特市新城区绿洲餐饮管理有限公司")
    name = QFontMetrics(sized(view.font(), 13)).horizontalAdvance("呼和浩特市新城区绿洲餐饮管理有限公司")
    is_whole = view.columnWidth(CUSTOMER + 1) >= name + 2 * SIDE
    shown = [view.isColumnHidden(place + 1) for place in (PROFIT, FIRST_YEAR_FEE)]
    view.desk.put(0, PROFIT, "12万")

    assert is_whole
    assert shown == [True, True]
    assert not view.isColumnHidden(PROFIT + 1)


def test_taking_back_empties_the_list_and_fills_the_grid_again(entering: Stage, qtbot: QtBot) -> None:
    view = entering.page.entry.panel().grid.view
    qtbot.keyClick(view, Qt.Key.Key_Return, CTRL)
    assert entering.messages.last.action is not None

    entering.messages.last.action()

    assert entering.numbers() == ["QY-0"]
    assert [line.texts[0] for line in view.desk.sheet.lines] == ["QY-1", "QY-2", "QY-2"]


def test_what_cannot_be_is_said_in_its_cell(entering: Stage) -> None:
    desk = entering.page.entry.panel().grid.view.desk
    shares = desk.judged[2].fault
    for row, column, text in ((0, 0, "QY-0"), (1, 11, "2026-01-01"), (2, 3, "E03")):
        desk.put(row, column, text)

    faults = [desk.judged[row].fault for row in range(3)]

    assert shares == (3, "The shares sum to 90 %, not to 100 %. Change them until nothing is left over.")
    assert faults[0] == (0, "There is a contract with the number QY-0 already; choose another one.")
    assert faults[1] is not None
    assert faults[2] is not None
    assert "left on 2026-06-30" in faults[2][1]


def test_the_list_comes_back_with_its_buttons(entering: Stage) -> None:
    page = entering.page
    while_entering = (
        page.new_button.isVisible(),
        page.entry.save_button.isVisible(),
        page.filters.search.isVisible(),
    )

    page.focus_filter()

    assert while_entering == (False, True, False)
    assert page.new_button.isVisible()
    assert page.keep_written()
