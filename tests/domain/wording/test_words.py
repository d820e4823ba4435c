from decimal import Decimal

import pytest

from desktop.domain.indicators import INDICATORS, Indicator, Shape, Unit
from tests.domain.languages import EN, ZH


@pytest.mark.parametrize(
    ("code", "value", "chinese", "english"),
    [
        ("effective_visits", "18", "有效拜访 18 次", "18 effective visits"),
        ("effective_visits", "1", "有效拜访 1 次", "1 effective visit"),
        ("effective_visits", "0", "有效拜访 0 次", "no effective visits"),
        ("signings", "2.5", "签约 2.5 份", "2.5 contracts"),
        ("signed_amount", "3120000", "签约金额 312.0 万元", "signed ¥3.12 m"),
        ("collection_rate", "62.5", "回款率 62.5%", "collection rate 62.5 %"),
        ("deal_cycle_days", "57", "成交周期 57 天", "deal cycle 57 days"),
        ("customer_quality", "74", "招商质量 74.0 分", "customer quality 74.0 points"),
        ("raters", "80", "360 度评价 80.0 分", "360° rating 80.0 points"),
    ],
)
def test_an_indicator_is_spoken_of_as_people_do(code: str, value: str, chinese: str, english: str) -> None:
    assert ZH.figure(INDICATORS[code], Decimal(value)) == chinese
    assert EN.figure(INDICATORS[code], Decimal(value)) == english


def test_every_indicator_can_be_spoken_of_in_both_languages() -> None:
    for indicator in INDICATORS.values():
        assert "{" not in ZH.figure(indicator, Decimal(3)) + EN.figure(indicator, Decimal(3))
        assert ZH.name(indicator) != indicator.name, indicator.code


def test_an_owners_own_indicator_keeps_its_name() -> None:
    own = Indicator("formula_7", "Shop score", Unit.COUNT, Shape.CALLED, is_own=True)

    assert EN.figure(own, Decimal(4)) == "Shop score: 4"
    assert ZH.value(own, Decimal(4)) == "4"


@pytest.mark.parametrize(
    ("code", "start", "goal", "chinese", "english"),
    [
        ("effective_visits", "1.4", "3", "1.4 → 3 次", "1.4 → 3"),
        ("collection_rate", "62.5", "85", "62.5 → 85.0%", "62.5 → 85.0 %"),
        ("deal_cycle_days", "57", "55", "57 → 55 天", "57 → 55 days"),
        ("signed_amount", "560000", "2600000", "56.0 → 260.0 万元", "¥560,000 → ¥2.60 m"),
        ("overdue_amount", "300000", "0", "30.0 万元 → 0 元", "¥300,000 → ¥0"),
    ],
)
def test_a_change_says_a_shared_unit_once(code: str, start: str, goal: str, chinese: str, english: str) -> None:
    indicator, values = INDICATORS[code], (Decimal(start), Decimal(goal))

    assert ZH.change(indicator, *values) == chinese
    assert EN.change(indicator, *values) == english


def test_sentences_are_closed_and_english_ones_opened_with_a_capital() -> None:
    assert ZH.sentences(("签约 3 份", "", "比上季度多 1 份")) == "签约 3 份。比上季度多 1 份。"
    assert EN.sentences(("3 contracts", "", "up on last quarter")) == "3 contracts. Up on last quarter."
    assert ZH.sentences(("",)) == ""


def test_names_and_clauses_are_joined_as_each_language_does() -> None:
    names = ("禾味餐饮", "城东广场")

    assert ZH.names(names) == "禾味餐饮、城东广场"
    assert EN.names(names) == "禾味餐饮, 城东广场"
    assert ZH.clauses(("甲", "", "乙")) == "甲；乙"
    assert EN.clauses(("a", "", "b")) == "a; b"
    assert ZH.row(("甲", "乙")) == "甲，乙"
    assert EN.listed(("a", "b")) == "a, b"


def test_conduct_points_are_said_as_they_were_given() -> None:
    assert ZH.conduct_points(Decimal("3.00")) == "3 分"
    assert EN.conduct_points(Decimal(1)) == "1 point"
    assert EN.conduct_points(Decimal("2.5")) == "2.5 points"


def test_a_percent_sign_of_a_sentence_is_said_as_it_stands() -> None:
    assert EN.say("{customer} with {partners}, {share} %", customer="Hewei", partners="Lin", share="60") == (
        "Hewei with Lin, 60 %"
    )
    assert EN.say("100 %") == "100 %"
