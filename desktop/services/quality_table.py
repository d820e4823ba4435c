"""The owner's table of quality factors, kept with the company (SCORING.md §4)."""

from sqlalchemy import select

from desktop.domain.quality_table import QualityTable, document_of, table_of, validate
from desktop.errors import N_, RequestError
from desktop.models import Company
from desktop.services import audit
from desktop.store.database import Database


def change_quality_table(database: Database, table: QualityTable) -> QualityTable:
    """Keep a table from the next calculation on, and give back the one before; finalised evaluations stay."""
    validate(table)
    with database.write() as session:
        row = session.scalar(select(Company).order_by(Company.id).limit(1))
        if row is None:
            raise RequestError(N_("Enter the company's name first; the table is kept with the company."))
        former = table_of(row.quality_table)
        row.quality_table = document_of(table)
        audit.append(session, "quality_table.changed", "company", row.id, row.quality_table)
        return former
