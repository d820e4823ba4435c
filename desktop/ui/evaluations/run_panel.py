"""The panel that runs an evaluation: kind of period, which one, scheme, and what that would mean."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop.domain.checks import CheckWarning
from desktop.domain.period import Period, PeriodKind
from desktop.domain.rewritten import StaleText
from desktop.ui.evaluations.check_list import CheckList
from desktop.ui.evaluations.check_presenter import CheckPresenter
from desktop.ui.evaluations.run_presenter import Order, RunPresenter
from desktop.ui.kit.buttons import plain_button
from desktop.ui.kit.choice import PickField
from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.fields import side_by_side
from desktop.ui.kit.form import Form
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.options import Option
from desktop.ui.kit.side_panel import FormPanel
from desktop.ui.kit.words import words
from desktop.ui.periods import kind_name
from desktop.ui.tones import Tone


class RunPanel(FormPanel):
    """Collects an order and passes it on."""

    busy_changed = Signal(bool)
    warned = Signal(str, object)  # what was computed, and each thing to look at

    def __init__(
        self, look: Look, host: QWidget, presenter: RunPresenter, checks: CheckPresenter, today: date
    ) -> None:
        _ = look.texts
        super().__init__(look, host, _("Compute"))
        self._presenter = presenter
        self._checks = checks
        self._texts = _
        kinds = [Option(kind, kind_name(kind, _)) for kind in PeriodKind]
        self.kind = PickField("kind", _("Kind of period"), kinds)
        self.period = PickField("period", _("Which one"))
        self.start = DateField(look, "start", _("First day"), today, required=True)
        self.end = DateField(look, "end", _("Last day"), today, required=True)
        self._own_days = Form(self.start, self.end)
        self.days = side_by_side(self.start, self.end)
        self.scheme = PickField("scheme", _.pgettext("run", "Scheme"))
        self.scheme.set_hint(_("A scheme says which indicators count, with which weights and grades."))
        self.notice = Notice(look)
        self.checks = CheckList(look)
        self.draft_button = plain_button(look, _("Keep as a draft"), self._keep_draft)
        self.foot_row.insertWidget(self.foot_row.count() - 1, self.draft_button)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy_words = words(_("Computing figures, grades and texts …"), "soft")
        for widget in (self.kind, self.period, self.days, self.scheme, self.notice, self.busy_words, self.busy):
            self.body.addWidget(widget)
        self.body.addWidget(self.checks)
        self.body.addStretch(1)
        self.show_busy(False)
        presenter.attach(self)
        self.kind.box.picked.connect(self._kind_picked)
        for field in (self.period, self.start, self.end, self.scheme):
            field.edited.connect(self._consider)
        self.saved.connect(lambda: presenter.run(self.order()))
        self.checks.targets_wanted.connect(self._open_targets)

    def open_run(self, schemes: Sequence[Option], order: Order) -> None:
        """Show the panel with this order."""
        self.scheme.set_options(schemes)
        self.scheme.set_value(order.scheme)
        self.scheme.setVisible(bool(schemes))
        self.kind.set_value(order.kind)
        for field in (self.start, self.end):
            field.set_value(None)
        _ = self._texts
        self.open(_("New evaluation"), _("Everybody in service in the period is evaluated from the records."))
        self.period.control.setFocus()

    def show_periods(self, periods: Sequence[Option], chosen: Period | None) -> None:
        """Offer these periods, or two days where there are none."""
        self.period.setVisible(bool(periods))
        self.days.setVisible(not periods)
        self.period.set_options(periods)
        self.period.set_value(chosen)
        self.show_errors({})
        self._consider()

    def show_errors(self, errors: dict[str, str]) -> None:
        """Say what is wrong at its field, and go to the first."""
        self._own_days.show_errors(errors)

    def show_busy(self, is_busy: bool) -> None:
        """Show that figures are being computed."""
        self.busy.setVisible(is_busy)
        self.busy_words.setVisible(is_busy)
        self.set_saving(is_busy)
        self.draft_button.setEnabled(not is_busy)
        self.busy_changed.emit(is_busy)

    def show_warnings(self, heading: str, warnings: Sequence[CheckWarning | StaleText]) -> None:
        """Pass on what the owner should know about the result."""
        self.warned.emit(heading, list(warnings))

    def close_run(self) -> None:
        """Put the panel away."""
        self.dismiss()

    def order(self) -> Order:
        """What was chosen."""
        return Order(
            self.kind.value(), self.period.value(), self.start.value(), self.end.value(), self.scheme.value()
        )

    def show_note(self, sentence: str, tone: Tone) -> None:
        """Say what the order would mean."""
        self.notice.say(sentence, tone)

    def _kind_picked(self, kind: PeriodKind) -> None:
        self._presenter.choose_kind(kind)

    def _consider(self) -> None:
        order = self.order()
        self._presenter.consider(order)
        period, _errors = self._presenter.period_of(order)
        self._checks.ask(self.checks, period, order.scheme)

    def _open_targets(self, indicator: str) -> None:
        period, _errors = self._presenter.period_of(self.order())
        if period is not None:
            self._checks.open_targets(indicator, period)

    def _keep_draft(self) -> None:
        order = self.order()
        period, errors = self._presenter.period_of(order)
        self.show_errors(errors)
        if period is not None:
            self._checks.draft(period, order.scheme, self.close_run)
