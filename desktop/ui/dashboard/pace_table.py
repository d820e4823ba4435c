"""The main figures and their pace as a table, for those who prefer it to cards."""

from collections.abc import Sequence

from desktop.ui.dashboard.main_cards import MainCard
from desktop.ui.kit.charts.figure_table import FigureTable
from desktop.ui.kit.charts.figures import FigureRow
from desktop.ui.kit.columns import NO_VALUE
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import Card
from desktop.ui.kit.table_cells import ROW
from desktop.ui.kit.table_frame import HEADER

WIDTHS = (0, 120, 120, 96, 120, 150, 190)


class PaceTable(Card):
    """One line for each figure: what was reached, what should be by now, how it runs, what each day has to bring."""

    def __init__(self, look: Look) -> None:
        _ = look.texts
        super().__init__(padded=False)
        titles = (
            _("Indicator"), _.pgettext("column", "Actual"), _.pgettext("column", "Target"),
            _.pgettext("column", "Attained"), _("Expected by now"), _("Pace"), _("Needed"),
        )  # fmt: skip
        self.table = FigureTable(look, titles, _("Main figures and their pace"), WIDTHS)
        self.body.addWidget(self.table)

    def show_cards(self, cards: Sequence[MainCard]) -> None:
        """Show these figures."""
        self.table.show_rows([pace_row(card) for card in cards])
        self.setFixedHeight(HEADER + ROW * len(cards) + 4)


def pace_row(card: MainCard) -> FigureRow:
    """One figure; what was reached opens its records where there is a page for them."""
    figure = f"{card.figure} {card.unit}".strip()
    texts = (figure, card.aim, card.share, card.awaited, card.chip, card.note)
    return FigureRow((card.name, *(text or NO_VALUE for text in texts)), card.code if card.opens else None)
