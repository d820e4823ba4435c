"""Decides which printout is shown: its questions, how it looks on paper, and the pages as they will be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Protocol

from desktop.domain.paper import PaperOptions
from desktop.domain.period import Period, PeriodKind, containing, custom
from desktop.domain.sheet_kinds import SheetKind
from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.reports.file_names import safe_stem
from desktop.ui.kit.options import Option
from desktop.ui.periods import offered_periods, period_text
from desktop.ui.ports import Tasks, Wish
from desktop.ui.presenter import Presenter
from desktop.ui.printables import REVIEWS, UNSIGNED
from desktop.ui.reports.job_presenter import JobPresenter
from desktop.ui.reports.look_presenter import LookPresenter
from desktop.ui.reports.preview_presenter import PreviewPresenter
from desktop.ui.reports.questions import Answer, Choices, answer, chosen_name, further_pieces
from desktop.ui.reports.wanted import Printout, Wanted, printouts

if TYPE_CHECKING:
    from desktop.services.printing_pieces import Piece  # brings the typesetter along

REAL_KINDS = [kind for kind in PeriodKind if kind is not PeriodKind.CUSTOM]


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

    def show_found(self, pieces: int) -> None:
        """Show how many forms would be printed; the pages come piece by piece."""
        ...

    def show_nothing(self, sentence: str) -> None:
        """Say why there is nothing to print and what to do."""
        ...


class ReportsPresenter(Presenter[ReportsView]):
    """Speaks to the page; what is shown is what is printed."""

    def __init__(
        self,
        tasks: Tasks,
        texts: Translator,
        look: LookPresenter,
        preview: PreviewPresenter,
        jobs: JobPresenter,
        today: Callable[[], date],
        fiscal_year_start: Callable[[], int],
    ) -> None:
        self._tasks = tasks
        self._texts = texts
        self.look = look
        look.changed = self.take_options
        self.preview = preview
        self.jobs = jobs
        self._today = today
        self._fiscal_year_start = fiscal_year_start
        self.printouts = printouts(texts)
        self._printout = self.printouts[0]
        self._period_kind = PeriodKind.QUARTER
        self._wanted = Wanted(None, texts.language, self._periods()[0])
        self._answer: Answer | None = None

    # -- the questions

    def choose_printout(self, kind: SheetKind | None) -> None:
        """Show another printout; one that usually covers another kind of period begins with its last one."""
        self._turn_to(kind)
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
        if wish.state:
            self._turn_to(None if is_review else SheetKind(wish.state))
        if wish.start is not None and wish.end is not None:
            self._choose_days(wish.start, wish.end)
        self._ask(
            kind=self._printout.kind,
            evaluation_id=wish.record_id if is_review else self._wanted.evaluation_id,
            is_unsigned_only=wish.state == UNSIGNED,
            team_id=wish.team_id,
            codes=(),
            staff_id=wish.staff_id if self._printout.asks_people else None,
        )

    def refresh(self) -> None:
        """Read everything again."""
        self._ask()

    def _turn_to(self, kind: SheetKind | None) -> None:
        before, self._printout = self._printout, self._printout_of(kind)
        if self._printout.usual_period is not before.usual_period:
            self._period_kind = self._printout.usual_period
            self._wanted = replace(self._wanted, period=self._periods()[0])

    def _choose_days(self, start: date, end: date) -> None:
        period = custom(start, end)
        for kind in REAL_KINDS:
            whole = containing(kind, start, self._fiscal_year_start())
            if (whole.start, whole.end) == (start, end):
                period, self._period_kind = whole, kind
        self._wanted = replace(self._wanted, period=period)

    def _printout_of(self, kind: SheetKind | None) -> Printout:
        return next(each for each in self.printouts if each.kind is kind)

    def _periods(self) -> list[Period]:
        return offered_periods(self._period_kind, self._today(), self._fiscal_year_start())

    # -- how it looks on paper

    def take_options(self, options: PaperOptions | None) -> None:
        """Show the pages with other options; None where what is printed has changed, too, and is read anew."""
        found = self._answer
        if options is None or found is None or found.trouble is not None:
            self._ask()
            return
        self._wanted = replace(self._wanted, options=options)
        self._answer = replace(found, choices=replace(found.choices, options=options))
        self._show_questions(self._answer.choices)
        self._show(self._answer)

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
            (piece,) = answer.pieces
            return safe_stem(piece.stem) + piece.ending.removesuffix(".pdf")
        value = answer.pieces[0].value
        return safe_stem(f"{value.period_title} {self._printout.name} {chosen_name(self._wanted, answer.choices)}")

    # -- what comes back

    def _ask(self, **chosen: object) -> None:
        self._wanted = replace(self._wanted, **chosen)  # type: ignore[arg-type] # each caller names fields of its own type
        self._answer = None
        self.preview.stop()
        self._show_questions(None)
        self.view.show_loading()
        self._tasks.query(partial(answer, wanted=self._wanted, today=self._today()), self._answered, self._failed)

    def _answered(self, found: Answer) -> None:
        choices = found.choices
        self._wanted = replace(
            self._wanted,
            evaluation_id=choices.evaluation_id,
            options=choices.options,
            codes=choices.codes,
            staff_id=None,
        )
        self._answer = found
        self.look.options = choices.options
        self._show_questions(choices)
        self._show(found)

    def _show(self, found: Answer) -> None:
        if found.trouble is not None:
            self.view.show_nothing(found.trouble.sentence(self._texts))
            return
        self.view.show_found(found.all_pieces)
        more = partial(self._ask_further, found, found.further) if found.further else None
        self.preview.show(found.pieces, self._wanted.options, more)

    def _ask_further(self, found: Answer, codes: tuple[str, ...]) -> None:
        """Read the next forms for the eye."""
        ask = partial(further_pieces, wanted=self._wanted, codes=codes)
        self._tasks.query(ask, partial(self._further, found))

    def _further(self, found: Answer, answer: "tuple[tuple[Piece, ...], tuple[str, ...]]") -> None:
        if found is not self._answer:
            return  # other questions were asked meanwhile
        pieces, codes = answer
        self.preview.add(pieces, partial(self._ask_further, found, codes) if codes else None)

    def _failed(self, error: QianjiError) -> None:
        self.view.show_nothing(error.sentence(self._texts))

    def _show_questions(self, choices: Choices | None) -> None:
        today = self._today()
        offered, chosen = self._periods(), self._wanted.period
        if chosen is not None and chosen not in offered:
            offered.insert(0, chosen)  # another page knows days that are not offered here
        periods = [Option(period, period_text(period, today, self._texts)) for period in offered]
        self.view.show_questions(Shown(self._printout, self._wanted, choices, self._period_kind, periods))
