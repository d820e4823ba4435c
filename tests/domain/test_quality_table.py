import json
from dataclasses import replace
from typing import Any

import pytest

from desktop.domain.quality_table import USUAL, Factor, QualityTable, document_of, table_of, validate
from desktop.errors import RequestError


def refusal(table: QualityTable) -> str:
    with pytest.raises(RequestError) as caught:
        validate(table)
    return str(caught.value)


class TestValidate:
    def test_the_usual_table_is_sound(self) -> None:
        validate(USUAL)

    @pytest.mark.parametrize(("credit", "total"), [(9, 99), (11, 101)])
    def test_weights_sum_to_exactly_100(self, credit: int, total: int) -> None:
        table = replace(USUAL, weights={**USUAL.weights, Factor.CREDIT: credit})

        assert f"sum to {total}" in refusal(table)

    def test_a_weight_is_not_below_zero(self) -> None:
        weights = {**USUAL.weights, Factor.CREDIT: -10, Factor.CAPITAL: 50}

        assert "from 0 to 100" in refusal(replace(USUAL, weights=weights))

    @pytest.mark.parametrize(
        ("bands", "sentence"),
        [
            ((), "The first band of “Registered capital” starts at 0"),
            (((1, 20),), "The first band of “Registered capital” starts at 0"),
            (((0, 20), (5, 30), (5, 40)), "The bands of “Registered capital” must rise: 5 follows 5."),
            (((0, 20), (9, 30), (5, 40)), "The bands of “Registered capital” must rise: 5 follows 9."),
            (((0, 20), (5, 101)), "lie between 0 and 100"),
            (((0, -1),), "lie between 0 and 100"),
        ],
    )
    def test_bands_cover_everything_once_and_rise(self, bands: Any, sentence: str) -> None:
        assert sentence in refusal(replace(USUAL, capital_bands=bands))
        assert "Years in business" in refusal(replace(USUAL, years_bands=bands))


class TestDocuments:
    def test_the_usual_table_is_stored_as_nothing(self) -> None:
        assert document_of(USUAL) == {}
        assert table_of({}) == table_of(None) == USUAL

    def test_an_own_table_comes_back_from_json_as_it_was(self) -> None:
        own = QualityTable(dict.fromkeys(Factor, 20), ((0, 0), (100, 50)), ((0, 10), (7, 90)))

        assert table_of(json.loads(json.dumps(document_of(own)))) == own
