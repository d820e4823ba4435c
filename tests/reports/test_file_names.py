"""File names that Windows takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reports.file_names import FileNames, safe_stem


class TestSafeStem:
    @pytest.mark.parametrize(
        ("stem", "safe"),
        [
            ("KH-2026Q3-004 王䶮", "KH-2026Q3-004 王䶮"),
            ('a<b>c:"d/e\\f|g?h*i', "a_b_c__d_e_f_g_h_i"),
            ("CON", "_CON"),
            ("lpt1.x", "_lpt1.x"),
            ("COM¹", "_COM¹"),
            ("name. . ", "name"),
            ("..", "_"),
            ("", "_"),
            ("../../etc/passwd", "_.._.._etc_passwd"),
            ("a\x00b\x1fc\x7f", "a_b_c_"),
            ("x\u202egpj", "x_gpj"),
            ("\ud800x", "x"),
        ],
    )
    def test_what_a_system_refuses_is_replaced(self, stem: str, safe: str) -> None:
        assert safe_stem(stem) == safe

    def test_a_long_name_is_cut_between_characters(self) -> None:
        assert safe_stem("欧阳" * 100) == "欧阳" * 30
        assert len(safe_stem("a" * 300)) == 100

    @given(st.text(max_size=300))
    def test_any_name_is_safe(self, stem: str) -> None:
        safe = safe_stem(stem)

        assert safe
        assert len(safe.encode()) <= 190
        assert safe[-1] not in ". "
        assert not set(safe) & set('<>:"/\\|?*')
        assert safe_stem(safe) == safe


class TestFileNames:
    def test_no_name_is_given_twice_whatever_its_case(self) -> None:
        names = FileNames()

        assert [names.name("Anna"), names.name("ANNA"), names.name("Anna")] == [
            "Anna.pdf",
            "ANNA (2).pdf",
            "Anna (3).pdf",
        ]


def test_a_title_with_a_colon_reads_on() -> None:
    assert safe_stem("2026Q3 Franchise Recruiting: Quarterly Review") == (
        "2026Q3 Franchise Recruiting - Quarterly Review"
    )
    assert safe_stem("2026Q3 考核：季度") == "2026Q3 考核：季度"
