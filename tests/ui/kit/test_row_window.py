"""The window over a list too long to be held."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from desktop.errors import QianjiError, RequestError
from desktop.queries.key_order import KeyOrder, Order
from desktop.ui.kit.row_window import FIRST, KEPT, PAGE, RowWindow
from tests.ui.surroundings import PatientTasks


@dataclass(frozen=True)
class Numbers:
    """A list of whole numbers; some are gone by the time they are read."""

    number: int
    gone: frozenset[int] = frozenset()

    def first(self, _session: Any, order: Order, size: int) -> list[int]:
        return self._keys(order)[:size]

    def order(self, _session: Any, order: Order) -> KeyOrder:
        return KeyOrder.of(self._keys(order))

    def lines(self, _session: Any, keys: Sequence[int]) -> list[str]:
        return [f"{key:07}" for key in sorted(keys) if key not in self.gone]

    def _keys(self, order: Order) -> list[int]:
        keys = list(range(1, self.number + 1))
        return keys[::-1] if order.is_descending else keys


@dataclass
class View:
    """Remembers what it was told."""

    told: list[Any] = field(default_factory=list)

    def rows_replaced(self) -> None:
        self.told.append("replaced")

    def rows_added(self, before: int) -> None:
        self.told.append(("added", before))

    def rows_arrived(self, first: int, behind: int) -> None:
        self.told.append(("arrived", first, behind))

    def rows_wanted(self) -> None:
        """Fetching is done by hand here."""


class Stage:
    """A window whose questions are answered by hand, in the order asked."""

    def __init__(self) -> None:
        self.tasks, self.view = PatientTasks(), View()
        self.window: RowWindow[str] = RowWindow(self.tasks, int)
        self.window.attach(self.view)
        self.numbers: list[tuple[int, bool]] = []
        self.troubles: list[QianjiError] = []
        self._answered = 0

    def show(self, number: int, gone: frozenset[int] = frozenset()) -> None:
        self.window.show(
            Numbers(number, gone), lambda known, whole: self.numbers.append((known, whole)), self.troubles.append
        )

    def answer(self) -> None:
        """Answer the next question."""
        work, done, _failed = self.tasks.questions[self._answered]
        self._answered += 1
        done(work(None))

    def answer_all(self) -> None:
        """Answer whatever is asked."""
        while self._answered < len(self.tasks.questions):
            self.answer()

    def look_at(self, place: int) -> str | None:
        """Look at a row as a view does, then let it be fetched."""
        found = self.window.row(place)
        self.window.fetch()
        return found


@pytest.fixture
def stage() -> Stage:
    return Stage()


class TestShow:
    def test_a_short_list_is_whole_at_once(self, stage: Stage) -> None:
        stage.show(FIRST)

        stage.answer_all()

        assert stage.numbers == [(FIRST, True)]
        assert [stage.window.row(place) for place in (0, FIRST - 1)] == ["0000001", f"{FIRST:07}"]
        assert len(stage.tasks.questions) == 1

    def test_a_long_one_shows_its_beginning_before_it_is_counted(self, stage: Stage) -> None:
        stage.show(5_000)

        stage.answer()
        begun = (stage.window.number, stage.window.is_counted, stage.window.row(0))
        stage.answer()

        assert begun == (FIRST, False, "0000001")
        assert stage.numbers == [(FIRST, False), (5_000, True)]
        assert stage.view.told == ["replaced", ("added", FIRST)]
        assert stage.window.row(0) == "0000001"

    def test_only_the_list_asked_for_last_is_shown(self, stage: Stage) -> None:
        stage.show(5_000)
        stage.answer()
        stage.show(3)

        stage.answer_all()

        assert stage.window.number == 3
        assert stage.numbers == [(FIRST, False), (3, True)]

    def test_another_order_begins_anew(self, stage: Stage) -> None:
        stage.show(5_000)
        stage.answer_all()

        stage.window.arrange(Order("size", is_descending=True))
        stage.answer_all()

        assert stage.window.row(0) == "0005000"
        assert not stage.window.is_refreshed

    def test_an_order_chosen_before_anything_was_asked_is_kept(self, stage: Stage) -> None:
        stage.window.arrange(Order("size", is_descending=True))

        stage.show(4)
        stage.answer_all()

        assert stage.window.row(0) == "0000004"


class TestPages:
    def test_a_row_far_away_comes_when_it_is_looked_at(self, stage: Stage) -> None:
        stage.show(5_000)
        stage.answer_all()

        before = stage.look_at(4_321)
        stage.answer_all()

        assert before is None
        assert stage.window.row(4_321) == "0004322"
        page = 4_321 // PAGE * PAGE
        assert stage.view.told[-1] == ("arrived", page, page + PAGE)

    def test_what_was_scrolled_past_is_not_fetched(self, stage: Stage) -> None:
        stage.show(100_000)
        stage.answer_all()

        for page in range(10, 60):
            stage.window.row(page * PAGE)
        stage.window.fetch()
        stage.answer_all()

        arrived = {told[1] // PAGE for told in stage.view.told if told[0] == "arrived"}
        assert arrived == {57, 58, 59}
        assert stage.window.row(59 * PAGE) is not None
        assert stage.window.row(10 * PAGE) is None

    def test_rows_of_two_pages_come_together_by_one_question(self, stage: Stage) -> None:
        stage.show(100_000)
        stage.answer_all()
        asked = len(stage.tasks.questions)

        stage.window.look_at(20 * PAGE - 5, 20 * PAGE + 5)
        stage.answer()

        assert len(stage.tasks.questions) == asked + 1
        assert [stage.window.row(20 * PAGE + place) for place in (-1, 0)] == [
            f"{20 * PAGE:07}",
            f"{20 * PAGE + 1:07}",
        ]

    def test_the_page_behind_is_fetched_ahead(self, stage: Stage) -> None:
        stage.show(5_000)
        stage.answer_all()

        stage.look_at(FIRST - 1)
        stage.answer_all()

        assert stage.window.row(FIRST) == f"{FIRST + 1:07}"

    def test_so_many_pages_are_held_and_no_more(self, stage: Stage) -> None:
        stage.show(100_000)
        stage.answer_all()

        for page in range(2, KEPT + 10):
            stage.look_at(page * PAGE)
            stage.answer_all()

        assert stage.window.row((KEPT + 9) * PAGE) is not None
        assert stage.window.row(0) is None

    def test_a_row_gone_meanwhile_leaves_its_place_empty(self, stage: Stage) -> None:
        stage.show(3, gone=frozenset({2}))

        stage.answer_all()

        assert [stage.window.row(place) for place in range(3)] == ["0000001", None, "0000003"]

    def test_a_page_that_does_not_come_is_told_once(self, stage: Stage) -> None:
        stage.show(5_000)
        stage.answer_all()
        stage.look_at(4_000)
        failed = stage.tasks.questions[-1][2]
        assert failed is not None

        failed(RequestError("The disk is gone."))

        assert [str(trouble) for trouble in stage.troubles] == ["The disk is gone."]


class TestRefresh:
    def test_the_same_list_again_keeps_its_rows_on_screen(self, stage: Stage) -> None:
        stage.show(5_000)
        stage.answer_all()
        stage.look_at(4_000)
        stage.answer_all()
        stage.window.row(4_000)

        stage.show(5_000)
        stage.answer_all()

        assert stage.window.is_refreshed
        assert stage.window.number == 5_000
        assert stage.window.row(4_000) == "0004001"
        assert stage.window.row(0) == "0000001"

    def test_the_row_selected_is_found_in_another_order(self, stage: Stage) -> None:
        stage.show(5_000)
        stage.answer_all()
        stage.window.kept_key = 4_999

        stage.window.arrange(Order("size", is_descending=True))
        stage.answer_all()

        assert stage.window.kept_place == 1

    def test_the_list_can_be_read_part_by_part_later_on(self, stage: Stage) -> None:
        stage.show(5_000, gone=frozenset({3}))
        stage.answer_all()
        read = stage.window.reader()
        stage.show(1)
        stage.answer_all()

        assert read(None, 0, 4) == ["0000001", "0000002", "0000004"]
        assert read(None, 4_999, 5_000) == ["0005000"]
