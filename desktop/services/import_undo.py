"""Taking an import back: one transaction, refused where somebody has built on what the import brought."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.domain.attachment import Bearer
from desktop.errors import N_, RequestError
from desktop.models import Evaluation, ImportBatch, Review
from desktop.models.base import now
from desktop.queries.evaluations import FINALISED
from desktop.queries.record_labels import label_of
from desktop.services import audit
from desktop.services.attachments import let_removed_go
from desktop.store.database import Database
from desktop.store.recording import noted_tables
from desktop.store.taking_back import Place, TakingBack, taking_back

_NAMED = 5  # so many records are named in a refusal
EDITED = N_(
    "{count} records of this import were changed since, among them: {records}. Taking it back would lose that, so "
    "nothing was done. Change them back or delete them first."
)
NAMED = N_(
    "{count} later entries belong to records of this import: {records}. Nothing was done; delete those entries first."
)
FROZEN = N_(
    "{count} records of this import lie in the evaluation {period}, which was finalised since. Reopen it first to "
    "take the import back."
)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What taking an import back did, in the rows the import told of; what was made beside them went with them."""

    file: str
    created: int
    updated: int


class ImportUndo:
    """Takes imports back."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def take_back(self, batch_id: int) -> TakenBack:
        """Remove what the import made and restore what it changed, or say what stands against it."""
        with self._database.write() as session:
            batch = session.get(ImportBatch, batch_id)
            if batch is None or batch.undone_at is not None:
                raise RequestError(N_("This import is already taken back. Refresh the page."))
            with taking_back(session, batch_id) as import_:
                _refuse_edited(session, import_)
                _refuse_sealed(session, import_)
                _refuse_frozen(session, import_, batch.imported_at)
                for bearer in Bearer:
                    let_removed_go(session, bearer, import_.made(bearer))
                _refuse_named(session, import_)
                removed, restored = import_.carry_out()
            batch.undone_at = now()
            details = {"kind": batch.kind, "file": batch.file_name, "removed": removed, "restored": restored}
            audit.append(session, "file.taken_back", "import_batch", batch_id, details)
            return TakenBack(batch.file_name, batch.created, batch.updated)


def _refuse_edited(session: Session, import_: TakingBack) -> None:
    edited = import_.edited()
    if edited:
        raise RequestError(EDITED, count=len(edited), records=_names(session, edited))


def _refuse_named(session: Session, import_: TakingBack) -> None:
    naming = [by for _named, by in import_.named_elsewhere()]
    if naming:
        raise RequestError(NAMED, count=len(naming), records=_names(session, naming))


def _refuse_sealed(session: Session, import_: TakingBack) -> None:
    """Refuse where the import wrote onto reviews that are final by now."""
    sealed = (
        select(Evaluation.period_label, func.count())
        .join(Review, Review.evaluation_id == Evaluation.id)
        .where(Review.id.in_(import_.keys(Review.__tablename__)), Evaluation.status == FINALISED)
        .group_by(Evaluation.id, Evaluation.period_label)
    )
    for period, count in session.execute(sealed):
        raise RequestError(FROZEN, count=count, period=period)


def _refuse_frozen(session: Session, import_: TakingBack, imported_at: datetime) -> None:
    """Refuse where an evaluation finalised after the import rests on one of its days and people."""
    frozen = session.execute(
        select(Evaluation.id, Evaluation.period_label, Evaluation.start, Evaluation.end).where(
            Evaluation.status == FINALISED, Evaluation.deleted_at.is_(None), Evaluation.finalised_at > imported_at
        )
    )
    dated = noted_tables()  # what people say of themselves stands on reviews, which have no day of their own
    for evaluation in frozen.all():
        people = set(session.scalars(select(Review.staff_id).where(Review.evaluation_id == evaluation.id)))
        start, end = evaluation.start, evaluation.end
        count = sum(import_.within(table, start, end, people) for table in import_.tables if table in dated)
        if count:
            raise RequestError(FROZEN, count=count, period=evaluation.period_label)


def _names(session: Session, places: list[Place]) -> str:
    shown = [label_of(session, place.table.name, place.record_id) for place in places[:_NAMED]]
    return "; ".join(shown) + (" …" if len(places) > _NAMED else "")
