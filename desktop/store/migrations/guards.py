"""What the engine itself refuses: changes to finalised results and to the record of changes.

Released migrations rest on these texts: a guard is replaced by a later migration, never rewritten here.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

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


class Guard(NamedTuple):
    """One act on a table's rows that is refused, where its condition holds, for a reason."""

    act: str
    table: str
    refused: str  # SQL about the rows OLD and NEW
    reason: str

    @property
    def name(self) -> str:
        """The name of its trigger."""
        return f"guard_{self.table}_{self.act.split()[0].lower()}"

    @property
    def trigger(self) -> str:
        """Its trigger in the SQL of SQLite."""
        return (
            f'CREATE TRIGGER "{self.name}" BEFORE {self.act} ON "{self.table}" WHEN {self.refused} '
            f"BEGIN SELECT RAISE(ABORT, '{self.reason}'); END"
        )


def guards() -> Mapping[str, str]:
    """The triggers by name, in the SQL of SQLite."""
    return {each.name: each.trigger for each in guarded_acts()}


def guarded_acts() -> tuple[Guard, ...]:
    """All acts that are refused, for whichever engine."""
    return (
        Guard("UPDATE", "audit_entry", "1", _ENTRY),
        Guard("DELETE", "audit_entry", "1", _ENTRY),
        Guard("INSERT", "audit_entry", _OUT_OF_TURN, _ENTRY),
        Guard("UPDATE", "evaluation", _CHANGED_BUT_NOT_REOPENED, _FINAL),
        Guard("DELETE", "evaluation", "OLD.status = 'finalised'", _FINAL),
        *_three("review", _OF_FINAL_EVALUATION),
        *_three("review_item", _OF_FINAL_REVIEW),
        *_three("finding", _OF_FINAL_REVIEW),
        *_three("action", _OF_FINAL_REVIEW, f"UPDATE OF {', '.join(PARTS_OF_ACTION)}"),
        *_three("scheme_version", _OF_FINAL_VERSION.replace("{key}", "id")),
        *_three("scheme_item", _OF_FINAL_VERSION.replace("{key}", "scheme_version_id")),
    )


def guard(connection: "sa.Connection") -> None:
    """Put the guards on the tables of a new file; a server is equipped with its own (`store.server.equipment`)."""
    if connection.dialect.name == "sqlite":
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


def _three(table: str, belongs: str, update: str = "UPDATE") -> tuple[Guard, Guard, Guard]:
    """Guards against changed, deleted and new rows; `belongs` says that {row} is of something final."""
    old, new = belongs.format(row="OLD"), belongs.format(row="NEW")
    return (
        Guard(update, table, f"{old} OR {new}", _FINAL),
        Guard("DELETE", table, old, _FINAL),
        Guard("INSERT", table, new, _FINAL),
    )
