"""Decides what trying a scheme on a period shows: what everybody would have got, and what it would cost."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Protocol

from desktop.domain.exact import plain
from desktop.domain.grading import best_first
from desktop.domain.period import Period, PeriodKind
from desktop.domain.scheme import Scheme
from desktop.errors import QianjiError
from desktop.i18n import CHINESE, Translator
from desktop.services.what_if import WhatIf, WhatIfRow
from desktop.ui.grades import grade_tones
from desktop.ui.kit.options import Option
from desktop.ui.money import cents_text, told_cents
from desktop.ui.periods import offered_periods, period_text, period_title
from desktop.ui.ports import Tasks
from desktop.ui.presenter import Presenter
from desktop.ui.schemes.editor_presenter import EditorPresenter
from desktop.ui.schemes.questions import tried
from desktop.ui.tones import Tone

NO_VALUE = "—"
_KINDS = {
    "week": PeriodKind.WEEK,
    "month": PeriodKind.MONTH,
    "half": PeriodKind.HALF,
    "year": PeriodKind.YEAR,
}


@dataclass(frozen=True, slots=True)
class TrialLine:
    """One person as the trial shows them, in words."""

    staff_id: int
    name: str
    total: str
    grade: str
    tone: Tone
    rank: str
    coefficient: str
    bonus: str
    exact_total: Decimal | None
    exact_bonus: Decimal | None


class TrialView(Protocol):
    """What the presenter expects of the tab."""

    def show_periods(self, periods: Sequence[Option]) -> None:
        """Offer these periods, the last full one first."""
        ...

    def show_idle(self) -> None:
        """Say what trying means."""
        ...

    def show_busy(self) -> None:
        """Say that figures are being worked out."""
        ...

    def show_lines(self, lines: Sequence[TrialLine], summary: str) -> None:
        """Show what everybody would have got."""
        ...

    def show_trouble(self, sentence: str) -> None:
        """Say why there is nothing to show."""
        ...


class TrialPresenter(Presenter[TrialView]):
    """Speaks to the tab; the scheme is what stands in the editor, saved or not."""

    def __init__(
        self,
        tasks: Tasks,
        texts: Translator,
        editor: EditorPresenter,
        today: Callable[[], date],
        fiscal_year_start: Callable[[], int],
    ) -> None:
        self._tasks = tasks
        self._texts = texts
        self._editor = editor
        self._today = today
        self._fiscal_year_start = fiscal_year_start
        self._asked: tuple[Scheme, Period] | None = None

    def begin(self) -> None:
        """Offer the periods of the scheme's cycle."""
        kind = _KINDS.get(self._editor.working.draft.cycle, PeriodKind.QUARTER)
        today = self._today()
        periods = offered_periods(kind, today, self._fiscal_year_start())
        self.view.show_periods([Option(each, period_text(each, today, self._texts)) for each in periods])
        self.view.show_idle()

    def run(self, period: Period) -> None:
        """Work out the period under the scheme in the editor; nothing is stored."""
        working = self._editor.working
        trouble = working.trouble()
        if trouble:
            self.view.show_trouble(trouble)
            return
        self._asked = (working.draft.scheme, period)
        self.view.show_busy()
        line = next(
            (each for each in self._editor.overview.lines if each.choice.scheme_id == working.opened.scheme_id), None
        )
        ask = partial(
            tried, draft=working.draft, period=period, is_for_all=line is not None and line.choice.is_default
        )
        self._tasks.query(ask, self._show, self._fail)

    def _show(self, found: WhatIf) -> None:
        if self._asked is None:
            return
        scheme, period = self._asked
        names = {
            grade.code: grade.names.get(self._texts.language) or grade.names.get(CHINESE, "")
            for grade in scheme.grades
        }
        tones = grade_tones([grade.code for grade in best_first(scheme.grades)])
        lines = [_line(row, names, tones) for row in found.rows]
        counted: dict[str, int] = {}
        for line in lines:
            if line.grade != NO_VALUE:
                counted[line.grade] = counted.get(line.grade, 0) + 1
        order = [name for name in names.values() if name in counted]
        grades = self._texts(", ").join(f"{name} {counted[name]}" for name in order)
        people = self._texts.ngettext("{number} person", "{number} people", len(lines)).format(number=len(lines))
        summary = self._texts("{period}: {people}; {grades}; bonuses {cost} in all. Nothing was stored.").format(
            period=period_title(period, self._texts).strip(),
            people=people,
            grades=grades or self._texts("nobody scored"),
            cost=told_cents(found.cost_after, self._texts),
        )
        self.view.show_lines(lines, summary)

    def _fail(self, error: QianjiError) -> None:
        self.view.show_trouble(error.sentence(self._texts))


def _line(row: WhatIfRow, names: Mapping[str, str], tones: Mapping[str, Tone]) -> TrialLine:
    after = row.after
    return TrialLine(
        row.staff_id,
        row.name,
        NO_VALUE if after.total is None else f"{after.total:.1f}",
        names.get(after.grade, NO_VALUE),
        tones.get(after.grade, Tone.NEUTRAL),
        NO_VALUE if after.rank is None else str(after.rank),
        NO_VALUE if after.coefficient is None else plain(after.coefficient),
        NO_VALUE if after.bonus is None else cents_text(after.bonus),
        after.total,
        after.bonus,
    )
