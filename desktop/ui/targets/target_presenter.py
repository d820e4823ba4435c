"""Decides about the side panel of one target: what it shows, and keeping what was entered there."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Protocol

from desktop.domain.period import Period, parse_period
from desktop.domain.target_checks import USUAL_STRETCH
from desktop.domain.targets import Bearer, TargetLevel
from desktop.errors import QianjiError, RequestError
from desktop.i18n import Translator
from desktop.queries.target_lens import TargetPlace
from desktop.queries.target_story import TargetStory
from desktop.services.target_drafts import Before, ReasonNeededError, TargetChangedError, TargetEntry
from desktop.services.targets import Revised
from desktop.ui.kit.options import Option
from desktop.ui.kit.values import Values
from desktop.ui.ports import Tasks
from desktop.ui.presenter import Presenter
from desktop.ui.targets.figures import Scale
from desktop.ui.targets.lines import LineKind
from desktop.ui.targets.presenter import CHANGED, TargetsPresenter
from desktop.ui.targets.questions import story
from desktop.ui.targets.shown import changed_told


class TargetPanelView(Protocol):
    """What the presenter expects of the panel's page."""

    def show_story(self, title: str, found: TargetStory, scale: Scale, names: Mapping[TargetLevel, str]) -> None:
        """Show one target."""
        ...

    def show_others(self, others: Sequence[tuple[Period, Decimal]], scale: Scale) -> None:
        """Show the same bearer's targets for other days."""
        ...

    def ask_other(self, bearers: Sequence[Option], scale: Scale) -> None:
        """Ask for a target of any days."""
        ...

    def show_target_errors(self, errors: Mapping[str, str], sentence: str = "") -> None:
        """Say what is wrong with it."""
        ...

    def set_target_saving(self, is_saving: bool) -> None:
        """While it is being saved nobody saves it twice."""
        ...

    def close_target(self) -> None:
        """Put the panel away."""
        ...


class TargetPresenter(Presenter[TargetPanelView]):
    """Speaks to one panel."""

    def __init__(
        self,
        tasks: Tasks,
        texts: Translator,
        grid: TargetsPresenter,
        today: Callable[[], date],
        fiscal_year_start: Callable[[], int],
        stretch: Decimal = USUAL_STRETCH,
    ) -> None:
        self._tasks, self._texts, self._grid = tasks, texts, grid
        self._today, self._fiscal_year_start, self._stretch = today, fiscal_year_start, stretch
        self._place: TargetPlace | None = None  # None while any days are asked for
        self._before: Before | None = None  # what the panel shows as set

    def open(self, place: TargetPlace | None) -> None:
        """Show the story of a cell's target."""
        shown = self._grid.shown
        if place is None or shown is None:
            return
        self._place = place
        ask = partial(
            story, place=place, lens=shown.lens, today=self._today(), stretch=self._stretch,
            start=self._fiscal_year_start(),
        )  # fmt: skip
        self._tasks.query(ask, self._show, holds=True)

    def open_other(self) -> None:
        """Ask for a target of days that are no column."""
        shown = self._grid.shown
        if shown is None:
            return
        self._place = self._before = None
        bearers = [Option((Bearer.COMPANY, 0), self._name((Bearer.COMPANY, 0)))]
        seen = set()
        for line in shown.lines:
            key = (line.row.bearer, line.row.bearer_id) if line.row is not None else None
            if key is not None and key not in seen and line.kind is not LineKind.COMPANY:
                seen.add(key)
                bearers.append(Option(key, line.row.name if line.row is not None else ""))
        self.view.ask_other(bearers, shown.scale)

    def _show(self, found: TargetStory) -> None:
        shown = self._grid.shown
        if shown is None or found.place != self._place:
            return
        self._before = Before(found.figure.value if found.is_set and found.figure is not None else None)
        key = (found.place.bearer, found.place.bearer_id)
        title = f"{self._name(key)} · {found.indicator.called(self._texts)}"
        self.view.show_story(title, found, shown.scale, self._grid.level_names())
        rows = (line.row for line in shown.lines if line.row is not None and line.is_editable)
        others = {each: None for row in rows if (row.bearer, row.bearer_id) == key for each in row.others}
        self.view.show_others([each for each in others if each[0] != found.period], shown.scale)

    def open_days(self, period: Period) -> None:
        """Show the same bearer's target of other days."""
        if self._place is not None:
            self.open(TargetPlace(self._place.bearer, self._place.bearer_id, period.start, period.end))

    def _name(self, key: tuple[Bearer, int]) -> str:
        shown = self._grid.shown
        if shown is None:
            return ""
        rows = (line.row for line in shown.lines if line.row is not None)
        name = next((row.name for row in rows if (row.bearer, row.bearer_id) == key), "")
        return name or shown.company

    def save(self, values: Values) -> None:
        """Keep the value entered, or say what is wrong."""
        shown = self._grid.shown
        if shown is None:
            return
        errors: dict[str, str] = {}
        place = self._place or self._asked_place(values, errors)
        value = self._value(values, shown.scale, errors)
        self.view.show_target_errors(errors)
        if not errors and place is not None:
            self._keep(TargetEntry(place, shown.lens, value, self._before), values.text("reason"))

    def take_out(self, reason: str) -> None:
        """Take the target out of the book; its history stays."""
        shown = self._grid.shown
        if shown is not None and self._place is not None:
            self._keep(TargetEntry(self._place, shown.lens, None, self._before), reason)

    def _asked_place(self, values: Values, errors: dict[str, str]) -> TargetPlace | None:
        chosen = values.chosen("bearer")
        if chosen is None:
            errors["bearer"] = self._texts("Choose whose target it is.")
        try:
            period = parse_period(values.text("period"), self._fiscal_year_start())
        except RequestError as error:
            errors["period"] = error.sentence(self._texts)
            return None
        return TargetPlace(chosen[0], chosen[1], period.start, period.end) if chosen is not None else None

    def _value(self, values: Values, scale: Scale, errors: dict[str, str]) -> Decimal | None:
        if not values.text("value"):
            errors["value"] = self._texts("Enter the target, or take it out.")
            return None
        try:
            return scale.read(values.text("value"))
        except RequestError as error:
            errors["value"] = error.sentence(self._texts)
            return None

    def _keep(self, entry: TargetEntry, reason: str) -> None:
        def saved(revised: Revised) -> None:
            self.view.set_target_saving(False)
            self._grid.edits.drop([(entry.place, entry.lens)])
            self.view.close_target()
            self._grid.tell_kept(revised)

        def refused(error: QianjiError) -> None:
            self.view.set_target_saving(False)
            sentence = error.sentence(self._texts)
            if isinstance(error, TargetChangedError):
                (value,) = error.theirs.values()
                self._before = Before(value)  # told: the next time it is replaced knowingly
                sentence = changed_told(value, self._grid.shown, self._texts)
            if isinstance(error, ReasonNeededError):
                needed = self._texts("This target is already in force. Write why it changes.")
                self.view.show_target_errors({"reason": needed})
            else:
                self.view.show_target_errors({}, sentence)

        self.view.set_target_saving(True)
        self._tasks.act(partial(self._grid.book.set, [entry], reason), saved, refused, CHANGED)
