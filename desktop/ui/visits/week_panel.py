"""One person's week: seven columns with a card for each visit, and what was promised beside what was done."""

from datetime import date, timedelta

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QWidget

from desktop.domain.wording.dates import days_between
from desktop.queries.visit_calendar import Promise, Week
from desktop.queries.visits import VisitLine
from desktop.ui.kit.buttons import icon_button, plain_button
from desktop.ui.kit.choice import Picker
from desktop.ui.kit.elided import ElidedLabel
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.states import StateView
from desktop.ui.kit.surfaces import Card, clear, column, line, row, scrolled
from desktop.ui.kit.words import chip, words
from desktop.ui.kit.wrapping_row import WrappingRow
from desktop.ui.tones import Tone
from desktop.ui.visits.calendar_presenter import WeekPresenter
from desktop.ui.visits.weekdays import heads

LONGEST = 60  # characters of a visit's text on its card


class VisitCard(QFrame):
    """One visit; a click or Enter opens it."""

    opened = Signal(object)

    def __init__(self, look: Look, visit: VisitLine) -> None:
        super().__init__()
        self._visit = visit
        self.setProperty("visit", "done")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{visit.visited_on:%m-%d} {visit.customer} {visit.outcome}")
        layout = column(self, 4, QMargins(8, 7, 8, 7))
        layout.addWidget(ElidedLabel(visit.customer or look.texts("No customer"), "strong"))
        if visit.outcome:
            tone = Tone.OK if visit.is_effective else Tone.WARN
            layout.addWidget(chip(visit.outcome, tone), 0, Qt.AlignmentFlag.AlignLeft)
        if visit.summary:
            text = " ".join(visit.summary.split())
            said = words(text if len(text) <= LONGEST else f"{text[:LONGEST]}…", "caption", wrap=True)
            said.setToolTip(visit.summary)
            layout.addWidget(said)
        if visit.next_step or visit.next_on:
            when = f"{visit.next_on:%m-%d}" if visit.next_on else ""
            layout.addWidget(ElidedLabel(f"→ {visit.next_step} {when}".strip(), "caption"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the visit."""
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit(self._visit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space bar open it, too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._visit)
        else:
            super().keyPressEvent(event)


class WeekPanel(Card):
    """Lays out and forwards; `visit_opened` carries a visit."""

    visit_opened = Signal(object)

    def __init__(self, look: Look, presenter: WeekPresenter, today: date) -> None:
        super().__init__(padded=False)
        _ = look.texts
        self._look, self._presenter, self._today = look, presenter, today
        self.body.setSpacing(0)
        head = WrappingRow(spacing=6, margins=QMargins(15, 9, 11, 9))
        self.title = words("", "heading")
        self._sum = ElidedLabel("", "soft")
        head.addWidget(icon_button(look, "chevron-left", _("The week before"), lambda: presenter.turn(-1)))
        head.addWidget(icon_button(look, "chevron-right", _("The week after"), lambda: presenter.turn(1)))
        head.addWidget(self.title)
        head.addWidget(self._sum)
        head.addStretch(1)
        self.person = Picker((), _("Whose week"))
        self.person.picked.connect(presenter.choose)
        head.addWidget(self.person)
        head.addWidget(plain_button(look, _("This week"), lambda: presenter.turn(0)))
        self.body.addLayout(head)
        self.body.addWidget(line())
        self._state = StateView(look)
        self._days = QWidget()
        self._columns = row(self._days, 0)
        self._stack = QStackedWidget()
        self._scrolled = scrolled(self._days)
        self._stack.addWidget(self._state)
        self._stack.addWidget(self._scrolled)
        self._state.show_loading()
        self.body.addWidget(self._stack, 1)
        presenter.attach(self)

    def refresh(self) -> None:
        """Ask again."""
        self._presenter.refresh()

    def start(self) -> None:
        """Let the keys choose the person."""
        self.person.setFocus()

    def show_week(self, week: Week) -> None:
        """Show a person's week."""
        _ = self._look.texts
        if week.staff_id is None:
            self._state.show_empty(
                "users", _("Nobody on the list yet"), _("Add staff first; their weeks stand here.")
            )
            self._stack.setCurrentWidget(self._state)
            return
        year, number, _day = week.start.isocalendar()
        days = days_between(week.start, week.start + timedelta(days=6), _.language)
        self.title.setText(f"{days} · {year:04}-W{number:02}")
        self.person.set_options([Option(person.id, person.label) for person in week.people])
        self.person.set_value(week.staff_id)
        self._sum.setText(self._told(week))
        self._sum.setToolTip(self._told(week))
        clear(self._columns)
        for place in range(7):
            if place:
                self._columns.addWidget(line(vertical=True))
            self._columns.addWidget(self._column(week, place), 1)
        self._stack.setCurrentWidget(self._scrolled)

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no week."""
        self._state.show_error(sentence, self._presenter.refresh)
        self._stack.setCurrentWidget(self._state)

    def _told(self, week: Week) -> str:
        _ = self._look.texts
        number = len(week.visits)
        effective = sum(visit.is_effective for visit in week.visits)
        told = _.ngettext("{number} visit, {effective} effective", "{number} visits, {effective} effective", number)
        said = told.format(number=number, effective=effective)
        if week.promises:
            done = sum(promise.done_on is not None for promise in week.promises)
            said += " · " + _("{done} of {number} next steps followed up").format(
                done=done, number=len(week.promises)
            )
        return said

    def _column(self, week: Week, place: int) -> QWidget:
        day = week.start + timedelta(days=place)
        holder = QWidget()
        layout = column(holder, 8, QMargins(8, 8, 8, 10))
        head = row(spacing=6)
        head.addWidget(words(heads(self._look.texts)[place], "caption"))
        head.addWidget(words(str(day.day), "link" if day == self._today else "strong"))
        head.addStretch(1)
        visits = [visit for visit in week.visits if visit.visited_on == day]
        head.addWidget(words(str(len(visits)) if visits else "", "caption"))
        layout.addLayout(head)
        for promise in week.promises:
            if promise.due_on == day:
                layout.addWidget(self._promise(promise))
        for visit in visits:
            card = VisitCard(self._look, visit)
            card.opened.connect(self.visit_opened)
            layout.addWidget(card)
        layout.addStretch(1)
        return holder

    def _promise(self, promise: Promise) -> QWidget:
        _ = self._look.texts
        holder = QFrame()
        holder.setProperty("visit", "planned")
        layout = row(holder, 6, QMargins(8, 5, 8, 5))
        if promise.done_on is not None:
            name, ink, said = "circle-check", "ok", _("Followed up on {day}").format(day=f"{promise.done_on:%m-%d}")
        elif promise.due_on <= self._today:
            name, ink, said = "triangle-alert", "warn", _("No visit followed yet")
        else:
            name, ink, said = "arrow-right", "text2", _("Planned")
        picture = QLabel()
        self._look.icons.put(picture, name, ink, 14)
        texts = column(spacing=0)
        for text in (promise.customer or promise.text, promise.text if promise.customer else ""):
            if text:
                texts.addWidget(ElidedLabel(text, "caption"))
        holder.setToolTip(f"{promise.customer} {promise.text}".strip() + f"\n{said}")
        holder.setAccessibleName(f"{promise.customer} {promise.text}: {said}")
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(texts, 1)
        return holder
