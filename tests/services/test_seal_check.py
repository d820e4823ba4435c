"""Whatever cell of a finalised evaluation another program changes, the check says so."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.orm import Session
from sqlalchemy.types import JSON

from desktop.domain.sheet_kinds import SheetKind
from desktop.errors import DataFileError
from desktop.models import Action, Base, Evaluation, Finding, Review, ReviewItem, SchemeItem, SchemeVersion
from desktop.services.checkup import check_up
from desktop.services.evaluations import Evaluations
from desktop.services.printing import ReviewPrinting
from desktop.services.seal_check import verify_seals
from desktop.services.sheets import SheetOrder, SheetPrinting
from desktop.store.database import Database
from tests.outside import without_guards
from tests.services.small_company import Q3, actions, reviews, today, two_people

TABLES = (Evaluation, Review, ReviewItem, Finding, Action)


@pytest.fixture
def final(database: Database) -> int:
    """The key of a small company's third quarter, finalised; one action of its plan is done."""
    with database.write() as session:
        two_people(session)
    evaluations = Evaluations(database, today)
    key = evaluations.run(Q3).evaluation_id
    evaluations.finalise(key)
    with database.read() as session:
        action = actions(session, reviews(session, key)["E01"])[0]
    evaluations.complete_action(action.id, date(2026, 11, 1))
    return key


@pytest.mark.on_file
@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.__tablename__))
def test_every_changed_cell_is_noticed(database: Database, final: int, table: type[Base]) -> None:
    missed = []
    with database.raw() as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("PRAGMA foreign_keys = OFF")
    with database.read() as session:
        without_guards(session)
        for column, key in cells(session, table):
            with session.begin_nested() as inner:
                change(session, table.__tablename__, column, key)
                session.expire_all()
                missed += [] if verify_seals(session) else [(column, key)]
                inner.rollback()

    assert missed == []


@pytest.mark.on_file
def test_a_document_of_another_kind_is_noticed(database: Database, final: int) -> None:
    changed, missed = [], []
    with database.read() as session:
        without_guards(session)
        for table in TABLES:
            name = table.__tablename__
            for column, key in cells(session, table):
                place = (
                    f'UPDATE {name} SET "{column}" = :value WHERE id = :key AND "{column}" LIKE :some RETURNING id'  # noqa: S608 - our own names
                )
                for some, value in (("{%", "[]"), ("[%", "{}")):
                    with session.begin_nested() as inner:
                        if session.execute(text(place), {"key": key, "value": value, "some": some}).all():
                            session.expire_all()
                            changed.append(column)
                            missed += [] if verify_seals(session) else [(name, column, key)]
                        inner.rollback()

    assert "snapshot" in changed
    assert missed == []


@pytest.mark.on_file
def test_a_document_written_anew_with_the_same_value_is_noticed(database: Database, final: int) -> None:
    changed, missed = 0, []
    with database.read() as session:
        without_guards(session)
        for table in (*TABLES, SchemeVersion, SchemeItem):
            for column in (each.key for each in table.__table__.columns if isinstance(each.type, JSON)):
                with session.begin_nested() as inner:
                    name = table.__tablename__
                    session.execute(text(f'UPDATE {name} SET "{column}" = "{column}" || \' \''))  # noqa: S608 - our own names
                    session.expire_all()
                    changed += 1
                    missed += [] if verify_seals(session) else [(name, column)]
                    inner.rollback()

    assert changed > 10
    assert missed == []


@pytest.mark.on_file
@pytest.mark.parametrize(
    ("place", "key"),
    [("scheme_version.tiers", "grade"), ("scheme_version.grades", "code"), ("scheme_item.rule", "kind")],
)
def test_a_key_that_rules_never_have_is_noticed(database: Database, final: int, place: str, key: str) -> None:
    table, column = place.split(".")
    with database.write() as session:
        change = f'UPDATE {table} SET {column} = replace({column}, \'"{key}": \', \'"other": "", "{key}": \')'  # noqa: S608 - our own names
        without_guards(session).execute(text(change))

    with database.read() as session:
        assert [broken.evaluation_id for broken in verify_seals(session)] == [final]


@pytest.mark.on_file
def test_a_tier_whose_key_is_another_is_noticed(database: Database, final: int) -> None:
    with database.write() as session:
        change = text("UPDATE scheme_version SET tiers = replace(tiers, 'grade', 'gr1de')")
        without_guards(session).execute(change)

    with database.read() as session:
        assert [broken.evaluation_id for broken in verify_seals(session)] == [final]


@pytest.mark.on_file
@pytest.mark.parametrize("place", ["scheme_version.grades", "scheme_version.tiers"])
def test_a_number_of_the_rules_that_is_written_in_another_way_is_noticed(
    database: Database, final: int, place: str
) -> None:
    table, column = place.split(".")
    with database.write() as session:
        (before,) = session.scalars(text(f"SELECT {column} FROM {table}"))  # noqa: S608 - our own names
        after, number = re.subn(r'"(\d+)"', r'"\1.0"', before, count=1)
        change = text(f"UPDATE {table} SET {column} = :after")  # noqa: S608 - our own names
        without_guards(session).execute(change, {"after": after})

    with database.read() as session:
        assert number == 1
        assert [broken.evaluation_id for broken in verify_seals(session)] == [final]


@pytest.mark.on_file
@pytest.mark.parametrize(
    ("column", "was", "becomes"),
    [
        ("scheme_version.ramp", '"0.50"', '"0.5"'),
        ("scheme_version.tiers", '"upper": null, ', ""),
        ("scheme_version.grades", '"upper": null', '"upper": null, "other": null'),
        ("review_item.reason_values", "{", '{"other": null, '),
        ("evaluation.computed_at", " ", "T"),
    ],
)
def test_a_cell_that_says_the_same_in_another_way_is_noticed(
    database: Database, final: int, column: str, was: str, becomes: str
) -> None:
    table, name = column.split(".")
    with database.write() as session:
        without_guards(session)
        change = (
            f"UPDATE {table} SET {name} = replace({name}, :was, :becomes) WHERE instr({name}, :was) > 0 RETURNING id"  # noqa: S608 - our own names
        )
        assert session.execute(text(change), {"was": was, "becomes": becomes}).all()

    with database.read() as session:
        assert [broken.evaluation_id for broken in verify_seals(session)] == [final]


@pytest.mark.on_file
def test_documents_that_name_the_same_in_another_order_are_noticed(database: Database, final: int) -> None:
    turned, missed = 0, []
    with database.read() as session:
        without_guards(session)
        for table in (*TABLES, SchemeVersion, SchemeItem):
            name = table.__tablename__
            for column in (each.key for each in table.__table__.columns if isinstance(each.type, JSON)):
                for key, document in session.execute(text(f"SELECT id, {column} FROM {name}")).all():  # noqa: S608 - our own names
                    other_way = turned_round(document)
                    if other_way != document:
                        with session.begin_nested() as inner:
                            change = text(f"UPDATE {name} SET {column} = :document WHERE id = :key")  # noqa: S608 - our own names
                            session.execute(change, {"document": other_way, "key": key})
                            session.expire_all()
                            turned += 1
                            missed += [] if verify_seals(session) else [(name, column, key)]
                            inner.rollback()

    assert turned > 15
    assert missed == []


@pytest.mark.on_file
def test_an_entry_of_the_record_written_anew_with_the_same_value_is_noticed(database: Database, final: int) -> None:
    assert check_up(database).is_whole
    with database.write() as session:
        without_guards(session).execute(text("UPDATE audit_entry SET details = details || ' ' WHERE id = 2"))

    assert check_up(database).audit_broken_at == 2


@pytest.mark.parametrize("table", ["review_item", "finding", "action", "review", "evaluation"])
def test_a_removed_row_is_noticed(database: Database, final: int, table: str) -> None:
    with database.write() as session:
        without_guards(session).execute(
            text(f"DELETE FROM {table} WHERE id = (SELECT min(id) FROM {table})")  # noqa: S608 - our own names
        )

    with database.read() as session:
        assert [broken.period for broken in verify_seals(session)] == ["2026Q3"]


def test_rules_changed_after_the_seal_are_noticed(database: Database, final: int) -> None:
    with database.write() as session:
        without_guards(session).execute(text("UPDATE scheme_item SET weight = weight + 1"))

    with database.read() as session:
        assert [broken.evaluation_id for broken in verify_seals(session)] == [final]


def cells(session: Session, table: type[Base]) -> Iterator[tuple[str, int]]:
    """Each cell of a table."""
    for key in session.execute(text(f"SELECT id FROM {table.__tablename__}")).scalars().all():  # noqa: S608 - as above
        for column in inspect(table).columns:
            yield column.key, key


def change(session: Session, table: str, column: str, key: int) -> None:
    """Another value of the same kind, or a text where there was nothing."""
    place = text(f'SELECT "{column}" FROM {table} WHERE id = :key')  # noqa: S608 - our own names
    before = session.execute(place, {"key": key}).scalar_one()
    session.execute(
        text(f'UPDATE {table} SET "{column}" = :value WHERE id = :key'),  # noqa: S608 - our own names
        {"value": other(before), "key": key},
    )


def turned_round(document: str) -> str:
    """The same document with what it names in the other order."""
    value = json.loads(document)
    if not isinstance(value, dict):
        return document
    return json.dumps(dict(reversed(value.items())))


def other(value: Any) -> Any:
    if value in {0, 1}:
        return 1 - value
    if isinstance(value, int):
        return value + 7919
    if isinstance(value, str) and len(value) > 9 and value[4:5] == "-":
        return f"{int(value[:4]) - 1}{value[4:]}"  # a day or a moment
    if isinstance(value, str):
        return value.replace("{", '{"x":1,', 1) if value.startswith('{"') else f"{value}1"
    return "1"


def test_nothing_of_an_altered_result_is_put_on_paper(database: Database, final: int, tmp_path: Path) -> None:
    with database.write() as session:
        without_guards(session).execute(text("UPDATE review SET bonus = 99999900"))

    with pytest.raises(DataFileError, match="altered outside the program"):
        ReviewPrinting(database).write(Q3, tmp_path)
    with pytest.raises(DataFileError, match="altered outside the program"):
        SheetPrinting(database, today).write(SheetOrder(SheetKind.RANKING, Q3, "en"), tmp_path / "ranking.pdf")

    assert list(tmp_path.rglob("*.pdf")) == []
