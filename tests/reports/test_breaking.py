"""Lines as a Chinese typesetter breaks them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reports import breaking, runs

CLOSING = "，。；：、？！）》」』】”’%"
OPENING = "（《「『【“‘¥"
SAMPLE = "签约金额 312.0 万元，完成折算目标 260.0 万元的 120.0%（12 人中第 1）；"
SAMPLE += "8 月 3 日至 8 月 23 日，“禾味餐饮”一单占全季 46.8%。"


class TestBroken:
    def test_a_figure_stays_with_its_unit_and_its_closing_mark(self) -> None:
        lines = breaking.broken("完成签约 312.0 万元，很好", 9)

        assert lines == ("完成签约", "312.0 万元，很好")

    def test_a_date_stays_whole(self) -> None:
        lines = breaking.broken("从去年的 8 月 23 日起", 7)

        assert "8 月 23 日" in "".join(lines)
        assert any("8 月 23 日" in line for line in lines)

    def test_an_arrow_goes_with_what_it_leads_to(self) -> None:
        lines = breaking.broken("客单价 10.6 万元 → 13.3 万元", 8)

        assert lines == ("客单价 10.6 万元", "→ 13.3 万元")

    def test_a_closing_mark_may_stand_half_an_em_beyond_the_edge(self) -> None:
        text = "一二三四五。"

        assert breaking.broken(text, 5.5, hang=True) == (text,)
        assert breaking.broken(text, 5.5) == ("一二三四", "五。")

    def test_a_word_wider_than_the_column_is_cut_behind_its_hyphen(self) -> None:
        assert breaking.broken("Hohenstein-Wittelsbach", 8) == ("Hohenstein-", "Wittelsbach")
        assert breaking.broken("KH-2026Q3-001", 6) == ("KH-2026Q3-", "001")

    def test_a_word_wider_than_the_column_is_cut(self) -> None:
        lines = breaking.broken("Donaudampfschifffahrtsgesellschaft", 6)

        assert "".join(lines) == "Donaudampfschifffahrtsgesellschaft"
        assert all(runs.width(line) <= 6 for line in lines)

    def test_an_english_word_is_not_cut_where_it_fits(self) -> None:
        lines = breaking.broken("too few visits, not weak closing", 8)

        assert " ".join(lines) == "too few visits, not weak closing"

    def test_the_lines_of_the_owner_are_kept(self) -> None:
        assert breaking.broken("第一\n第二", 20) == ("第一", "第二")

    def test_nothing_is_one_empty_line(self) -> None:
        assert breaking.broken("", 20) == ("",)

    @pytest.mark.parametrize("width", [6, 7.3, 9, 11.1, 14, 20.5])
    def test_no_closing_mark_begins_a_line_and_no_opening_mark_ends_one(self, width: float) -> None:
        lines = breaking.broken(SAMPLE, width, hang=True)

        assert not [line for line in lines if line[0] in CLOSING or line[-1] in OPENING]

    @given(st.text(max_size=200), st.floats(2, 60))
    def test_no_character_is_lost_and_no_line_is_too_wide(self, text: str, width: float) -> None:
        lines = breaking.broken(text, width)

        assert "".join("".join(lines).split()) == "".join(text.split())
        assert all(runs.width(line, latin=runs.is_latin(text)) <= max(width, 1.1) + 1e-6 for line in lines)
