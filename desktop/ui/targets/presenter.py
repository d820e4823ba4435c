"""Decides what the targets page shows and what becomes of entries: kept at once, waiting for a reason, or wrong."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

from desktop.domain.period import Period, PeriodKind, containing
from desktop.domain.targets import TargetLevel
from desktop.errors import QianjiError, RequestError
from desktop.i18n import Translator
from desktop.queries.target_lens import Lens, TargetPlace
from desktop.services.target_drafts import Before, ReasonNeededError, TargetChangedError
from desktop.services.targets import Revised
from desktop.ui.ports import Messages, Tasks, Topic, Wish
from desktop.ui.presenter import Presenter
from desktop.ui.targets.columns import Span
from desktop.ui.targets.edits import Edit, Edits, Spot, entries_of
from desktop.ui.targets.figures import Scale
from desktop.ui.targets.lines import ClosedPlace, lines_of, set_values, values_of
from desktop.ui.targets.questions import GridAnswer, grid_answer
from desktop.ui.targets.shown import Book, Shown, TargetsView, changed_told

CHANGED = frozenset({Topic.TARGETS})


class TargetsPresenter(Presenter[TargetsView]):
    """Speaks to one page."""

    def __init__(
        self,
        tasks: Tasks,
        messages: Messages,
        texts: Translator,
        book: Book,
        today: Callable[[], date],
        fiscal_year_start: Callable[[], int],
    ) -> None:
        self._tasks, self._messages, self._texts = tasks, messages, texts
        self.book = book
        self._today, self._fiscal_year_start = today, fiscal_year_start
        self._lens: Lens | None = None
        self._year = containing(PeriodKind.YEAR, today(), fiscal_year_start())
        self._span = Span.MONTHS
        self._shown: Shown | None = None
        self._starts_anyway = False  # the owner wants the grid although there is no target yet
        self.edits = Edits()
        self._begun: tuple[Spot, Decimal | None] | None = None  # the cell being typed into, and what stood there

    @property
    def shown(self) -> Shown | None:
        """What the grid shows, None before the first answer."""
        return self._shown

    @property
    def year(self) -> Period:
        """The fiscal year shown."""
        return self._year

    # -- what is shown

    def refresh(self) -> None:
        """Ask for the grid."""
        self._year = containing(PeriodKind.YEAR, self._year.start, self._fiscal_year_start())
        ask = partial(grid_answer, year=self._year, lens=self._lens, language=self._texts.language)
        self._tasks.query(ask, self._show, self._show_trouble)

    def show_year(self, year: int) -> None:
        """Show the fiscal year that starts in this one."""
        start = self._fiscal_year_start()
        self._year = containing(PeriodKind.YEAR, date(year, start, 1), start)
        self.refresh()

    def arrive(self, wish: Wish) -> None:
        """Show the year of the days and the indicator another page leads to."""
        if wish.state:
            self._lens = Lens(wish.state)
        if wish.start is not None:
            self._year = containing(PeriodKind.YEAR, wish.start, self._fiscal_year_start())
        self.refresh()

    def show_span(self, span: Span) -> None:
        """Show months or quarters."""
        self._span = span
        self.refresh()

    def look_at(self, **changed: object) -> None:
        """Look through another lens: `indicator`, `level`, `product_id` or `region_id` changed."""
        if self._lens is not None:
            self._lens = replace(self._lens, **changed)  # type: ignore[arg-type]  # the page names fields of a lens
            self.refresh()

    def start_entering(self) -> None:
        """Show the empty grid: the owner enters the first targets by hand."""
        self._starts_anyway = True
        self.refresh()

    def _show(self, answer: GridAnswer) -> None:
        grid = answer.grid
        self._lens = grid.lens
        self.edits.settled.clear()
        lines = lines_of(grid, self._texts)
        company = answer.company or self._texts("Company")
        scale = Scale(grid.indicator, self._texts).fitting(values_of(lines))
        self._shown = Shown(
            self._year, grid.lens, self._span, scale, lines, answer.marks, self.edits, self._today(), company
        )
        self.view.show_grid(self._shown, answer)
        if grid.is_file_empty and not self._starts_anyway:
            self.view.show_none()
        self._show_edits()

    def _show_trouble(self, error: QianjiError) -> None:
        self.view.show_trouble(error.sentence(self._texts))

    def _show_edits(self) -> None:
        edits = self.edits
        self.view.show_edits(len(edits.waiting), edits.wrong, len(edits.clashes))

    # -- entering

    def begin(self, place: TargetPlace) -> None:
        """Typing into a cell begins: what stands there now is what was seen, whatever comes in until it ends."""
        shown = self._shown
        if shown is not None:
            spot = (place, shown.lens)
            self._begun = spot, self.edits.standing(spot, set_values(shown.lines).get(place))

    def enter(self, place: TargetPlace, text: str) -> None:
        """Take what was typed into one cell."""
        begun, self._begun = self._begun, None
        self._take([(place, text)], dict([begun]) if begun is not None else {})

    def enter_all(self, typed: Sequence[tuple[TargetPlace, str]]) -> None:
        """Take what was pasted into cells: understood values are kept, the others stay marked."""
        self._take(typed, {})

    def _take(self, typed: Sequence[tuple[TargetPlace, str]], begun: Mapping[Spot, Decimal | None]) -> None:
        shown = self._shown
        if shown is None:
            return
        ready = []
        values = set_values(shown.lines)
        for place, text in typed:
            spot = (place, shown.lens)
            known = self.edits.standing(spot, values.get(place))
            edit = self._understood(shown, place, text, begun.get(spot, known), known)
            edit = edit or self.edits.under_way.get(spot)  # entered once more while it is being saved
            self.edits.drop([spot])
            if edit is None:
                continue
            self.edits.put(spot, edit)
            if not edit.error and not edit.waits:
                ready.append(spot)
        self._keep(ready)
        self._show_edits()

    def _understood(
        self, shown: Shown, place: TargetPlace, text: str, known: Decimal | None, now: Decimal | None
    ) -> Edit | None:
        """The entry, None where it says what was seen there, or what is set there by now."""
        if isinstance(place, ClosedPlace) and text.strip():
            return Edit(text, error=self._texts("Not in service or not in this team on these days: no target here."))
        value = None
        if text.strip():
            try:
                value = shown.scale.read(text)
            except RequestError as error:
                return Edit(text, error=error.sentence(self._texts))
        if value in (known, now):
            return None
        return Edit(text, value, waits=known is not None and place.start <= self._today(), before=Before(known))

    def _keep(self, spots: Iterable[Spot]) -> None:
        """Save entries together; where that is refused each on its own, so that one wrong cell costs no other."""
        sent = self.edits.send(spots)
        if not sent:
            return

        def refused(error: QianjiError) -> None:
            later = self.edits.arrive(sent, is_kept=False)
            left = [spot for spot, edit in sent.items() if self.edits.at(spot) is edit]
            if len(sent) > 1:
                for spot in (*left, *later):
                    self._keep([spot])
                return
            if isinstance(error, TargetChangedError):
                self._mark_changed(error)
                return
            needs_reason = isinstance(error, ReasonNeededError)
            self.edits.mark(left, error="" if needs_reason else error.sentence(self._texts), waits=needs_reason)
            self._show_edits()
            self._keep(later)

        self._tasks.act(partial(self.book.set, entries_of(sent)), partial(self._kept, sent), refused, CHANGED)

    def save_with_reason(self, reason: str) -> None:
        """Keep the entries that wait, with the reason they share."""
        sent = self.edits.send(self.edits.waiting)
        if not sent:
            return

        def saved(revised: Revised) -> None:
            self.view.set_saving(False)
            self._kept(sent, revised)

        def refused(error: QianjiError) -> None:
            self.view.set_saving(False)
            later = self.edits.arrive(sent, is_kept=False)
            if isinstance(error, TargetChangedError):
                self._mark_changed(error)
            self._messages.fail(error.sentence(self._texts))
            self._keep(later)

        self.view.set_saving(True)
        self._tasks.act(partial(self.book.set, entries_of(sent), reason), saved, refused, CHANGED)

    def _mark_changed(self, error: TargetChangedError) -> None:
        """Say at each cell what was set there meanwhile; what was typed stays."""
        for spot, value in error.theirs.items():
            edit = self.edits.at(spot)
            if edit is not None and not edit.error:  # else it is to be put right first
                told = changed_told(value, self._shown, self._texts)
                self.edits.mark([spot], error=told, theirs=Before(value))
        self.refresh()

    def hold_mine(self, place: TargetPlace | None = None) -> None:
        """Keep what was entered here in place of what was set elsewhere: in one cell, or in all of them."""
        self._keep(self.edits.hold_mine(self._clashes(place), self._today()))
        self._show_edits()

    def take_theirs(self, place: TargetPlace | None = None) -> None:
        """Let what was set elsewhere stand: in one cell, or in all of them."""
        self.edits.drop(self._clashes(place))
        self._show_edits()

    def _clashes(self, place: TargetPlace | None) -> list[Spot]:
        return [spot for spot in self.edits.clashes if place in (None, spot[0])]

    def mend(self, place: TargetPlace | None) -> None:
        """Enter the value that was likely meant instead of one that sticks out."""
        shown = self._shown
        unusual = shown.marks.get(place) if shown is not None and place is not None else None
        if shown is not None and place is not None and unusual is not None and unusual.meant is not None:
            self.enter(place, shown.scale.written(unusual.meant))

    def discard(self) -> None:
        """Forget everything that waits or is wrong, with a way back."""
        forgotten = {spot: edit for spot, edit in self.edits.by_spot.items() if edit.waits or edit.error}
        self.edits.drop(forgotten)
        self._show_edits()

        def bring_back() -> None:
            self.edits.by_spot.update(forgotten)
            self._show_edits()

        self._messages.tell(self._texts("The entries were discarded."), self._texts("Undo"), bring_back)

    def _kept(self, sent: Mapping[Spot, Edit], revised: Revised) -> None:
        self._keep(self.edits.arrive(sent, is_kept=True))
        self._show_edits()
        self.tell_kept(revised)

    def tell_kept(self, revised: Revised) -> None:
        """Say what was kept, with a way back."""
        if not revised.changes:
            return
        _ = self._texts
        made, changed, gone = revised.counts()
        number = made + changed + gone
        if number == made:
            told = _.ngettext("{number} target was set.", "{number} targets were set.", number)
        elif number == changed:
            told = _.ngettext("{number} target was revised.", "{number} targets were revised.", number)
        elif number == gone:
            told = _.ngettext("{number} target was taken out.", "{number} targets were taken out.", number)
        else:
            told = _("{number} targets were saved: {made} new, {changed} revised, {gone} taken out.")
        sentence = told.format(number=number, made=made, changed=changed, gone=gone)
        self._messages.tell(sentence, _("Undo"), lambda: self._take_back(revised))

    def _take_back(self, revised: Revised) -> None:
        def taken_back(_answer: None) -> None:
            self._messages.tell(self._texts("The change was taken back."))

        self._tasks.act(partial(self.book.undo, revised, self._texts("Taken back")), taken_back, topics=CHANGED)

    def level_names(self) -> dict[TargetLevel, str]:
        """The three levels in words."""
        _ = self._texts
        return {
            TargetLevel.BASE: _.pgettext("target level", "Base"),
            TargetLevel.SPRINT: _.pgettext("target level", "Target"),
            TargetLevel.CHALLENGE: _.pgettext("target level", "Challenge"),
        }
