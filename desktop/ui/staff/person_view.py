"""One person's whole profile: figures, totals, plan and awards beside the timeline."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop.domain.facts import NO_DATA
from desktop.domain.indicators import INDICATORS
from desktop.queries.person.timeline import Entry
from desktop.ui.kit.avatar import Avatar
from desktop.ui.kit.buttons import plain_button
from desktop.ui.kit.columns import NO_VALUE
from desktop.ui.kit.folding_row import FoldingRow
from desktop.ui.kit.list_tools import ListTools
from desktop.ui.kit.look import Look
from desktop.ui.kit.states import StateView
from desktop.ui.kit.surfaces import GAP, Card, clear, column, row, scrolled
from desktop.ui.kit.tiles import tile
from desktop.ui.kit.words import chip, words
from desktop.ui.staff.figures import SHOWN, figure_text
from desktop.ui.staff.person_presenter import PersonPresenter
from desktop.ui.staff.person_questions import Person
from desktop.ui.staff.plan_cards import AwardsCard, PlanCard
from desktop.ui.staff.questions import Sheet
from desktop.ui.staff.score_cards import ScoresCard, ShapeCard
from desktop.ui.staff.service_words import service_length, service_word
from desktop.ui.staff.table import SERVICE_TONES
from desktop.ui.staff.timeline_card import TimelineCard

SIDE = 368  # px of the cards beside the timeline
FOLDED = 900  # px of the page below which they stand under it
LEAST_TIMELINE, LEAST_CARDS = 300, 360  # px of height then


class PersonView(QWidget):
    """Lays out and forwards; `left` says that the owner goes back to the list."""

    left = Signal()
    edit_wanted = Signal()
    record_shown = Signal(object)  # the person's key

    def __init__(self, look: Look, presenter: PersonPresenter, today: date, tools: ListTools) -> None:
        super().__init__()
        _ = look.texts
        self._look, self._presenter, self._today = look, presenter, today
        self.back_button = plain_button(look, _("All staff"), self.left.emit, "chevron-left")
        self.edit_button = plain_button(look, _("Edit"), self.edit_wanted.emit, "pencil")
        self.head = row(spacing=12)
        self.timeline = TimelineCard(look, tools)
        self.scores, self.shape = ScoresCard(look), ShapeCard(look)
        self.plan, self.awards = PlanCard(look), AwardsCard(look)
        self.figures = Card()
        self.files_card = Card()
        self.files_card.hide()
        self.files = self.files_card.body
        whole = column(self, GAP)
        top = row(spacing=12)
        top.addWidget(self.back_button)
        top.addLayout(self.head, 1)
        top.addWidget(self.edit_button)
        whole.addLayout(top)
        self.state = StateView(look)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._cards())
        self._stack.addWidget(self.state)
        whole.addWidget(self._stack, 1)
        self._connect()
        presenter.attach(self)

    def _cards(self) -> QWidget:
        beside = QWidget()
        inside = column(beside, GAP)
        for card in (self.figures, self.scores, self.shape, self.plan, self.awards, self.files_card):
            inside.addWidget(card)
        inside.addStretch(1)
        self.beside = scrolled(beside)
        self.beside.setFixedWidth(SIDE)
        cards = QWidget()
        self._both = FoldingRow(FOLDED, GAP, cards)
        self._both.add(self.timeline, LEAST_TIMELINE, share=1)
        self._both.add(self.beside, LEAST_CARDS)
        return cards

    def _connect(self) -> None:
        presenter = self._presenter
        self.timeline.narrowed.connect(presenter.narrow)
        self.timeline.opened.connect(presenter.lead_to_entry)
        self.timeline.end_reached.connect(presenter.older)
        self.scores.opened.connect(presenter.lead_to_review)
        self.shape.opened.connect(self._open_latest)
        self.plan.opened.connect(presenter.lead_to_plan)
        self.awards.opened.connect(presenter.lead_to_award)
        self._latest: tuple[date, date] | None = None

    def share(self, width: int) -> None:
        """Let the cards stand under the timeline on a narrow page."""
        self._both.fit(width)
        self._stack.updateGeometry()  # hidden, Qt would leave it as it was

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    # -- what the presenter calls

    def show_loading(self) -> None:
        """Say that the answer is on its way."""
        clear(self.head)
        self.timeline.begin()
        self.state.show_loading()
        self._show_state()

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no profile."""
        self.state.show_error(sentence, self._presenter.refresh)
        self._show_state()

    def show_gone(self) -> None:
        """The person is no longer on the list."""
        _ = self._look.texts
        self.state.show_empty(
            "users",
            _("No longer on the list"),
            _("Somebody took this person off the list. Ctrl+Z brings the person back."),
            _("All staff"),
            self.left.emit,
        )
        self._show_state()

    def show_person(self, found: Person, period_title: str) -> None:
        """Show a person with the figures of the period of that title."""
        sheet, course = found.sheet, found.course
        self._show_head(sheet)
        self._show_figures(sheet, period_title)
        self.scores.show_scores(course.scores)
        self.shape.show_course(course)
        self.plan.show_course(course)
        self.awards.show_awards(course.awards)
        self._latest = (course.latest.start, course.latest.end) if course.latest is not None else None
        self.edit_button.setEnabled(True)
        self._stack.setCurrentIndex(0)
        self.record_shown.emit(sheet.profile.line.staff_id)

    def show_entries(self, entries: Sequence[Entry], has_more: bool) -> None:
        """Show the timeline as far as it was asked for."""
        self.timeline.show_entries(entries, has_more)

    def show_no_entries(self, is_narrowed: bool) -> None:
        """Show that there is nothing on it."""
        self.timeline.show_nothing(is_narrowed)

    def show_timeline_trouble(self, sentence: str) -> None:
        """Show why there is no timeline."""
        self.timeline.table.show_error(sentence, self._presenter.refresh)

    def _show_state(self) -> None:
        self.edit_button.setEnabled(False)
        self._stack.setCurrentWidget(self.state)

    def _show_head(self, found: Sheet) -> None:
        _, person = self._look.texts, found.profile.line
        clear(self.head)
        self.head.addWidget(Avatar(self._look, person.name, 36))
        self.head.addWidget(words(person.name, "name"))
        self.head.addWidget(chip(service_word(person.service, _), SERVICE_TONES[person.service]))
        service = service_length(person.hired_on, min(person.left_on or self._today, self._today), _)
        parts = [part for part in (person.position, person.team, service) if part]
        self.head.addWidget(words(_(" · ").join(parts), "soft", wrap=True), 1)

    def _show_figures(self, found: Sheet, period_title: str) -> None:
        clear(self.figures.body)
        self.figures.body.addWidget(words(period_title, "heading"))
        for place in range(0, len(SHOWN), 2):
            self.figures.body.addLayout(self._tiles(found, SHOWN[place : place + 2]))

    def _tiles(self, found: Sheet, codes: Sequence[str]) -> QHBoxLayout:
        _ = self._look.texts
        tiles = row(spacing=8)
        for code in codes:
            text = figure_text(code, found.facts.get(code, NO_DATA).actual, _)
            lead = None if text == NO_VALUE else partial(self._presenter.lead_to_figure, code)
            tiles.addWidget(tile(_(INDICATORS[code].name), text, lead), 1)
        return tiles

    def _open_latest(self) -> None:
        if self._latest is not None:
            self._presenter.lead_to_review(*self._latest)
