"""How the owner arranged a table, as plain values."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.kit.layouts import Layouts
from desktop.ui.kit.table_layout import TableLayout

USUAL = ["day", "staff", "customer", "method"]
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


class TestRead:
    def test_what_was_kept_comes_back(self) -> None:
        layout = TableLayout(("staff", "day"), frozenset({"method"}), {"day": 140}, "staff", True)

        assert TableLayout.read(layout.kept()) == layout

    def test_nothing_is_kept_of_the_tables_own_arrangement(self) -> None:
        assert TableLayout().kept() == {}

    @given(ANYTHING)
    def test_damage_is_left_out_and_never_an_error(self, kept: object) -> None:
        layout = TableLayout.read(kept)

        assert sorted(layout.ordered(USUAL)) == sorted(USUAL)

    def test_a_width_stays_within_reason(self) -> None:
        read = TableLayout.read({"widths": {"day": 1, "staff": 99_999, "customer": "wide"}})

        assert read.widths == {"day": 40, "staff": 2000}


class TestOrder:
    def test_a_column_that_came_later_stands_behind_its_usual_neighbour(self) -> None:
        layout = TableLayout(names=("method", "day", "gone"))

        assert layout.ordered(USUAL) == ["method", "day", "staff", "customer"]

    @given(st.sampled_from(USUAL), st.integers(-5, 5))
    def test_moving_a_column_keeps_all_of_them(self, name: str, steps: int) -> None:
        moved = TableLayout().moved(USUAL, name, steps).ordered(USUAL)

        assert sorted(moved) == sorted(USUAL)
        assert moved.index(name) == max(0, min(3, USUAL.index(name) + steps))

    def test_moving_it_back_leaves_nothing_to_keep(self) -> None:
        there = TableLayout().moved(USUAL, "day", 1)

        assert there.moved(USUAL, "day", -1) == TableLayout()


class TestLayouts:
    def test_a_change_is_told_once_and_an_empty_arrangement_is_forgotten(self) -> None:
        kept: dict[str, object] = {}
        told: list[bool] = []
        layouts = Layouts(kept, lambda: told.append(True))

        layouts.keep("visits", {"columns": ["day"]})
        layouts.keep("visits", {"columns": ["day"]})
        layouts.keep("visits", {})

        assert kept == {}
        assert len(told) == 2
