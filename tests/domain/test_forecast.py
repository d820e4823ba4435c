"""What open deals may still bring."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as some

from desktop.domain.forecast import OpenDeal, expected_on, months_around, outlook, usual_cycle
from desktop.domain.period import PeriodKind, containing

TODAY = date(2026, 11, 21)
NOVEMBER = containing(PeriodKind.MONTH, TODAY)
DECEMBER = NOVEMBER.next()


def deal(opened_on: date | None, amount: str | None = "100", probability: int = 50) -> OpenDeal:
    return OpenDeal(1, opened_on, None if amount is None else Decimal(amount), probability)


def test_a_deal_is_expected_after_the_usual_days() -> None:
    assert expected_on(deal(date(2026, 11, 1)), TODAY, 30) == date(2026, 12, 1)


def test_a_deal_that_has_taken_longer_or_bears_no_day_is_expected_now() -> None:
    assert expected_on(deal(date(2026, 1, 1)), TODAY, 30) == TODAY
    assert expected_on(deal(None), TODAY, 30) == TODAY


def test_likely_weighs_by_the_stage_and_possible_takes_all() -> None:
    found = outlook([deal(None), deal(None, "300", 10)], NOVEMBER, TODAY, 30, counts=False)

    assert (found.likely, found.possible, found.deals) == (Decimal(80), Decimal(400), 2)


def test_each_deal_falls_into_the_month_it_is_expected_in() -> None:
    deals = [deal(date(2026, 10, 25)), deal(date(2026, 11, 10))]

    assert outlook(deals, NOVEMBER, TODAY, 30, counts=False).deals == 1
    assert outlook(deals, DECEMBER, TODAY, 30, counts=False).deals == 1


def test_deals_without_an_amount_are_told_and_bring_no_money_but_a_contract() -> None:
    money = outlook([deal(None, None)], NOVEMBER, TODAY, 30, counts=False)
    contracts = outlook([deal(None, None)], NOVEMBER, TODAY, 30, counts=True)

    assert (money.possible, money.unpriced) == (Decimal(0), 1)
    assert (contracts.likely, contracts.possible, contracts.unpriced) == (Decimal("0.5"), Decimal(1), 0)


def test_a_company_without_won_deals_has_a_usual_cycle() -> None:
    assert usual_cycle(None) == 60
    assert usual_cycle(Decimal("84.6")) == 85
    assert usual_cycle(Decimal(0)) == 1


def test_months_stand_in_order_around_the_running_one() -> None:
    labels = [month.label for month in months_around(NOVEMBER, 2, 1)]

    assert labels == ["2026-09", "2026-10", "2026-11", "2026-12"]


@given(some.lists(some.tuples(some.decimals(0, 10**6, places=2), some.integers(0, 100)), max_size=8))
def test_likely_is_never_more_than_possible(known: list[tuple[Decimal, int]]) -> None:
    deals = [OpenDeal(number, None, amount, chance) for number, (amount, chance) in enumerate(known)]

    found = outlook(deals, NOVEMBER, TODAY, 30, counts=False)

    assert 0 <= found.likely <= found.possible
