"""The card of months: bars with targets and what may still come, and what the period may come to."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from desktop.domain.indicators import Unit
from desktop.ui.dashboard.shown import TrendShown
from desktop.ui.dashboard.values import axis_text
from desktop.ui.kit.charts.figure_table import FigureTable
from desktop.ui.kit.charts.legend import Legend, Sign
from desktop.ui.kit.charts.switched import Switched
from desktop.ui.kit.charts.trend import TrendChart
from desktop.ui.kit.choice import Picker
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.surfaces import Card, row
from desktop.ui.kit.words import words

MONTH = 140  # px of the column of months


class TrendCard(Card):
    """Shows one figure month by month; `opened` carries a bar's key, `chosen` another figure's code."""

    opened = Signal(object)
    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        _ = look.texts
        super().__init__()
        self._look = look
        name = _("Month by month")
        self.figure = Picker((), _("Figure shown"))
        self.figure.picked.connect(self.chosen.emit)
        self.chart = TrendChart(look, name)
        self.chart.activated.connect(self.opened.emit)
        titles = (
            _.pgettext("column", "Month"),
            _.pgettext("column", "Actual"),
            _.pgettext("column", "Target"),
            _.pgettext("column", "Attained"),
            _.pgettext("column", "Likely"),
            _.pgettext("column", "Possible"),
        )
        self.table = FigureTable(look, titles, name, (MONTH,))
        self.table.activated.connect(self.opened.emit)
        self.switched = Switched(look, self.chart, self.table)
        self.legend = Legend(look)
        self.switched.changed_over.connect(lambda shows_table: self.legend.setVisible(not shows_table))
        self.outlook = words("", "caption", wrap=True)
        self.head.addWidget(words(name, "heading"))
        self.head.addWidget(self.figure)
        self.head.addStretch(1)
        self.head.addWidget(self.switched.button)
        self.put_head_up()
        self.body.addWidget(self.switched, 1)
        signs = row()
        signs.addWidget(self.legend)
        signs.addStretch(1)
        self.body.addLayout(signs)
        self.body.addWidget(self.outlook)

    def offer(self, figures: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer these figures."""
        self.figure.set_options([Option(code, name) for code, name in figures])
        self.figure.set_value(chosen)

    def show_trend(self, shown: TrendShown) -> None:
        """Show these months."""
        _ = self._look.texts
        indicator = shown.indicator
        entries = [(Sign.FULL, _.pgettext("column", "Actual"))]
        if shown.has_targets:
            entries.append((Sign.TICK, _.pgettext("column", "Target")))
        if shown.has_outlook:
            entries.append((Sign.PALE, _.pgettext("column", "Likely")))
            entries.append((Sign.HATCHED, _.pgettext("column", "Possible")))
        self.legend.show_entries(entries)
        is_whole = indicator.unit is Unit.COUNT
        self.chart.show_bars(shown.bars, lambda value: axis_text(value, indicator, _), is_whole)
        self.table.show_rows(shown.rows[::-1])
        self.outlook.setText(shown.outlook)
        self.outlook.setVisible(bool(shown.outlook))
