"""What the engine itself refuses: changes to finalised results and to the record of changes."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from desktop.errors import DataFileError
from desktop.models import Action, Base, Evaluation, Finding, Review, ReviewItem, SchemeItem
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from desktop.store.health import health_of
from desktop.store.migrations.guards import LATER_OF_ACTION, PARTS_OF_ACTION
from tests.outside import without_guards
from tests.services.small_company import Q3, today, two_people

FROZEN = (Review, ReviewItem, Finding, SchemeItem)


@pytest.fixture
def final(database: Database) -> Database:
    """A small company whose third quarter is finalised."""
    with database.write() as session:
        two_people(session)
    evaluations = Evaluations(database, today)
    evaluations.finalise(evaluations.run(Q3).evaluation_id)
    return database


def refused(database: Database, statement: str) -> None:
    with pytest.raises(DataFileError, match="stays as it is"), database.write() as session:
        session.execute(text(statement))


@pytest.mark.parametrize("frozen", FROZEN, ids=lambda frozen: str(frozen.__tablename__))
def test_no_column_of_a_finalised_result_can_be_changed(final: Database, frozen: type[Base]) -> None:
    table, columns = frozen.__tablename__, [column.key for column in inspect(frozen).columns]

    for column in columns:
        refused(final, f'UPDATE {table} SET "{column}" = "{column}"')  # noqa: S608 - our own names
    refused(final, f"DELETE FROM {table}")  # noqa: S608 - our own names
    refused(final, f"INSERT INTO {table} SELECT * FROM {table} LIMIT 1")  # noqa: S608 - our own names


@pytest.mark.parametrize(
    "change",
    [
        "status = 'computed'",
        "status = 'reopened', reopen_reason = ''",
        "seal = ''",
        "snapshot = '{}'",
        "period_label = '2026Q4'",
    ],
)
def test_a_finalised_evaluation_can_only_be_reopened_with_a_reason(final: Database, change: str) -> None:
    refused(final, f"UPDATE evaluation SET {change}")  # noqa: S608 - the cases above
    refused(final, "DELETE FROM evaluation")


def test_it_can_be_reopened_then_computed_and_discarded(final: Database) -> None:
    with final.read() as session:
        key = session.scalars(text("SELECT id FROM evaluation")).one()
    evaluations = Evaluations(final, today)

    evaluations.reopen(key, "回款录错")
    evaluations.run(Q3)
    evaluations.discard(key)

    with final.read() as session:
        assert session.scalars(text("SELECT count(*) FROM review_item")).one() == 0


def test_an_action_of_a_finalised_plan_may_be_carried_out_but_not_changed(final: Database) -> None:
    with final.write() as session:
        session.execute(text("UPDATE action SET done_on = '2026-11-01', revision = 2"))

    for column in ("texts", "due_on", "deleted_at", "review_id"):
        refused(final, f"UPDATE action SET {column} = {column}")  # noqa: S608 - our own names
    refused(final, "DELETE FROM action")


def test_every_column_of_an_action_is_either_kept_or_named_as_later() -> None:
    assert {*PARTS_OF_ACTION, *LATER_OF_ACTION} == {column.key for column in inspect(Action).columns}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET verb = 'x' WHERE id = 1",
        "DELETE FROM audit_entry",
        pytest.param(
            "INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry WHERE id = 1", marks=pytest.mark.on_file
        ),
        "INSERT INTO audit_entry SELECT id + 7, happened_at, verb, subject, subject_id, details, digest, digest "
        "FROM audit_entry ORDER BY id DESC LIMIT 1",
    ],
)
def test_the_record_of_changes_is_only_added_to(final: Database, statement: str) -> None:
    refused(final, statement)


def test_another_evaluation_is_free(final: Database) -> None:
    with final.write() as session:
        done = session.query(Evaluation).one()
        again = Evaluation(
            scheme_version_id=done.scheme_version_id, period_kind="month", period_label="2026-10",
            start=date(2026, 10, 1), end=date(2026, 10, 31),
        )  # fmt: skip
        session.add(again)
        session.flush()
        again.status = "computed"


@pytest.mark.on_file
def test_a_flag_that_is_neither_yes_nor_no_is_found(final: Database) -> None:
    _drop_guards(final)
    with final.raw() as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE review_item SET is_scored = 7 WHERE id = 1")
        connection.execute("PRAGMA ignore_check_constraints = OFF")

        assert "review_item" in health_of(connection).integrity[0]


def test_a_file_whose_guards_are_gone_says_which(final: Database) -> None:
    _drop_guards(final)

    assert "guard_review_update" in final.missing_guards()


@pytest.mark.parametrize(
    "made",
    [
        "CREATE TRIGGER thief AFTER INSERT ON visit BEGIN DELETE FROM target; END",
        "CREATE VIEW visits AS SELECT * FROM visit",
        "CREATE TRIGGER guard_review_update BEFORE UPDATE ON review BEGIN SELECT 1; END",
    ],
)
def test_a_trigger_or_view_of_another_program_is_refused_and_left(tmp_path: Path, made: str) -> None:
    path = tmp_path / "公司.qianji"
    with Database.create(path) as database:
        _drop_guards(database)
        with database.write() as session:
            session.execute(text(made))
    before = path.read_bytes()

    with pytest.raises(DataFileError, match="another program changed it"):
        Database.open(path)

    assert path.read_bytes() == before


def _drop_guards(database: Database) -> None:
    with database.write() as session:
        without_guards(session)
