"""Verbs on targets: set, revise, take out, take back; each keeps its old value and reason."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.target_split import season_weights
from desktop.errors import N_, RequestError
from desktop.models import Target, TargetRevision, TargetSeason
from desktop.models.base import now
from desktop.queries.target_lens import FILTERS, Lens, TargetPlace, borne_by, seen_through
from desktop.services import audit
from desktop.services.target_drafts import ReasonNeededError, TargetChangedError, TargetEntry, check_entry
from desktop.services.texts import text_of
from desktop.store.database import Database


@dataclass(frozen=True, slots=True)
class Change:
    """A target's value before and after, None where there was or is none."""

    target_id: int
    before: Decimal | None
    after: Decimal | None


@dataclass(frozen=True, slots=True)
class Revised:
    """What one act changed; it can be taken back as long as nothing else changed these targets."""

    changes: tuple[Change, ...]

    def counts(self) -> tuple[int, int, int]:
        """How many targets were set anew, revised, taken out."""
        made = sum(change.before is None for change in self.changes)
        gone = sum(change.after is None for change in self.changes)
        return made, len(self.changes) - made - gone, gone


class TargetBook:
    """All targets; each method is one transaction."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def set(self, entries: Sequence[TargetEntry], reason: str = "", season: Sequence[Decimal] = ()) -> Revised:
        """Keep the values entered; of two for the same target the last one. All of them are kept, or none.

        A target that is in force, its first day being past, is revised or taken out only with a reason. A season,
        twelve percents of the calendar year by which the entries were made, is remembered for their indicator.
        """
        why = text_of(reason, N_("Reason"))
        with self._database.write() as session:
            wanted = {(entry.place, entry.lens): entry for entry in entries}
            for entry in wanted.values():
                check_entry(session, entry)
            rows = {key: _row_of(session, *key) for key in wanted}
            _refuse_changed(wanted.values(), rows)
            pending = [key for key, entry in wanted.items() if _value_of(rows[key]) != entry.value]
            in_force = [key for key in pending if _value_of(rows[key]) is not None and key[0].start <= self._today()]
            if in_force and not why:
                raise ReasonNeededError(len(in_force))
            changes = tuple(self._change(session, wanted[key], rows[key], why) for key in pending)
            if changes:
                _remember(session, "targets.set", changes, why)
            if season:
                _keep_season(session, entries[0].lens.indicator, season)
            return Revised(changes)

    def undo(self, revised: Revised, reason: str) -> None:
        """Take an act back; refused where one of its targets was changed since."""
        with self._database.write() as session:
            for change in revised.changes:
                row = session.get(Target, change.target_id)
                if row is None or _value_of(row) != change.after:
                    raise RequestError(
                        N_("These targets were changed again meanwhile, so the earlier change cannot be taken back.")
                    )
                self._keep(session, row, change.before, reason)
            back = tuple(Change(each.target_id, each.after, each.before) for each in revised.changes)
            _remember(session, "targets.taken_back", back, reason)

    def _change(self, session: Session, entry: TargetEntry, row: Target | None, reason: str) -> Change:
        before = _value_of(row)
        if row is None:
            row = Target(**_columns(entry.place, entry.lens), value=Decimal(0), deleted_at=now())
            session.add(row)
        self._keep(session, row, entry.value, reason)
        return Change(row.id, before, entry.value)

    def _keep(self, session: Session, row: Target, value: Decimal | None, reason: str) -> None:
        before = _value_of(row)
        row.revision = (row.revision or 0) + 1
        row.deleted_at = now() if value is None else None
        row.value = row.value if value is None else value
        session.flush()
        session.add(
            TargetRevision(
                target_id=row.id, old_value=before, new_value=value, reason=reason, revised_on=self._today()
            )
        )


def _refuse_changed(entries: Iterable[TargetEntry], rows: Mapping[tuple[TargetPlace, Lens], Target | None]) -> None:
    """Refuse entries that would replace what whoever entered them never saw."""
    theirs = {}
    for entry in entries:
        stands = _value_of(rows[entry.place, entry.lens])
        if entry.before is not None and stands not in (entry.before.value, entry.value):
            theirs[entry.place, entry.lens] = stands
    if theirs:
        raise TargetChangedError(theirs)


def _keep_season(session: Session, indicator: str, percents: Sequence[Decimal]) -> None:
    season_weights(percents)
    row = session.scalar(select(TargetSeason).where(TargetSeason.indicator == indicator))
    if row is None:
        row = TargetSeason(indicator=indicator)
        session.add(row)
    row.percents = [str(percent) for percent in percents]
    session.flush()
    audit.append(session, "season.kept", "target_season", row.id, {"indicator": indicator})


def _row_of(session: Session, place: TargetPlace, lens: Lens) -> Target | None:
    """The target of a place: the latest one set, else the latest one taken out, whose history goes on."""
    same = select(Target).where(
        *borne_by(place.bearer, place.bearer_id),
        *seen_through(lens),
        Target.start == place.start,
        Target.end == place.end,
    )
    rows = session.scalars(same.order_by(Target.deleted_at.is_(None), Target.id)).all()
    return rows[-1] if rows else None


def _value_of(row: Target | None) -> Decimal | None:
    return None if row is None or row.deleted_at is not None else row.value


def _columns(place: TargetPlace, lens: Lens) -> Mapping[str, object]:
    names = (column.key for column in FILTERS)
    return {
        "staff_id": place.bearer_id if place.bearer == "staff" else None,
        "team_id": place.bearer_id if place.bearer == "team" else None,
        "indicator": lens.indicator, "level": lens.level.value, "start": place.start, "end": place.end,
        **dict(zip(names, lens.narrowed_to, strict=True)),
    }  # fmt: skip


def _remember(session: Session, verb: str, changes: Sequence[Change], reason: str) -> None:
    listed = [[change.target_id, _text(change.before), _text(change.after)] for change in changes]
    audit.append(session, verb, "target", details={"reason": reason, "targets": listed})


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"
