"""Trying a scheme on a period: which one, and what everybody would have got."""

from collections.abc import Sequence

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QWidget

from desktop.i18n import Translator
from desktop.ui.kit.buttons import plain_button
from desktop.ui.kit.choice import Picker
from desktop.ui.kit.columns import Cell, Column
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.surfaces import Card, column, row
from desktop.ui.kit.table import DataTable
from desktop.ui.kit.words import words
from desktop.ui.schemes.trial_presenter import TrialLine, TrialPresenter


class TrialTab(QWidget):
    """Asks and shows."""

    def __init__(self, look: Look, presenter: TrialPresenter) -> None:
        super().__init__()
        self._look = look
        self._presenter = presenter
        _ = look.texts
        self.period = Picker((), _("Period"), quiet=False)
        self.try_button = plain_button(look, _("Calculate"), self.run, "sparkles")
        self.summary = words("", "soft", wrap=True)
        head = row(spacing=10, margins=QMargins(14, 12, 14, 4))
        head.addWidget(self.period)
        head.addWidget(self.try_button)
        head.addWidget(self.summary, 1)
        self.table: DataTable[TrialLine] = DataTable(look, trial_columns(_), lambda line: line.staff_id, _("Trial"))
        card = Card(padded=False)
        card.body.addLayout(head)
        card.body.addWidget(self.table, 1)
        column(self).addWidget(card)
        presenter.attach(self)

    def run(self) -> None:
        """Work out the period chosen."""
        if self.period.value() is not None:
            self._presenter.run(self.period.value())

    # -- what the presenter calls

    def show_periods(self, periods: Sequence[Option]) -> None:
        """Offer these."""
        self.period.set_options(periods)
        self.period.set_value(periods[0].value if periods else None)

    def show_idle(self) -> None:
        """Say what trying means."""
        _ = self._look.texts
        self.summary.setText("")
        self.table.show_empty(
            "sparkles",
            _("Try it on a past period"),
            _("Totals, grades and bonuses as this scheme, saved or not, would have given them. Nothing is stored."),
        )

    def show_busy(self) -> None:
        """Say that figures are being worked out."""
        self.summary.setText("")
        self.table.show_loading()

    def show_lines(self, lines: Sequence[TrialLine], summary: str) -> None:
        """Show what everybody would have got."""
        self.summary.setText(summary)
        self.table.show_rows(lines)

    def show_trouble(self, sentence: str) -> None:
        """Say why there is nothing to show."""
        self.summary.setText("")
        self.table.show_error(sentence, self.run)


def trial_columns(texts: Translator) -> tuple[Column[TrialLine], ...]:
    """Who, and what it would have been."""
    _ = texts
    return (
        Column(_("Staff member"), lambda line: line.name, Cell.PERSON, 0, least=140),
        Column(_("Rank"), lambda line: line.rank, Cell.NUMBER, sort_key=lambda line: _number(line.rank), least=70),
        Column(
            _("Total"), lambda line: line.total, Cell.STRONG_NUMBER, sort_key=lambda line: line.exact_total, least=88
        ),
        Column(_("Grade"), lambda line: line.grade, Cell.CHIP, tone=lambda line: line.tone, least=128),
        Column(_("Coefficient"), lambda line: line.coefficient, Cell.NUMBER, least=104),
        Column(
            _("Bonus (yuan)"), lambda line: line.bonus, Cell.NUMBER, sort_key=lambda line: line.exact_bonus, least=128
        ),
    )


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else None
