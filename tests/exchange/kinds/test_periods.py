import pytest

from desktop.exchange.kinds.periods import part_of_header


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("M01", "-01"), ("m1", "-01"), ("M12", "-12"), ("1月", "-01"), ("12月份", "-12"), ("十一月", "-11"),
        ("Jan", "-01"),
        ("SEPT", "-09"), ("December", "-12"), ("2026年3月", "2026-03"), ("2026-03", "2026-03"), ("2026/3", "2026-03"),
        ("Q1", "Q1"),
        ("一季度", "Q1"), ("第四季度", "Q4"), ("M13", None), ("年份", None), ("January sales", None),
        ("员工", None),
        ("1", None), ("2026", None), ("Market", None),
    ],
)  # fmt: skip
def test_a_wide_header_names_a_part_of_time(header: str, part: str | None) -> None:
    assert part_of_header(header, None) == part


def test_what_the_map_states_decides_what_bare_numbers_mean() -> None:
    assert part_of_header("7", "month") == "-07"
    assert part_of_header("2026", "year") == "2026"
    assert part_of_header("2026年度", "year") == "2026"
    assert part_of_header("Q1", "month") is None
    assert part_of_header("1月", "quarter") is None
