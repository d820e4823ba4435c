"""Times variants in turn, so that a machine that slows down slows all of them, and shows medians and ratios.

What counts is the processor's time: nothing here waits for a disk or a network, and other programs' work is not ours.
The clock's time stands beside it.
"""

import gc
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median


@dataclass(slots=True)
class Variant:
    """Something to time; `before` is done untimed each round."""

    name: str
    run: Callable[[], object]
    before: Callable[[], object] = lambda: None
    work: Callable[[], float] = time.thread_time  # tells the processor's seconds so far
    seconds: list[float] = field(default_factory=list)  # of the processor
    clock: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Goal:
    """A ratio between two variants that is not to be exceeded."""

    name: str
    measured: Variant
    base: Variant
    limit: float
    by_clock: bool = False

    @property
    def ratio(self) -> float:
        """The median of the ratios round by round."""
        pairs = (
            (self.measured.clock, self.base.clock) if self.by_clock else (self.measured.seconds, self.base.seconds)
        )
        return median(a / b for a, b in zip(*pairs, strict=True))

    @property
    def is_met(self) -> bool:
        """Whether the ratio keeps the limit."""
        return self.ratio <= self.limit


@dataclass(frozen=True, slots=True)
class Weighed:
    """A figure held against its limit; one without a limit is only told."""

    name: str
    found: float
    limit: float | None = None

    @property
    def is_met(self) -> bool:
        """Whether the limit is kept."""
        return self.limit is None or self.found <= self.limit


def weighed(goals: Sequence[Goal]) -> tuple[Weighed, ...]:
    """The ratios of goals, as the table of all benchmarks has them."""
    return tuple(Weighed(goal.name, goal.ratio, goal.limit) for goal in goals)


def process_work() -> float:
    """Seconds of the processor this process has taken, all its threads and its ended children together."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def take_turns(variants: Sequence[Variant], rounds: int) -> None:
    """One round unmeasured, then so many measured; within a round every variant once."""
    for turn in range(rounds + 1):
        for variant in variants:
            variant.before()
            gc.collect()
            began, work_began = time.perf_counter(), variant.work()
            variant.run()
            work, took = variant.work() - work_began, time.perf_counter() - began
            if turn:
                variant.seconds.append(work)
                variant.clock.append(took)


def shown(variants: Sequence[Variant], goals: Sequence[Goal]) -> str:
    """Both tables as text."""
    lines = [f"{'processor time in ms':44}{'median':>10}{'least':>10}{'most':>10}{'clock':>10}"]
    lines += [
        f"{each.name:44}{_ms(median(each.seconds))}{_ms(min(each.seconds))}{_ms(max(each.seconds))}"
        f"{_ms(median(each.clock))}"
        for each in variants
    ]
    lines += ["", f"{'':44}{'ratio':>10}{'limit':>10}"]
    lines += [
        f"{goal.name:44}{goal.ratio:>10.2f}{goal.limit:>10.2f}  {'met' if goal.is_met else 'NOT MET'}"
        for goal in goals
    ]
    return "\n".join(lines)


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:>10.1f}"
