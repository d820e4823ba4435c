"""How columns share the width of a table."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.kit.column_widths import Wish, widths_of

WISHES = st.builds(
    lambda least, more, is_elastic, air: Wish(
        least, least + more, is_elastic, 0 if is_elastic else least + more + air
    ),
    st.integers(40, 200),
    st.integers(0, 300),
    st.booleans(),
    st.integers(0, 80),
)


class TestWidthsOf:
    @given(st.lists(WISHES, min_size=1, max_size=12), st.integers(200, 3000))
    def test_no_column_has_less_than_its_least_and_the_room_is_filled(self, wishes: list[Wish], room: int) -> None:
        widths = widths_of(wishes, room)

        assert all(width >= wish.least for width, wish in zip(widths, wishes, strict=True))
        if sum(wish.least for wish in wishes) <= room:
            assert sum(widths) <= room
            if any(wish.is_elastic for wish in wishes):
                assert sum(widths) == room

    @given(st.lists(WISHES, min_size=1, max_size=12), st.integers(200, 3000))
    def test_nothing_is_left_over_while_a_column_is_cut(self, wishes: list[Wish], room: int) -> None:
        widths = widths_of(wishes, room)

        is_cut = any(width < wish.need for width, wish in zip(widths, wishes, strict=True))
        assert not is_cut or sum(widths) >= room

    def test_who_needs_little_leaves_the_rest_to_who_needs_more(self) -> None:
        assert widths_of([Wish(100, 110), Wish(100, 400), Wish(50, 50, True)], 400) == [110, 240, 50]

    def test_air_is_given_only_when_nothing_is_cut(self) -> None:
        visits, notes = Wish(60, 60, usual=90), Wish(90, 300, True)

        assert widths_of([visits, notes], 340) == [60, 280]
        assert widths_of([visits, notes], 380) == [80, 300]
        assert widths_of([visits, notes], 420) == [90, 330]

    def test_an_elastic_column_has_a_fair_width_before_others_are_shown(self) -> None:
        assert Wish(90, 320, True).kept == 190
        assert Wish(90, 100, True).kept == 100
        assert Wish(112, 170).kept == 170
