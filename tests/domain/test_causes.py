import json

import pytest

from desktop.domain.causes import ANY_INDICATOR, LibraryMeasure, measures_for, parse_library
from desktop.domain.indicators import INDICATORS
from desktop.errors import RequestError
from tests.domain.shipped_measures import SHIPPED


def _entry(**changes: object) -> dict[str, object]:
    text = {"zh_CN": "每周一次", "en": "Once a week"}
    entry: dict[str, object] = {
        "key": "weekly",
        "step": "visits",
        "moves": "visits",
        "indicators": ["visits"],
        "when": [],
        "cause": text,
        "measure": text,
        "support": text,
    }
    return entry | changes


def _parsed(*entries: dict[str, object]) -> tuple[LibraryMeasure, ...]:
    return parse_library(json.dumps({"measures": entries}))


class TestShippedLibrary:
    def test_it_holds_the_causes_and_measures_of_the_trade(self) -> None:
        assert len(SHIPPED) >= 51

    def test_it_has_a_measure_of_its_own_for_every_indicator(self) -> None:
        for code in INDICATORS:
            first = measures_for(code, frozenset(), SHIPPED)[0]
            assert code in first.indicators, code
            assert not first.when, code

    def test_what_a_measure_moves_is_an_indicator(self) -> None:
        for measure in SHIPPED:
            assert measure.moves in INDICATORS or not measure.moves
            assert set(measure.indicators) <= {*INDICATORS, ANY_INDICATOR}

    def test_its_texts_fit_the_form(self) -> None:
        for measure in SHIPPED:
            assert len(measure.measures["zh_CN"]) <= 42
            assert len(measure.measures["en"]) <= 100
            assert len(measure.supports["zh_CN"]) <= 20

    def test_its_chinese_texts_have_no_closing_stop_and_full_width_punctuation(self) -> None:
        for measure in SHIPPED:
            for text in (measure.causes["zh_CN"], measure.measures["zh_CN"], measure.supports["zh_CN"]):
                assert not text.endswith("。")
                assert not set(text) & set(",;:?!()")


def test_a_measure_made_for_the_diagnosis_comes_first() -> None:
    chosen = measures_for("effective_visits", frozenset({"silent_weeks"}), SHIPPED)

    assert chosen[0].key == "two_a_day"


def test_a_measure_made_for_the_indicator_above_all_comes_before_one_that_also_helps() -> None:
    library = _parsed(_entry(key="also", indicators=["signings", "visits"]), _entry(key="above_all"))

    assert [measure.key for measure in measures_for("visits", frozenset(), library)] == ["above_all", "also"]


def test_a_measure_that_helps_comes_before_one_that_is_only_asked_for() -> None:
    library = _parsed(
        _entry(key="other", indicators=["signings"], when=["weak_visits"]),
        _entry(key="needs_more", when=["low_effect"]),
        _entry(key="any", indicators=["*"]),
        _entry(key="helps"),
    )

    chosen = measures_for("visits", frozenset({"weak_visits"}), library)

    assert [measure.key for measure in chosen] == ["helps", "other", "needs_more", "any"]


def test_a_measure_made_for_the_cause_the_form_names_comes_before_one_that_helps_whatever_the_cause() -> None:
    library = _parsed(
        _entry(key="helps", indicators=["new_deals"]),
        _entry(key="other_sign", indicators=["signings"], when=["newcomer"]),
        _entry(key="cause", indicators=["effective_visits"], when=["weak_visits"]),
        _entry(key="both", indicators=["new_deals"], when=["newcomer"]),
    )

    chosen = measures_for("new_deals", frozenset({"weak_visits", "newcomer"}), library, "weak_visits")

    assert [measure.key for measure in chosen] == ["both", "cause", "helps", "other_sign"]


def test_of_two_that_help_the_one_made_for_the_cause_the_form_names_comes_first() -> None:
    library = _parsed(
        _entry(key="newcomer", when=["newcomer"]),
        _entry(key="cause", indicators=["signings", "visits"], when=["weak_size"]),
    )

    chosen = measures_for("visits", frozenset({"weak_size", "newcomer"}), library, "weak_size")

    assert [measure.key for measure in chosen] == ["cause", "newcomer"]


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "{}",
        json.dumps({"measures": [{}]}),
        json.dumps({"measures": [_entry(cause="text")]}),
        json.dumps({"measures": [_entry(measure={"zh_CN": "{谁}", "en": "{who}"})]}),
        json.dumps({"measures": [_entry(support={"zh_CN": "只有中文"})]}),
    ],
)
def test_a_faulty_library_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(RequestError, match="cannot be read"):
        parse_library(text)


def test_two_entries_with_one_key_are_refused() -> None:
    with pytest.raises(RequestError, match="the key weekly twice"):
        _parsed(_entry(), _entry())
