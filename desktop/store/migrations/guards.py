"""What the engine itself refuses: changes to finalised results and to the record of changes.

Released migrations rest on these texts: a guard is replaced by a later migration, never rewritten here.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlalchemy as sa  # a window reads these names before SQLAlchemy is imported

_ENTRY = "the record of changes is only ever added to"
_FINAL = "a finalised evaluation stays as it is"
REFUSALS = (_ENTRY, _FINAL)  # what the engine says when a guard refuses
# Of an action only these may change after its evaluation was finalised: it is carried out later.
LATER_OF_ACTION = ("done_on", "changed_at", "revision")
PARTS_OF_ACTION = (
    "id", "review_id", "staff_id", "sort_order", "indicator", "scope", "narrowed", "measure", "texts", "goals",
    "supports", "from_value", "to_value", "due_on", "owner", "is_edited", "is_added", "created_at", "deleted_at",
    "import_batch_id",
)  # fmt: skip


def guards() -> Mapping[str, str]:
    """The triggers by name, in the SQL of SQLite."""
    return {
        "guard_audit_entry_update": _guard("UPDATE", "audit_entry", "1", _ENTRY),
        "guard_audit_entry_delete": _guard("DELETE", "audit_entry", "1", _ENTRY),
        "guard_audit_entry_insert": _guard("INSERT", "audit_entry", _OUT_OF_TURN, _ENTRY),
        "guard_evaluation_update": _guard("UPDATE", "evaluation", _CHANGED_BUT_NOT_REOPENED, _FINAL),
        "guard_evaluation_delete": _guard("DELETE", "evaluation", "OLD.status = 'finalised'", _FINAL),
        **_three("review", _OF_FINAL_EVALUATION),
        **_three("review_item", _OF_FINAL_REVIEW),
        **_three("finding", _OF_FINAL_REVIEW),
        **_three("action", _OF_FINAL_REVIEW, f"UPDATE OF {', '.join(PARTS_OF_ACTION)}"),
        **_three("scheme_version", _OF_FINAL_VERSION.replace("{key}", "id")),
        **_three("scheme_item", _OF_FINAL_VERSION.replace("{key}", "scheme_version_id")),
    }


def guard(connection: "sa.Connection") -> None:
    """Put the guards on the tables of a new file."""
    for text in guards().values():
        connection.exec_driver_sql(text)


_OUT_OF_TURN = (
    "NEW.id IS NOT coalesce((SELECT max(id) FROM audit_entry), 0) + 1 OR NEW.previous_digest IS NOT "
    "coalesce((SELECT digest FROM audit_entry ORDER BY id DESC LIMIT 1), '')"
)
_CHANGED_BUT_NOT_REOPENED = (
    "OLD.status = 'finalised' AND NOT (NEW.id = OLD.id AND NEW.status = 'reopened' AND NEW.reopen_reason <> '')"
)
# Looked up by keys, row by row: a thousand new reviews must not read all the old ones a thousand times.
_OF_FINAL_EVALUATION = "EXISTS (SELECT 1 FROM evaluation WHERE id = {row}.evaluation_id AND status = 'finalised')"
_OF_FINAL_REVIEW = (
    "EXISTS (SELECT 1 FROM review JOIN evaluation ON evaluation.id = review.evaluation_id "
    "WHERE review.id = {row}.review_id AND evaluation.status = 'finalised')"
)
_OF_FINAL_VERSION = "EXISTS (SELECT 1 FROM evaluation WHERE scheme_version_id = {row}.{key} AND status = 'finalised')"


def _three(table: str, belongs: str, update: str = "UPDATE") -> dict[str, str]:
    """Guards against changed, deleted and new rows; `belongs` says that {row} is of something final."""
    old, new = belongs.format(row="OLD"), belongs.format(row="NEW")
    return {
        f"guard_{table}_update": _guard(update, table, f"{old} OR {new}", _FINAL),
        f"guard_{table}_delete": _guard("DELETE", table, old, _FINAL),
        f"guard_{table}_insert": _guard("INSERT", table, new, _FINAL),
    }


def _guard(act: str, table: str, refused: str, reason: str) -> str:
    name = f"guard_{table}_{act.split()[0].lower()}"
    return (
        f'CREATE TRIGGER "{name}" BEFORE {act} ON "{table}" WHEN {refused} '
        f"BEGIN SELECT RAISE(ABORT, '{reason}'); END"
    )
