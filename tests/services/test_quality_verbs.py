"""What holds for every kind of quality record: its four verbs, and that frozen quarters keep their records."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from desktop.errors import RequestError
from desktop.models import AuditEntry, Staff
from desktop.queries.quality.narrowing import RecordFilter
from desktop.services.audit import verify
from desktop.store.database import Database
from tests.services.finalised_quarter import finalise
from tests.services.quality_records import KINDS, People, RecordKind, add_people

DAY, FROZEN = date(2026, 10, 8), date(2026, 9, 30)


@pytest.fixture
def people(database: Database) -> People:
    return add_people(database)


@pytest.fixture(params=KINDS, ids=lambda kind: kind.name)
def kind(request: pytest.FixtureRequest) -> RecordKind:
    assert isinstance(request.param, RecordKind)
    return request.param


def listed(database: Database, kind: RecordKind, **wanted: Any) -> list[Any]:
    with database.read() as session:
        return list(kind.lines(session, RecordFilter(**wanted)))


def on(draft: Any, day: date) -> Any:
    """The draft with all its days moved to another day."""
    days = {field.name: day for field in fields(draft) if isinstance(getattr(draft, field.name), date)}
    return replace(draft, **days)


def named(draft: Any, name: str) -> Any:
    """The draft under another name, where its kind has names."""
    return replace(draft, name=name) if hasattr(draft, "name") else draft


class TestVerbs:
    def test_a_record_is_listed_changed_removed_and_brought_back(
        self, database: Database, people: People, kind: RecordKind
    ) -> None:
        log, draft = kind.log(database), kind.draft(people, DAY)

        record_id = log.add(draft)
        (first,) = listed(database, kind)
        log.change(record_id, on(draft, date(2026, 10, 9)))
        (second,) = listed(database, kind)
        log.remove(record_id)
        gone = listed(database, kind)
        log.restore(record_id)

        assert first.record_id == record_id
        assert first != second
        assert gone == []
        assert listed(database, kind) == [second]

    def test_every_verb_stands_in_the_record_of_changes(
        self, database: Database, people: People, kind: RecordKind
    ) -> None:
        log, draft = kind.log(database), kind.draft(people, DAY)

        record_id = log.add(draft)
        log.change(record_id, draft)
        log.remove(record_id)
        log.restore(record_id)

        with database.read() as session:
            question = select(AuditEntry.verb).where(AuditEntry.subject == kind.name).order_by(AuditEntry.id)
            verbs = list(session.scalars(question))
            assert verify(session).is_whole
        assert verbs == [f"{kind.name}.{verb}" for verb in ("added", "changed", "removed", "restored")]

    def test_one_that_is_gone_is_told_in_a_sentence(
        self, database: Database, people: People, kind: RecordKind
    ) -> None:
        log, draft = kind.log(database), kind.draft(people, DAY)
        record_id = log.add(draft)
        log.remove(record_id)

        verbs: tuple[Callable[[], Any], ...] = (
            lambda: log.change(record_id, draft),
            lambda: log.remove(record_id),
            lambda: log.remove(9),
        )
        for verb in verbs:
            with pytest.raises(RequestError, match="removed meanwhile"):
                verb()


class TestFinalisedQuarters:
    def test_take_no_record_and_give_none_away(self, database: Database, people: People, kind: RecordKind) -> None:
        log, draft = kind.log(database), on(kind.draft(people, FROZEN), FROZEN)
        inside, removed = log.add(named(draft, "选址")), log.add(named(draft, "装修"))
        outside = log.add(named(on(draft, DAY), "开业"))
        log.remove(removed)
        finalise(database, people.first)

        refused: tuple[Callable[[], Any], ...] = (
            lambda: log.add(named(draft, "签约")),
            lambda: log.change(inside, named(on(draft, DAY), "选址")),
            lambda: log.change(outside, named(draft, "开业")),
            lambda: log.remove(inside),
            lambda: log.restore(removed),
        )

        for verb in refused:
            with pytest.raises(RequestError, match="2026-09-30 lies in the evaluation 2026Q3, which is finalised"):
                verb()

    def test_reopened_take_records_again(self, database: Database, people: People, kind: RecordKind) -> None:
        finalise(database, people.first, status="reopened")

        kind.log(database).add(kind.draft(people, FROZEN))

        assert len(listed(database, kind)) == 1

    def test_of_somebody_else_do_not_matter(self, database: Database, people: People, kind: RecordKind) -> None:
        with database.write() as session:
            other = Staff(code="E09", name="丙")
            session.add(other)
            session.flush()
            other_id = other.id
        finalise(database, other_id)

        kind.log(database).add(kind.draft(people, FROZEN))

        assert len(listed(database, kind)) == 1


class TestLists:
    def test_are_narrowed_by_days_person_and_words(
        self, database: Database, people: People, kind: RecordKind
    ) -> None:
        kind.log(database).add(kind.draft(people, DAY))

        assert len(listed(database, kind, start=DAY, end=DAY)) == 1
        assert listed(database, kind, start=date(2026, 10, 9)) == []
        assert listed(database, kind, end=date(2026, 10, 7)) == []
        assert len(listed(database, kind, staff_id=people.first)) == 1
        assert listed(database, kind, staff_id=99) == []
        assert listed(database, kind, text="没有这样的字") == []
        assert len(listed(database, kind, text="招商会" if kind.name == "activity" else "甲")) == 1
        assert len(listed(database, kind, text="招" if kind.name == "activity" else "JIA")) == 1

    def test_show_the_newest_first_up_to_a_limit(self, database: Database, people: People, kind: RecordKind) -> None:
        log = kind.log(database)
        drafts = [on(kind.draft(people, DAY), date(2026, 10, day)) for day in (3, 5, 4)]
        keys = [log.add(named(draft, f"第{number}步")) for number, draft in enumerate(drafts)]

        with database.read() as session:
            lines = kind.lines(session, RecordFilter(), 2)

        assert [line.record_id for line in lines] == [keys[1], keys[2]]
