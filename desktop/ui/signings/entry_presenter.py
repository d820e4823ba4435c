"""Decides about the contracts' grid: its lists, its rules, saving."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Protocol

from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.customers import customer_choices
from desktop.queries.lookups import words
from desktop.queries.signing_entry import taken_numbers
from desktop.queries.visit_entry import EntryPerson, entry_people
from desktop.services.entry_drafts import DraftRow, kept_rows
from desktop.services.grid_verbs import GridVerbs
from desktop.services.signing_drafts import SigningDraft
from desktop.ui.kit.offers import option_of, word_option
from desktop.ui.kit.options import Option
from desktop.ui.kit.paste_grid.book import Book, Names
from desktop.ui.kit.paste_grid.desk import GridDesk
from desktop.ui.kit.paste_grid.flow import GridFlow, Sayings
from desktop.ui.kit.paste_grid.judging import JudgedLine
from desktop.ui.ports import Messages, Tasks, Topic
from desktop.ui.presenter import Presenter
from desktop.ui.signings.entry_columns import entry_columns
from desktop.ui.signings.entry_rules import EntryRules, draft_of
from desktop.ui.spelling import with_pinyin

CHANGED = frozenset({Topic.SIGNINGS, Topic.CUSTOMERS})
CUSTOMER = 2  # the column's place
_MOST_CUSTOMERS = 50_000


@dataclass(frozen=True, slots=True)
class Known:
    """The lists a contract may name, the numbers taken, and the rows not saved last time."""

    book: Book
    people: tuple[EntryPerson, ...]
    numbers: frozenset[str]
    draft: tuple[DraftRow, ...]


class EntryView(Protocol):
    """What the presenter expects of its page."""

    def show_ready(self) -> None:
        """Show the grid: its lists have come."""
        ...

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no grid."""
        ...


class SigningEntryPresenter(Presenter[EntryView]):
    """Speaks to one view."""

    def __init__(
        self, tasks: Tasks, messages: Messages, texts: Translator, verbs: GridVerbs, today: Callable[[], date]
    ) -> None:
        self._tasks, self._texts, self._today = tasks, texts, today
        self._rules = EntryRules(texts, today)
        self._is_restored = False
        self.desk = GridDesk(entry_columns(texts), texts, Book(today()), self._rules.of_row, self._rules.of_all)
        sayings = Sayings(self._said_saved, self._said_taken_back)
        self.flow = GridFlow((tasks, messages, texts), self.desk, verbs, self._draft_of, sayings, CHANGED)

    def refresh(self) -> None:
        """Ask for the lists again."""
        ask = partial(_known, today=self._today(), language=self._texts.language)
        self._tasks.query(ask, self._learn, self._show_trouble)

    def _learn(self, known: Known) -> None:
        self._rules.people = {person.staff_id: person for person in known.people}
        self._rules.numbers = known.numbers
        if self._is_restored or not known.draft:
            self.desk.learn(known.book)
        else:
            self.desk.judge.learn(known.book)
            self.flow.restore(known.draft)
        self._is_restored = True
        self.view.show_ready()

    def _show_trouble(self, error: QianjiError) -> None:
        self.view.show_trouble(error.sentence(self._texts))

    def _draft_of(self, line: JudgedLine) -> SigningDraft:
        return draft_of(self.desk.judge.values(line), line.readings[CUSTOMER].shown)

    def _said_saved(self, number: int) -> str:
        told = self._texts.ngettext("{number} contract was saved.", "{number} contracts were saved.", number)
        return told.format(number=number)

    def _said_taken_back(self, number: int) -> str:
        told = self._texts.ngettext(
            "{number} contract was taken back and is in the grid again.",
            "{number} contracts were taken back and are in the grid again.",
            number,
        )
        return told.format(number=number)


def _known(session: Any, today: date, language: str) -> Known:
    people = entry_people(session)
    lists = {
        source: Names([word_option(each) for each in with_pinyin(words(session, kind, language))])
        for source, kind in (("products", "product"), ("regions", "region"))
    }
    lists["people"] = Names(
        [Option(each.staff_id, each.name, each.code, (each.code, each.pinyin, each.initials)) for each in people]
    )
    lists["customers"] = Names([option_of(each) for each in customer_choices(session, limit=_MOST_CUSTOMERS)])
    return Known(Book(today, lists), people, taken_numbers(session), kept_rows(session, "signings"))
