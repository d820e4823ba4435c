"""What is worth a look in the visit log; it says what was noticed, never what it means."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from statistics import median
from unicodedata import normalize

LOOKED_BACK = timedelta(days=60)
_TELLING = 8  # characters of a text below which its repetition says nothing
_OFTEN, _SOON = 3, timedelta(days=7)
_DAYS_AT_ONCE, _LATE = 3, timedelta(days=7)
_TYPED_AT_MOST = 50  # more rows in one minute came from a file
_MANY, _TIMES_USUAL, _DAYS_KNOWN = 8, 3, 5
_PATIENCE = timedelta(days=3)
_MARKS = re.compile(r"[\W_]+")


class NoticeKind(StrEnum):
    """What can be noticed, in the order in which it is shown."""

    SAME_TEXT = "same_text"
    MEETING_TWICE = "meeting_twice"
    SAME_MINUTE = "same_minute"
    BURST = "burst"
    NO_NEXT_STEP = "no_next_step"
    NO_OUTCOME = "no_outcome"


_EACH = frozenset({NoticeKind.NO_NEXT_STEP, NoticeKind.NO_OUTCOME})  # about each visit, not about several together


@dataclass(frozen=True, slots=True)
class LoggedVisit:
    """A visit as far as it is looked at; `signed_on` is the customer's latest contract."""

    visit_id: int
    staff_id: int
    staff: str
    customer_id: int | None
    customer: str
    day: date
    entered_on: date
    made_at: datetime  # UTC
    has_outcome: bool
    is_effective: bool
    summary: str
    next_step: str
    next_on: date | None
    signed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing noticed about one person's visits; `usual` is the person's median of visits a day, for a burst."""

    kind: NoticeKind
    visits: tuple[LoggedVisit, ...]
    usual: int = 0

    @property
    def marks(self) -> tuple[str, ...]:
        """What is remembered once the owner found it fine; further visits make another mark."""
        keys = sorted(visit.visit_id for visit in self.visits)
        if self.kind in _EACH:
            return tuple(f"{self.kind}:{key}" for key in keys)
        return (f"{self.kind}:{','.join(map(str, keys))}",)


def notices_in(visits: Iterable[LoggedVisit], today: date, checked: Collection[str] = ()) -> tuple[Notice, ...]:
    """Everything worth a look that the owner has not found fine, by kind, then by person, the latest first."""
    by_person: dict[int, list[LoggedVisit]] = defaultdict(list)
    for visit in visits:
        by_person[visit.staff_id].append(visit)
    found: list[Notice] = []
    for own in by_person.values():
        for rule in _RULES:
            found += rule(sorted(own, key=lambda each: (each.day, each.visit_id)), today)
    known = frozenset(checked)
    left = [kept for notice in found if (kept := _unchecked(notice, known)) is not None]
    order = list(NoticeKind)
    return tuple(
        sorted(
            left,
            key=lambda each: (
                order.index(each.kind),
                each.visits[0].staff,
                -each.visits[-1].day.toordinal(),
                each.visits[0].visit_id,
            ),
        )
    )


def _unchecked(notice: Notice, checked: frozenset[str]) -> Notice | None:
    """The notice without what was found fine; None where nothing is left."""
    if notice.kind in _EACH:
        left = tuple(visit for visit in notice.visits if f"{notice.kind}:{visit.visit_id}" not in checked)
        return Notice(notice.kind, left) if left else None
    return None if notice.marks[0] in checked else notice


def _same_text(own: Sequence[LoggedVisit], _today: date) -> list[Notice]:
    """The same words three times, or twice within a week."""
    by_text: dict[str, list[LoggedVisit]] = defaultdict(list)
    for visit in own:
        plain = _MARKS.sub("", normalize("NFKC", visit.summary).casefold())
        if len(plain) >= _TELLING:
            by_text[plain].append(visit)
    return [
        Notice(NoticeKind.SAME_TEXT, tuple(same))
        for same in by_text.values()
        if len(same) >= _OFTEN or (len(same) > 1 and same[-1].day - same[0].day < _SOON)
    ]


def _meeting_twice(own: Sequence[LoggedVisit], _today: date) -> list[Notice]:
    """The same customer more than once on a day."""
    met: dict[tuple[int, date], list[LoggedVisit]] = defaultdict(list)
    for visit in own:
        if visit.customer_id is not None:
            met[visit.customer_id, visit.day].append(visit)
    return [Notice(NoticeKind.MEETING_TWICE, tuple(same)) for same in met.values() if len(same) > 1]


def _same_minute(own: Sequence[LoggedVisit], _today: date) -> list[Notice]:
    """Several days, some of them more than a week ago, entered within one minute."""
    by_minute: dict[datetime, list[LoggedVisit]] = defaultdict(list)
    for visit in own:
        by_minute[visit.made_at.replace(second=0, microsecond=0)].append(visit)
    return [
        Notice(NoticeKind.SAME_MINUTE, tuple(together))
        for together in by_minute.values()
        if len(together) <= _TYPED_AT_MOST
        and len({visit.day for visit in together}) >= _DAYS_AT_ONCE
        and max(visit.entered_on - visit.day for visit in together) >= _LATE
    ]


def _burst(own: Sequence[LoggedVisit], _today: date) -> list[Notice]:
    """Far more visits on a day than the person usually makes."""
    by_day: dict[date, list[LoggedVisit]] = defaultdict(list)
    for visit in own:
        by_day[visit.day].append(visit)
    if len(by_day) < _DAYS_KNOWN:
        return []
    usual = int(median(len(visits) for visits in by_day.values()))
    least = max(_MANY, _TIMES_USUAL * usual)
    return [Notice(NoticeKind.BURST, tuple(visits), usual) for visits in by_day.values() if len(visits) >= least]


def _no_next_step(own: Sequence[LoggedVisit], today: date) -> list[Notice]:
    """Effective visits after which nothing was agreed, nothing followed and nothing was signed."""
    last: dict[int, date] = {}
    for visit in own:
        if visit.customer_id is not None:
            last[visit.customer_id] = max(visit.day, last.get(visit.customer_id, visit.day))
    open_ended = tuple(
        visit
        for visit in own
        if visit.is_effective
        and not visit.next_step.strip()
        and visit.next_on is None
        and today - visit.day >= _PATIENCE
        and (visit.customer_id is None or last[visit.customer_id] == visit.day)
        and (visit.signed_on is None or visit.signed_on < visit.day)
    )
    return [Notice(NoticeKind.NO_NEXT_STEP, open_ended)] if open_ended else []


def _no_outcome(own: Sequence[LoggedVisit], _today: date) -> list[Notice]:
    """Visits of which nobody said what came of them."""
    unsaid = tuple(visit for visit in own if not visit.has_outcome)
    return [Notice(NoticeKind.NO_OUTCOME, unsaid)] if unsaid else []


_Rule = Callable[[Sequence[LoggedVisit], date], list[Notice]]
_RULES: tuple[_Rule, ...] = (_same_text, _meeting_twice, _same_minute, _burst, _no_next_step, _no_outcome)
