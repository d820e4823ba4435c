"""Names as they are typed on a Latin keyboard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.pinyin import spelled


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("周敏", ("zhoumin", "zm")),
        ("曾凡", ("zengfan", "zf")),
        ("单雄", ("shanxiong", "sx")),
        ("尉迟恭", ("yuchigong", "ycg")),
        ("Anna O'Neil", ("annao'neil", "ao")),
        ("李Tom", ("litom", "lt")),
        ("", ("", "")),
    ],
)
def test_a_persons_name_is_spelled_and_abbreviated(name: str, read: tuple[str, str]) -> None:
    assert spelled(name, is_person=True) == read


def test_a_company_does_not_begin_with_a_surname() -> None:
    assert spelled("单位食堂")[0] == "danweishitang"


@given(st.text(max_size=20))
def test_any_text_can_be_spelled(name: str) -> None:
    full, initials = spelled(name)

    assert len(initials) <= len(full)
