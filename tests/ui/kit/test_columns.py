"""The order of rows."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.kit.columns import Column, in_order
from desktop.ui.tones import Tone

BY_VALUE: Column[Decimal | None] = Column("Points", str, sort_key=lambda row: row)


class TestInOrder:
    @given(st.lists(st.none() | st.decimals(-1000, 1000, places=2)), st.booleans())
    def test_rows_without_a_value_stand_last_either_way(self, rows: list[Decimal | None], descending: bool) -> None:
        ordered = in_order(rows, BY_VALUE, descending)

        known = [row for row in ordered if row is not None]
        assert known == sorted(known, reverse=descending)
        assert ordered[len(known) :] == [None] * (len(rows) - len(known))

    def test_without_a_key_the_text_decides_whatever_its_case(self) -> None:
        column: Column[str] = Column("Name", lambda row: row)

        assert in_order(["b", "A", ""], column, descending=False) == ["A", "b", ""]

    def test_a_column_says_nothing_more_unless_told(self) -> None:
        assert BY_VALUE.tone(Decimal(1)) is Tone.NEUTRAL
        assert BY_VALUE.percent(Decimal(1)) is None
