"""Schemes as documents and back."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.indicators import RecordKind, Unit
from desktop.domain.own_indicator import OwnIndicator, Source
from desktop.domain.scheme import (
    Band,
    Filter,
    Grade,
    Missing,
    Rule,
    RuleKind,
    Scheme,
    SchemeItem,
    Scope,
    Tier,
    TierBasis,
)
from desktop.domain.scheme_documents import item_from, rule_document, scheme_document, scheme_from
from desktop.domain.seal import canonical_text

numbers = st.decimals(-1000, 1000, places=2)
maybe = st.none() | numbers
words = st.text(max_size=5)
rules = st.builds(
    Rule, st.sampled_from(RuleKind), maybe, maybe, maybe, st.lists(st.builds(Band, maybe, maybe, numbers)).map(tuple)
)
items = st.builds(
    SchemeItem,
    st.sampled_from(["signings", "visits"]),
    numbers,
    rules,
    numbers,
    maybe,
    st.sampled_from(Missing),
    st.sampled_from(Scope),
    st.builds(Filter, words, words, words, words),
    words,
    maybe,
)
names = st.dictionaries(st.sampled_from(["zh_CN", "en"]), words)
schemes = st.builds(
    Scheme,
    names,
    st.integers(1, 9),
    st.lists(items, max_size=3).map(tuple),
    st.lists(st.builds(Grade, words, names, numbers, maybe), max_size=3).map(tuple),
    st.lists(st.builds(Tier, numbers, maybe, numbers, words), max_size=3).map(tuple),
    st.sampled_from(TierBasis),
    numbers,
    numbers,
    st.lists(numbers, max_size=3).map(tuple),
    names,
)


@given(schemes)
def test_a_scheme_comes_back_from_its_document_unchanged(scheme: Scheme) -> None:
    assert scheme_from(scheme_document(scheme)) == scheme


@given(schemes)
def test_a_document_can_be_sealed(scheme: Scheme) -> None:
    assert canonical_text(scheme_document(scheme)).startswith("{")


def test_a_rule_keeps_only_what_it_uses() -> None:
    assert rule_document(Rule(RuleKind.RATIO)) == {"kind": "ratio"}


def test_what_an_item_leaves_out_takes_the_usual_value() -> None:
    found = item_from({"indicator": "signings", "weight": "100", "rule": {"kind": "ratio"}})

    assert found == SchemeItem("signings", Decimal(100), Rule(RuleKind.RATIO))


def test_own_indicators_are_frozen_with_their_formulas() -> None:
    own = OwnIndicator(
        "per_visit", "每访签约额", "Signed per visit", Unit.MONEY, True, Source.FORMULA, "a / b", RecordKind.SIGNING
    )
    scheme = scheme_from(scheme_document(Scheme({}, 1, (), (), own=(own,))))

    assert scheme.own == (own,)
    assert scheme.indicator("per_visit") == own.indicator
    assert scheme.indicator("visits") is not None
    assert scheme.indicator("unheard") is None


def test_a_document_from_before_there_were_own_indicators_has_none() -> None:
    document = scheme_document(Scheme({}, 1, (), ()))
    del document["own_indicators"]

    assert scheme_from(document).own == ()
