"""The list of past imports."""

from desktop.queries.imports import past_imports
from desktop.services.import_undo import ImportUndo
from tests.services.importing import Importing, importing

__all__ = ["importing"]


def test_the_latest_import_stands_first_with_its_counts_and_what_became_of_it(importing: Importing) -> None:
    importing.take("staff", "工号,姓名\nE01,王小明\n")
    importing.take("staff", "工号,姓名\nE01,王小明\nE02,李红\nE03,\n")
    with importing.database.read() as session:
        latest = past_imports(session)[0]
    ImportUndo(importing.database).take_back(latest.batch_id)

    with importing.database.read() as session:
        rows = past_imports(session)

    assert [(row.kind, row.file, row.created, row.unchanged, row.rejected) for row in rows] == [
        ("staff", "staff-2.csv", 1, 1, 1),
        ("staff", "staff-1.csv", 1, 0, 0),
    ]
    assert [row.undone_at is not None for row in rows] == [True, False]
