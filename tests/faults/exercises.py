"""What the long form does, exercise by exercise: each gives the rows of a table and whether all was well."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desktop.services.faults.writer import OPERATIONS
from desktop.store.key import Keys
from tests.faults.broken import BROKEN
from tests.faults.cuts import CARELESS, cut_power
from tests.faults.disturbing import disturb
from tests.faults.flips import flip_bits
from tests.faults.formulas import try_formulas
from tests.faults.hostile.taking_in import take_in
from tests.faults.locked import KEY
from tests.faults.narrow import narrow
from tests.faults.rounds import Outcome, kill_rounds, warm_up
from tests.faults.tampering import tamper


@dataclass(frozen=True, slots=True)
class Asked:
    """How often, of which operation, with which dice, and where there is room for files."""

    rounds: int
    operation: str
    chance: random.Random
    folder: Path
    keys: Keys = ()  # of the files that are written, none for plain ones

    def among(self, names: Mapping[str, object]) -> list[str]:
        """The asked operation, or all of them."""
        return list(names) if self.operation == "all" else [self.operation]


@dataclass(slots=True)
class Told:
    """A table of what was found."""

    columns: tuple[str, ...]
    rows: list[tuple[object, ...]] = field(default_factory=list)
    is_good: bool = True

    def add(self, *cells: object, failures: list[str], is_good: bool) -> None:
        """A row, which ends with what was found."""
        self.rows.append((*cells, "; ".join(failures) or "nothing"))
        self.is_good = self.is_good and is_good

    @property
    def lines(self) -> list[str]:
        """The table in Markdown."""
        head = (*self.columns, "found")
        rows = (head, ("---",) * len(head), *self.rows)
        return ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]


_KILLS = ("operation", "killed", "rounds", "of these started anew", "acknowledged", "looks killed too")


def _kill(asked: Asked) -> Told:
    warm_up(asked.folder / "warm.qianji")
    told = Told(_KILLS)
    for name in asked.among(OPERATIONS):
        outcome = kill_rounds(name, asked.rounds, asked.folder, asked.chance, keys=asked.keys)
        told.add(*_counts(outcome), failures=outcome.failures, is_good=not outcome.failures)
    return told


def _broken(asked: Asked) -> Told:
    warm_up(asked.folder / "warm.qianji")
    told = Told(_KILLS)
    for name in asked.among(BROKEN):
        outcome = kill_rounds(name, asked.rounds, asked.folder, asked.chance, BROKEN[name])
        told.add(*_counts(outcome), failures=outcome.failures, is_good=bool(outcome.failures))
    return told


def _counts(outcome: Outcome) -> tuple[object, ...]:
    return (
        outcome.operation, outcome.killed, outcome.rounds, outcome.started, outcome.acknowledged,
        outcome.looks_killed,
    )  # fmt: skip


def _power(asked: Asked) -> Told:
    told = Told(("operation", "images", "acknowledged before"))
    for name in asked.among(OPERATIONS):
        cuts = cut_power(name, asked.rounds, asked.folder / name, asked.chance, keys=asked.keys)
        told.add(name, cuts.images, cuts.acknowledged, failures=cuts.failures, is_good=not cuts.failures)
    return told


def _careless(asked: Asked) -> Told:
    cuts = cut_power("save", asked.rounds, asked.folder / "careless", asked.chance, CARELESS)
    told = Told(("writer", "images", "acknowledged before"))
    told.add("careless", cuts.images, cuts.acknowledged, failures=cuts.failures, is_good=bool(cuts.failures))
    return told


def _disturb(asked: Asked) -> Told:
    warm_up(asked.folder / "warm.qianji")
    told = Told(("operation", "runs", "told", "went on", "killed"))
    for name in asked.among(OPERATIONS):
        found = disturb(name, asked.rounds, asked.folder / name)
        told.add(
            name, found.runs, found.told, found.survived, found.killed,
            failures=found.failures, is_good=not found.failures,
        )  # fmt: skip
    return told


def _formulas(asked: Asked) -> Told:
    found = try_formulas(asked.rounds, asked.chance)
    told = Told(("formulas", "worked out", "no figure", "refused", "slowest, s"))
    told.add(
        found.tried, found.worked_out, found.without, found.refused, f"{found.slowest:.3f}",
        failures=found.failures, is_good=not found.failures,
    )  # fmt: skip
    return told


def _imports(asked: Asked) -> Told:
    found = take_in(asked.rounds, asked.folder, asked.chance)
    told = Told(("spoilt", "files", "refused", "rows kept", "rows rejected"))
    for way, files in sorted(found.files.items()):
        wrong = [each for each in found.failures if each.startswith(f"{way},")]
        told.add(
            way, files, found.refused[way], found.rows[way], found.rejected[way], failures=wrong, is_good=not wrong
        )
    own = [each for each in found.failures if each.startswith("a child")]
    told.add(
        f"all (slowest {found.slowest:.1f} s; {found.died} children died; {found.open_cells} cells in spellings the "
        f"second reader leaves to the program; {found.unread} files with nothing in it)",
        found.files.total(), found.refused.total(), found.rows.total(), found.rejected.total(),
        failures=own, is_good=not own,
    )  # fmt: skip
    return told


def _flips(asked: Asked) -> Told:
    """Each must be noticed in an encrypted file; in a plain one the engine cannot see a changed value."""
    found = flip_bits(asked.rounds, asked.folder, asked.chance, asked.keys)
    told = Told(
        ("flips", "refused", "found by check", "of these mended", "nothing reads otherwise", "reads otherwise")
    )
    is_blind = bool(asked.keys) and found.detected < found.tried
    told.add(
        found.tried, found.refused, found.checked, found.mended, found.harmless, len(found.wrong),
        failures=found.failures, is_good=not found.failures and not is_blind,
    )  # fmt: skip
    return told


def _narrow(asked: Asked) -> Told:
    warm_up(asked.folder / "warm.qianji")
    told = Told(("operation", "sizes", "told", "went on"))
    for name in asked.among(OPERATIONS):
        found = narrow(name, asked.rounds, asked.folder / name)
        told.add(name, found.runs, found.told, found.survived, failures=found.failures, is_good=not found.failures)
    return told


def _tampering(asked: Asked) -> Told:
    found = tamper(asked.folder, asked.chance)
    told = Told(("cells changed", "told by check"))
    told.add(found.cells, found.told, failures=found.failures, is_good=not found.failures)
    return told


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise: what it does, a heading, and how often in the long form."""

    act: Callable[[Asked], Told]
    heading: str
    often: int
    keys: Keys = ()


EXERCISES: Mapping[str, Exercise] = {
    "kill": Exercise(_kill, "Killed at any moment, also while the file is looked through afterwards", 1000),
    "broken": Exercise(_broken, "Writers that do it wrong, which must be found", 100),
    "kill-locked": Exercise(_kill, "The same with encrypted files", 200, (KEY,)),
    "power": Exercise(_power, "Power cuts: disks with what was synced and anything of the rest", 1500),
    "power-locked": Exercise(_power, "The same with encrypted files", 250, (KEY,)),
    "careless": Exercise(_careless, "A writer that does not wait for the disk, which must be found", 400),
    "disturb": Exercise(_disturb, "Every call that writes goes wrong: full disk, error of the disk, kill", 10_000),
    "narrow": Exercise(_narrow, "Files that may not grow", 40),
    "tampering": Exercise(_tampering, "Each cell of a finalised evaluation changed with another tool", 1),
    "formulas": Exercise(_formulas, "Formulas", 1_000_000),
    "flips": Exercise(_flips, "One bit of an encrypted file is another", 10_000, (KEY,)),
    "plain-flips": Exercise(_flips, "One bit of a plain file is another: not all of them can be found", 2_000),
    "imports": Exercise(_imports, "Tables spoilt in bytes, cells, rows, columns and markup", 10_000),
}
