"""Verbs on the awards a company grants: the usual ones, own ones, changes."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.domain.awards import Audience, AwardMeasure
from desktop.errors import N_, RequestError
from desktop.models import AwardKind
from desktop.models.base import now
from desktop.queries.award_suggestions import TOTAL
from desktop.queries.own_indicators import indicators_of
from desktop.services import audit
from desktop.services.gone import GoneError
from desktop.services.texts import line_of, required_line
from desktop.store.database import Database


@dataclass(frozen=True, slots=True)
class AwardKindDraft:
    """An award; `indicator` is a code, "total" for the evaluation's total, "" where the owner alone decides."""

    name: str
    name_en: str = ""
    indicator: str = ""
    measure: AwardMeasure = AwardMeasure.TOP
    audience: Audience = Audience.EVERYBODY


USUAL = (
    AwardKindDraft("签约冠军", "Top signer", "signed_amount"),
    AwardKindDraft("回款之星", "Collection star", "collected_amount"),
    AwardKindDraft("新人奖", "Best newcomer", "signed_amount", audience=Audience.NEWCOMER),
    AwardKindDraft("进步奖", "Most improved", TOTAL, AwardMeasure.PROGRESS),
)


class AwardKinds:
    """The list of awards; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, draft: AwardKindDraft) -> int:
        """The key of a new award."""
        with self._database.write() as session:
            return add_kind(session, draft)

    def add_usual(self) -> int:
        """Add those of the usual awards that are missing; how many were."""
        with self._database.write() as session:
            return add_usual_kinds(session)

    def change(self, kind_id: int, draft: AwardKindDraft) -> None:
        """Keep what the owner changed; what was granted stays granted."""
        with self._database.write() as session:
            row = _existing(session, kind_id)
            _check(session, draft, kind_id)
            _fill(row, draft)
            row.revision += 1
            audit.append(session, "award_kind.changed", "award_kind", kind_id)

    def remove(self, kind_id: int) -> None:
        """Take an award off the list; those granted stay on the honours list."""
        with self._database.write() as session:
            row = _existing(session, kind_id)
            row.deleted_at = now()
            audit.append(session, "award_kind.removed", "award_kind", kind_id)

    def restore(self, kind_id: int) -> None:
        """Bring a removed award back."""
        with self._database.write() as session:
            row = session.get(AwardKind, kind_id)
            if row is None or row.deleted_at is None:
                raise GoneError(_GONE)
            row.deleted_at = None
            audit.append(session, "award_kind.restored", "award_kind", kind_id)


_GONE = N_("This award was removed meanwhile, perhaps on another computer.")


def add_usual_kinds(session: Session) -> int:
    """Add the usual awards that are missing inside the caller's transaction; how many were."""
    known = set(session.scalars(select(AwardKind.name).where(AwardKind.deleted_at.is_(None))))
    missing = [draft for draft in USUAL if draft.name not in known]
    for draft in missing:
        add_kind(session, draft)
    return len(missing)


def add_kind(session: Session, draft: AwardKindDraft) -> int:
    """The key of a new award, inside the caller's transaction; one removed by that name comes back as entered now."""
    name = required_line(draft.name, N_("Award name"))
    removed = session.scalar(select(AwardKind).where(AwardKind.name == name, AwardKind.deleted_at.is_not(None)))
    _check(session, draft, None if removed is None else removed.id)
    if removed is not None:
        removed.deleted_at = None
        removed.revision += 1
        _fill(removed, draft)
        audit.append(session, "award_kind.added", "award_kind", removed.id)
        return removed.id
    last = session.scalar(select(func.max(AwardKind.sort_order)))
    row = AwardKind(sort_order=0 if last is None else last + 1)
    _fill(row, draft)
    session.add(row)
    session.flush()
    audit.append(session, "award_kind.added", "award_kind", row.id)
    return row.id


def _existing(session: Session, kind_id: int) -> AwardKind:
    row = session.get(AwardKind, kind_id)
    if row is None or row.deleted_at is not None:
        raise GoneError(_GONE)
    return row


def _check(session: Session, draft: AwardKindDraft, kind_id: int | None) -> None:
    name = required_line(draft.name, N_("Award name"))
    taken = session.scalar(select(AwardKind.id).where(AwardKind.name == name, AwardKind.id != (kind_id or 0)))
    if taken is not None:
        raise RequestError(
            N_("There is an award called {name} already, perhaps a removed one. Choose another name."), name=name
        )
    if draft.indicator not in ("", TOTAL) and draft.indicator not in indicators_of(session):
        raise RequestError(N_('There is no indicator "{code}" any more. Choose another one.'), code=draft.indicator)


def _fill(row: AwardKind, draft: AwardKindDraft) -> None:
    row.name, row.name_en = required_line(draft.name, N_("Award name")), line_of(draft.name_en, N_("Award name"))
    row.indicator, row.measure, row.audience = draft.indicator, draft.measure.value, draft.audience.value
