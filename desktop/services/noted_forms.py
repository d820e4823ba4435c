"""Holds what became of printed forms against the record of changes, which tells each note when it was made."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.acknowledgement import Acknowledgement, Outcome
from desktop.domain.seal import canonical_text, seal_of
from desktop.models import Acknowledgement as Row
from desktop.models import AuditEntry, Evaluation, Review
from desktop.queries.acknowledgements import acknowledgement_of

VERBS = {Outcome.SIGNED: "review.signed", Outcome.REFUSED: "review.refused"}
TAKEN_BACK, PUT_BACK = "review.unsigned", "review.signature_restored"
ROW = "row"  # its key
DIGEST = "noted"  # of all that a note says, in the particulars of its entry; those of earlier versions have none


def digest_of(noted: Acknowledgement | None) -> str:
    """The digest of a note, "" where there is none."""
    if noted is None:
        return ""
    told = (noted.outcome.value, noted.happened_on, noted.witness, noted.delivery, noted.seal)
    return seal_of(canonical_text(told))


def are_noted_as_told(session: Session, evaluation: Evaluation, since: int) -> bool:
    """Whether each form of an evaluation finalised by the entry `since` was signed or refused as the record tells."""
    of_it = select(Review.id).where(Review.evaluation_id == evaluation.id)
    rows = {row.review_id: row for row in session.scalars(select(Row).where(Row.review_id.in_(of_it)))}
    told = _last_entries(session, of_it)
    # A review computed away took its note along, and its key may be another's: what was told before then is void.
    return rows.keys() <= told.keys() and all(
        _agrees(rows.get(key), entry) for key, entry in told.items() if key in rows or entry.id > since
    )


def _last_entries(session: Session, reviews: Any) -> Mapping[int, AuditEntry]:
    """The last entry about the note of each review."""
    entries = select(AuditEntry).where(
        AuditEntry.verb.in_((*VERBS.values(), TAKEN_BACK, PUT_BACK)), AuditEntry.subject_id.in_(reviews)
    )
    found = session.scalars(entries.order_by(AuditEntry.id))
    return {entry.subject_id: entry for entry in found if entry.subject_id is not None}


def _agrees(row: Row | None, entry: AuditEntry) -> bool:
    noted = None if row is None else acknowledgement_of(row)
    if row is not None and entry.details.get(ROW, row.id) != row.id:
        return False
    if DIGEST in entry.details:
        return bool(entry.details[DIGEST] == digest_of(noted))
    if entry.verb == PUT_BACK:
        return True  # an earlier version did not tell what it put back
    if entry.verb == TAKEN_BACK or noted is None:
        return noted is None and entry.verb == TAKEN_BACK
    return entry.verb == VERBS[noted.outcome] and entry.details.get("day") == noted.happened_on.isoformat()
