"""The record of changes: nothing in it can be altered, removed or slipped in unnoticed."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.orm import Session

from desktop.models import AuditEntry
from desktop.services.audit import append, verify
from tests.outside import without_guards


@pytest.fixture
def recorded(session: Session) -> Session:
    """A record of five changes, in a file without guards."""
    for number in range(1, 6):
        append(session, "visit.logged", "visit", number, {"minutes": number, "day": date(2026, 3, number)})
    return without_guards(session)


class TestVerify:
    def test_an_empty_record_is_whole(self, session: Session) -> None:
        assert verify(session).is_whole

    def test_an_untouched_record_is_whole(self, recorded: Session) -> None:
        found = verify(recorded)

        assert (found.entries, found.broken_at) == (5, None)

    @pytest.mark.parametrize(
        "changed",
        [
            {"verb": "visit.removed"},
            {"subject": "deal"},
            {"subject_id": 99},
            {"details": {}},
            {"digest": "0" * 64},
            {"previous_digest": ""},
        ],
    )
    def test_each_altered_column_is_noticed(self, recorded: Session, changed: dict[str, object]) -> None:
        recorded.execute(update(AuditEntry).where(AuditEntry.id == 3).values(**changed))
        recorded.expire_all()

        assert verify(recorded).broken_at == 3

    @pytest.mark.on_file  # a server takes nothing that cannot be read
    @pytest.mark.parametrize("cell", ["details = '{'", "details = '[1]'", "happened_at = 'yesterday'"])
    def test_an_entry_that_cannot_be_read_is_noticed(self, recorded: Session, cell: str) -> None:
        recorded.execute(text("PRAGMA ignore_check_constraints = ON"))
        recorded.execute(text(f"UPDATE audit_entry SET {cell} WHERE id = 3"))  # noqa: S608 - the cells above
        recorded.expire_all()

        assert verify(recorded).broken_at == 3

    @pytest.mark.on_file  # a server keeps to its own rules
    @pytest.mark.parametrize("column", ["happened_at", "verb", "subject", "details", "previous_digest", "digest"])
    def test_an_emptied_cell_is_noticed(self, recorded: Session, column: str) -> None:
        for statement in (
            "CREATE TABLE unruled AS SELECT * FROM audit_entry",  # as an outside tool that lifts the rules
            "DROP TABLE audit_entry",
            "ALTER TABLE unruled RENAME TO audit_entry",
            f"UPDATE audit_entry SET {column} = NULL WHERE id = 3",  # noqa: S608 - the columns above
        ):
            recorded.execute(text(statement))
        recorded.expire_all()

        assert verify(recorded).broken_at == 3

    def test_a_removed_entry_is_noticed(self, recorded: Session) -> None:
        recorded.execute(delete(AuditEntry).where(AuditEntry.id == 3))

        assert verify(recorded).broken_at == 4

    def test_a_removed_beginning_is_noticed(self, recorded: Session) -> None:
        recorded.execute(delete(AuditEntry).where(AuditEntry.id == 1))

        assert verify(recorded).broken_at == 2


class TestAppend:
    def test_amounts_and_days_are_kept_as_text(self, session: Session) -> None:
        append(session, "deal.won", details={"amount": Decimal("12.50"), "day": date(2026, 3, 1)})

        session.expire_all()
        assert session.get_one(AuditEntry, 1).details == {"amount": "12.5", "day": "2026-03-01"}
        assert verify(session).is_whole

    def test_an_entry_goes_with_the_change_it_records(self, session: Session) -> None:
        with session.begin_nested() as inner:
            append(session, "visit.logged")
            inner.rollback()

        assert verify(session).entries == 0
