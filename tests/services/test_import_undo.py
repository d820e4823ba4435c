"""Taking an import back: exactly what it did goes, and nothing that came after it."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from desktop.errors import RequestError
from desktop.exchange.file_map import FileMap
from desktop.exchange.reading.table import read_table
from desktop.models import (
    AuditEntry,
    Base,
    Customer,
    ImportBatch,
    ImportChange,
    Staff,
    Visit,
)
from desktop.models.base import now
from desktop.services.import_undo import ImportUndo
from desktop.services.imports import Imports
from desktop.store.database import Database
from desktop.store.stopping import StoppedError
from tests.services.finalised_quarter import finalise
from tests.services.importing import Importing, importing, staffed

__all__ = ["importing", "staffed"]

VISITS = "日期,员工,客户,内容\n2026-10-08,E01,禾味餐饮,谈铺货\n2026-10-09,E02,新客户,初访\n"
SIGNINGS = "合同编号,客户,签约日期,员工,金额\nHT1,禾味餐饮,2026-10-08,{staff},{amount}\n"
MORE = {"options": {"create": ["customer"]}}
BOOKKEEPING = {"import_batch", "import_change", "audit_entry", "import_shape"}


def contents(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of the owner's records."""
    with database.read() as session:
        return {
            table.name: [tuple(row) for row in session.execute(select(table).order_by(table.c.id))]
            for table in Base.metadata.sorted_tables
            if table.name not in BOOKKEEPING
        }


def last_batch(importing: Importing) -> int:
    """The number of the latest import."""
    with importing.database.read() as session:
        return session.scalars(select(func.max(ImportBatch.id))).one()


def take_back(importing: Importing) -> None:
    ImportUndo(importing.database).take_back(last_batch(importing))


class TestTakingBack:
    def test_leaves_every_table_as_it_was_before_new_records_came(self, staffed: Importing) -> None:
        before = contents(staffed.database)
        staffed.take("visits", VISITS, MORE)

        take_back(staffed)

        assert contents(staffed.database) == before

    def test_gives_changed_records_their_old_values_back(self, staffed: Importing) -> None:
        staffed.take("signings", SIGNINGS.format(staff="E01", amount="100"))
        before = contents(staffed.database)
        staffed.take("signings", SIGNINGS.format(staff="E01:50;E02:50", amount="200"))
        assert contents(staffed.database) != before

        take_back(staffed)

        assert contents(staffed.database) == before

    def test_undoes_a_staff_list_with_its_teams_superiors_and_positions(self, staffed: Importing) -> None:
        before = contents(staffed.database)
        staffed.take(
            "staff",
            "工号,姓名,部门,岗位,上级,入职日期\nE01,王小明,一部,经理,,2024-01-01\nE09,新人,一部,专员,E01,2026-01-01\n",
        )

        take_back(staffed)

        assert contents(staffed.database) == before

    def test_takes_several_imports_back_one_after_another(self, staffed: Importing) -> None:
        before = contents(staffed.database)
        staffed.take("customers", "客户编号,客户名称\nC09,青禾\n")
        staffed.take("customers", "客户编号,客户名称\nC09,青禾餐饮\n")
        second = last_batch(staffed)

        for batch in (second, second - 1):
            ImportUndo(staffed.database).take_back(batch)

        assert contents(staffed.database) == before

    def test_is_told_in_the_record_of_changes_and_can_be_imported_again(self, staffed: Importing) -> None:
        staffed.take("visits", VISITS, MORE)
        take_back(staffed)

        again = staffed.take("visits", VISITS, MORE)

        assert again.created == 2
        assert ("file.taken_back",) in staffed.all(AuditEntry.verb)
        assert staffed.all(ImportBatch.undone_at)[-2] != (None,)

    def test_new_records_need_no_list_beside_them(self, staffed: Importing) -> None:
        before = len(staffed.all(ImportChange.id))

        staffed.take("visits", "日期,员工\n2026-10-08,E01\n2026-10-09,E01\n")

        assert len(staffed.all(ImportChange.id)) == before

    def test_a_trial_leaves_nothing_to_take_back(self, staffed: Importing) -> None:
        batches = staffed.all(ImportBatch.id)

        staffed.take("visits", VISITS, MORE, dry_run=True)

        assert staffed.all(ImportBatch.id) == batches


class TestARefusal:
    def test_names_the_records_changed_since(self, staffed: Importing) -> None:
        staffed.take("visits", "日期,员工,客户\n2026-10-08,E01,禾味餐饮\n")
        with staffed.database.write() as session:
            visit = session.scalars(select(Visit)).one()
            visit.summary = "补记"
            visit.revision += 1
        before = contents(staffed.database)

        with pytest.raises(RequestError, match=r"1 records .* 王小明 · 禾味餐饮 · 2026-10-08"):
            take_back(staffed)

        assert contents(staffed.database) == before

    def test_names_a_known_record_changed_by_hand_after_the_import_changed_it(self, staffed: Importing) -> None:
        staffed.take("customers", "客户编号,客户名称,电话\nC01,禾味餐饮,123\n")
        with staffed.database.write() as session:
            session.scalars(select(Customer).where(Customer.code == "C01")).one().phone = "456"

        with pytest.raises(RequestError, match="禾味餐饮"):
            take_back(staffed)

    def test_names_what_was_entered_for_its_records_later(self, staffed: Importing) -> None:
        staffed.take("customers", "客户编号,客户名称\nC09,青禾\n")
        customers = last_batch(staffed)
        staffed.take("visits", "日期,员工,客户\n2026-10-08,E01,C09\n")

        with pytest.raises(RequestError, match=r"1 later entries .*王小明 · 青禾"):
            ImportUndo(staffed.database).take_back(customers)

    def test_names_the_evaluation_that_rests_on_it(self, staffed: Importing) -> None:
        staffed.take("visits", "日期,员工\n2026-10-08,E01\n")
        finalise_fourth_quarter(staffed.database)

        with pytest.raises(RequestError, match=r"1 records .* 2026Q4"):
            take_back(staffed)

    def test_does_not_mind_an_evaluation_that_was_final_before(self, staffed: Importing) -> None:
        finalise_fourth_quarter(staffed.database)
        staffed.take("visits", "日期,员工\n2026-10-08,E01\n")

        take_back(staffed)

        assert staffed.all(Visit.id) == []

    def test_a_record_deleted_since_stands_against_nothing(self, staffed: Importing) -> None:
        staffed.take("visits", "日期,员工\n2026-10-08,E01\n")
        with staffed.database.write() as session:
            session.scalars(select(Visit)).one().deleted_at = now()

        take_back(staffed)

        assert staffed.all(Visit.id) == []

    def test_comes_for_an_import_already_taken_back(self, staffed: Importing) -> None:
        staffed.take("visits", "日期,员工\n2026-10-08,E01\n")
        take_back(staffed)

        with pytest.raises(RequestError, match="already taken back"):
            take_back(staffed)


def finalise_fourth_quarter(database: Database) -> None:
    """An evaluation of E01 is final now."""
    with database.read() as session:
        person = session.scalars(select(Staff.id).where(Staff.code == "E01")).one()
    finalise(database, person, quarter="2026Q4")


def test_stopping_an_import_leaves_the_file_as_it_was(staffed: Importing, tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text("日期,员工,内容\n" + "".join(f"2026-10-08,E01,第{n}次\n" for n in range(2000)), encoding="utf-8")
    table, before = read_table(path), contents(staffed.database)

    with pytest.raises(StoppedError):
        Imports(staffed.database).run_table(table, "visits", FileMap(), stop=lambda: True)

    assert contents(staffed.database) == before
    assert staffed.take("visits", VISITS, MORE).created == 2
