"""While the window is open, garbage is looked for on its thread only."""

import gc
import threading
from collections.abc import Iterator
from weakref import ref

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.first_moments import put_off_garbage
from desktop.app.garbage_turns import MANY, SELDOM, GarbageTurns
from desktop.services.garbage import collect_young, collected_later, may_search_young


class Knot:
    """What only a search for garbage finds: it holds itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def searched_by_turns(qapp: QApplication) -> Iterator[None]:
    put_off_garbage()
    may_search_young()  # what work of other tests asked for is answered
    yield
    gc.enable()


def many_knots() -> "ref[Knot]":
    last = ref([Knot() for _ in range(2 * MANY)][-1])
    assert last() is not None
    return last


@pytest.mark.usefixtures("searched_by_turns")
class TestTurns:
    def test_what_was_made_lately_goes_by_itself(self, qtbot: QtBot) -> None:
        owner = QObject()
        turns = GarbageTurns(owner)
        turns.begin()

        knot = many_knots()

        qtbot.waitUntil(lambda: knot() is None)
        assert not gc.isenabled()  # Python's own search would come on any thread

    def test_work_that_wants_to_be_left_alone_is(self) -> None:
        turns = GarbageTurns(QObject())
        with collected_later():
            knot = many_knots()
            turns.turn()

            assert knot() is not None

        turns.turn()
        assert knot() is None

    def test_work_on_another_thread_is_searched_in_the_next_turn(self) -> None:
        turns = GarbageTurns(QObject())
        with collected_later():
            knot = many_knots()
            worker = threading.Thread(target=collect_young)
            worker.start()
            worker.join()
            was_left = knot() is not None
            turns.turn()

            assert was_left
            assert knot() is None

    def test_everything_is_searched_once_in_a_while(self) -> None:
        moments = iter([0.0, SELDOM + 1, SELDOM + 1])
        turns = GarbageTurns(QObject(), lambda: next(moments))
        knot = ref(Knot())
        gc.collect(0)
        turns.turn()

        assert knot() is None


def test_where_python_searches_itself_nothing_is_kept_from_it(qapp: QApplication) -> None:
    before = gc.get_freeze_count()

    GarbageTurns(QObject()).begin()

    assert gc.isenabled()
    assert gc.get_freeze_count() == before


def test_a_command_searches_at_once() -> None:
    knot = many_knots()

    collect_young()

    assert knot() is None
