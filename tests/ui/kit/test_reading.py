"""What was entered becomes what a draft takes, or a sentence at its field."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from desktop.i18n import CHINESE, ENGLISH, translator
from desktop.ui.kit.field_specs import FieldSpec, Input
from desktop.ui.kit.reading import carried_over, given_by, values_of
from desktop.ui.kit.values import Values
from tests.ui.surroundings import TODAY

ENGLISH_TEXTS = translator(ENGLISH)
ANSWERS = ((Decimal(80), "Satisfied (80)"), (Decimal(20), "Very dissatisfied (20)"))


def read(spec: FieldSpec, value: Any = None, typed: str = "", is_unclear: bool = False) -> Any:
    """The value of one field, or its sentence."""
    unclear = frozenset({spec.name}) if is_unclear else frozenset[str]()
    given, errors = given_by(Values({spec.name: value}, {spec.name: typed}, unclear), [spec], TODAY, ENGLISH_TEXTS)
    return errors.get(spec.name) or given.get(spec.name)


class TestDays:
    def test_a_day_is_read_and_an_unclear_one_told(self) -> None:
        spec = FieldSpec("day", "Date", Input.DAY)

        assert read(spec, TODAY) == TODAY
        assert read(spec) is None
        assert read(spec, is_unclear=True) == "Write a day like 2026-11-20."

    @pytest.mark.parametrize(("is_past", "is_told"), [(True, True), (False, False)])
    def test_a_day_that_must_have_come_is_not_ahead(self, is_past: bool, is_told: bool) -> None:
        spec = FieldSpec("day", "Date", Input.DAY, is_past=is_past)

        assert isinstance(read(spec, TODAY + timedelta(1)), str) is is_told


class TestNumbers:
    @pytest.mark.parametrize(("typed", "value"), [("0", 0), ("100", 100), ("88.25", "88.25"), ("", None)])
    def test_points_are_read(self, typed: str, value: Any) -> None:
        expected = None if value is None else Decimal(value)

        assert read(FieldSpec("points", "Points", Input.POINTS), typed) == expected

    @pytest.mark.parametrize("typed", ["-1", "100.01", "NaN", "Infinity", "many", "1e9"])
    def test_what_are_no_points_is_told(self, typed: str) -> None:
        assert read(FieldSpec("points", "Points", Input.POINTS), typed) == (
            "Enter a number from 0 to 100, for example 85."
        )

    @pytest.mark.parametrize(("typed", "value"), [("3.5万", 35_000), ("9,000.00", 9000), ("", None)])
    def test_amounts_are_read_as_they_are_written(self, typed: str, value: int | None) -> None:
        assert read(FieldSpec("cost", "Cost", Input.AMOUNT), typed) == value

    def test_what_is_no_amount_is_told(self) -> None:
        assert "Enter an amount" in read(FieldSpec("cost", "Cost", Input.AMOUNT), "lots")

    @pytest.mark.parametrize(
        ("typed", "value"), [("satisfied", 80), ("Satisfied (80)", 80), ("very dissatisfied", 20), ("77.5", "77.5")]
    )
    def test_answers_are_words_or_points(self, typed: str, value: Any) -> None:
        spec = FieldSpec("score", "Score", Input.ANSWER, options=ANSWERS)

        assert read(spec, None, typed) == Decimal(value)
        assert read(spec, Decimal(80), "Satisfied (80)") == 80

    def test_an_answer_may_be_chinese(self) -> None:
        spec = FieldSpec("score", "Score", Input.ANSWER, options=ANSWERS)

        given, errors = given_by(Values({}, {"score": "满意"}), [spec], TODAY, translator(CHINESE))

        assert (given["score"], errors) == (Decimal(80), {})


class TestChoices:
    @pytest.mark.parametrize("kind", [Input.PERSON, Input.DEAL])
    def test_a_name_that_means_nobody_is_told(self, kind: Input) -> None:
        spec = FieldSpec("staff_id", "Staff member", kind)

        assert read(spec, 7, "王䶮") == 7
        assert read(spec, None, "nobody") == "There is none of that name; choose from the list."
        assert read(spec) is None

    def test_a_customer_comes_by_key_and_by_name(self) -> None:
        spec = FieldSpec("customer", "Customer", Input.CUSTOMER)

        known, _none = given_by(Values({"customer": 3}, {"customer": "禾味"}), [spec], TODAY, ENGLISH_TEXTS)
        new, _none = given_by(Values({}, {"customer": "绿洲"}), [spec], TODAY, ENGLISH_TEXTS)

        assert known == {"customer": "禾味", "customer_id": 3}
        assert new == {"customer": "绿洲", "customer_id": None}

    def test_a_needed_customer_may_be_a_new_name(self) -> None:
        spec = FieldSpec("customer", "Customer", Input.CUSTOMER, True, "Choose the customer.")

        assert read(spec, None, "绿洲") == "绿洲"
        assert read(spec) == "Choose the customer."


class TestNeeded:
    @pytest.mark.parametrize("kind", [Input.DAY, Input.PERSON, Input.WORD, Input.TEXT, Input.POINTS, Input.AMOUNT])
    def test_an_empty_field_says_what_is_missing(self, kind: Input) -> None:
        assert read(FieldSpec("x", "X", kind, True, "Enter the day.")) == "Enter the day."
        assert read(FieldSpec("x", "X", kind, True)) == "This is needed."

    def test_texts_that_are_not_needed_may_be_empty(self) -> None:
        specs = [FieldSpec("word", "W", Input.WORD), FieldSpec("long", "L", Input.LONG)]

        assert given_by(Values({}), specs, TODAY, ENGLISH_TEXTS) == ({"word": "", "long": ""}, {})


@dataclass(frozen=True)
class Record:
    """A record with a field of each kind."""

    day: date
    staff_id: int
    customer_id: int | None
    score: Decimal
    points: Decimal
    cost: Decimal | None
    comment: str


SPECS = (
    FieldSpec("day", "Date", Input.DAY, is_carried=True),
    FieldSpec("staff_id", "Staff member", Input.PERSON, is_carried=True),
    FieldSpec("customer", "Customer", Input.CUSTOMER),
    FieldSpec("score", "Score", Input.ANSWER, options=ANSWERS),
    FieldSpec("points", "Points", Input.POINTS),
    FieldSpec("cost", "Cost", Input.AMOUNT),
    FieldSpec("comment", "Comment", Input.WORD, is_carried=True),
)


class TestShown:
    def test_a_record_stands_in_its_form_as_it_would_be_typed(self) -> None:
        record = Record(TODAY, 7, 3, Decimal("80.00"), Decimal("2.50"), Decimal(9000), "a")

        assert values_of(record, SPECS) == {
            "day": TODAY, "staff_id": 7, "customer": 3, "score": Decimal(80), "points": "2.5", "cost": "9,000.00",
            "comment": "a",
        }  # fmt: skip

    def test_a_score_between_the_answers_stands_as_points(self) -> None:
        record = Record(TODAY, 7, None, Decimal("88.50"), Decimal(0), None, "")

        shown = values_of(record, SPECS)

        assert (shown["score"], shown["points"], shown["cost"]) == ("88.5", "0", "")

    def test_what_is_carried_down_is_what_the_table_says(self) -> None:
        values = Values({"day": TODAY, "staff_id": 7, "customer": 3, "points": "5"}, {"comment": "fair"})

        assert carried_over(values, SPECS) == {"day": TODAY, "staff_id": 7, "comment": "fair"}
