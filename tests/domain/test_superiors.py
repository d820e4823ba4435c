"""Who is above whom."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.superiors import is_above

PEOPLE = st.integers(min_value=1, max_value=6)


def test_a_chain_is_followed_to_its_end() -> None:
    superiors = {1: None, 2: 1, 3: 2, 4: None}

    assert is_above(1, 3, superiors)
    assert not is_above(3, 1, superiors)
    assert not is_above(4, 3, superiors)


@given(st.dictionaries(PEOPLE, st.none() | PEOPLE), PEOPLE, PEOPLE)
def test_even_a_file_that_holds_a_circle_is_answered(
    superiors: dict[int, int | None], person: int, other: int
) -> None:
    assert is_above(person, other, superiors) in (True, False)
