"""What a whole profile asks the data file; each answer is frozen."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.domain.period import Period
from desktop.queries.person.course import PersonCourse, person_course
from desktop.queries.person.timeline import Deed, Entry, Timeline, timeline
from desktop.ui.staff.questions import Sheet, sheet


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the list knows them, and what evaluations said."""

    sheet: Sheet
    course: PersonCourse


def person(session: Any, staff_id: int, period: Period, today: date, language: str) -> Person | None:
    """One person, or None where there is none of that key."""
    found = sheet(session, staff_id, period, today, language)
    return None if found is None else Person(found, person_course(session, staff_id, today, language))


def deeds(session: Any, staff_id: int, language: str, wanted: Collection[Deed], after: Entry | None) -> Timeline:
    """The next page of a person's timeline."""
    return timeline(session, staff_id, language, wanted, after)
