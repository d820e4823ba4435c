"""What an owner enters as a target, and when it may be kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.indicators import INDICATORS, Unit
from desktop.domain.money import LARGEST
from desktop.domain.targets import Bearer
from desktop.errors import N_, RequestError
from desktop.models import CustomIndicator, Lookup, Staff, Team
from desktop.queries.target_lens import Lens, TargetPlace

PLACES = {Unit.MONEY: 2}
MOST_PLACES = 4


@dataclass(frozen=True, slots=True)
class Before:
    """What stood where a target was entered, None for no target."""

    value: Decimal | None


@dataclass(frozen=True, slots=True)
class TargetEntry:
    """One target as entered, in the indicator's unit; no value takes it out.

    `before` is what whoever entered it saw there; without it whatever stands there is replaced.
    """

    place: TargetPlace
    lens: Lens
    value: Decimal | None
    before: Before | None = None


class TargetChangedError(RequestError):
    """Targets are no longer what whoever entered others saw; `theirs` is what stands there now."""

    def __init__(self, theirs: Mapping[tuple[TargetPlace, Lens], Decimal | None]) -> None:
        super().__init__(
            N_(
                "Changed elsewhere meanwhile: {count} of these targets, so nothing was saved. Choose first which "
                "figure is to hold."
            ),
            count=len(theirs),
        )
        self.theirs = theirs


class ReasonNeededError(RequestError):
    """Targets already in force are changed without a reason."""

    def __init__(self, count: int) -> None:
        super().__init__(
            N_("{count} of these targets are already in force. Write why they change; it stands in their history."),
            count=count,
        )
        self.count = count


def check_entry(session: Session, entry: TargetEntry) -> None:
    """Refuse what cannot be a target: unknown indicator or bearer, days in the wrong order, a value out of range."""
    place = entry.place
    if place.end < place.start:
        raise RequestError(
            N_("The period {text} ends before it starts. Write the earlier day first."),
            text=f"{place.start}..{place.end}",
        )
    unit = _unit_of(session, entry.lens.indicator)
    if entry.value is not None:
        _check_value(entry.value, unit)
        _check_bearer(session, place)
    _check_filter(session, entry.lens)


def _unit_of(session: Session, code: str) -> Unit:
    known = INDICATORS.get(code)
    if known is not None:
        return known.unit
    own = session.scalar(
        select(CustomIndicator.unit).where(CustomIndicator.code == code, CustomIndicator.deleted_at.is_(None))
    )
    if own is None:
        raise RequestError(N_("There is no indicator “{name}”. Choose one from the list."), name=code)
    return Unit(own)


def _check_value(value: Decimal, unit: Unit) -> None:
    if not value.is_finite() or abs(value) > LARGEST:
        raise RequestError(N_("The target {value} is too large to be kept."), value=value)
    if value < 0:
        raise RequestError(N_("A target cannot be below zero."))
    places = PLACES.get(unit, MOST_PLACES)
    if value != round(value, places):
        raise RequestError(
            N_("The target {value} has too many decimals; {places} are kept."), value=value, places=places
        )


def _check_bearer(session: Session, place: TargetPlace) -> None:
    if place.bearer is Bearer.COMPANY:
        return
    if place.bearer is Bearer.TEAM:
        team = session.get(Team, place.bearer_id)
        if team is None or team.deleted_at is not None:
            raise RequestError(N_("This team was removed meanwhile, perhaps on another computer."))
        return
    person = session.get(Staff, place.bearer_id)
    if person is None or person.deleted_at is not None:
        raise RequestError(N_("This staff member was removed meanwhile, perhaps on another computer."))
    _check_service(person, place.start, place.end)


def _check_service(person: Staff, start: date, end: date) -> None:
    if person.left_on is not None and person.left_on < start:
        raise RequestError(
            N_("{name} left on {left}; there can be no target from {start} on."),
            name=person.name, left=person.left_on, start=start,
        )  # fmt: skip
    if person.hired_on is not None and person.hired_on > end:
        raise RequestError(
            N_("{name} was hired on {hired}; there can be no target up to {end}."),
            name=person.name, hired=person.hired_on, end=end,
        )  # fmt: skip


def _check_filter(session: Session, lens: Lens) -> None:
    for key in lens.narrowed_to:
        if key is not None and session.get(Lookup, key) is None:
            raise RequestError(N_("A word this target is narrowed to is no longer on the lists. Refresh the page."))
