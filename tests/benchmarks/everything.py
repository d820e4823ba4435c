"""All benchmarks one after the other, one table of what was weighed, and whether anything became worse by a fifth.

The ratios of before stand in `last_ratios.json`, by size. What got worse by more than a fifth is called out and keeps
its old ratio there, so that it is called out again, until `--accept` says that it is meant.
"""

import gc
import json
import os
import platform
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import sqlalchemy
import sqlcipher3.dbapi2 as driver

from tests.benchmarks.evaluation import Outcome
from tests.benchmarks.timing import Weighed

ROOT = Path(__file__).resolve().parents[2]
LAST = Path(__file__).with_name("last_ratios.json")
PAGE = ROOT / "docs" / "benchmarks.md"
BEGIN, END = "<!-- begin of the table -->", "<!-- end of the table -->"
WORSE = 1.2
Ratios = dict[str, float]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table; `before` is the ratio of the last time, None where there was none."""

    benchmark: str
    weighed: Weighed
    before: float | None

    @property
    def key(self) -> str:
        """What the ratio is found again by."""
        return f"{self.benchmark}: {self.weighed.name}"

    @property
    def is_worse(self) -> bool:
        """Whether it became worse by more than a fifth; milliseconds without a limit are the machine's as well."""
        is_of_machine = self.weighed.limit is None and ", ms" in self.weighed.name
        return self.before is not None and not is_of_machine and self.weighed.found > self.before * WORSE

    @property
    def verdict(self) -> str:
        """Whether the goal is met, and whether it was met better before."""
        told = "" if self.weighed.limit is None else "met" if self.weighed.is_met else "not met"
        return " · ".join(word for word in (told, "WORSE BY A FIFTH" if self.is_worse else "") if word)


@dataclass(slots=True)
class Took:
    """How many seconds each benchmark took on the clock, and which did not run."""

    seconds: dict[str, float] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        parts = ", ".join(f"{name} {took:.0f}" for name, took in self.seconds.items())
        did_not = f" Did not run: {', '.join(self.failed)}." if self.failed else ""
        return f"It took {sum(self.seconds.values()) / 60:.0f} minutes; seconds on the clock: {parts}.{did_not}"


def run_all(benchmarks: Mapping[str, Callable[[], Outcome]], before: Ratios, took: Took | None = None) -> list[Line]:
    """The lines of every benchmark; one that cannot run says why and leaves the others their turn."""
    lines, took = list[Line](), took or Took()
    for name, run in benchmarks.items():
        print(f"\n== {name}", flush=True)
        gc.collect()
        gc.freeze()  # what the ones before left is not to be searched in the middle of this one
        began = time.monotonic()
        try:
            outcome = run()
        except Exception as error:  # noqa: BLE001 - one benchmark's failure must not hide the other tables
            print(f"did not run: {type(error).__name__}: {error}", flush=True)
            took.failed.append(name)
            continue
        took.seconds[name] = time.monotonic() - began
        print(f"{outcome.text}\n({took.seconds[name]:.0f} s)", flush=True)
        lines += [Line(name, each, before.get(f"{name}: {each.name}")) for each in outcome.weighed]
    return lines


def table(lines: Sequence[Line]) -> str:
    """The lines as a table of the page."""
    head = "| benchmark | what | found | limit | before | |\n|---|---|---|---|---|---|\n"
    return head + "\n".join(
        f"| {line.benchmark} | {line.weighed.name} | {line.weighed.found:.2f} | {_number(line.weighed.limit)} "
        f"| {_number(line.before)} | {line.verdict} |"
        for line in lines
    )


def last_ratios(size: str, path: Path = LAST) -> Ratios:
    """The ratios of the last time, empty where there are none."""
    held: dict[str, Ratios] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return held.get(size, {})


def remember(lines: Sequence[Line], size: str, *, accept: bool, path: Path = LAST) -> None:
    """Keep the new ratios; those that got worse only where that is accepted."""
    held: dict[str, Ratios] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    kept = {line.key: round(line.weighed.found, 3) for line in lines if accept or not line.is_worse}
    held[size] = dict(sorted({**held.get(size, {}), **kept}.items()))
    path.write_text(json.dumps(held, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def show_on_page(lines: Sequence[Line], size: str, rounds: int, path: Path = PAGE, more: str = "") -> None:
    """Put the table, and `more` that is to be told of it, where the page has its place; the words around it stay."""
    page = path.read_text(encoding="utf-8")
    if BEGIN not in page or END not in page:
        message = f"{path.name} has no place for the table: {BEGIN} and {END}"
        raise ValueError(message)
    start, rest = page.split(BEGIN, 1)
    _old, end = rest.split(END, 1)
    told = f"{machine()}; size `{size}`, {rounds} rounds, {date.today().isoformat()}{_busy()}."  # noqa: DTZ011 - of this machine
    below = f"\n\n{more}" if more else ""
    path.write_text(f"{start}{BEGIN}\n{told}\n\n{table(lines)}{below}\n{END}{end}", encoding="utf-8")


def machine() -> str:
    """Processor and versions."""
    return (
        f"{_processor()}, Python {platform.python_version()}, SQLite {driver.sqlite_version}, "
        f"SQLAlchemy {sqlalchemy.__version__}"
    )


def _busy() -> str:
    """How busy the machine was at the end, where the system tells it."""
    load = getattr(os, "getloadavg", None)
    return f", load {load()[0]:.0f} at the end" if load else ""


def _processor() -> str:
    """The processor's name where the system tells it."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{len(names)} × {names[0]}" if names else platform.processor() or platform.machine()


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
