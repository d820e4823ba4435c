"""Decides about bonuses of reviews: listed for a period, overridden with a reason, set back."""

from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any, Protocol

from desktop.domain.period import Period
from desktop.errors import QianjiError
from desktop.i18n import CHINESE, Translator
from desktop.queries.bonuses import BonusLine, bonus_lines
from desktop.services.seen import Seen, Shown
from desktop.ui.kit.amounts import typed_money
from desktop.ui.kit.form_flow import FormFlow, FormView
from desktop.ui.money import cents_text
from desktop.ui.ports import Messages, Tasks, Topic
from desktop.ui.presenter import Presenter

CHANGED = frozenset({Topic.EVALUATIONS})


class Verbs(Protocol):
    """The verbs on bonuses."""

    def override(self, review_id: int, amount: Decimal, reason: str) -> None:
        """Set the owner's bonus with a reason."""
        ...

    def restore(self, review_id: int) -> None:
        """Let the computed bonus stand again."""
        ...


class BonusesView(Protocol):
    """What the presenter expects of the tab."""

    def show_bonuses(self, lines: Sequence[BonusLine]) -> None:
        """Show the bonuses of a period, or that there are none."""
        ...

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no list."""
        ...


class BonusView(FormView, Protocol):
    """What the presenter expects of the panel."""

    def open_bonus(self, line: BonusLine) -> None:
        """Show one bonus."""
        ...

    def put_away(self) -> None:
        """Close the panel."""
        ...


class BonusPresenter(Presenter[BonusesView]):
    """Speaks to the tab and its panel."""

    def __init__(self, tasks: Tasks, messages: Messages, texts: Translator, verbs: Verbs) -> None:
        self._tasks = tasks
        self._texts = texts
        self._verbs = verbs
        self._panel: BonusView | None = None
        self._line: BonusLine | None = None
        self._period: Period | None = None
        self.flow = FormFlow(tasks, messages, texts, lambda: self.panel, CHANGED)

    @property
    def panel(self) -> BonusView:
        """The panel, attached with the tab."""
        assert self._panel is not None  # noqa: S101 - a page attaches its panels when it is built
        return self._panel

    def attach_with_panel(self, view: BonusesView, panel: BonusView) -> None:
        """Speak to these."""
        self.attach(view)
        self._panel = panel

    def ask(self, period: Period) -> None:
        """Ask for the bonuses of evaluations whose period ends in this one."""
        self._period = period
        question = partial(bonus_lines, start=period.start, end=period.end, language=self._texts.language)
        self._tasks.query(question, self._show, self._show_trouble)

    def open(self, line: BonusLine) -> None:
        """Show one bonus."""
        self._line = line
        if self._period is not None:
            self.flow.begin(Seen(bonus_values(line), partial(_values_now, line.review_id, self._period)))
        self.panel.open_bonus(line)

    def override(self, amount: str, reason: str) -> None:
        """Set the owner's bonus with a reason."""
        line, _ = self._line, self._texts
        if line is None:
            return
        try:
            value = typed_money(amount)
        except (ValueError, InvalidOperation):
            self.panel.show_errors({"amount": _("Enter an amount, for example 3,000.00.")})
            return
        if not reason.strip():
            self.panel.show_errors({"reason": _("Write down why; the form prints it.")})
            return
        work = partial(self._verbs.override, line.review_id, value, reason)
        self._keep(work, _("Your bonus stands on the form."), self._as_it_was(line))

    def restore(self) -> None:
        """Let the computed bonus stand again."""
        if self._line is not None:
            work = partial(self._verbs.restore, self._line.review_id)
            self._keep(work, self._texts("The computed bonus stands again."), self._as_it_was(self._line))

    def _as_it_was(self, line: BonusLine) -> tuple[Callable[[], None], str]:
        """The way back to a bonus as it is shown, and what is said then."""
        _ = self._texts
        if line.reason and line.bonus is not None:
            own = partial(self._verbs.override, line.review_id, line.bonus, line.reason)
            return own, _("Your bonus stands on the form.")
        return partial(self._verbs.restore, line.review_id), _("The computed bonus stands again.")

    def _keep(self, work: partial[None], told: str, back: tuple[Callable[[], None], str]) -> None:
        def done(_answer: None) -> None:
            self.panel.put_away()
            self.flow.tell(told, *back)

        self.flow.keep_seen(work, done)

    def _show(self, lines: Sequence[BonusLine]) -> None:
        self.view.show_bonuses(lines)

    def _show_trouble(self, error: QianjiError) -> None:
        self.view.show_trouble(error.sentence(self._texts))


def bonus_values(line: BonusLine) -> dict[str, object]:
    """A bonus as its form shows it."""
    return {"amount": "" if line.bonus is None else cents_text(line.bonus), "reason": line.reason}


def _values_now(review_id: int, period: Period, session: Any) -> Shown:
    lines = bonus_lines(session, period.start, period.end, CHINESE)
    return next((bonus_values(line) for line in lines if line.review_id == review_id), {})
