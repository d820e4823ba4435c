"""The owner's lists of words: added, renamed, retired and ordered; records keep what they were given."""

from datetime import date

import pytest
from sqlalchemy import select

from desktop.domain.period import parse_period
from desktop.errors import RequestError
from desktop.models import AuditEntry, LookupKind, Visit
from desktop.queries.facts import staff_facts
from desktop.queries.lookups import word_list, words
from desktop.queries.visits import VisitFilter, visit_page
from desktop.services.visits import VisitDraft, VisitLog
from desktop.services.word_lists import WordDraft, WordLists
from desktop.store.database import Database
from tests.services.quality_records import TODAY, add_people

REGION, OUTCOME = LookupKind.REGION, LookupKind.OUTCOME


@pytest.fixture
def lists(database: Database) -> WordLists:
    return WordLists(database)


def names(database: Database, kind: LookupKind = REGION) -> list[str]:
    """The words of a list, retired ones in brackets."""
    with database.read() as session:
        return [line.name if line.is_active else f"({line.name})" for line in word_list(session, kind)]


class TestAdd:
    def test_new_words_come_last(self, database: Database, lists: WordLists) -> None:
        lists.add(REGION, WordDraft("华东"))
        lists.add(REGION, WordDraft(" 华南 ", "South"))

        assert names(database) == ["华东", "华南"]

    @pytest.mark.parametrize("name", ["East", "EAST", "east"])
    def test_a_word_stands_once_in_its_list(self, database: Database, lists: WordLists, name: str) -> None:
        lists.add(REGION, WordDraft("East"))
        lists.add(LookupKind.PRODUCT, WordDraft("East"))

        with pytest.raises(RequestError, match="“East” is on the list already"):
            lists.add(REGION, WordDraft(name))

    def test_a_retired_word_comes_back_at_the_end(self, database: Database, lists: WordLists) -> None:
        first = lists.add(REGION, WordDraft("华东"))
        lists.add(REGION, WordDraft("华南"))
        lists.retire(first)

        assert lists.add(REGION, WordDraft("华东")) == first
        assert names(database) == ["华南", "华东"]

    def test_an_empty_word_is_refused(self, lists: WordLists) -> None:
        with pytest.raises(RequestError, match="must not be empty"):
            lists.add(REGION, WordDraft("  "))


class TestChange:
    def test_records_follow_a_new_name(self, database: Database, lists: WordLists) -> None:
        people = add_people(database)
        VisitLog(database, lambda: TODAY).log(VisitDraft(date(2026, 10, 8), people.first, outcome="有进展"))
        with database.read() as session:
            (line,) = word_list(session, OUTCOME)

        lists.change(line.word_id, WordDraft("有实质进展", "Real progress"))

        with database.read() as session:
            assert visit_page(session, VisitFilter(), "zh_CN").lines[0].outcome == "有实质进展"
            assert visit_page(session, VisitFilter(), "en").lines[0].outcome == "Real progress"

    def test_an_outcome_that_counts_as_effective_counts_from_then_on(
        self, database: Database, lists: WordLists
    ) -> None:
        people = add_people(database)
        key = lists.add(OUTCOME, WordDraft("送资料"))
        VisitLog(database, lambda: TODAY).log(VisitDraft(date(2026, 10, 8), people.first, outcome="送资料"))

        def effective() -> object:
            with database.read() as session:
                return staff_facts(session, parse_period("2026Q4"))[people.first]["effective_visits"].actual

        before = effective()
        lists.change(key, WordDraft("送资料", is_effective=True))

        assert (before, effective()) == (0, 1)

    def test_only_outcomes_can_be_effective(self, database: Database, lists: WordLists) -> None:
        lists.add(REGION, WordDraft("华东", is_effective=True))

        with database.read() as session:
            assert [line.is_effective for line in word_list(session, REGION)] == [False]

    def test_a_name_that_another_word_bears_is_refused(self, lists: WordLists) -> None:
        first, second = lists.add(REGION, WordDraft("华东")), lists.add(REGION, WordDraft("华南"))

        with pytest.raises(RequestError, match="on the list already"):
            lists.change(second, WordDraft("华东"))
        lists.retire(first)
        with pytest.raises(RequestError, match="bring it back"):
            lists.change(second, WordDraft("华东"))

    def test_a_word_may_keep_its_name(self, database: Database, lists: WordLists) -> None:
        key = lists.add(REGION, WordDraft("华东"))

        lists.change(key, WordDraft("华东", "East"))

        with database.read() as session:
            assert [choice.label for choice in words(session, REGION, "en")] == ["East"]


class TestRetire:
    def test_a_retired_word_is_not_offered_but_stays_with_its_records(
        self, database: Database, lists: WordLists
    ) -> None:
        people = add_people(database)
        VisitLog(database, lambda: TODAY).log(VisitDraft(date(2026, 10, 8), people.first, method="电话"))
        with database.read() as session:
            (line,) = word_list(session, LookupKind.METHOD)

        lists.retire(line.word_id)

        with database.read() as session:
            assert words(session, LookupKind.METHOD, "zh_CN") == ()
            assert session.scalars(select(Visit.method_id)).all() == [line.word_id]

    def test_can_be_undone_at_the_same_place(self, database: Database, lists: WordLists) -> None:
        first = lists.add(REGION, WordDraft("华东"))
        lists.add(REGION, WordDraft("华南"))

        lists.retire(first)
        retired = names(database)
        lists.bring_back(first)

        assert retired == ["华南", "(华东)"]
        assert names(database) == ["华东", "华南"]


class TestOrder:
    def test_is_the_owners_and_what_is_not_named_follows(self, database: Database, lists: WordLists) -> None:
        keys = [lists.add(REGION, WordDraft(name)) for name in ("甲", "乙", "丙")]

        lists.order(REGION, [keys[2], keys[0]])

        assert names(database) == ["丙", "甲", "乙"]

    def test_words_of_another_list_are_refused(self, lists: WordLists) -> None:
        key = lists.add(LookupKind.PRODUCT, WordDraft("甲"))

        with pytest.raises(RequestError, match="changed meanwhile"):
            lists.order(REGION, [key])


def test_every_verb_stands_in_the_record_of_changes(database: Database, lists: WordLists) -> None:
    key = lists.add(REGION, WordDraft("华东"))
    lists.change(key, WordDraft("华东区"))
    lists.retire(key)
    lists.bring_back(key)
    lists.order(REGION, [key])

    with database.read() as session:
        verbs = session.scalars(select(AuditEntry.verb).order_by(AuditEntry.id)).all()
    assert verbs == ["word.added", "word.changed", "word.retired", "word.brought_back", "words.ordered"]


def test_a_word_that_is_gone_is_told_in_a_sentence(lists: WordLists) -> None:
    with pytest.raises(RequestError, match="removed meanwhile"):
        lists.retire(9)
