"""Decides about giving points: for which indicator and period, to whom."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, Protocol

from desktop.domain.exact import plain
from desktop.domain.period import Period
from desktop.i18n import Translator
from desktop.services.seen import Seen, Shown
from desktop.ui.kit.columns import NO_VALUE
from desktop.ui.kit.form_flow import FormFlow
from desktop.ui.kit.options import Option
from desktop.ui.periods import latest_periods, period_text
from desktop.ui.ports import Messages, Tasks, Topic
from desktop.ui.presenter import Presenter
from desktop.ui.schemes.questions import PersonPoints, points_given
from desktop.ui.schemes.typed import UnreadableError, number

CHANGED = frozenset({Topic.EVALUATIONS, Topic.QUALITY})


class Give(Protocol):
    """The verb that keeps points."""

    def give(self, indicator: str, period: Period, points: Mapping[int, Decimal | None]) -> int:
        """Keep points; how many changed."""
        ...


class PointsView(Protocol):
    """What the presenter expects of the panel."""

    def open_points(self, title: str, periods: Sequence[Option]) -> None:
        """Show the panel with these periods to choose from."""
        ...

    def show_people(self, people: Sequence[PersonPoints]) -> None:
        """Show whom points can be given to."""
        ...

    def show_errors(self, errors: dict[str, str], sentence: str = "") -> None:
        """Say what is wrong; fields are named by staff key."""
        ...

    def set_saving(self, is_saving: bool) -> None:
        """While something is being saved nobody saves it twice."""
        ...

    def close_points(self) -> None:
        """Put the panel away."""
        ...


class PointsPresenter(Presenter[PointsView]):
    """Speaks to the panel."""

    def __init__(
        self,
        tasks: Tasks,
        messages: Messages,
        texts: Translator,
        verbs: Give,
        today: Callable[[], date],
        fiscal_year_start: Callable[[], int],
    ) -> None:
        self._tasks = tasks
        self._texts = texts
        self._verbs = verbs
        self._today = today
        self._fiscal_year_start = fiscal_year_start
        self._indicator = ""
        self._period: Period | None = None
        self._shown: dict[int, Decimal | None] = {}  # points as the panel was filled with them, by staff key
        self.flow = FormFlow(tasks, messages, texts, lambda: self.view, CHANGED)

    def open(self, indicator: str, name: str) -> None:
        """Offer the latest periods of each kind."""
        self._indicator = indicator
        today = self._today()
        periods = latest_periods(today, self._fiscal_year_start())
        options = [Option(each, period_text(each, today, self._texts)) for each in periods]
        title, first = self._texts("Points for {name}").format(name=name), periods[0]
        self._period = first

        def opened(people: tuple[PersonPoints, ...]) -> None:
            self._show(people)
            self.view.open_points(title, options)

        self._tasks.query(self._ask(indicator, first), opened, holds=True)

    def choose(self, period: Period) -> None:
        """Show the points of a period."""
        self._period = period
        self._tasks.query(self._ask(self._indicator, period), self._show)

    def save(self, typed: Mapping[int, str]) -> None:
        """Keep what was typed, by staff key; an empty text takes points back."""
        points: dict[int, Decimal | None] = {}
        errors = {}
        for staff_id, text in typed.items():
            try:
                points[staff_id] = number(text)
            except UnreadableError:
                errors[str(staff_id)] = self._texts("Write a number from 0 to 100.")
        self.view.show_errors(errors)
        if errors or self._period is None:
            return
        mine = {key: value for key, value in points.items() if value != self._shown.get(key)}
        ask, keys = self._ask(self._indicator, self._period), tuple(mine)
        self.flow.begin(Seen(_by_key(self._shown, keys), lambda session: _by_key(_points_of(ask(session)), keys)))
        self.flow.keep_seen(partial(self._verbs.give, self._indicator, self._period, mine), self._kept)

    def learn(self, theirs: Shown) -> None:
        """Say of these people which points were given elsewhere; keeping again replaces them knowingly."""
        told, errors = self._texts("Changed elsewhere meanwhile: {points}. Keep again if yours hold."), {}
        for key, value in theirs.items():
            staff_id = int(key)
            if value != self._shown.get(staff_id):
                errors[key] = told.format(points=NO_VALUE if value is None else plain(value))
            self._shown[staff_id] = value
        self.view.show_errors(errors)

    def _show(self, people: tuple[PersonPoints, ...]) -> None:
        self._shown = _points_of(people)
        self.view.show_people(people)

    def _ask(self, indicator: str, period: Period) -> Callable[[Any], tuple[PersonPoints, ...]]:
        return partial(points_given, indicator=indicator, period=period, language=self._texts.language)

    def _kept(self, changed: int) -> None:
        self.view.close_points()
        sentence = self._texts.ngettext(
            "The points of {number} person were saved.", "The points of {number} people were saved.", changed
        )
        self.flow.say(sentence.format(number=changed) if changed else self._texts("No points were changed."))


def _points_of(people: Sequence[PersonPoints]) -> dict[int, Decimal | None]:
    return {person.staff_id: person.points for person in people}


def _by_key(points: Mapping[int, Decimal | None], keys: Sequence[int]) -> Shown:
    return {str(key): points.get(key) for key in keys}
