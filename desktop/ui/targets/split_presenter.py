"""Decides about the split assistant: what it offers, the plan of what was entered, and keeping it."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, Protocol

from desktop.domain.period import Period, PeriodKind
from desktop.domain.target_parts import kinds_below, parts_of
from desktop.domain.target_split import SplitMethod
from desktop.domain.targets import Bearer
from desktop.errors import QianjiError, RequestError
from desktop.i18n import Translator
from desktop.queries.target_plan import SplitPlan, plan_split
from desktop.queries.target_wish import SplitWish
from desktop.services.seen import ChangedElsewhereError, Seen, Shown
from desktop.services.target_drafts import ReasonNeededError, TargetEntry
from desktop.services.targets import Revised
from desktop.ui.kit.options import Option
from desktop.ui.ports import Tasks
from desktop.ui.presenter import Presenter
from desktop.ui.targets.lines import LineKind
from desktop.ui.targets.presenter import CHANGED, TargetsPresenter
from desktop.ui.targets.questions import SplitOffers, split_offers
from desktop.ui.targets.split_form import SplitForm
from desktop.ui.targets.split_words import PlanWords, plan_words


class SplitView(Protocol):
    """What the presenter expects of the panel."""

    def open_split(
        self,
        bearers: Sequence[Option],
        periods: Sequence[Option],
        chosen: tuple[tuple[Bearer, int], Period, str],
        hint: str,
        season: tuple[Decimal, ...],
    ) -> None:
        """Show the assistant."""
        ...

    def offer_parts(self, times: Sequence[Option], bearers: Sequence[Option]) -> None:
        """Offer the parts that fit what is broken down."""
        ...

    def show_plan(self, plan: PlanWords) -> None:
        """Show the parts."""
        ...

    def show_split_trouble(self, errors: dict[str, str], sentence: str = "") -> None:
        """Say what is wrong."""
        ...

    def set_split_saving(self, is_saving: bool) -> None:
        """While the parts are being saved nobody saves them twice."""
        ...

    def close_split(self) -> None:
        """Put the assistant away."""
        ...


class SplitPresenter(Presenter[SplitView]):
    """Speaks to one assistant."""

    def __init__(self, tasks: Tasks, texts: Translator, grid: TargetsPresenter, today: Callable[[], date]) -> None:
        self._tasks, self._texts, self._grid, self._today = tasks, texts, grid, today
        self._plan: SplitPlan | None = None

    def open(self) -> None:
        """Show the assistant for the year shown."""
        shown = self._grid.shown
        if shown is not None:
            ask = partial(split_offers, year=shown.year, lens=shown.lens, language=self._texts.language)
            self._tasks.query(ask, self._show, holds=True)

    def _show(self, offers: SplitOffers) -> None:
        shown = self._grid.shown
        if shown is None:
            return
        self._plan = None
        year = shown.year
        periods = [year.next(), year, *parts_of(year, PeriodKind.HALF), *parts_of(year, PeriodKind.QUARTER)]
        company = next(line for line in shown.lines if line.kind is LineKind.COMPANY)
        set_value = company.value((year.start, year.end))
        self.view.open_split(
            [Option((bearer, key), name or self._texts("Company")) for bearer, key, name in offers.bearers],
            [Option(period, period.title(self._texts)) for period in periods],
            ((Bearer.COMPANY, 0), year, shown.scale.written(set_value) if set_value is not None else ""),
            shown.scale.hint,
            offers.season,
        )
        self.offer_parts((Bearer.COMPANY, 0), year)

    def offer_parts(self, bearer: tuple[Bearer, int] | None, period: Period) -> None:
        """Offer what a bearer's target of a period can be broken down into."""
        _ = self._texts
        names = {
            PeriodKind.MONTH: _("Months"), PeriodKind.QUARTER: _("Quarters"), PeriodKind.HALF: _("Half-years"),
        }  # fmt: skip
        times = [Option(kind, names[kind]) for kind in kinds_below(period)]
        times.append(Option(None, _("No parts of time")))
        below = [Option(Bearer.STAFF, _("People"))]
        if bearer is None or bearer[0] is Bearer.COMPANY:
            below.append(Option(Bearer.TEAM, _("Teams")))
        nobody = Option(None, _("Nobody below"))
        is_person = bearer is not None and bearer[0] is Bearer.STAFF
        self.view.offer_parts(times, [nobody] if is_person else [*below, nobody])

    def preview(self, form: SplitForm) -> None:
        """Plan what was entered, or say what is wrong."""
        shown, errors = self._grid.shown, {}
        if shown is None:
            return
        if form.bearer is None:
            errors["bearer"] = self._texts("Choose whose target it is.")
        whole = None
        try:
            whole = shown.scale.read(form.whole)
        except RequestError as error:
            errors["whole"] = error.sentence(self._texts)
        self.view.show_split_trouble(errors)
        if form.bearer is None or whole is None:
            return
        wish = SplitWish(
            form.bearer[0], form.bearer[1], shown.lens, form.period, whole, form.into, form.down_to, form.method,
            form.season, form.left_out, form.open_only,
        )  # fmt: skip
        ask = partial(plan_split, wish=wish, today=self._today(), language=self._texts.language)
        self._tasks.query(ask, self._planned, self._failed)

    def _planned(self, plan: SplitPlan) -> None:
        shown = self._grid.shown
        if shown is not None:
            self._plan = plan
            self.view.show_plan(plan_words(plan, shown.scale))

    def _plan_now(self, wish: SplitWish, session: Any) -> Shown:
        return {"plan": plan_split(session, wish, self._today(), self._texts.language)}

    def _failed(self, error: QianjiError) -> None:
        self.view.show_split_trouble({}, error.sentence(self._texts))

    def keep(self, reason: str) -> None:
        """Keep what was previewed in one act."""
        plan = self._plan
        if plan is None:
            return
        entries = [TargetEntry(place, plan.wish.lens, value) for place, value in plan.entries]

        seen = Seen({"plan": plan}, partial(self._plan_now, plan.wish))
        season = plan.wish.season if plan.wish.method is SplitMethod.SEASON else ()

        def kept(revised: Revised) -> None:
            self.view.set_split_saving(False)
            self.view.close_split()
            self._grid.tell_kept(revised)

        def refused(error: QianjiError) -> None:
            self.view.set_split_saving(False)
            sentence = error.sentence(self._texts)
            if isinstance(error, ChangedElsewhereError):
                self._planned(error.theirs["plan"])
                told = self._texts(
                    "Targets were changed elsewhere meanwhile. Look at the figures anew, then keep them."
                )
                self.view.show_split_trouble({}, told)
            elif isinstance(error, ReasonNeededError):
                self.view.show_split_trouble({"reason": sentence})
            else:
                self.view.show_split_trouble({}, sentence)

        self.view.set_split_saving(True)
        verb = partial(self._grid.book.set, entries, reason, season)
        self._tasks.act(seen.guarding(verb), kept, refused, CHANGED)
