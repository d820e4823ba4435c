"""Contracts and customers that carry a figure are named."""

from collections.abc import Sequence

from desktop.domain.facts import Evidence
from desktop.domain.narrative import Finding, PersonFigures, findings_for
from tests.domain.languages import BOTH
from tests.domain.narrative.people import contract, item, person


def _first(figures: PersonFigures) -> Finding:
    return findings_for(figures, BOTH)[0]


def _signer(*amounts: float, months: Sequence[int] = (7, 8, 9, 9, 9)) -> str:
    contracts = tuple(
        contract(str(number), f"客户{'甲乙丙丁戊'[number]}", f"2026-{months[number]:02}-05", amount)
        for number, amount in enumerate(amounts)
    )
    total = sum(amounts)
    figures = person(
        "许砚秋", [item("signed_amount", 100, 110, total, total / 1.1)], evidence=Evidence(contracts=contracts)
    )
    return _first(figures).texts["zh_CN"].partition("。")[2]


def test_one_contract_that_carries_much_is_named() -> None:
    assert _signer(500_000, 100_000, 100_000) == "7 月签下的客户甲一单 50.0 万元，占本季度的 71.4%。"


def test_two_contracts_of_different_months_are_named_without_a_month() -> None:
    assert (
        _signer(230_000, 220_000, 200_000, 200_000, 150_000) == "客户甲、客户乙两单共 45.0 万元，占本季度的 45.0%。"
    )


def test_contracts_of_equal_weight_are_not_named() -> None:
    assert _signer(100_000, 100_000, 100_000) == ""
    assert (
        _signer(100_000, 100_000, 100_000, 100_000, 100_000) == "客户甲、客户乙两单共 20.0 万元，占本季度的 40.0%。"
    )


def test_the_customers_behind_a_number_of_contracts_are_named() -> None:
    contracts = tuple(
        contract(str(n), name, f"2026-0{n + 6}-05", 300_000 - n * 50_000)
        for n, name in enumerate(("禾味餐饮有限公司", "城东广场", "山前茶铺"), 1)
    )
    few = person("陆知远", [item("signings", 100, 40, 2, 5)], evidence=Evidence(contracts=contracts[:2]))
    more = person("陆知远", [item("signings", 100, 60, 3, 5)], evidence=Evidence(contracts=contracts))

    assert _first(few).texts["zh_CN"].endswith("。签下的是禾味餐饮、城东广场。")
    assert _first(few).texts["en"].endswith(" Signed with 禾味餐饮, 城东广场.")
    assert _first(more).texts["zh_CN"].endswith("。最大一单是 7 月签下的禾味餐饮，计 25.0 万元。")
    assert _first(more).texts["en"].endswith(" Largest: 禾味餐饮 in July, ¥250,000.")
