"""Names on sheets that others may see."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.abbreviation import abbreviated


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("王龚", "王**"),
        ("王小龚", "王**"),
        ("欧阳娜娜", "欧阳**"),
        ("欧阳", "欧**"),  # two signs: a surname and a given name
        ("龚", "**"),  # a sign alone is the whole name
        ("Anna Maria Berg", "Anna M. B."),
        ("王小小龚", "王**"),
        ("王" + "小龚" * 29 + "龙", "王**"),  # 60 characters
        ("阿里木·买买提", "阿**"),
        ("Zhang San", "Zhang S."),
        ("Anna Maria Luisa Berg", "Anna L. B."),
        ("Wolfeschlegelsteinhausen Ernst", "Wolfeschleg… E."),
        ("Anna", "A."),
        ("E\u0301lodie", "E\u0301."),
        ("أحمد", "أ*"),
        ("阿布 Ali", "阿布 A."),
        ("  王龚 ", "王**"),
        ("李 娜", "李**"),
        ("王\u3000\u3000五", "王**"),
        ("", "*"),
    ],
)
def test_the_surname_stays_and_the_rest_is_hidden(name: str, shown: str) -> None:
    assert abbreviated(name) == shown


@given(st.text(alphabet="王小龚欧阳明一二", min_size=1, max_size=6))
def test_a_chinese_name_is_never_shown_whole_nor_its_length(name: str) -> None:
    assert name not in abbreviated(name)
    assert abbreviated(name)[-2:] == "**"


@given(st.text(max_size=60))
def test_however_long_a_name_is_its_short_form_is_short(name: str) -> None:
    letters = [character for character in abbreviated(name) if not unicodedata.combining(character)]

    assert len(letters) <= 20
