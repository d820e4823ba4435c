"""What is wrong in which cell, and what is worth knowing about a row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop.exchange.report import ImportReport
from desktop.exchange.sentences import Problem
from desktop.i18n import Translator
from desktop.ui.imports.reasons import worded
from desktop.ui.tones import Tone


@dataclass(frozen=True, slots=True)
class Mark:
    """Why a cell or a row is marked; `place` is None where it is about the whole row."""

    number: int
    place: int | None
    column: str
    value: str
    reason: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of all rows, and the remarks on the file as a whole."""

    rows: Mapping[int, tuple[Mark, ...]] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()

    @property
    def wrong(self) -> frozenset[int]:
        """The rows that cannot be taken."""
        return frozenset(number for number, marks in self.rows.items() if any(m.tone is Tone.BAD for m in marks))

    def at(self, number: int, place: int) -> Mark | None:
        """The mark of a cell, the gravest first."""
        return next((mark for mark in self.rows.get(number, ()) if mark.place == place), None)


def marks_of(report: ImportReport, headers: Sequence[str], texts: Translator, remark: str = "") -> Marks:
    """The problems of a trial by row and cell, and remarks on the file, `remark` first."""
    places = {header: place for place, header in reversed(list(enumerate(headers)))}
    _made, remarks = report.made_on_the_way()
    rows: dict[int, list[Mark]] = {}
    told = [remark] if remark else []
    for problems, tone in ((report.errors, Tone.BAD), (remarks, Tone.WARN)):
        for problem in problems:
            if problem.row is None or problem.row == report.header_row:  # said of the whole file or column
                told.append(_remark(problem, texts))
            else:
                rows.setdefault(problem.row, []).append(_mark(problem, problem.row, tone, places, texts))
    return Marks({number: tuple(marks) for number, marks in rows.items()}, tuple(dict.fromkeys(told)))


def _mark(problem: Problem, number: int, tone: Tone, places: Mapping[str, int], texts: Translator) -> Mark:
    column = problem.column or ""
    place = next((places[part] for part in (column, *column.split(" + ")) if part in places), None)
    return Mark(number, place, column, problem.value, problem.reason.text(worded(texts)), tone)


def _remark(problem: Problem, texts: Translator) -> str:
    reason = problem.reason.text(texts)
    if not problem.column:
        return reason
    return texts("{column}: {sentence}").format(column=problem.column, sentence=reason)
