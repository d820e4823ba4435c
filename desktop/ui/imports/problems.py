"""What is wrong with rows of a file, and what is worth knowing, as a list."""

from dataclasses import dataclass

from desktop.exchange.report import ImportReport
from desktop.exchange.sentences import Problem
from desktop.i18n import Translator
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.tones import Tone


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """One problem as a line; `number` keeps lines of one row apart."""

    number: int
    problem: Problem
    is_error: bool
    reason: str


def problem_lines(report: ImportReport, texts: Translator) -> list[ProblemLine]:
    """Errors first, then warnings."""
    both = [(problem, True) for problem in report.errors] + [(problem, False) for problem in report.warnings]
    return [
        ProblemLine(number, problem, is_error, problem.reason.text(texts))
        for number, (problem, is_error) in enumerate(both)
    ]


def problem_columns(texts: Translator) -> tuple[Column[ProblemLine], ...]:
    """Row, column, value and the sentence."""
    _ = texts
    return (
        Column(
            _("Row"),
            lambda line: str(line.problem.row) if line.problem.row is not None else NO_VALUE,
            Cell.NUMBER,
            72,
            sort_key=lambda line: line.problem.row,
        ),
        Column(
            _("State"),
            lambda line: _("rejected") if line.is_error else _("note"),
            Cell.CHIP,
            96,
            tone=lambda line: Tone.BAD if line.is_error else Tone.WARN,
        ),
        Column(_("Column"), lambda line: line.problem.column or NO_VALUE, Cell.TEXT, 120),
        Column(_("Value"), lambda line: line.problem.value or NO_VALUE, Cell.SOFT, 140),
        Column(_("Reason"), lambda line: line.reason, Cell.TEXT, 0),
    )
