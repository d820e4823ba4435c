"""The calendar of the visits page: a month, turned and narrowed to a team or a person."""

from datetime import date

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.period import PeriodKind, containing
from desktop.queries.visit_calendar import Month
from desktop.ui.kit.buttons import icon_button, plain_button
from desktop.ui.kit.choice import Picker
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.states import StateView
from desktop.ui.kit.surfaces import Card, column, line
from desktop.ui.kit.words import words
from desktop.ui.kit.wrapping_row import WrappingRow
from desktop.ui.visits.calendar_presenter import CalendarPresenter, Whose
from desktop.ui.visits.month_board import MonthBoard


class CalendarPanel(Card):
    """Lays out and forwards; `day_opened` carries a day and whose visits are counted."""

    day_opened = Signal(object, object)

    def __init__(self, look: Look, presenter: CalendarPresenter, today: date) -> None:
        super().__init__(padded=False)
        _ = look.texts
        self._look = look
        self._presenter = presenter
        self._whose = Whose()
        self.body.setSpacing(0)
        head = WrappingRow(spacing=6, margins=QMargins(15, 9, 11, 9))
        self.title = words("", "heading")
        self.title.setMinimumWidth(120)
        self._sum = words("", "soft")
        head.addWidget(icon_button(look, "chevron-left", _("The month before"), lambda: presenter.turn(-1)))
        head.addWidget(icon_button(look, "chevron-right", _("The month after"), lambda: presenter.turn(1)))
        head.addWidget(self.title)
        head.addWidget(self._sum)
        head.addStretch(1)
        self.now_button = plain_button(look, _("This month"), lambda: presenter.turn(0))
        self.whose = Picker([Option(Whose(), _("Everybody"))], _("Whose visits"))
        self.whose.picked.connect(presenter.choose)
        head.addWidget(self.whose)
        head.addWidget(self.now_button)
        self.body.addLayout(head)
        self.body.addWidget(line())
        self.board = MonthBoard(look, today, _("Visits by day"))
        self.board.opened.connect(lambda day: self.day_opened.emit(day, self._whose))
        self._state = StateView(look)
        self._stack = QStackedWidget()
        holder = QWidget()
        column(holder, 0, QMargins(0, 0, 0, 1)).addWidget(self.board)
        self._stack.addWidget(self._state)
        self._stack.addWidget(holder)
        self._holder = holder
        self._state.show_loading()
        self.body.addWidget(self._stack, 1)
        presenter.attach(self)

    def refresh(self) -> None:
        """Ask again."""
        self._presenter.refresh()

    def start(self) -> None:
        """Let the keys walk through the days."""
        self.board.setFocus()

    def show_month(self, month: Month, whose: Whose) -> None:
        """Show a month's counts."""
        _ = self._look.texts
        self._whose = whose
        self.title.setText(containing(PeriodKind.MONTH, month.start, fiscal_year_start=1).title(_))
        options = [Option(Whose(), _("Everybody"))]
        options += [Option(Whose(team_id=team.id), team.label) for team in month.teams]
        options += [Option(Whose(staff_id=person.id), person.label) for person in month.people]
        self.whose.set_options(options)
        self.whose.set_value(whose)
        everything = [person for people in month.days.values() for person in people]
        number = sum(person.visits for person in everything)
        told = _.ngettext("{number} visit, {effective} effective", "{number} visits, {effective} effective", number)
        effective = sum(person.effective for person in everything)
        self._sum.setText(told.format(number=number, effective=effective) if number else _("No visits in this month"))
        self.board.show_days(month.start, month.end, month.days)
        self._stack.setCurrentWidget(self._holder)

    def show_trouble(self, sentence: str) -> None:
        """Show why there is no month."""
        self._state.show_error(sentence, self._presenter.refresh)
        self._stack.setCurrentWidget(self._state)
