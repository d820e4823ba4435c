"""What the visits' grid asks the data file; each answer is frozen."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.queries.customers import customer_choices
from desktop.queries.lookups import Choice, words
from desktop.queries.visit_entry import (
    EntryPerson,
    Lately,
    Met,
    effective_words,
    entry_people,
    met_on,
    visited_lately,
)
from desktop.queries.visit_week import PersonWeek, person_week
from desktop.services.entry_drafts import DraftRow, kept_rows
from desktop.ui.kit.offers import option_of, word_option
from desktop.ui.kit.options import Option
from desktop.ui.kit.paste_grid.book import Book, Names
from desktop.ui.spelling import with_pinyin

MOST_CUSTOMERS = 50_000
GRID = "visits"


@dataclass(frozen=True, slots=True)
class Known:
    """The lists a visit may name, what is known about customers, and the rows not saved last time."""

    people: tuple[EntryPerson, ...]
    customers: tuple[Choice, ...]
    methods: tuple[Choice, ...]
    outcomes: tuple[Choice, ...]
    effective: frozenset[str]
    lately: Mapping[int, Lately]
    draft: tuple[DraftRow, ...]
    today: date

    def book(self) -> Book:
        """The lists as the grid reads them; sorted and spelled off the window's thread."""
        people = [
            Option(each.staff_id, each.name, each.code, (each.code, each.pinyin, each.initials))
            for each in self.people
        ]
        return Book(
            self.today,
            {
                "people": Names(people),
                "customers": Names([option_of(each) for each in self.customers]),
                "methods": Names([word_option(each) for each in self.methods]),
                "outcomes": Names([word_option(each) for each in self.outcomes]),
            },
        )


def known(session: Any, today: date, language: str) -> tuple[Known, Book]:
    """Everything the grid rests on, with the book made of it."""
    answer = Known(
        people=entry_people(session),
        customers=customer_choices(session, limit=MOST_CUSTOMERS),
        methods=with_pinyin(words(session, "method", language)),
        outcomes=with_pinyin(words(session, "outcome", language)),
        effective=effective_words(session),
        lately=visited_lately(session, today),
        draft=kept_rows(session, GRID),
        today=today,
    )
    return answer, answer.book()


def met(session: Any, days: Collection[date]) -> Mapping[Met, int]:
    """Who met whom on these days already."""
    return met_on(session, days)


def week(session: Any, staff_id: int, day: date, today: date) -> PersonWeek:
    """A person's week."""
    return person_week(session, staff_id, day, today)
