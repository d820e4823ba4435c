"""Files on records that an import brought: they keep it, until they are taken out."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from desktop.domain.attachment import Bearer, Place
from desktop.errors import RequestError
from desktop.models import Attachment, Customer
from desktop.services.attachments import Attachments
from desktop.services.checkup import check_up
from desktop.services.import_undo import ImportUndo
from desktop.services.imports import Imports
from desktop.store.database import Database
from tests.services.small_company import today


@pytest.fixture
def batch_id(database: Database, tmp_path: Path) -> int:
    """A list of one customer, taken in."""
    table = tmp_path / "客户.csv"
    table.write_text("客户名称\n禾味餐饮\n", encoding="utf-8")
    made = Imports(database, today).run(table, "customers").batch_id
    assert made is not None
    return made


@pytest.fixture
def attached(database: Database, batch_id: int, tmp_path: Path) -> int:
    """The customer's licence."""
    scan = tmp_path / "营业执照.pdf"
    scan.write_bytes(b"%PDF-1.7")
    with database.read() as session:
        customer = Place(Bearer.CUSTOMER, session.scalars(select(Customer.id)).one())
    return Attachments(database).attach(customer, [scan])[0]


def test_an_import_whose_record_bears_a_file_is_not_taken_back(
    database: Database, batch_id: int, attached: int
) -> None:
    with pytest.raises(RequestError, match=r"1 later entries belong .*营业执照\.pdf"):
        ImportUndo(database).take_back(batch_id)


def test_it_is_once_the_file_was_taken_out_which_goes_with_the_record(
    database: Database, batch_id: int, attached: int
) -> None:
    Attachments(database).remove([attached])

    ImportUndo(database).take_back(batch_id)

    with database.read() as session:
        assert session.scalar(select(func.count(Customer.id))) == 0
        assert session.scalar(select(func.count(Attachment.id))) == 0
    assert check_up(database).is_whole
