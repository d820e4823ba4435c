"""Commission plans: entered, changed, followed by others, removed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from desktop.domain.commission import CommissionTier, Mode
from desktop.domain.period import PeriodKind
from desktop.errors import RequestError
from desktop.models import Position
from desktop.queries.commission_plans import commission_plans
from desktop.queries.commissions import StatementKey, StatementLine
from desktop.services.commission_plans import CommissionPlans, PlanDraft
from desktop.services.commissions import Commissions
from desktop.store.database import Database
from tests.services.earning import AUGUST, JULY, PLAN, SEPTEMBER, TERMS, TODAY, figures, paid_contract


class TestPlans:
    def test_everything_entered_is_read_back(self, database: Database, plans: CommissionPlans) -> None:
        with database.write() as session:
            session.add(Position(name="专员", name_en="Specialist"))
        terms = replace(TERMS, repeat_rate=Decimal(2), mode=Mode.WHOLE)
        plans.add(
            PlanDraft("提成", terms, "Plan", PeriodKind.QUARTER, "标准店", 1, JULY, date(2026, 12, 31))
        )  # fmt: skip

        with database.read() as session:
            (line,) = commission_plans(session, "en")

        assert (line.name, line.name_en, line.label, line.terms) == ("提成", "Plan", "Plan", terms)
        assert (line.cycle, line.product, line.position) == (PeriodKind.QUARTER, "标准店", "Specialist")
        assert (line.valid_from, line.valid_to, line.kept) == (JULY, date(2026, 12, 31), 0)

    @pytest.mark.parametrize(
        ("stated", "said"),
        [
            ({"name": " "}, "must not be empty"),
            ({"terms": replace(TERMS, tiers=())}, "must start at 0"),
            ({"cycle": PeriodKind.WEEK}, "settled by month"),
            ({"position_id": 9}, "position is no longer there"),
            ({"valid_from": AUGUST, "valid_to": JULY}, "would end on 2026-07-01"),
        ],
    )
    def test_what_cannot_be_right_is_refused(self, plans: CommissionPlans, stated: dict[str, Any], said: str) -> None:
        with pytest.raises(RequestError, match=said):
            plans.add(replace(PLAN, **stated))

    def test_terms_by_which_money_was_settled_stay(
        self, database: Database, plans: CommissionPlans, commissions: Commissions
    ) -> None:
        key = plans.add(PLAN)
        paid_contract(database, (JULY, "300000"))
        plans.change(key, replace(PLAN, cycle=PeriodKind.QUARTER))
        plans.change(key, PLAN)
        commissions.settle(StatementKey(1, 1, JULY), TODAY)

        with pytest.raises(RequestError, match="its terms stay"):
            plans.change(key, replace(PLAN, terms=replace(TERMS, mode=Mode.WHOLE)))
        with pytest.raises(RequestError, match="so it stays"):
            plans.remove(key)
        plans.change(key, replace(PLAN, name="新名", valid_to=TODAY))
        with database.read() as session:
            assert commission_plans(session, "zh_CN")[0].label == "新名"

    def test_another_plan_takes_over_from_a_day_on(
        self, database: Database, plans: CommissionPlans, read: Callable[..., tuple[StatementLine, ...]]
    ) -> None:
        key = plans.add(PLAN)
        paid_contract(database, (AUGUST, "100000"))
        double = replace(PLAN, terms=replace(TERMS, tiers=(CommissionTier(Decimal(0), None, Decimal(2)),)))

        plans.take_over(key, double, AUGUST)

        assert figures(read()) == [("2026-08", "王龚", 1000, 1000)]  # signed in July: the old rate holds
        with database.read() as session:
            assert [(line.valid_from, line.valid_to) for line in commission_plans(session, "en")] == [
                (AUGUST, None),
                (None, date(2026, 7, 31)),
            ]
        with pytest.raises(RequestError, match="only from 2026-08-01"):
            plans.take_over(2, double, AUGUST)

    def test_a_taking_over_is_undone_as_one(self, database: Database, plans: CommissionPlans) -> None:
        key = plans.add(replace(PLAN, valid_to=date(2026, 12, 31)))
        follower = plans.take_over(key, replace(PLAN, valid_to=date(2026, 12, 31)), AUGUST)

        plans.go_on(key, follower, date(2026, 12, 31))

        with database.read() as session:
            assert [(line.plan_id, line.valid_to) for line in commission_plans(session, "en")] == [
                (key, date(2026, 12, 31))
            ]

    def test_a_plan_that_ended_is_not_prolonged_by_the_one_that_takes_over(
        self, database: Database, plans: CommissionPlans
    ) -> None:
        key = plans.add(replace(PLAN, valid_to=date(2026, 7, 31)))

        with pytest.raises(RequestError, match="itself ends on 2026-07-31"):
            plans.take_over(key, PLAN, SEPTEMBER)
        plans.take_over(key, PLAN, AUGUST)

        with database.read() as session:
            assert [line.valid_to for line in commission_plans(session, "en")] == [None, date(2026, 7, 31)]

    def test_a_removed_plan_does_not_come_back_beside_one_of_its_name(self, plans: CommissionPlans) -> None:
        key = plans.add(PLAN)
        plans.remove(key)
        plans.add(PLAN)

        with pytest.raises(RequestError, match="for the same days already"):
            plans.restore(key)

    def test_two_plans_of_one_name_do_not_hold_on_the_same_day(self, plans: CommissionPlans) -> None:
        plans.add(replace(PLAN, valid_to=date(2026, 7, 31)))
        plans.add(replace(PLAN, valid_from=AUGUST))

        for stated in ({}, {"valid_from": SEPTEMBER}, {"valid_to": JULY}):
            with pytest.raises(RequestError, match="for the same days already"):
                plans.add(replace(PLAN, **stated))  # type: ignore[arg-type] # only days are passed

    def test_a_removed_plan_pays_nothing_until_it_is_back(
        self, database: Database, plans: CommissionPlans, read: Callable[..., tuple[StatementLine, ...]]
    ) -> None:
        key = plans.add(PLAN)
        paid_contract(database, (JULY, "100000"))
        plans.remove(key)
        without = read()
        plans.restore(key)

        assert (without, len(read())) == ((), 1)
        with pytest.raises(RequestError, match="removed meanwhile"):
            plans.restore(key)
        with pytest.raises(RequestError, match="removed meanwhile"):
            plans.remove(99)
