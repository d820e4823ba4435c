"""Decides how an evaluation is run: which period, which scheme, and what the owner should know about the result."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Protocol

from desktop.domain.checks import CheckWarning
from desktop.domain.period import Period, PeriodKind, custom
from desktop.domain.rewritten import StaleText
from desktop.errors import QianjiError, RequestError
from desktop.i18n import Translator
from desktop.queries.evaluations import EvaluationRow
from desktop.queries.schemes import SchemeChoice
from desktop.services.evaluations import RunResult
from desktop.ui.evaluations.progress import moment_day
from desktop.ui.kit.options import Option
from desktop.ui.periods import offered_periods, period_text, period_title
from desktop.ui.ports import Messages, Tasks, Topic
from desktop.ui.presenter import Presenter
from desktop.ui.tones import Tone

CHANGED = frozenset({Topic.EVALUATIONS})
KIND_OF_CYCLE = {kind.value: kind for kind in PeriodKind}


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be computed; `scheme` is a name, None the default one."""

    kind: PeriodKind
    period: Period | None
    start: date | None = None
    end: date | None = None
    scheme: str | None = None


class Run(Protocol):
    """The verb that computes."""

    def run(self, period: Period, scheme_name: str | None = None) -> RunResult:
        """Compute a period under a scheme."""
        ...


class RunView(Protocol):
    """What the presenter expects of the panel."""

    def open_run(self, schemes: Sequence[Option], order: Order) -> None:
        """Show the panel with this order in it."""
        ...

    def show_periods(self, periods: Sequence[Option], chosen: Period | None) -> None:
        """Offer these periods; none means two days are to be entered."""
        ...

    def show_note(self, sentence: str, tone: Tone) -> None:
        """Say what the order means, "" for nothing in particular."""
        ...

    def show_errors(self, errors: dict[str, str]) -> None:
        """Say what is wrong at its field."""
        ...

    def show_busy(self, is_busy: bool) -> None:
        """Show that figures are being computed."""
        ...

    def show_warnings(self, heading: str, warnings: Sequence[CheckWarning | StaleText]) -> None:
        """Show what the owner should know about the result."""
        ...

    def close_run(self) -> None:
        """Put the panel away."""
        ...


class RunPresenter(Presenter[RunView]):
    """Speaks to the panel."""

    def __init__(
        self,
        tasks: Tasks,
        messages: Messages,
        texts: Translator,
        verbs: Run,
        today: Callable[[], date],
        fiscal_year_start: Callable[[], int],
        computed: Callable[[int], None],
    ) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._verbs = verbs
        self._today = today
        self._fiscal_year_start = fiscal_year_start
        self._computed = computed
        self._rows: tuple[EvaluationRow, ...] = ()
        self._schemes: tuple[SchemeChoice, ...] = ()
        self._is_busy = False

    def open(self, rows: Sequence[EvaluationRow], schemes: Sequence[SchemeChoice]) -> None:
        """Offer the default scheme and the last full period of its cycle."""
        self._rows, self._schemes = tuple(rows), tuple(schemes)
        kind = KIND_OF_CYCLE.get(schemes[0].cycle, PeriodKind.QUARTER) if schemes else PeriodKind.QUARTER
        language = self._texts.language
        options = [Option(scheme.name, scheme.name_in(language)) for scheme in schemes]
        self.view.open_run(options, Order(kind, None, scheme=schemes[0].name if schemes else None))
        self.choose_kind(kind)

    def choose_kind(self, kind: PeriodKind) -> None:
        """Offer the periods of another kind."""
        today = self._today()
        periods = offered_periods(kind, today, self._fiscal_year_start())
        options = [Option(period, period_text(period, today, self._texts)) for period in periods]
        self.view.show_periods(options, periods[0] if periods else None)

    def consider(self, order: Order) -> None:
        """Say what running this order would mean."""
        sentence, tone = self._meaning(order)
        self.view.show_note(sentence, tone)

    def run(self, order: Order) -> None:
        """Compute, or say what is missing."""
        if self._is_busy:
            return
        period, errors = self.period_of(order)
        self.view.show_errors(errors)
        if period is not None and period.start > self._today():
            self.consider(order)  # the note says that there is nothing to compute
        elif period is not None:
            self._start(period, order.scheme)

    def run_again(self, row: EvaluationRow, schemes: Sequence[SchemeChoice]) -> None:
        """Compute an evaluation anew from today's records."""
        if not self._is_busy and not row.is_finalised:
            scheme = next((each.name for each in schemes if each.scheme_id == row.scheme_id), None)
            self._start(row.period, scheme)

    def period_of(self, order: Order) -> tuple[Period | None, dict[str, str]]:
        """The period ordered, or what is wrong by field."""
        if order.kind is not PeriodKind.CUSTOM:
            return order.period, {}
        _ = self._texts
        errors = {}
        if order.start is None:
            errors["start"] = _("Enter the first day, for example 2026-07-01.")
        if order.end is None:
            errors["end"] = _("Enter the last day, for example 2026-09-30.")
        if order.start is None or order.end is None:
            return None, errors
        try:
            return custom(order.start, order.end, self._fiscal_year_start()), {}
        except RequestError as error:
            return None, {"end": error.sentence(_)}

    def _meaning(self, order: Order) -> tuple[str, Tone]:
        _ = self._texts
        period, _errors = self.period_of(order)
        if period is None:
            return "", Tone.NEUTRAL
        scheme = next((each for each in self._schemes if each.name == order.scheme), None)
        row = next((each for each in self._rows if _is_same(each, period, scheme)), None)
        if row is not None and row.is_finalised:
            return _("This evaluation is finalised. Reopen it first if it has to be computed again."), Tone.WARN
        if period.start > self._today():
            return _("This period has not begun; there is nothing to compute yet."), Tone.WARN
        if row is not None:
            told = _("Computed on {day}. Figures are computed again; texts you rewrote and interviews stay.")
            return told.format(day=moment_day(row.computed_at, _)), Tone.NEUTRAL
        if period.end >= self._today():
            return _("This period is not over: the figures are those up to today and will still change."), Tone.WARN
        return "", Tone.NEUTRAL

    def _start(self, period: Period, scheme: str | None) -> None:
        self._is_busy = True
        self.view.show_busy(True)
        self._tasks.act(partial(self._verbs.run, period, scheme), partial(self._done, period), self._failed, CHANGED)

    def _done(self, period: Period, result: RunResult) -> None:
        _ = self._texts
        self._is_busy = False
        self.view.show_busy(False)
        self._computed(result.evaluation_id)
        title = period_title(period, _)
        if result.was_finalised:
            self.view.close_run()
            told = _("The evaluation of {period} is finalised; it was left as it is.")
            self._messages.warn(told.format(period=title))
            return
        told = _("The evaluation of {period} was computed.").format(period=title)
        self.view.close_run()
        self._messages.tell(told)  # beside warnings, too: what refused an earlier try is no longer true
        if result.warnings:
            self.view.show_warnings(told, result.warnings)

    def _failed(self, error: QianjiError) -> None:
        self._is_busy = False
        self.view.show_busy(False)
        self._messages.fail(error.sentence(self._texts))


def _is_same(row: EvaluationRow, period: Period, scheme: SchemeChoice | None) -> bool:
    is_scheme = scheme is None or row.scheme_id == scheme.scheme_id
    return is_scheme and (row.period.start, row.period.end) == (period.start, period.end)
