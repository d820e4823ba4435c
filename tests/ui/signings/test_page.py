"""The contracts page by mouse and keys: list, filters, overdue money."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.errors import DataFileError
from desktop.i18n import ENGLISH, translator
from desktop.queries.signing_list import SigningList
from desktop.ui.kit.spans import Span
from desktop.ui.ports import Wish
from desktop.ui.signings.page import Tab
from desktop.ui.signings.table import received_text, signers_text, state_of
from desktop.ui.tones import Tone
from tests.ui.clipping import clipped
from tests.ui.signings.conftest import Stage
from tests.ui.surroundings import TODAY

TEXTS = translator(ENGLISH)
LEFT = Qt.MouseButton.LeftButton


def tab(stage: Stage, wanted: str) -> QPushButton:
    """The button of a tab."""
    return next(button for button in stage.page.tabs.findChildren(QPushButton) if wanted in button.text())


class TestList:
    def test_an_empty_list_teaches_and_offers_to_begin(self, stage: Stage, qtbot: QtBot) -> None:
        begin = stage.page.table.state.findChild(QPushButton)

        qtbot.mouseClick(begin, LEFT)

        assert stage.page.form.isVisible()

    def test_a_line_says_who_how_much_and_what_came_in(self, stage: Stage) -> None:
        stage.pay(stage.sign(), "250")

        model = stage.page.table.model
        shown = [model.index(0, column).data() for column in range(8)]

        assert shown == ["2026-11-21", "QY-1", "禾味餐饮", "王䶮", "—", "1,000", "250 · 25 %", "—"]
        assert stage.page.foot.summary.text() == "1 contract · ¥1,000 signed, ¥250 received"

    def test_the_newest_stand_first_or_a_click_on_a_header_orders_them(self, stage: Stage, qtbot: QtBot) -> None:
        for number, amount in enumerate(("300", "100", "200")):
            stage.sign(f"N{number}", amount=amount)
        newest = stage.numbers()
        header = stage.page.table.view.horizontalHeader()

        qtbot.mouseClick(header.viewport(), LEFT, pos=QPoint(header.sectionViewportPosition(5) + 20, 10))

        assert newest == ["N2", "N1", "N0"]
        assert stage.numbers() == ["N1", "N2", "N0"]

    def test_words_days_and_people_narrow_it(self, stage: Stage, qtbot: QtBot) -> None:
        stage.sign("OLD-1", date(2025, 3, 3))
        stage.sign("NEW-1", customer="城东广场")
        this_year = stage.numbers()

        stage.page.filters.span.set_value(Span.ALL)
        stage.page.filters.span.picked.emit(Span.ALL)
        always = stage.numbers()
        stage.page.focus_filter()
        qtbot.keyClicks(stage.page.filters.search, "old")
        qtbot.keyClick(stage.page.filters.search, Qt.Key.Key_Return)
        by_words = stage.numbers()
        stage.page.filters.search.clear()
        stage.page.filters.staff.set_value(stage.company.li)
        stage.page.filters.staff.picked.emit(stage.company.li)

        assert (this_year, always, by_words) == (["NEW-1"], ["NEW-1", "OLD-1"], ["OLD-1"])
        assert "No contract matches" in [label.text() for label in stage.page.table.state.findChildren(QLabel)]

    def test_another_page_leads_to_contracts(self, stage: Stage) -> None:
        stage.sign("OLD-1", date(2025, 3, 3))
        stage.sign("NEW-1")
        stage.page.show_tab(Tab.OVERDUE)

        stage.page.arrive(Wish(start=date(2025, 1, 1), end=date(2025, 12, 31)))
        by_days = stage.numbers(), stage.page.filters.span.value()
        stage.page.arrive(Wish(text="NEW-1"))

        assert by_days == (["OLD-1"], Span.ASKED)
        assert stage.numbers() == ["NEW-1"]
        assert stage.page.filters.search.text() == "NEW-1"
        assert stage.page.tabs.value() is Tab.CONTRACTS

    def test_trouble_is_said_with_a_way_to_try_again(
        self, stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_args: object, **_more: object) -> None:
            raise DataFileError("The file is gone.")

        with monkeypatch.context() as patch:
            patch.setattr(SigningList, "first", fail)
            stage.page.refresh()
        again = stage.page.table.state.findChild(QPushButton)
        stage.sign()

        qtbot.mouseClick(again, LEFT)

        assert stage.numbers() == ["QY-1"]

    @pytest.mark.parametrize(
        ("stated", "told"),
        [
            ({}, ("—", Tone.NEUTRAL)),
            ({"landing_planned_on": TODAY + timedelta(days=40)}, ("lands 12-31", Tone.NEUTRAL)),
            ({"landing_planned_on": TODAY - timedelta(days=1)}, ("1 day late", Tone.WARN)),
            ({"landing_planned_on": TODAY, "landed_on": TODAY}, ("landed", Tone.OK)),
            ({"landed_on": TODAY, "terminated_on": TODAY}, ("terminated", Tone.BAD)),
            ({"landed_on": TODAY, "terminated_on": TODAY + timedelta(days=1)}, ("landed", Tone.OK)),
        ],
    )
    def test_the_state_says_how_a_contract_stands(
        self, stage: Stage, stated: dict[str, date], told: tuple[str, Tone]
    ) -> None:
        stage.sign()
        line = replace(stage.page.table.loaded_rows()[0], **stated)  # type: ignore[arg-type] # only days are passed

        assert state_of(line, TODAY, TEXTS) == told

    def test_a_contract_over_nothing_has_no_percentage(self, stage: Stage) -> None:
        stage.sign(amount="0.02")
        stage.pay(1, "0.01")

        line = stage.page.table.loaded_rows()[0]

        assert received_text(line, TEXTS) == "0.01 · 50 %"
        assert signers_text((), TEXTS) == "—"


class TestOverdue:
    def test_it_says_who_owes_how_much_since_when(self, stage: Stage, qtbot: QtBot) -> None:
        stage.sign("QY-1", date(2026, 10, 1))
        stage.sign("QY-2", TODAY)

        qtbot.mouseClick(tab(stage, "Overdue 1"), LEFT)

        model = stage.page.overdue.model
        rows = [[model.index(row, column).data() for column in range(model.columnCount())] for row in range(2)]
        assert rows[0] == ["2026-10-01", "51 days", "禾味餐饮", "QY-1", "王䶮", "500", "Record money"]
        assert rows[1][1] == "Due today"
        assert stage.page.foot.summary.text() == "1 instalment, ¥500 still open · ¥500 due today"
        assert clipped(stage.page) == []

    def test_money_is_entered_from_it_in_two_clicks(self, stage: Stage, qtbot: QtBot) -> None:
        stage.sign("QY-1", date(2026, 10, 1))
        qtbot.mouseClick(tab(stage, "Overdue"), LEFT)
        view = stage.page.overdue.view
        link = view.visualRect(stage.page.overdue.model.index(0, 6)).center()

        qtbot.mouseClick(view.viewport(), LEFT, pos=link)
        shown = stage.page.receipt.form.values()
        qtbot.mouseClick(stage.page.receipt.save_button, LEFT)

        assert (shown.text("amount"), shown.chosen("signing_id"), shown.chosen("instalment_id")) == ("500.00", 1, 1)
        assert [line.paid for line in stage.kept().instalments] == [500, 0]
        assert stage.messages.last.sentence == "Entered ¥500 received."
        assert "Nothing is overdue" in [label.text() for label in stage.page.overdue.state.findChildren(QLabel)]

    def test_a_line_opens_its_contract(self, stage: Stage, qtbot: QtBot) -> None:
        stage.sign("QY-1", date(2026, 10, 1))
        qtbot.mouseClick(tab(stage, "Overdue"), LEFT)
        stage.page.overdue.select(1)

        qtbot.keyClick(stage.page.overdue.view, Qt.Key.Key_Return)

        assert stage.page.form.isVisible()
        assert stage.page.form.form.values().text("number") == "QY-1"
