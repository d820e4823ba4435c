from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.listed_ids import BETWEEN, ListedIds
from desktop.store.documents import document_text

numbers = st.lists(st.integers(min_value=1, max_value=2**62))


def listed(ids: list[int]) -> ListedIds:
    return ListedIds(BETWEEN.join(map(str, ids)))


class TestListedIds:
    @given(numbers)
    def test_are_a_sequence_of_their_numbers(self, ids: list[int]) -> None:
        found = listed(ids)

        assert [*found] == ids
        assert len(found) == len(ids)
        assert found[1:] == tuple(ids[1:])
        assert found == tuple(ids)
        assert hash(found) == hash(tuple(ids))
        assert bool(found) == bool(ids)

    @given(numbers)
    def test_are_stored_as_any_list_of_them(self, ids: list[int]) -> None:
        assert document_text(listed(ids)) == document_text(ids)

    def test_are_no_other_numbers_and_no_text(self) -> None:
        assert listed([1, 2]) != (2, 1)
        assert listed([1]) != 1
        assert listed([7, 9])[-1] == 9
        assert repr(listed([7, 9])) == "ListedIds('7, 9')"
