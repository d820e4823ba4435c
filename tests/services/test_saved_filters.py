"""Filters under the owner's names."""

import pytest

from desktop.errors import RequestError
from desktop.queries.saved_filters import FilterLine, saved_filters
from desktop.services import audit
from desktop.services.saved_filters import SavedFilters
from desktop.store.database import Database

WANTED = {"span": "all", "text": "绿洲"}


@pytest.fixture
def filters(database: Database) -> SavedFilters:
    return SavedFilters(database)


def lines(database: Database, place: str = "visits") -> tuple[FilterLine, ...]:
    with database.read() as session:
        return saved_filters(session, place)


def names(database: Database, place: str = "visits") -> list[str]:
    return [line.name for line in lines(database, place)]


class TestKeep:
    def test_each_list_has_its_own_by_name(self, database: Database, filters: SavedFilters) -> None:
        filters.keep("visits", " 绿洲 ", WANTED)
        filters.keep("visits", "A", {})
        filters.keep("signings", "B", {})

        assert names(database) == ["A", "绿洲"]
        assert lines(database)[1].wanted == WANTED
        with database.read() as session:
            assert audit.verify(session).is_whole

    def test_one_of_the_same_name_is_replaced(self, database: Database, filters: SavedFilters) -> None:
        first = filters.keep("visits", "A", {})

        again = filters.keep("visits", "A", WANTED)

        assert again == first
        assert [line.wanted for line in lines(database)] == [WANTED]

    def test_it_needs_a_name(self, database: Database, filters: SavedFilters) -> None:
        with pytest.raises(RequestError):
            filters.keep("visits", "  ", WANTED)

        assert names(database) == []


class TestRename:
    def test_it_goes_on_under_the_other_name(self, database: Database, filters: SavedFilters) -> None:
        key = filters.keep("visits", "A", WANTED)

        filters.rename(key, " B ")

        assert [(line.filter_id, line.name, line.wanted) for line in lines(database)] == [(key, "B", WANTED)]

    def test_no_two_of_a_list_are_called_alike(self, database: Database, filters: SavedFilters) -> None:
        filters.keep("visits", "A", {})
        key = filters.keep("visits", "B", WANTED)
        filters.remove(filters.keep("visits", "C", {}))
        filters.keep("signings", "D", {})

        with pytest.raises(RequestError, match="already"):
            filters.rename(key, "A")
        for free in ("C", "D"):
            filters.rename(key, free)

        assert names(database) == ["A", "D"]


class TestDefault:
    def test_a_list_has_one_at_most(self, database: Database, filters: SavedFilters) -> None:
        one, other = filters.keep("visits", "A", {}), filters.keep("visits", "B", {})
        elsewhere = filters.keep("signings", "C", {})
        filters.make_default(elsewhere, is_default=True)
        filters.make_default(one, is_default=True)

        filters.make_default(other, is_default=True)

        assert [line.name for line in lines(database) if line.is_default] == ["B"]
        assert lines(database, "signings")[0].is_default

    def test_it_can_be_given_up(self, database: Database, filters: SavedFilters) -> None:
        key = filters.keep("visits", "A", {})
        filters.make_default(key, is_default=True)

        filters.make_default(key, is_default=False)

        assert not lines(database)[0].is_default


class TestRemove:
    def test_it_comes_back_in_place_of_one_that_took_its_name(
        self, database: Database, filters: SavedFilters
    ) -> None:
        key = filters.keep("visits", "A", WANTED)
        filters.remove(key)
        without = names(database)
        filters.keep("visits", "A", {})

        filters.restore(key)

        assert without == []
        assert [line.wanted for line in lines(database)] == [WANTED]

    def test_what_is_gone_cannot_be_removed_again(self, filters: SavedFilters) -> None:
        key = filters.keep("visits", "A", WANTED)
        filters.remove(key)

        with pytest.raises(RequestError):
            filters.remove(key)
        with pytest.raises(RequestError):
            filters.make_default(key, is_default=True)
