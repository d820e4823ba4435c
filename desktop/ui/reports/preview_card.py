"""The paper as it will be, with what steers the view of it above."""

from collections.abc import Sequence

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.ui.kit.buttons import icon_button
from desktop.ui.kit.elided import ElidedLabel
from desktop.ui.kit.look import Look
from desktop.ui.kit.segments import Segments
from desktop.ui.kit.states import StateView
from desktop.ui.kit.surfaces import Card, line, row
from desktop.ui.kit.words import words
from desktop.ui.reports.page_stack import Size
from desktop.ui.reports.pages_view import PagesView
from desktop.ui.reports.ports import Picture
from desktop.ui.reports.preview_presenter import Marked, PreviewPresenter
from desktop.ui.reports.zoom import Fit, Zoom

MOST_MARKED = 3  # places of 〓 told one by one
REMEMBERED = "reports.zoom"


class PreviewCard(Card):
    """Pages, how large they are, and which one is in sight."""

    def __init__(self, look: Look, presenter: PreviewPresenter) -> None:
        super().__init__(padded=False)
        _ = self._texts = look.texts
        self._look = look
        self._number = self._note = ""  # how many forms; the same with what is strange about them
        self._is_whole = False
        self.body.setSpacing(0)
        self.pages = PagesView(look)
        self.state = StateView(look)
        self.before = icon_button(look, "arrow-up", _("Page before (PgUp)"), lambda: self._turn(-1))
        self.after = icon_button(look, "arrow-down", _("Next page (PgDn)"), lambda: self._turn(1))
        self.place = words("", "soft")
        self.note = ElidedLabel("", "caption")
        fits = [(Fit.WIDTH, _("Width")), (Fit.PAGE, _("Whole page")), (Fit.PAPER, _("100 %"))]
        self.fit = Segments([*fits, (Fit.FREE, "000 %")], _("Size of the pages"))
        self.fit.chosen.connect(self._choose_fit)
        self.bar = QWidget()
        tools = row(self.bar, 6, QMargins(12, 8, 12, 8))
        for widget in (self.before, self.after, self.place):
            tools.addWidget(widget)
        tools.addWidget(self.note, 1)
        tools.addWidget(self.fit)
        self.stages = QStackedWidget()
        self.stages.addWidget(self.state)
        self.stages.addWidget(self.pages)
        self.body.addWidget(self.bar)
        self.body.addWidget(line())
        self.body.addWidget(self.stages, 1)
        self.pages.page_changed.connect(lambda _page: self._show_place())
        self.pages.page_changed.connect(presenter.look_at)
        self.pages.zoom_changed.connect(self._show_zoom)
        self.pages.picture_wanted.connect(presenter.draw)
        self.pages.set_zoom(_kept_zoom(look))
        self._show_zoom(self.pages.zoom)
        presenter.attach(self)
        self.show_loading()

    # -- what the presenters call

    def show_loading(self) -> None:
        """Say that the pages are being set."""
        self._show_bar(False)
        self.state.show_loading()
        self.stages.setCurrentWidget(self.state)

    def show_nothing(self, sentence: str) -> None:
        """Say why there are no pages and what to do."""
        self._show_bar(False)
        self.state.show_empty("file-text", self._texts("Nothing to print yet"), sentence)
        self.stages.setCurrentWidget(self.state)

    def show_trouble(self, sentence: str) -> None:
        """Show why the pages cannot be seen."""
        self._show_bar(False)
        self.state.show_error(sentence)
        self.stages.setCurrentWidget(self.state)

    def say(self, note: str) -> None:
        """Say beside the page number what these pages are of all."""
        self._number = self._note = note

    def show_pages(self, sizes: Sequence[Size]) -> None:
        """Show pages of these sizes from the top."""
        self._is_whole = False
        self._show_bar(True)
        self.stages.setCurrentWidget(self.pages)
        self.pages.show_pages(sizes)
        self._show_place()

    def add_pages(self, sizes: Sequence[Size]) -> None:
        """Add pages below."""
        self.pages.add_pages(sizes)
        self._show_place()

    def show_so_far(self, is_whole: bool, failures: int, marked: Sequence[Marked]) -> None:
        """Show whether more pages will come, and where something is not as it should be."""
        self._is_whole = is_whole
        parts = [self._number]
        if failures:
            told = self._texts.ngettext("{number} form cannot be set", "{number} forms cannot be set", failures)
            parts.append(told.format(number=failures))
        parts += self._strange(marked)
        self._note = " · ".join(part for part in parts if part)
        self._show_place()

    def _strange(self, marked: Sequence[Marked]) -> list[str]:
        """Where 〓 stands for characters no typeface has: the first places in full, then how many more."""
        _ = self._texts
        one = _("page {page}: 〓 stands for {characters} ({name})")
        told = [
            one.format(page=each.page + 1, characters=" ".join(each.characters), name=each.title)
            for each in marked[:MOST_MARKED]
        ]
        more = len(marked) - MOST_MARKED
        if more > 0:
            told.append(_.ngettext("〓 on {number} more form", "〓 on {number} more forms", more).format(number=more))
        return told

    def set_picture(self, page: int, scale: float, picture: Picture) -> None:
        """Take the picture of a page."""
        self.pages.set_picture(page, scale, picture)

    # -- how large, and where

    def _choose_fit(self, fit: Fit) -> None:
        if fit is Fit.FREE:
            self.fit.choose(self.pages.zoom.fit)
            return
        self.pages.set_zoom(Zoom(fit))
        self.pages.setFocus()

    def _show_zoom(self, zoom: Zoom) -> None:
        is_free = zoom.fit is Fit.FREE
        if is_free:
            self.fit.set_text(Fit.FREE, f"{round(zoom.share * 100)} %")
        self.fit.offer(Fit.FREE, is_free)
        self.fit.choose(zoom.fit)
        usual = {"fit": zoom.fit.value, "share": round(zoom.share, 3)}
        self._look.layouts.keep(REMEMBERED, {} if zoom == Zoom() else usual)

    def _turn(self, steps: int) -> None:
        self.pages.go_to(self.pages.page + steps)

    def _show_place(self) -> None:
        count = self.pages.page_count()
        all_pages = str(count) if self._is_whole else f"{count} …"
        told = self._texts("Page {page} of {pages}").format(page=self.pages.page + 1, pages=all_pages)
        self.place.setText(told)
        self.pages.setAccessibleDescription(told)
        self.before.setEnabled(self.pages.page > 0)
        self.after.setEnabled(self.pages.page + 1 < count)
        self.note.setText(self._note)
        self.note.setToolTip(self._note)

    def _show_bar(self, is_shown: bool) -> None:
        for widget in (self.before, self.after, self.place, self.note, self.fit):
            widget.setEnabled(is_shown)
        if not is_shown:
            self.place.setText("")
            self.note.setText("")


def _kept_zoom(look: Look) -> Zoom:
    kept = look.layouts.of(REMEMBERED)
    try:
        return Zoom(Fit(kept["fit"]), float(kept["share"])) if kept else Zoom()
    except (KeyError, TypeError, ValueError):
        return Zoom()  # settings somebody else wrote
