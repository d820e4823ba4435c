"""A former name gives way only where that person is meant."""

import pytest

from desktop.domain.former_names import is_unmistakable, with_names_now


@pytest.mark.parametrize(
    ("text", "names", "told"),
    [
        ("李明每周五排名单。", {"李明": "李明远"}, "李明远每周五排名单。"),
        ("An reviews the plan and Andrew's list.", {"An": "Bo"}, "Bo reviews the plan and Andrew's list."),
        ("张三带李四。", {"张三": "李四", "李四": "张三"}, "李四带张三。"),
        ("王芳芳和王芳", {"王芳": "刘芳", "王芳芳": "刘方"}, "刘方和刘芳"),
        ("Nobody.", {"zh": "x", "李明": "y"}, "Nobody."),
    ],
)
def test_names_are_replaced_as_wholes_and_all_at_once(text: str, names: dict[str, str], told: str) -> None:
    assert with_names_now(text, names) == told


def test_a_name_within_anothers_or_of_one_letter_is_left_alone() -> None:
    assert not is_unmistakable("李明", ["张三", "李明华"])
    assert not is_unmistakable("李", [])
    assert is_unmistakable("李明", ["张三"])
