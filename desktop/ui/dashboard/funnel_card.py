"""The card of the way from visit to money."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from desktop.ui.dashboard.funnel_words import step_row
from desktop.ui.kit.charts.figure_table import FigureTable
from desktop.ui.kit.charts.figures import FunnelStep
from desktop.ui.kit.charts.funnel import FunnelChart
from desktop.ui.kit.charts.switched import Switched
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import Card


class FunnelCard(Card):
    """Shows the steps; `opened` carries the code of the one that was chosen."""

    opened = Signal(str)

    def __init__(self, look: Look) -> None:
        _ = look.texts
        name = _("From visit to money")
        super().__init__(name)
        self.chart = FunnelChart(look, name)
        self.chart.activated.connect(self.opened.emit)
        titles = (_.pgettext("column", "Step"), _.pgettext("column", "Figure"), _("Conversion"))
        self.table = FigureTable(look, titles, name, (0, 92, 112))
        self.table.activated.connect(self.opened.emit)
        self.switched = Switched(look, self.chart, self.table)
        self.head.addWidget(self.switched.button)
        self.body.addWidget(self.switched, 1)

    def show_steps(self, steps: Sequence[FunnelStep]) -> None:
        """Show these steps."""
        self.chart.show_steps(steps)
        self.table.show_rows([step_row(step) for step in steps])
