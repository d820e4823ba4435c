"""What is typed into rows and fields: numbers as owners write them, and a sentence at each wrong row."""

from decimal import Decimal

import pytest

from desktop.domain.scheme import Band, Grade, Tier
from desktop.i18n import ENGLISH, translator
from desktop.ui.schemes.typed import (
    UnreadableError,
    band_rows,
    bands_typed,
    grade_rows,
    grade_tier_rows,
    grade_tiers_typed,
    grades_typed,
    number,
    ramp_text,
    ramp_typed,
    tier_rows,
    tiers_typed,
)

TEXTS = translator(ENGLISH)
GRADES = (
    Grade("good", {"zh_CN": "良好", "en": "Good"}, Decimal(60), None),
    Grade("bad", {"zh_CN": "较差", "en": "Poor"}, Decimal(0), Decimal(60)),
)


def band(lower: str, upper: str, points: str) -> dict[str, str]:
    return {"lower": lower, "upper": upper, "points": points}


def grade(name: str, lower: str, upper: str, code: str = "", name_en: str = "") -> dict[str, str]:
    return {"code": code, "name": name, "name_en": name_en, "lower": lower, "upper": upper}


def tier(lower: str, upper: str, coefficient: str) -> dict[str, str]:
    return {"lower": lower, "upper": upper, "coefficient": coefficient}


class TestNumbers:
    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            ("12.5", "12.5"),
            ("３００", "300"),
            ("1,200", "1200"),
            ("95 %", "95"),
            ("-4", "-4"),
            ("", None),
            (" ", None),
        ],
    )
    def test_are_read_as_owners_write_them(self, written: str, expected: str | None) -> None:
        assert number(written) == (None if expected is None else Decimal(expected))

    @pytest.mark.parametrize("written", ["4o", "NaN", "Infinity", "1.23456", "1e13", "--1"])
    def test_of_no_meaning_are_refused(self, written: str) -> None:
        with pytest.raises(UnreadableError):
            number(written)


class TestBands:
    def test_are_put_in_order(self) -> None:
        bands, problems = bands_typed([band("10", "", "100"), band("", "10", "50")], TEXTS)

        assert bands == (
            Band(None, Decimal(10), Decimal(50)), Band(Decimal(10), None, Decimal(100)),
        )  # fmt: skip
        assert problems == {}
        assert band_rows(bands) == [band("", "10", "50"), band("10", "", "100")]

    def test_a_gap_stands_at_its_row(self) -> None:
        _bands, problems = bands_typed([band("", "10", "50"), band("20", "", "100")], TEXTS)

        assert problems == {1: "Leaves a gap from 10 to 20."}

    @pytest.mark.parametrize(
        ("row", "sentence"),
        [(band("", "", ""), "How many points does it earn?"), (band("x", "", "1"), "“x” is no number.")],
    )
    def test_what_cannot_be_read_stands_at_its_row(self, row: dict[str, str], sentence: str) -> None:
        assert bands_typed([row], TEXTS) == ((), {0: sentence})


class TestGrades:
    def test_keep_their_codes_and_get_new_ones(self) -> None:
        rows = [grade("优", "90", ""), grade("良好", "60", "90", "good", "Good"), grade("差", "0", "60")]

        grades, problems = grades_typed(rows, Decimal(120), TEXTS)

        assert [each.code for each in grades] == ["grade_1", "good", "grade_2"]
        assert grades[0].names == {"zh_CN": "优", "en": "优"}
        assert problems == {}

    @pytest.mark.parametrize(
        ("rows", "problems"),
        [
            ([grade("", "0", "")], {0: "What is this grade called?"}),
            ([grade("优", "", "")], {0: "From how many points on?"}),
            ([grade("优", "0", "x")], {0: "“x” is no number."}),
        ],
    )
    def test_that_say_too_little_are_told_at_their_rows(
        self, rows: list[dict[str, str]], problems: dict[int, str]
    ) -> None:
        assert grades_typed(rows, Decimal(120), TEXTS) == ((), problems)

    def test_that_end_too_early_are_told(self) -> None:
        _grades, problems = grades_typed([grade("优", "0", "100")], Decimal(120), TEXTS)

        assert problems == {0: "The highest row must reach 120, or be open."}

    def test_go_round(self) -> None:
        grades, _problems = grades_typed(grade_rows(GRADES), Decimal(120), TEXTS)

        assert grades == GRADES


class TestTiers:
    def test_go_round_and_may_leave_gaps(self) -> None:
        tiers = (Tier(Decimal(60), Decimal(80), Decimal("0.8")), Tier(Decimal(90), None, Decimal("1.2")))

        assert tiers_typed(tier_rows(tiers), TEXTS) == (tiers, {})

    @pytest.mark.parametrize(
        ("row", "sentence"),
        [
            (tier("", "80", "1"), "From where on?"),
            (tier("60", "", ""), "Which coefficient, 0 or more?"),
            (tier("60", "", "-1"), "Which coefficient, 0 or more?"),
            (tier("60", "", "x"), "“x” is no number."),
        ],
    )
    def test_that_say_too_little_are_told_at_their_rows(self, row: dict[str, str], sentence: str) -> None:
        assert tiers_typed([row], TEXTS) == ((), {0: sentence})

    def test_by_grade_have_a_row_for_each_grade(self) -> None:
        rows = grade_tier_rows((Tier(Decimal(0), None, Decimal(2), "good"),), GRADES, ENGLISH)

        assert [(row["name"], row["coefficient"]) for row in rows] == [("Good", "2"), ("Poor", "")]
        assert grade_tiers_typed(rows, TEXTS) == ((), {1: "Which coefficient, 0 or more?"})
        rows[1]["coefficient"] = "0"
        tiers, problems = grade_tiers_typed(rows, TEXTS)
        assert [(each.grade, str(each.coefficient)) for each in tiers] == [("good", "2"), ("bad", "0")]
        assert problems == {}


class TestRamp:
    @pytest.mark.parametrize("written", ["50 67 83 100", "50%, 67%, 83%, 100%", "５０、67、83、100"])
    def test_is_read_from_percentages_in_a_row(self, written: str) -> None:
        ramp, wrong = ramp_typed(written, TEXTS)

        assert ramp == (Decimal("0.5"), Decimal("0.67"), Decimal("0.83"), Decimal(1))
        assert (wrong, ramp_text(ramp)) == ("", "50 67 83 100")

    def test_may_be_off(self) -> None:
        assert ramp_typed(" ", TEXTS) == ((), "")

    @pytest.mark.parametrize("written", ["0", "101", "half"])
    def test_of_no_meaning_is_refused(self, written: str) -> None:
        assert ramp_typed(written, TEXTS)[1].startswith("Write percentages")
