"""Awards, the honours list and bonuses by mouse and keys."""

from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.period import parse_period
from desktop.i18n import CHINESE, ENGLISH, translator
from desktop.models import Conduct, Staff
from desktop.queries.awards import AwardLine, honours
from desktop.queries.bonuses import bonus_lines
from desktop.ui.incentives.honour_tab import figure_text
from desktop.ui.incentives.page import Tab
from desktop.ui.tones import Tone
from tests.ui.clipping import clipped
from tests.ui.incentives.conftest import Q3, Stage
from tests.ui.surroundings import TODAY

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def honoured(stage: Stage) -> Stage:
    """The tab of the honours; 王䶮 signed 500,000 in the third quarter."""
    stage.earn(stage.company.wang)
    stage.kinds.add_usual()
    stage.page.show_tab(Tab.HONOURS)
    return stage


def field(stage: Stage, name: str) -> Any:
    return stage.page.grant.form.fields[name]


def granted(stage: Stage) -> tuple[AwardLine, ...]:
    with stage.company.database.read() as session:
        return honours(session, None, None, "en")


def suggested(stage: Stage) -> list[tuple[str, ...]]:
    model = stage.page.honours.suggested.model
    return [
        tuple(str(model.index(row, column).data()) for column in (0, 1, 2, 4, 5)) for row in range(model.rowCount())
    ]


def write(qtbot: QtBot, box: QLineEdit, text: str) -> None:
    """Type into a box instead of what stands there."""
    box.setFocus()
    box.clear()
    qtbot.keyClicks(box, text)


class TestHonours:
    def test_without_awards_the_usual_ones_are_offered(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.show_tab(Tab.HONOURS)
        begin = stage.page.honours.suggested.state.findChild(QPushButton)

        qtbot.mouseClick(begin, LEFT)

        assert [row[0] for row in suggested(stage)] == [
            "Top signer", "Collection star", "Best newcomer", "Most improved",
        ]  # fmt: skip
        assert stage.messages.last.sentence == "4 awards were added."

    def test_figures_suggest_and_the_owner_grants(self, honoured: Stage, qtbot: QtBot) -> None:
        before = suggested(honoured)
        view = honoured.page.honours.suggested.view
        qtbot.mouseClick(
            view.viewport(), LEFT, pos=view.visualRect(honoured.page.honours.suggested.model.index(0, 5)).center()
        )
        qtbot.mouseClick(honoured.page.grant.save_button, LEFT)

        (line,) = granted(honoured)
        assert before[0] == ("Top signer", "1", "王䶮", "Signed amount ¥500,000", "Grant")
        assert before[2][2:4] == ("—", "No figure in this period")
        assert (line.kind, line.staff, line.period_label, line.rank, line.figure, line.points) == (
            "Top signer", "王䶮", "2026Q3", 1, Decimal(500000), Decimal(0),
        )  # fmt: skip
        assert suggested(honoured)[0][4] == "Granted"
        assert clipped(honoured.page) == []

    def test_an_award_of_ones_own_choice_may_carry_points(self, honoured: Stage, qtbot: QtBot) -> None:
        qtbot.mouseClick(honoured.page.grant_button, LEFT)
        field(honoured, "kind_id").set_value(2)
        field(honoured, "staff_id").set_value(honoured.company.li)
        write(qtbot, field(honoured, "points").box, "2")
        field(honoured, "reason").set_value("带教新人")

        qtbot.mouseClick(honoured.page.grant.save_button, LEFT)

        (line,) = granted(honoured)
        assert (line.staff, line.points, line.reason, line.rank, line.figure) == (
            "李契", Decimal(2), "带教新人", None, None,
        )  # fmt: skip
        with honoured.company.database.read() as session:
            assert [(row.happened_on, row.points) for row in session.query(Conduct)] == [(TODAY, Decimal(2))]

    def test_what_is_missing_is_said(self, honoured: Stage, qtbot: QtBot) -> None:
        qtbot.mouseClick(honoured.page.grant_button, LEFT)

        qtbot.mouseClick(honoured.page.grant.save_button, LEFT)

        assert field(honoured, "staff_id").error() == "Choose who gets the award."
        assert granted(honoured) == ()

    def test_an_award_is_taken_back_after_asking_and_returns(self, honoured: Stage, qtbot: QtBot) -> None:
        honoured.page.honours.suggested.link_clicked.emit(honoured.page.honours.suggested.model.rows[0], 5)
        write(qtbot, field(honoured, "points").box, "1")
        qtbot.mouseClick(honoured.page.grant.save_button, LEFT)
        table = honoured.page.honours.granted
        table.view.setFocus()
        table.view.selectRow(0)
        qtbot.keyClick(table.view, Qt.Key.Key_Return)
        asked = honoured.messages.last
        assert asked.action is not None
        asked.action()
        without = granted(honoured)
        undo = honoured.messages.last.action
        assert undo is not None
        undo()

        assert "conduct points go with it" in asked.explanation
        assert without == ()
        assert len(granted(honoured)) == 1

    def test_another_quarter_has_other_honours(self, honoured: Stage) -> None:
        honoured.page.period.set_value(parse_period("2026Q2"))

        honoured.page.refresh()

        assert {row[2] for row in suggested(honoured)} == {"—"}


class TestKinds:
    def test_an_award_is_made_changed_and_removed(self, honoured: Stage, qtbot: QtBot) -> None:
        form = honoured.page.kind
        qtbot.mouseClick(honoured.page.kind_button, LEFT)
        write(qtbot, form.form.fields["name"].box, "Visitor")  # type: ignore[attr-defined] # a line of text
        form.form.fields["indicator"].set_value("visits")
        qtbot.mouseClick(form.save_button, LEFT)
        made = suggested(honoured)[-1][0]
        honoured.page.honours.suggested.opened.emit(honoured.page.honours.suggested.model.rows[-1])
        write(qtbot, form.form.fields["name_en"].box, "Best visitor")  # type: ignore[attr-defined] # a line of text
        qtbot.mouseClick(form.save_button, LEFT)
        changed = suggested(honoured)[-1][0]
        honoured.page.honours.suggested.opened.emit(honoured.page.honours.suggested.model.rows[-1])
        qtbot.mouseClick(form.remove_button, LEFT)

        assert (made, changed, suggested(honoured)[-1][0]) == ("Visitor", "Best visitor", "Most improved")
        undo = honoured.messages.last.action
        assert undo is not None
        undo()
        assert suggested(honoured)[-1][0] == "Best visitor"

    def test_a_name_is_needed(self, honoured: Stage, qtbot: QtBot) -> None:
        qtbot.mouseClick(honoured.page.kind_button, LEFT)

        qtbot.mouseClick(honoured.page.kind.save_button, LEFT)

        assert honoured.page.kind.form.fields["name"].error() == "Give the award a name."


@pytest.mark.parametrize(
    ("indicator", "value", "is_change", "language", "told"),
    [
        ("signed_amount", Decimal(500000), False, ENGLISH, "Signed amount ¥500,000"),
        ("total", Decimal("5.5"), True, ENGLISH, "Total +5.5 points"),
        ("visits", Decimal(18), False, CHINESE, "拜访次数 18 次"),
        ("gone", Decimal(1), False, ENGLISH, "gone 1.0 point"),
        ("visits", None, False, ENGLISH, "—"),
    ],
)
def test_a_figure_is_written_with_its_name_and_unit(
    indicator: str, value: Decimal | None, is_change: bool, language: str, told: str
) -> None:
    assert figure_text(indicator, value, is_change, translator(language)) == told


class TestBonuses:
    @pytest.fixture
    def evaluated(self, stage: Stage) -> Stage:
        """王䶮's third quarter is evaluated."""
        with stage.company.database.write() as session:
            session.get_one(Staff, stage.company.wang).bonus_base = Decimal(8000)
        stage.earn(stage.company.wang)
        stage.evaluations.run(Q3)
        stage.page.show_tab(Tab.BONUSES)
        return stage

    def bonus(self, stage: Stage) -> tuple[Decimal | None, str]:
        with stage.company.database.read() as session:
            line = next(
                one for one in bonus_lines(session, Q3.start, Q3.end, "en") if one.staff_id == stage.company.wang
            )
        return line.bonus, line.reason

    def test_a_period_without_an_evaluation_says_so(self, stage: Stage) -> None:
        stage.page.show_tab(Tab.BONUSES)

        labels = [label.text() for label in stage.page.bonuses.table.state.findChildren(QLabel)]
        assert "No evaluation ends in this period" in labels

    def test_the_owners_bonus_needs_amount_and_reason_and_is_set_back(self, evaluated: Stage, qtbot: QtBot) -> None:
        panel, table = evaluated.page.bonus, evaluated.page.bonuses.table
        row = next(line for line in table.model.rows if line.staff_id == evaluated.company.wang)
        is_coloured = any(column.tone(row) is not Tone.NEUTRAL for column in table.model.columns)
        assert is_coloured is bool(row.grade)
        table.opened.emit(row)
        computed = self.bonus(evaluated)[0]
        panel.amount.set_value("much")
        qtbot.mouseClick(panel.save_button, LEFT)
        no_amount = panel.amount.error()
        panel.amount.set_value("8,888")
        qtbot.mouseClick(panel.save_button, LEFT)
        no_reason = panel.reason.error()
        panel.reason.set_value("带教新人")
        qtbot.mouseClick(panel.save_button, LEFT)
        own = self.bonus(evaluated)
        table.opened.emit(next(line for line in table.model.rows if line.staff_id == evaluated.company.wang))
        qtbot.mouseClick(panel.restore_button, LEFT)

        assert ("Enter an amount" in no_amount, "Write down why" in no_reason) == (True, True)
        assert own == (Decimal(8888), "带教新人")
        assert self.bonus(evaluated) == (computed, "")
        undo = evaluated.messages.last.action
        assert undo is not None
        undo()
        assert self.bonus(evaluated) == own

    def test_a_finalised_bonus_can_only_be_looked_at(self, evaluated: Stage) -> None:
        with evaluated.company.database.read() as session:
            evaluation = 1
            assert bonus_lines(session, Q3.start, Q3.end, "en")
        evaluated.evaluations.finalise(evaluation)
        evaluated.page.refresh()

        evaluated.page.bonuses.table.opened.emit(evaluated.page.bonuses.table.model.rows[0])

        assert not evaluated.page.bonus.save_button.isEnabled()
        assert "is finalised" in evaluated.page.bonus.notice.sentence()
