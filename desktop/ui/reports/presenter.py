"""Decides which printout is shown: its questions, how it looks on paper, and the pages as they will be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol

from desktop.domain.paper import PaperOptions
from desktop.domain.period import Period, PeriodKind
from desktop.domain.sheet_kinds import SheetKind
from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.ui.kit.options import Option
from desktop.ui.periods import offered_periods, period_text
from desktop.ui.ports import Messages, Tasks, Wish
from desktop.ui.printables import REVIEWS, UNSIGNED
from desktop.ui.reports.job_presenter import JobPresenter
from desktop.ui.reports.preview_presenter import PreviewPresenter
from desktop.ui.reports.questions import Answer, Choices, answer
from desktop.ui.reports.wanted import Printout, Wanted, printouts


class PaperVerbs(Protocol):
    """What the owner decides about paper, kept with the company."""

    def change_options(self, options: PaperOptions) -> PaperOptions:
        """Keep other options; gives back the ones before."""
        ...

    def change_logo(self, path: Path | None) -> bytes | None:
        """Keep another logo, or none; gives back the one before."""
        ...

    def keep_logo(self, logo: bytes | None) -> bytes | None:
        """Put a former logo back."""
        ...


@dataclass(frozen=True, slots=True)
class Shown:
    """What the questions show: the printout, what can be chosen, and what is."""

    printout: Printout
    wanted: Wanted
    choices: Choices | None
    period_kind: PeriodKind
    periods: Sequence[Option]


class ReportsView(Protocol):
    """What the presenter expects of the page."""

    def show_questions(self, shown: Shown) -> None:
        """Show what is chosen and what could be."""
        ...

    def show_loading(self) -> None:
        """Say that the pages are being set."""
        ...

    def show_found(self, pieces: int, all_pieces: int) -> None:
        """Show how many of how many forms are seen; the pages come piece by piece."""
        ...

    def show_nothing(self, sentence: str) -> None:
        """Say why there is nothing to print and what to do."""
        ...


class ReportsPresenter:
    """Speaks to the page; what is shown is what is printed."""

    def __init__(
        self,
        tasks: Tasks,
        messages: Messages,
        texts: Translator,
        verbs: PaperVerbs,
        preview: PreviewPresenter,
        jobs: JobPresenter,
        today: Callable[[], date],
        fiscal_year_start: Callable[[], int],
    ) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._verbs = verbs
        self.preview = preview
        self.jobs = jobs
        self._today = today
        self._fiscal_year_start = fiscal_year_start
        self._view: ReportsView | None = None
        self.printouts = printouts(texts)
        self._printout = self.printouts[0]
        self._period_kind = PeriodKind.QUARTER
        self._wanted = Wanted(None, texts.language, self._periods()[0])
        self._answer: Answer | None = None

    @property
    def view(self) -> ReportsView:
        """The page, attached before anything is asked."""
        assert self._view is not None  # noqa: S101 - the page attaches itself when it is built
        return self._view

    def attach(self, view: ReportsView) -> None:
        """Speak to this page."""
        self._view = view

    # -- the questions

    def choose_printout(self, kind: SheetKind | None) -> None:
        """Show another printout; one that usually covers another kind of period begins with its last one."""
        before, self._printout = self._printout, self._printout_of(kind)
        if self._printout.usual_period is not before.usual_period:
            self._period_kind = self._printout.usual_period
            self._wanted = replace(self._wanted, period=self._periods()[0])
        self._ask(kind=kind, codes=(), is_unsigned_only=False)

    def choose_evaluation(self, evaluation_id: int) -> None:
        """Show the forms of another evaluation."""
        self._ask(evaluation_id=evaluation_id, codes=(), is_unsigned_only=False)

    def choose_period_kind(self, kind: PeriodKind) -> None:
        """Offer the periods of another kind and show the last full one."""
        self._period_kind = kind
        self._ask(period=self._periods()[0])

    def choose_period(self, period: Period) -> None:
        """Show another period."""
        self._ask(period=period)

    def choose_team(self, team_id: int | None) -> None:
        """Show one team, or all."""
        self._ask(team_id=team_id, codes=())

    def choose_people(self, codes: tuple[str, ...]) -> None:
        """Show the forms of some people, of everybody where none is named."""
        self._ask(codes=codes)

    def choose_unsigned(self, is_unsigned_only: bool) -> None:
        """Show only forms nobody has signed yet, or all."""
        self._ask(is_unsigned_only=is_unsigned_only, codes=())

    def choose_language(self, language: str) -> None:
        """Set the pages in another language."""
        self._ask(language=language)

    def arrive(self, wish: Wish) -> None:
        """Show what another page asks for: the printout by its word, days, a person, an evaluation."""
        is_review = wish.state in (REVIEWS, UNSIGNED)
        if is_review or wish.state:
            self._printout = self._printout_of(None if is_review else SheetKind(wish.state))
            self._wanted = replace(self._wanted, kind=self._printout.kind, team_id=wish.team_id, codes=())
        if wish.start is not None and wish.end is not None:
            self._choose_days(wish.start, wish.end)
        if is_review:
            self._wanted = replace(
                self._wanted, evaluation_id=wish.record_id, is_unsigned_only=wish.state == UNSIGNED
            )
        people = () if wish.staff_id is None else (wish.text,)
        self._ask(codes=people if self._printout.asks_people else ())

    def refresh(self) -> None:
        """Read everything again."""
        self._ask()

    def _choose_days(self, start: date, end: date) -> None:
        for kind in PeriodKind:
            for period in offered_periods(kind, self._today(), self._fiscal_year_start()):
                if (period.start, period.end) == (start, end):
                    self._period_kind = kind
                    self._wanted = replace(self._wanted, period=period)

    def _printout_of(self, kind: SheetKind | None) -> Printout:
        return next(each for each in self.printouts if each.kind is kind)

    def _periods(self) -> list[Period]:
        return offered_periods(self._period_kind, self._today(), self._fiscal_year_start())

    # -- how it looks on paper

    def change_options(self, options: PaperOptions) -> None:
        """Print another way from now on."""
        before = self._wanted.options
        if options == before:
            return
        is_read_anew = (options.with_evidence, options.with_full_names) != (
            before.with_evidence,
            before.with_full_names,
        )

        def kept(_former: PaperOptions) -> None:
            self._wanted = replace(self._wanted, options=options)
            found = self._answer
            if is_read_anew or found is None or found.trouble is not None:
                self._ask()
            else:
                self._answer = replace(found, choices=replace(found.choices, options=options))
                self._show_questions(self._answer.choices)
                self._show(self._answer)

        self._tasks.act(partial(self._verbs.change_options, options), kept, self._refused)

    def change_logo(self, path: Path | None) -> None:
        """Print another logo, or none, from now on; with a way back."""
        _ = self._texts

        def kept(former: bytes | None) -> None:
            self._ask()
            told = _("The logo is printed from now on.") if path else _("No logo is printed from now on.")
            self._messages.tell(told, _("Undo"), partial(self._keep_logo, former))

        self._tasks.act(partial(self._verbs.change_logo, path), kept, self._refused)

    def _keep_logo(self, logo: bytes | None) -> None:
        self._tasks.act(partial(self._verbs.keep_logo, logo), lambda _former: self._ask(), self._refused)

    def _refused(self, error: QianjiError) -> None:
        self._messages.fail(error.sentence(self._texts))
        if self._answer is not None:
            self._show_questions(self._answer.choices)

    # -- what is printed

    def print_out(self) -> None:
        """Print what is shown on a printer the owner chooses."""
        if self._is_ready():
            self.jobs.print_out(self._wanted)

    def write_one(self) -> None:
        """Write what is shown as one PDF."""
        if self._is_ready():
            self.jobs.write_one(self._wanted, self._name())

    def write_each(self) -> None:
        """Write what is shown as one PDF for each person."""
        if self._is_ready():
            self.jobs.write_each(self._wanted)

    def write_table(self) -> None:
        """Write the tables shown as a workbook."""
        if self._is_ready():
            self.jobs.write_table(self._wanted, self._name())

    def _is_ready(self) -> bool:
        return self._answer is not None and bool(self._answer.pieces)

    def _name(self) -> str:
        answer = self._answer
        assert answer is not None  # noqa: S101 - nothing is written before something is shown
        if answer.all_pieces == 1:
            return answer.pieces[0].stem
        value = answer.pieces[0].value
        return f"{value.period_title} {self._printout.name}"

    # -- what comes back

    def _ask(self, **chosen: object) -> None:
        self._wanted = replace(self._wanted, **chosen)  # type: ignore[arg-type]
        self._answer = None
        self.preview.stop()
        self._show_questions(None)
        self.view.show_loading()
        self._tasks.query(partial(answer, wanted=self._wanted, today=self._today()), self._answered, self._failed)

    def _answered(self, found: Answer) -> None:
        choices = found.choices
        self._wanted = replace(self._wanted, evaluation_id=choices.evaluation_id, options=choices.options)
        self._answer = found
        self._show_questions(choices)
        self._show(found)

    def _show(self, found: Answer) -> None:
        if found.trouble is not None:
            self.view.show_nothing(found.trouble.sentence(self._texts))
            return
        self.view.show_found(len(found.pieces), found.all_pieces)
        self.preview.show(found.pieces, self._wanted.options)

    def _failed(self, error: QianjiError) -> None:
        self.view.show_nothing(error.sentence(self._texts))

    def _show_questions(self, choices: Choices | None) -> None:
        today = self._today()
        periods = [Option(period, period_text(period, today, self._texts)) for period in self._periods()]
        self.view.show_questions(Shown(self._printout, self._wanted, choices, self._period_kind, periods))
