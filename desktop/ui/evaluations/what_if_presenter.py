"""Decides what a trial shows: the levers' scheme is tried at once, nothing is stored."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Protocol

from desktop.domain.exact import plain
from desktop.domain.scheme import Scheme, Scope
from desktop.errors import N_, QianjiError
from desktop.i18n import Translator
from desktop.queries.distribution import Distribution, distribution
from desktop.queries.evaluations import EvaluationRow
from desktop.services.what_if import Line, Trial, trial_of
from desktop.ui.evaluations.what_if_levers import WHOLE, Levers, ascending, fitted, levers_of, scheme_under
from desktop.ui.evaluations.what_if_rows import Answer, answer_of
from desktop.ui.periods import period_title
from desktop.ui.ports import Messages, Tasks
from desktop.ui.presenter import Presenter

_USUAL = N_("A trial on today's records: nothing is saved.")
_BEHIND = N_("Nothing is stored. Records changed since this was computed; part of the difference comes from that.")


@dataclass(frozen=True, slots=True)
class Tried:
    """An evaluation ready to be tried, and how its grades are distributed now."""

    trial: Trial
    seen: Distribution


class WhatIfView(Protocol):
    """What the presenter expects of the view."""

    def open_trial(self, tried: Tried, levers: Levers, title: str, remark: str) -> None:
        """Show the levers of this evaluation's scheme; the remark says what else moves totals."""
        ...

    def show_levers(self, levers: Levers) -> None:
        """Set the levers without being told so."""
        ...

    def show_sum(self, text: str, is_whole: bool) -> None:
        """Say what the weights sum to."""
        ...

    def show_answer(self, answer: Answer) -> None:
        """Show who would move and what it costs."""
        ...

    def show_refused(self, sentence: str) -> None:
        """Say why the levers make no scheme; "" takes that away."""
        ...


def tried(session: Any, evaluation_id: int, language: str) -> Tried:
    """What a trial needs, in one question."""
    return Tried(trial_of(session, evaluation_id), distribution(session, evaluation_id, language))


def line_names(scheme: Scheme, texts: Translator) -> dict[Line, str]:
    """What each line counts, in words, in the scheme's order."""
    names = {}
    for item in scheme.items:
        known = scheme.indicator(item.indicator)
        name = known.called(texts) if known is not None else item.indicator
        own = texts("{indicator} of the team").format(indicator=name) if item.scope is Scope.TEAM else name
        names[item.indicator, item.filter, item.scope] = " ".join(part for part in (item.filter.label, own) if part)
    return names


class WhatIfPresenter(Presenter[WhatIfView]):
    """Speaks to one view."""

    def __init__(self, tasks: Tasks, messages: Messages, texts: Translator) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._tried: Tried | None = None
        self._row: EvaluationRow | None = None
        self._left: Levers | None = None  # as they were moved, until another evaluation is tried

    def open(self, row: EvaluationRow) -> None:
        """Ask for everything a trial needs; whoever comes back to the same one finds the levers as they were."""
        if self._row is None or row.evaluation_id != self._row.evaluation_id:
            self._left = None
        self._row = row
        ask = partial(tried, evaluation_id=row.evaluation_id, language=self._texts.language)
        self._tasks.query(ask, self._show, self._fail)

    def change(self, levers: Levers) -> None:
        """Try these levers."""
        if self._tried is None:
            return
        self._left = levers
        self._show_sum(levers)
        trial = self._tried.trial
        try:
            found = trial.under(scheme_under(trial.scheme, levers))
        except QianjiError as error:
            self.view.show_refused(error.sentence(self._texts))
            return
        grades = ascending(trial.scheme)
        names = {grade.code: self._tried.seen.grade_name(grade.code) for grade in grades}
        order = {grade.code: place for place, grade in enumerate(grades)}
        self.view.show_refused("")
        lines = line_names(trial.scheme, self._texts)
        self.view.show_answer(answer_of(found, self._tried.seen, names, order, lines))

    def fit(self, levers: Levers, touched: Collection[int]) -> None:
        """Let the weights nobody touched make up the whole."""
        changed = replace(levers, weights=fitted(levers.weights, touched))
        self.view.show_levers(changed)
        self.change(changed)

    def reset(self) -> None:
        """Go back to the scheme's own values."""
        if self._tried is not None:
            levers = levers_of(self._tried.trial.scheme)
            self.view.show_levers(levers)
            self.change(levers)

    def _show(self, found: Tried) -> None:
        own, before = levers_of(found.trial.scheme), self._tried
        is_same = before is not None and levers_of(before.trial.scheme) == own
        levers = self._left if is_same and self._left is not None else own
        self._tried = found
        title = period_title(self._row.period, self._texts) if self._row is not None else ""
        remark = _BEHIND if found.trial.is_behind else _USUAL
        self.view.open_trial(found, levers, title, self._texts(remark))
        self.change(levers)

    def _show_sum(self, levers: Levers) -> None:
        _, total = self._texts, levers.weight_sum
        if total == WHOLE:
            self.view.show_sum(_("Sum 100"), True)
        elif total < WHOLE:
            told = _("Sum {total}, {rest} missing")
            self.view.show_sum(told.format(total=plain(total), rest=plain(WHOLE - total)), False)
        else:
            told = _("Sum {total}, {rest} too many")
            self.view.show_sum(told.format(total=plain(total), rest=plain(total - WHOLE)), False)

    def _fail(self, error: QianjiError) -> None:
        self._messages.fail(error.sentence(self._texts))
