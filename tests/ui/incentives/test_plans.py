"""Commission plans by mouse and keys."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.commission import Basis, CommissionTier, Counted, Mode
from desktop.domain.period import PeriodKind
from desktop.i18n import ENGLISH, translator
from desktop.queries.commission_plans import PlanLine, commission_plans
from desktop.ui.incentives.page import Tab
from desktop.ui.incentives.tiers import TierEntry, example, tiers_of
from tests.ui.clipping import clipped
from tests.ui.incentives.conftest import LADDER, PLAN, Stage
from tests.ui.surroundings import TODAY

TEXTS = translator(ENGLISH)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def plans(stage: Stage) -> Stage:
    """The tab of the plans."""
    stage.page.show_tab(Tab.PLANS)
    return stage


def field(stage: Stage, name: str) -> Any:
    return stage.page.plan.form.fields[name]


def write(qtbot: QtBot, box: QLineEdit, text: str) -> None:
    """Type into a box instead of what stands there."""
    box.setFocus()
    box.clear()
    qtbot.keyClicks(box, text)


def kept(stage: Stage) -> tuple[PlanLine, ...]:
    with stage.company.database.read() as session:
        return commission_plans(session, "en")


class TestPlanForm:
    def test_an_empty_list_teaches_and_offers_to_begin(self, plans: Stage, qtbot: QtBot) -> None:
        begin = plans.page.plans.table.state.findChild(QPushButton)

        qtbot.mouseClick(begin, LEFT)

        assert plans.page.plan.isVisible()
        assert (field(plans, "basis").value(), field(plans, "mode").value()) == (Basis.COLLECTED, Mode.PROGRESSIVE)

    def test_a_plan_with_tiers_is_entered(self, plans: Stage, qtbot: QtBot) -> None:
        qtbot.mouseClick(plans.page.plan_button, LEFT)
        write(qtbot, field(plans, "name").box, "Commission")
        tiers = field(plans, "tiers")
        write(qtbot, tiers._rows[0][1], "1")
        qtbot.mouseClick(tiers.add_button, LEFT)
        write(qtbot, tiers._rows[1][0], "300,000")
        write(qtbot, tiers._rows[1][1], "1.5")
        shown = tiers.told.text()

        qtbot.mouseClick(plans.page.plan.save_button, LEFT)

        (line,) = kept(plans)
        assert shown == "pays ¥6,000.00: ¥300,000\u00a0×\u00a01\u00a0% + ¥200,000\u00a0×\u00a01.5\u00a0%"
        assert (line.name, line.terms.tiers, line.cycle) == ("Commission", LADDER, PeriodKind.MONTH)
        assert clipped(plans.page) == []
        undo = plans.messages.last.action
        assert undo is not None
        undo()
        assert kept(plans) == ()

    @pytest.mark.parametrize(
        ("tiers", "row", "box"),
        [
            ([("0", "1"), ("300,000", "1.5"), ("500,000", "many")], 2, 1),
            ([("0", "1"), ("300,000", "1.5"), ("300,000", "2")], 2, 0),
            ([("0", "1"), ("300,000", "101"), ("500,000", "2")], 1, 1),
            ([("0", ""), ("300,000", "1.5")], 0, 1),
        ],
    )
    def test_refused_tiers_lead_to_the_box_to_mend(
        self, plans: Stage, qtbot: QtBot, tiers: list[tuple[str, str]], row: int, box: int
    ) -> None:
        qtbot.mouseClick(plans.page.plan_button, LEFT)
        write(qtbot, field(plans, "name").box, "Commission")
        field(plans, "tiers").set_value([TierEntry(*each) for each in tiers])

        qtbot.mouseClick(plans.page.plan.save_button, LEFT)

        assert field(plans, "tiers")._rows[row][box].hasFocus()

    def test_a_removed_tier_leaves_the_keys_in_the_one_before(self, plans: Stage, qtbot: QtBot) -> None:
        qtbot.mouseClick(plans.page.plan_button, LEFT)
        tiers = field(plans, "tiers")
        tiers.set_value([TierEntry("0", "1"), TierEntry("300,000", "1.5"), TierEntry("500,000", "2")])
        remove = tiers._rows[1][0].parentWidget().findChildren(QPushButton)[-1]

        qtbot.keyClick(remove, Qt.Key.Key_Space)

        assert tiers._rows[0][1].hasFocus()
        assert [each.lower for each in tiers.value()] == ["0", "500,000"]

    def test_the_example_follows_mode_and_amount(self, plans: Stage, qtbot: QtBot) -> None:
        plans.plans.add(PLAN)
        plans.page.refresh()
        plans.page.plans.table.opened.emit(plans.page.plans.table.model.rows[0])
        tiers, mode = field(plans, "tiers"), field(plans, "mode")

        mode.set_value(Mode.WHOLE)
        mode.edited.emit()
        whole = tiers.told.text()
        write(qtbot, tiers.amount, "100")
        small = tiers.told.text()
        write(qtbot, tiers._rows[1][1], "x")

        assert whole == "pays ¥7,500.00: ¥500,000\u00a0×\u00a01.5\u00a0%"
        assert small == "pays ¥1.00: ¥100\u00a0×\u00a01\u00a0%"
        assert tiers.told.text() == "complete the tiers to see what it pays"

    def test_a_tier_is_taken_out(self, plans: Stage, qtbot: QtBot) -> None:
        plans.plans.add(PLAN)
        plans.page.refresh()
        plans.page.plans.table.opened.emit(plans.page.plans.table.model.rows[0])
        tiers = field(plans, "tiers")

        qtbot.mouseClick(
            next(one for one in tiers.findChildren(QPushButton) if one.toolTip() == "Remove this tier"), LEFT
        )
        qtbot.mouseClick(plans.page.plan.save_button, LEFT)

        assert kept(plans)[0].terms.tiers == (CommissionTier(Decimal(0), None, Decimal(1)),)

    def test_what_is_missing_is_said_under_the_fields(self, plans: Stage, qtbot: QtBot) -> None:
        qtbot.mouseClick(plans.page.plan_button, LEFT)

        qtbot.mouseClick(plans.page.plan.save_button, LEFT)

        assert field(plans, "name").error() == "Give the plan a name."
        assert "Enter where each tier begins" in field(plans, "tiers").error()

    def test_terms_in_use_stay_and_new_ones_take_over(self, plans: Stage, qtbot: QtBot) -> None:
        plans.plans.add(PLAN)
        plans.earn(plans.company.wang)
        plans.page.show_tab(Tab.STATEMENTS)
        plans.commissions.settle(plans.page.statements.table.model.rows[0].key, TODAY)
        plans.page.show_tab(Tab.PLANS)
        plans.page.plans.table.opened.emit(plans.page.plans.table.model.rows[0])
        write(qtbot, field(plans, "tiers")._rows[0][1], "2")
        qtbot.mouseClick(plans.page.plan.save_button, LEFT)
        refused = plans.page.plan.notice.sentence()

        qtbot.mouseClick(plans.page.plan.follow_button, LEFT)
        write(qtbot, field(plans, "tiers")._rows[0][1], "2")
        qtbot.mouseClick(plans.page.plan.save_button, LEFT)
        without_day = field(plans, "valid_from").error()
        write(qtbot, field(plans, "valid_from").box, "2027-01-01")
        qtbot.mouseClick(plans.page.plan.save_button, LEFT)

        assert "its terms stay" in refused
        assert "from which day" in without_day
        assert [
            (line.valid_from and line.valid_from.isoformat(), line.valid_to and line.valid_to.isoformat())
            for line in kept(plans)
        ] == [
            ("2027-01-01", None),
            (None, "2026-12-31"),
        ]
        undo = plans.messages.last.action
        assert undo is not None
        undo()
        assert [(line.plan_id, line.valid_to) for line in kept(plans)] == [(1, None)]

    def test_a_change_is_undone(self, plans: Stage, qtbot: QtBot) -> None:
        plans.plans.add(replace(PLAN, product="标准店"))
        before = kept(plans)
        plans.page.refresh()
        plans.page.plans.table.opened.emit(plans.page.plans.table.model.rows[0])
        write(qtbot, field(plans, "name").box, "Another")
        write(qtbot, field(plans, "tiers")._rows[0][1], "2")
        qtbot.mouseClick(plans.page.plan.save_button, LEFT)
        changed = kept(plans)

        undo = plans.messages.last.action
        assert undo is not None
        undo()

        assert changed != before
        assert kept(plans) == before

    def test_a_removed_plan_comes_back(self, plans: Stage, qtbot: QtBot) -> None:
        plans.plans.add(PLAN)
        plans.page.refresh()
        plans.page.plans.table.opened.emit(plans.page.plans.table.model.rows[0])

        qtbot.mouseClick(plans.page.plan.remove_button, LEFT)
        without = kept(plans)
        undo = plans.messages.last.action
        assert undo is not None
        undo()

        assert (without, len(kept(plans))) == ((), 1)

    def test_the_list_says_what_a_plan_pays(self, plans: Stage) -> None:
        plans.plans.add(PLAN)
        plans.page.refresh()

        model = plans.page.plans.table.model
        assert [model.index(0, column).data() for column in range(7)] == [
            "回款提成", "Money received", "1 % · from ¥300,000: 1.5 %", "Slice by slice", "Every quarter",
            "—", "—",
        ]  # fmt: skip

    def test_an_unfinished_plan_can_be_gone_on_with(self, plans: Stage, qtbot: QtBot) -> None:
        plans.page.create_new()
        write(qtbot, field(plans, "name").box, "Half")
        kept_written = plans.page.keep_written()

        qtbot.keyClick(plans.page.plan, Qt.Key.Key_Escape)
        back = plans.messages.last.action
        assert back is not None
        back()

        assert kept_written is False
        assert field(plans, "name").value() == "Half"


class TestTiers:
    @pytest.mark.parametrize(
        ("entered", "said"),
        [
            ((), "must start at 0"),
            ((TierEntry("5", "1"),), "must start at 0"),
            ((TierEntry("0", ""),), "Enter where each tier begins"),
            ((TierEntry("x", "1"),), "Enter where each tier begins"),
            ((TierEntry("0", "1"), TierEntry("5", "nan")), "Enter where each tier begins"),
            ((TierEntry("0", "1"), TierEntry("0.00", "2")), "Two tiers begin at ¥0"),
            ((TierEntry("0", "101"),), "cannot be right"),
        ],
    )
    def test_what_is_no_ladder_is_said_so(self, entered: tuple[TierEntry, ...], said: str) -> None:
        found, error = tiers_of(entered, TEXTS)

        assert found is None
        assert said in error

    def test_the_order_of_entry_does_not_matter(self) -> None:
        found, _error = tiers_of((TierEntry("30万", "1.5%"), TierEntry(), TierEntry("0", "1")), TEXTS)

        assert found == LADDER

    def test_an_example_needs_an_amount(self) -> None:
        assert example((TierEntry("0", "1"),), Mode.WHOLE, "much", TEXTS) == ""

    def test_counted_by_contract_is_a_choice_like_by_period(self, plans: Stage, qtbot: QtBot) -> None:
        qtbot.mouseClick(plans.page.plan_button, LEFT)
        write(qtbot, field(plans, "name").box, "Each")
        write(qtbot, field(plans, "tiers")._rows[0][1], "1")
        field(plans, "counted").set_value(Counted.CONTRACT)
        write(qtbot, field(plans, "repeat_rate").box, "0.5")

        qtbot.mouseClick(plans.page.plan.save_button, LEFT)

        terms = kept(plans)[0].terms
        assert (terms.counted, terms.repeat_rate) == (Counted.CONTRACT, Decimal("0.5"))
