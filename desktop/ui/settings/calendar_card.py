"""The card of working days: the days of a week to tick, and single days decided about."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QLineEdit, QWidget

from desktop.queries.working_days import DecidedDay
from desktop.ui.kit.buttons import icon_button, plain_button
from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.look import Look
from desktop.ui.kit.save_key import save_by_key
from desktop.ui.kit.segments import Segments
from desktop.ui.kit.surfaces import Card, clear, column, row
from desktop.ui.kit.weekday_names import weekday_names
from desktop.ui.kit.words import words
from desktop.ui.settings.calendar_presenter import CalendarPresenter

SHOWN = 8  # decided days, the latest first


class CalendarCard(Card):
    """Lays out and forwards."""

    def __init__(self, look: Look, presenter: CalendarPresenter, today: date) -> None:
        _ = look.texts
        super().__init__(_("Working days"))
        self._look = look
        self._presenter = presenter
        note = _("The pace of targets and the days people are silent are counted in working days.")
        self.body.addWidget(words(note, "soft", wrap=True))
        self.weekdays = [QCheckBox(name) for name in weekday_names(look.texts)]
        week = row(spacing=12)
        for box in self.weekdays:
            box.clicked.connect(lambda _checked=False: presenter.choose_week(self.week()))
            week.addWidget(box)
        week.addStretch(1)
        self.body.addLayout(week)
        self.holidays = words("", "caption", wrap=True)
        self.body.addWidget(self.holidays)
        self.day = DateField(look, "day", _("Single day"), today)
        self.works = Segments(
            ((False, _.pgettext("calendar", "Day off")), (True, _.pgettext("calendar", "Working day"))),
            _("Kind of day"),
        )
        self.note = QLineEdit()
        self.note.setPlaceholderText(_("Reason (optional)"))
        self.note.setAccessibleName(_("Reason (optional)"))
        self.add_button = plain_button(look, _("Save the day"), self._decide, "plus")
        self.note.returnPressed.connect(self._decide)
        self.body.addLayout(self._entry())
        save_by_key(self, self.add_button)
        self.error = words("", "error", wrap=True)
        self.error.hide()
        self.body.addWidget(self.error)
        inside = QWidget()
        self._days = column(inside, 2)
        self.body.addWidget(inside)
        presenter.attach(self)

    def _entry(self) -> QBoxLayout:
        line = row(spacing=10)
        line.addWidget(self.day)
        for widget in (self.works, self.note, self.add_button):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)
        return line

    @property
    def is_half_written(self) -> bool:
        """Whether a day was entered and not kept."""
        return bool(self.day.box.text().strip() or self.note.text().strip())

    def refresh(self) -> None:
        """Ask again."""
        self._presenter.refresh()

    def week(self) -> frozenset[int]:
        """The days ticked, 1 Monday to 7 Sunday."""
        return frozenset(number for number, box in enumerate(self.weekdays, start=1) if box.isChecked())

    # -- what the presenter calls

    def show_calendar(self, week: frozenset[int], days: Sequence[DecidedDay], note: str) -> None:
        """Show the calendar."""
        for number, box in enumerate(self.weekdays, start=1):
            box.setChecked(number in week)
        self.holidays.setText(note)
        clear(self._days)
        for decided in days[:SHOWN]:
            self._days.addWidget(self._line(decided))

    def show_error(self, sentence: str) -> None:
        """Say what is wrong with the day entered."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def empty_entry(self) -> None:
        """Make room for the next day."""
        self.day.set_value(None)
        self.note.clear()
        self.day.box.setFocus()

    def _decide(self) -> None:
        self._presenter.decide(self.day.value(), self.works.value(), self.note.text())

    def _line(self, decided: DecidedDay) -> QWidget:
        _ = self._look.texts
        kind = _.pgettext("calendar", "Working day") if decided.is_working else _.pgettext("calendar", "Day off")
        text = " · ".join(part for part in (decided.day.isoformat(), kind, decided.note) if part)
        line = QWidget()
        layout = row(line, 8)
        layout.addWidget(words(text), 1)
        name = _("Let the usual calendar decide about {day}").format(day=decided.day.isoformat())
        layout.addWidget(icon_button(self._look, "x", name, lambda: self._presenter.take_back(decided), 14))
        return line
