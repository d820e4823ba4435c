from datetime import date
from decimal import Decimal

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from desktop.models import Absence, Complaint, Staff
from desktop.store.bulk import insert_rows

DAY = date(2026, 7, 1)


class TestInsertRows:
    def test_keeps_what_single_objects_would_keep(self, session: Session) -> None:
        single = Staff(code="E1", name="王龚", hired_on=DAY, bonus_base=Decimal("8000.50"))
        session.add(single)

        insert_rows(
            session, Staff, [{"code": "E2", "name": "李雷", "hired_on": DAY, "bonus_base": Decimal("8000.50")}]
        )

        second = session.scalars(select(Staff).where(Staff.code == "E2")).one()
        session.refresh(single)
        own = {"id", "code", "name", "created_at", "changed_at"}
        names = [column.key for column in Staff.__mapper__.column_attrs if column.key not in own]
        assert {name: getattr(second, name) for name in names} == {name: getattr(single, name) for name in names}
        assert second.created_at.tzinfo is not None

    def test_is_one_statement_for_all_of_them(self, session: Session) -> None:
        insert_rows(session, Staff, [{"code": "E1", "name": "王龚"}])
        who = session.scalars(select(Staff.id)).one()
        sent: list[str] = []
        event.listen(session.connection(), "before_cursor_execute", lambda _c, _r, asked, *_: sent.append(asked))

        insert_rows(session, Complaint, [{"staff_id": who, "received_on": DAY}] * 2)

        assert len(sent) == 1
        assert session.scalars(select(Complaint.staff_id).order_by(Complaint.id)).all() == [who, who]

    def test_asks_nothing_of_the_file_where_there_are_none(self, session: Session) -> None:
        insert_rows(session, Absence, [])

        assert not session.scalars(select(Absence)).all()
