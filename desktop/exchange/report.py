"""What an import did, for the owner and as JSON."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktop.errors import N_
from desktop.exchange.sentences import Problem

MADE = N_("The {what} “{name}” was new and has been added.")


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The numbers of one import; created, updated and unchanged count records, rejected counts rows of the file."""

    kind: str
    file: str
    encoding: str | None
    sheet: str | None
    rows_read: int
    created: int
    updated: int
    unchanged: int
    rejected: int
    warnings: tuple[Problem, ...]
    errors: tuple[Problem, ...]
    is_dry_run: bool
    headers: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()  # headers that mean no column of ours
    rejected_rows: tuple[tuple[int, tuple[str, ...]], ...] = ()  # the cells of each rejected row
    header_row: int | None = None
    batch_id: int | None = None  # the import's number; a trial's is given to the next import

    def made_on_the_way(self) -> tuple[dict[str, list[str]], list[Problem]]:
        """What was added because rows named it, by its sort (an English msgid), and the remaining warnings."""
        made: dict[str, list[str]] = {}
        others = []
        for problem in self.warnings:
            if problem.reason.message == MADE:
                made.setdefault(str(problem.reason.values["what"]), []).append(problem.value)
            else:
                others.append(problem)
        return made, others

    def as_json(self, translate: Callable[[str], str]) -> dict[str, Any]:
        """The report as COMMANDS.md fixes it."""
        warnings = [problem.as_json(translate) for problem in self.warnings]
        for warning in warnings:
            del warning["value"]
        return {
            "kind": self.kind, "file": self.file, "encoding": self.encoding, "sheet": self.sheet,
            "rows_read": self.rows_read, "created": self.created, "updated": self.updated,
            "unchanged": self.unchanged, "rejected": self.rejected, "warnings": warnings,
            "errors": [problem.as_json(translate) for problem in self.errors],
        }  # fmt: skip
