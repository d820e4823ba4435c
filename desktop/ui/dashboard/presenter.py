"""Decides what the first page shows: the figures first, then what stands behind them, months, and what wants doing.

Each question is asked when the one before is answered, so that those of other pages find their turn between.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Protocol

from desktop.domain.indicators import INDICATORS, Indicator
from desktop.domain.period import PeriodKind
from desktop.errors import QianjiError
from desktop.i18n import Translator
from desktop.ui.dashboard.entries import Act, Entry, entries_of
from desktop.ui.dashboard.funnel_words import steps_of
from desktop.ui.dashboard.main_cards import card_of
from desktop.ui.dashboard.overview_words import note_of, outlook_of, subtitle_of
from desktop.ui.dashboard.people_rows import ranked
from desktop.ui.dashboard.questions import figures, parts, reminders, trend
from desktop.ui.dashboard.shown import Overview, Ranking, TrendShown
from desktop.ui.dashboard.trend_words import MonthKey, bar_of, month_row
from desktop.ui.dashboard.ways import Ways
from desktop.ui.kit.charts.figures import FunnelStep
from desktop.ui.ports import Messages, Tasks, Wish
from desktop.ui.presenter import Presenter

if TYPE_CHECKING:
    from desktop.queries.dashboard.kept_page import FirstPage
    from desktop.queries.dashboard.main_figures import DashboardFigures
    from desktop.queries.dashboard.parts import DashboardParts
    from desktop.queries.dashboard.reminder import Reminder
    from desktop.queries.dashboard.trend import Trend
    from desktop.ui.dashboard.ticking import Verbs

FORESEEN = ("signed_amount", "signings")  # what open deals tell something about is shown first


class DashboardView(Protocol):
    """What the presenter expects of its page."""

    def show_overview(self, shown: Overview) -> None:
        """Show the cards."""
        ...

    def show_steps(self, steps: Sequence[FunnelStep]) -> None:
        """Show the way from visit to money."""
        ...

    def offer(self, indicators: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer the figures whose months and people can be looked at: code and name."""
        ...

    def show_ranking(self, shown: Ranking) -> None:
        """Show everybody's part."""
        ...

    def show_trend(self, shown: TrendShown, sparks: Mapping[str, Sequence[float]]) -> None:
        """Show the months, and by code the small lines of the cards."""
        ...

    def show_entries(self, entries: Sequence[Entry], number: int) -> None:
        """Show what wants doing; `number` counts everything behind it."""
        ...

    def show_beginning(self, has_staff: bool) -> None:
        """Show what a new company does next."""
        ...

    def show_trouble(self, sentence: str) -> None:
        """Show why there are no figures."""
        ...


class DashboardPresenter(Presenter[DashboardView]):
    """Speaks to one page."""

    def __init__(
        self,
        tasks: Tasks,
        messages: Messages,
        texts: Translator,
        verbs: "Verbs",
        ways: Ways,
        today: Callable[[], date],
        kept: "FirstPage | None" = None,
    ) -> None:
        self._tasks = tasks
        self._messages = messages
        self._texts = texts
        self._verbs = verbs
        self._ways = ways
        self._today = today
        self._kept = kept  # figures from the last time, which hold until the data file was asked
        self.kind = PeriodKind.MONTH
        self._chosen = ""
        self._figures: DashboardFigures | None = None
        self._parts: DashboardParts | None = None
        self._trend: Trend | None = None

    # -- what is shown

    def refresh(self) -> None:
        """Ask for the figures; months and tasks follow once they are there. Kept ones are shown until then."""
        if self._kept is not None and self._figures is None:
            self._show_first(self._kept.figures)
        self._tasks.query(
            partial(figures, kind=self.kind, today=self._today()), self._show_figures, self._show_trouble
        )

    def choose_kind(self, kind: PeriodKind) -> None:
        """Show the running week, month, quarter or year."""
        self.kind, self._kept = kind, None
        self.refresh()

    def choose_figure(self, code: str) -> None:
        """Show the months and people of another figure."""
        self._chosen = code
        self._show_people()
        self._show_months()

    def _show_figures(self, found: "DashboardFigures") -> None:
        if self._kept is not None and self._kept.figures != found:
            self._kept = None
        self._show_first(found)
        if found.beginnings.is_new:
            return
        if self._chosen not in found.codes:
            self._chosen = next((code for code in found.codes if code in FORESEEN), found.codes[0])
        ask = partial(parts, shown=found, language=self._texts.language)
        self._tasks.query(ask, self._show_parts, self._show_trouble)

    def _show_first(self, found: "DashboardFigures") -> None:
        self._figures, self._parts = found, None
        if found.beginnings.is_new:
            self.view.show_beginning(found.beginnings.has_staff)
        else:
            self._show_cards()

    def _show_cards(self) -> None:
        found, _ = self._figures, self._texts
        if found is None:
            return
        known = self._parts or self._kept
        before = known.before if known is not None else {}
        cards = [
            card_of(main, before.get(main.indicator.code), found.period, _, self._ways.opens(main.indicator))
            for main in found.mains
        ]
        self.view.show_overview(Overview(subtitle_of(found, _), note_of(found, _), cards))

    def _show_parts(self, found: "DashboardParts") -> None:
        self._parts, self._kept = found, None
        self._show_cards()
        opening = frozenset(code for code in found.funnel if self._ways.opens(self._named(code)))
        self.view.show_steps(steps_of(found.funnel, self._texts, opening))
        self._show_people()
        if self._figures is not None:
            mains = self._figures.mains
            names = [(main.indicator.code, main.indicator.called(self._texts)) for main in mains]
            self.view.offer(names, self._chosen)
            ask = partial(trend, today=self._figures.today, period=self._figures.period, codes=self._figures.codes)
            self._tasks.query(ask, self._show_trend, self._show_trouble)

    def _show_people(self) -> None:
        indicator = self._indicator()
        if self._parts is not None and indicator is not None:
            rows = ranked(self._parts.people, indicator, self._texts)
            self.view.show_ranking(Ranking(indicator.called(self._texts), rows))

    def _show_trend(self, found: "Trend") -> None:
        self._trend = found
        self._show_months()
        ask = partial(reminders, today=self._today(), language=self._texts.language)
        self._tasks.query(ask, self._show_reminders, self._show_trouble)

    def _show_months(self) -> None:
        indicator, found = self._indicator(), self._trend
        if found is None or indicator is None or indicator.code not in found.months:
            return
        months, today = found.months[indicator.code], self._today()
        sparks = {
            code: [float(each.actual) for each in each_month if each.actual is not None and each.month.end < today]
            for code, each_month in found.months.items()
        }
        bars = [bar_of(each, indicator, today, self._texts) for each in months]
        self.view.show_trend(
            TrendShown(
                indicator,
                bars,
                [month_row(each, bar, indicator, self._texts) for each, bar in zip(months, bars, strict=True)],
                outlook_of(self._figures, found, indicator, self._texts),
                any(each.ahead is not None for each in months),
                any(each.target is not None for each in months),
            ),
            sparks,
        )

    def _show_reminders(self, found: "tuple[Reminder, ...]") -> None:
        self.view.show_entries(entries_of(found, self._texts), len(found))

    def _show_trouble(self, error: QianjiError) -> None:
        self.view.show_trouble(error.sentence(self._texts))

    # -- where it leads

    def open_figure(self, code: str) -> None:
        """Show the records behind a figure of the period."""
        if self._figures is not None:
            period = self._figures.period
            self._ways.records(self._named(code), period.start, min(period.end, self._figures.today))

    def open_month(self, key: MonthKey) -> None:
        """Show the records of a month, or the open deals behind what is ahead."""
        if key.is_ahead:
            self._ways.go("deals", Wish(state="open"))
        else:
            self._ways.records(self._named(key.code), key.start, min(key.end, self._today()))

    def open_person(self, staff_id: int) -> None:
        """Show a person's profile."""
        self._ways.person(staff_id)

    def open_part(self, staff_id: int) -> None:
        """Show the records behind a person's part of the chosen figure."""
        indicator = self._indicator()
        if self._figures is not None and indicator is not None:
            period = self._figures.period
            self._ways.records(indicator, period.start, min(period.end, self._figures.today), staff_id)

    def start_new(self, place: str) -> None:
        """Show a place with an empty form open."""
        self._ways.start_new(place)

    def begin(self, place: str) -> None:
        """Go where a new company begins."""
        self._ways.go(place)

    def act(self, entry: Entry) -> None:
        """Do what an entry's button says."""
        if entry.does is Act.TICK_OFF:
            self._tick_off(entry)
        elif entry.does is Act.BEGIN:
            self._ways.start_new(entry.way.place)
        else:
            self.follow(entry)

    def follow(self, entry: Entry) -> None:
        """Go where an entry leads; to the person where there is no such page."""
        if not self._ways.go(entry.way.place, entry.way.wish):
            self._ways.person(entry.way.wish.staff_id)

    def _tick_off(self, entry: Entry) -> None:
        from desktop.ui.dashboard.ticking import Ticking  # needs the services: not before the kept figures are shown

        ticking = Ticking(self._tasks, self._messages, self._texts, self._verbs, self.refresh)
        ticking.tick_off(entry, self._today())

    def _indicator(self) -> Indicator | None:
        mains = self._figures.mains if self._figures is not None else ()
        return next((main.indicator for main in mains if main.indicator.code == self._chosen), None)

    def _named(self, code: str) -> Indicator:
        mains = self._figures.mains if self._figures is not None else ()
        known = {main.indicator.code: main.indicator for main in mains}
        return known.get(code) or INDICATORS[code]
