"""After wrong passwords one waits, longer each time, whatever becomes of the program or the clock on the wall."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.store.wrong_tries import LONGEST, WrongTries, pause_after


class Machine:
    """Seconds since the machine was switched on."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def machine() -> Machine:
    return Machine()


def wrong(path: Path, machine: Machine, number: int) -> None:
    for _ in range(number):
        WrongTries(path, machine).begin()


class TestThePause:
    def test_three_slips_of_the_pen_cost_nothing(self, tmp_path: Path, machine: Machine) -> None:
        wrong(tmp_path / "a.qianji", machine, 3)

        assert WrongTries(tmp_path / "a.qianji", machine).pause() == 0

    def test_from_the_fourth_on_it_doubles_up_to_a_minute(self) -> None:
        assert [pause_after(count) for count in range(3, 13)] == [0, 1, 2, 4, 8, 16, 32, 60, 60, 60]

    @given(st.integers(0, 10**6))
    def test_it_is_never_permanent(self, count: int) -> None:
        assert 0 <= pause_after(count) <= LONGEST

    def test_it_passes_with_time(self, tmp_path: Path, machine: Machine) -> None:
        path = tmp_path / "a.qianji"
        wrong(path, machine, 6)
        assert WrongTries(path, machine).pause() == 4

        machine.seconds += 3
        assert WrongTries(path, machine).pause() == 1
        machine.seconds += 1
        assert WrongTries(path, machine).pause() == 0

    def test_ending_the_program_does_not_shorten_it(self, tmp_path: Path, machine: Machine) -> None:
        path = tmp_path / "a.qianji"
        wrong(path, machine, 8)

        assert WrongTries(path, machine).pause() == 16

    def test_after_a_restart_of_the_machine_it_counts_from_the_beginning(
        self, tmp_path: Path, machine: Machine
    ) -> None:
        path = tmp_path / "a.qianji"
        wrong(path, machine, 20)
        machine.seconds = 5

        assert WrongTries(path, machine).pause() == LONGEST
        machine.seconds += LONGEST
        assert WrongTries(path, machine).pause() == 0

    def test_it_goes_by_the_time_of_the_machine_which_nobody_can_set(self, tmp_path: Path) -> None:
        path = tmp_path / "a.qianji"
        WrongTries(path).begin()

        kept = json.loads((tmp_path / "a.qianji.tries").read_text(encoding="ascii"))

        assert kept["at"] <= time.monotonic()

    def test_a_right_one_ends_the_count(self, tmp_path: Path, machine: Machine) -> None:
        path = tmp_path / "a.qianji"
        wrong(path, machine, 9)

        WrongTries(path, machine).end()

        assert WrongTries(path, machine).pause() == 0
        assert list(tmp_path.iterdir()) == []

    def test_somebody_who_writes_into_the_count_gains_nothing(self, tmp_path: Path, machine: Machine) -> None:
        path = tmp_path / "a.qianji"
        (tmp_path / "a.qianji.tries").write_text("nonsense", encoding="ascii")

        wrong(path, machine, 1)

        assert WrongTries(path, machine).pause() == pause_after(5)

    def test_a_folder_nobody_may_write_to_is_no_error(self, tmp_path: Path, machine: Machine) -> None:
        wrong(tmp_path / "missing" / "a.qianji", machine, 5)

        assert WrongTries(tmp_path / "missing" / "a.qianji", machine).pause() == 0
