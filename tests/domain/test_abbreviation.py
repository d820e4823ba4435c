"""Names on sheets that others may see."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.abbreviation import abbreviated


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("王龚", "王*"),
        ("王小龚", "王**"),
        ("欧阳娜娜", "欧阳**"),
        ("欧阳", "欧*"),  # two signs: a surname and a given name
        ("龚", "龚*"),
        ("Anna Maria Berg", "Anna M. B."),
        ("Anna", "A*"),
        ("阿布 Ali", "阿布 A."),
        ("  王龚 ", "王*"),
        ("李 娜", "李*"),
        ("王\u3000\u3000五", "王*"),
        ("", "*"),
    ],
)
def test_the_surname_stays_and_the_rest_is_hidden(name: str, shown: str) -> None:
    assert abbreviated(name) == shown


@given(st.text(alphabet="王小龚欧阳明一二", min_size=2, max_size=6))
def test_a_chinese_name_is_never_shown_whole(name: str) -> None:
    assert abbreviated(name) != name
    assert len(abbreviated(name)) == len(name)
