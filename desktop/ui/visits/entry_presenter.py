"""Decides about the visits' grid: its lists, its rules, saving, and the week of the person in the current row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Protocol

from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.queries.visit_entry import Met
from desktop.queries.visit_week import PersonWeek
from desktop.services.grid_verbs import GridVerbs
from desktop.services.visits import VisitDraft
from desktop.ui.kit.paste_grid.book import Book
from desktop.ui.kit.paste_grid.desk import GridDesk
from desktop.ui.kit.paste_grid.flow import GridFlow, Sayings
from desktop.ui.kit.paste_grid.judging import JudgedLine
from desktop.ui.ports import Messages, Tasks, Topic
from desktop.ui.presenter import Presenter
from desktop.ui.visits.entry_columns import entry_columns
from desktop.ui.visits.entry_questions import Known, known, met, week
from desktop.ui.visits.entry_rules import EntryRules, draft_of

CHANGED = frozenset({Topic.VISITS, Topic.CUSTOMERS})


@dataclass(frozen=True, slots=True)
class PastedVisit:
    """A visit of the grid beside the week: its day, customer and outcome."""

    day: date
    customer: str
    outcome: str
    is_effective: bool
    next_step: str
    next_on: date | None


@dataclass(frozen=True, slots=True)
class Side:
    """What stands beside the grid: the person's week in the file, and what the grid adds to it."""

    week: PersonWeek
    today: date
    rows: tuple[PastedVisit, ...]  # all of the grid's rows of the person
    marked: date  # the day of the current row

    @property
    def rows_of_week(self) -> tuple[PastedVisit, ...]:
        """The grid's rows that lie in the week shown."""
        end = self.week.start + timedelta(days=6)
        return tuple(row for row in self.rows if self.week.start <= row.day <= end)


class EntryView(Protocol):
    """What the presenter expects of its page."""

    def show_ready(self) -> None:
        """Show the grid: its lists have come."""
        ...

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no grid."""
        ...

    def show_side(self, side: Side | None) -> None:
        """Show what stands beside the grid; None while there is nobody in the current row."""
        ...


class EntryPresenter(Presenter[EntryView]):
    """Speaks to one view."""

    def __init__(
        self, tasks: Tasks, messages: Messages, texts: Translator, verbs: GridVerbs, today: Callable[[], date]
    ) -> None:
        self._tasks, self._texts, self._today = tasks, texts, today
        self._rules = EntryRules(texts, today)
        self._known: Known | None = None
        self._week: PersonWeek | None = None
        self._shown: tuple[int, date] | None = None  # whose week is shown, and its Monday
        self._asked_days: frozenset[date] = frozenset()
        self._row = 0
        self.desk = GridDesk(entry_columns(texts), texts, Book(today()), self._rules.of_row, self._rules.of_all)
        sayings = Sayings(self._said_saved, self._said_taken_back)
        self.flow = GridFlow((tasks, messages, texts), self.desk, verbs, self._draft_of, sayings, CHANGED)
        self.desk.listen(self._changed)

    def refresh(self) -> None:
        """Ask for the lists again."""
        ask = partial(known, today=self._today(), language=self._texts.language)
        self._tasks.query(ask, self._learn, self._show_trouble)

    def is_effective(self, outcome: str) -> bool:
        """Whether a word of the outcomes counts as effective."""
        return self._known is not None and outcome in self._known.effective

    def known_of(self, key: object) -> str:
        """What is told of a similar customer: who visited it lately, and how often."""
        lately = self._known.lately.get(key) if self._known is not None and isinstance(key, int) else None
        if lately is None:
            return ""
        told = self._texts.ngettext(
            "{name} was there {number} time in the last 30 days",
            "{name} was there {number} times in the last 30 days",
            lately.visits,
        )
        return told.format(name=lately.name, number=lately.visits)

    def be_at(self, row: int) -> None:
        """Another row is current: show its person's week."""
        self._row = row
        self._show_person()

    def turn(self, weeks: int) -> None:
        """Show the week before or after the one shown."""
        if self._shown is not None:
            staff_id, start = self._shown
            self._ask_week(staff_id, start + timedelta(days=7 * weeks))

    # -- answers

    def _learn(self, answer: tuple[Known, Book]) -> None:
        is_first = self._known is None
        self._known, book = answer
        self._rules.people = {person.staff_id: person for person in self._known.people}
        self._asked_days = frozenset()
        self._shown = None
        if is_first and self._known.draft:
            self.desk.judge.learn(book)
            self.flow.restore(self._known.draft)
        else:
            self.desk.learn(book)
        self.view.show_ready()

    def _show_trouble(self, error: QianjiError) -> None:
        self.view.show_trouble(error.sentence(self._texts))

    def _learn_met(self, answer: Mapping[Met, int]) -> None:
        self._rules.met = answer
        self.desk.tell()

    def _learn_week(self, answer: PersonWeek) -> None:
        self._week = answer
        self._show_side()

    # -- what follows from the rows

    def _changed(self) -> None:
        if self._known is None:
            return
        days = frozenset(
            day for line in self.desk.judged if isinstance(day := self.desk.judge.values(line)["date"], date)
        )
        if days - self._asked_days:
            self._asked_days = days
            self._tasks.query(partial(met, days=days), self._learn_met)
        self._show_person()

    def _show_person(self) -> None:
        if self._known is None:
            return
        staff_id, day = self._current()
        if staff_id is None:
            self._shown = self._week = None
            self.view.show_side(None)
            return
        monday = day - timedelta(days=day.weekday())
        if self._shown != (staff_id, monday):
            self._ask_week(staff_id, monday)
        else:
            self._show_side()

    def _ask_week(self, staff_id: int, monday: date) -> None:
        self._shown = (staff_id, monday)
        self._tasks.query(partial(week, staff_id=staff_id, day=monday, today=self._today()), self._learn_week)

    def _current(self) -> tuple[int | None, date]:
        """Whose row is current and of which day; the empty row's are those it carries."""
        if self._row < len(self.desk.judged):
            readings = self.desk.judged[self._row].readings
        else:
            readings = self.desk.judge.read_one(self.desk.judge.carried(self.desk.sheet.content))
        day, person = readings[0].value, readings[1].value
        return (person if isinstance(person, int) else None), (day if isinstance(day, date) else self._today())

    def _show_side(self) -> None:
        if self._week is None:
            return
        rows = tuple(
            self._pasted(line)
            for line in self.desk.judged
            if line.is_good and self.desk.judge.values(line)["staff"] == self._week.staff_id
        )
        self.view.show_side(Side(self._week, self._today(), rows, self._current()[1]))

    def _pasted(self, line: JudgedLine) -> PastedVisit:
        values = self.desk.judge.values(line)
        outcome = values["outcome"] or ""
        return PastedVisit(
            day=values["date"],
            customer=line.readings[2].shown,
            outcome=outcome,
            is_effective=self.is_effective(outcome),
            next_step=values["next_step"] or "",
            next_on=values["next_on"],
        )

    # -- saving

    def _draft_of(self, line: JudgedLine) -> VisitDraft:
        return draft_of(self.desk.judge.values(line), line.readings[2].shown)

    def _said_saved(self, number: int) -> str:
        told = self._texts.ngettext("{number} visit was saved.", "{number} visits were saved.", number)
        return told.format(number=number)

    def _said_taken_back(self, number: int) -> str:
        told = self._texts.ngettext(
            "{number} visit was taken back and is in the grid again.",
            "{number} visits were taken back and are in the grid again.",
            number,
        )
        return told.format(number=number)
