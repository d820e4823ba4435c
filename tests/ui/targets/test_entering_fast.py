"""Targets entered anew while what was entered before is still on its way to the file."""

from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

import pytest

from desktop.domain.period import parse_period
from desktop.domain.targets import Bearer
from desktop.queries.target_lens import TargetPlace
from desktop.queries.targets import targets_for
from desktop.services.target_drafts import TargetEntry
from desktop.services.targets import TargetBook
from desktop.ui.kit.look import Look
from desktop.ui.ports import Done, Failed, Topic
from desktop.ui.targets.presenter import TargetsPresenter
from tests.ui.any_view import AnyView
from tests.ui.company import Company
from tests.ui.surroundings import FakeMessages, InstantTasks, today
from tests.ui.targets.stage import VISITS

T = TypeVar("T")


class SlowFile(InstantTasks):
    """Answers questions at once and keeps what changes the file until it comes to it."""

    def __init__(self, company: Company) -> None:
        super().__init__(company.database, lambda _topics: self.announced())
        self.announced: Callable[[], None] = lambda: None
        self._waiting: list[Callable[[], None]] = []

    def act(
        self,
        work: Callable[[], T],
        done: Done[T],
        failed: Failed | None = None,
        topics: frozenset[Topic] = frozenset(),
        *,
        holds: bool = False,
    ) -> None:
        at_once = super().act
        self._waiting.append(lambda: at_once(work, done, failed, topics))

    def come_to_all(self) -> None:
        """Do what waits in the order it was asked, with what follows from it."""
        while self._waiting:
            self._waiting.pop(0)()


class Grid:
    """The grid of 王䶮's visits in front of a slow file."""

    def __init__(self, look: Look, company: Company, messages: FakeMessages) -> None:
        self.book, self.company = TargetBook(company.database, today), company
        self.file = SlowFile(company)
        self.presenter = TargetsPresenter(self.file, messages, look.texts, self.book, today, lambda: 1)
        self.presenter.attach(AnyView())
        self.file.announced = self.presenter.refresh
        self.presenter.start_entering()
        self.presenter.look_at(indicator="visits")

    def at(self, label: str) -> TargetPlace:
        """The place of a month."""
        period = parse_period(label)
        return TargetPlace(Bearer.STAFF, self.company.wang, period.start, period.end)

    def type(self, label: str, text: str) -> None:
        """Type into a cell and press Return."""
        self.presenter.begin(self.at(label))
        self.presenter.enter(self.at(label), text)

    def kept(self, label: str) -> Decimal | None:
        """What the file holds for a month."""
        with self.company.database.read() as session:
            figures = targets_for(session, parse_period(label)).figures
        return next((figure.value for key, figure in figures.items() if key.bearer is Bearer.STAFF), None)


@pytest.fixture
def grid(look: Look, company: Company, messages: FakeMessages) -> Grid:
    return Grid(look, company, messages)


def test_the_figure_entered_last_holds(grid: Grid) -> None:
    grid.type("2026-12", "30")
    grid.type("2026-12", "33")
    grid.file.come_to_all()

    assert grid.kept("2026-12") == 33
    assert grid.presenter.edits.by_spot == {}


def test_a_cell_emptied_again_stays_empty(grid: Grid) -> None:
    grid.type("2026-12", "30")
    grid.type("2026-12", "")
    grid.file.come_to_all()

    assert grid.kept("2026-12") is None
    assert grid.presenter.edits.by_spot == {}


def test_what_was_entered_since_survives_the_refusal_of_the_block_before(grid: Grid) -> None:
    grid.presenter.show_year(2027)
    grid.book.set([TargetEntry(grid.at("2027-02"), VISITS, Decimal(7))], "elsewhere")
    grid.presenter.enter_all([(grid.at("2027-01"), "8"), (grid.at("2027-02"), "9")])
    grid.type("2027-01", "10")
    grid.type("2027-02", "x")
    grid.file.come_to_all()

    assert grid.kept("2027-01") == 10
    (wrong,) = grid.presenter.edits.by_spot.values()
    assert (wrong.text, wrong.theirs) == ("x", None)


def test_the_same_figure_entered_twice_is_told_to_be_refused(grid: Grid) -> None:
    grid.presenter.show_year(2027)
    grid.book.set([TargetEntry(grid.at("2027-02"), VISITS, Decimal(7))], "elsewhere")
    grid.type("2027-02", "9")
    grid.type("2027-02", "9")
    grid.file.come_to_all()

    assert grid.kept("2027-02") == 7
    assert len(grid.presenter.edits.clashes) == 1


def test_a_revision_that_follows_one_that_is_being_saved_keeps_its_own_reason(grid: Grid) -> None:
    grid.book.set([TargetEntry(grid.at("2026-10"), VISITS, Decimal(30))], "plan")
    grid.presenter.refresh()
    grid.type("2026-10", "33")
    grid.presenter.save_with_reason("more people")
    grid.type("2026-10", "36")
    grid.file.come_to_all()
    waiting = [edit.value for edit in grid.presenter.edits.by_spot.values() if edit.waits]
    grid.presenter.save_with_reason("and more")
    grid.file.come_to_all()

    assert waiting == [36]
    assert grid.kept("2026-10") == 36
