"""When two company names are one: place, kind of company, blanks and case do not count; a telephone does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.queries.resemblance import ALIKE, Bearer, alike, core, digits, resembling, score


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("禾味餐饮", "上海禾味餐饮管理有限公司"),
        ("（禾味）餐饮", "禾味 餐饮"),
        ("Hewei Catering Co., Ltd.", "HEWEI CATERING"),
        ("苏州市绿洲超市有限责任公司", "绿洲超市"),
        ("深圳云舟酒店集团", "云舟酒店"),
        ("浙江省杭州市禾味超市连锁", "禾味超市连锁"),
    ],
)
def test_names_that_differ_in_place_and_kind_of_company_only_are_alike(first: str, second: str) -> None:
    assert alike(first, second) == 100


@pytest.mark.parametrize(("first", "second"), [("绿洲", "绿源超市"), ("禾味餐饮", "云舟酒店"), ("公司", "集团")])
def test_different_names_are_not(first: str, second: str) -> None:
    assert alike(first, second) < ALIKE


def test_a_name_inside_a_longer_one_is_worth_a_look() -> None:
    assert ALIKE < alike("德阳景岸商业", "德阳景岸商业地产") < 100


def test_a_name_that_is_all_form_stays_whole() -> None:
    assert core("有限公司") == "有限公司"
    assert core("上海公司") == "上海"


@pytest.mark.parametrize(
    ("written", "read"),
    [("+86 139-0000-1234", "13900001234"), ("０５１２－６６８８１２３４", "051266881234"), ("110", ""), ("", "")],
)
def test_telephones_are_compared_by_their_digits(written: str, read: str) -> None:
    assert digits(written) == read


def test_the_likeliest_come_first_one_telephone_before_all() -> None:
    others = (
        Bearer(1, "禾味饮食"),
        Bearer(2, "禾味餐饮有限公司"),
        Bearer(3, "完全不同", "139 0000 1234"),
        Bearer(4, "别家"),
    )

    found = resembling("禾味餐饮", "13900001234", others, least=60)

    assert [(one.customer_id, one.percent, one.is_same_phone) for one in found] == [
        (3, 100, True), (2, 100, False), (1, 75, False),
    ]  # fmt: skip


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_the_same_both_ways_and_a_percentage(first: str, second: str) -> None:
    assert 0 <= score(core(first), core(second)) == score(core(second), core(first)) <= 100
