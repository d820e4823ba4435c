"""The four cards under the figures: months, people, what wants doing, the way from visit to money."""

from collections.abc import Sequence

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop.ui.dashboard.funnel_card import FunnelCard
from desktop.ui.dashboard.people_card import PeopleCard
from desktop.ui.dashboard.presenter import DashboardPresenter
from desktop.ui.dashboard.todo_card import TodoCard
from desktop.ui.dashboard.trend_card import TrendCard
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import GAP

SHARES = (63, 37)  # of the two columns
LEAST = (300, 288)  # px of height in either row


class Behind(QWidget):
    """Made when the first figures stand already, which need none of it."""

    def __init__(self, look: Look, presenter: DashboardPresenter) -> None:
        super().__init__()
        self.trend, self.people = TrendCard(look), PeopleCard(look)
        self.todo, self.funnel = TodoCard(look), FunnelCard(look)
        self._lay_out(((self.trend, self.todo), (self.people, self.funnel)))
        self.trend.chosen.connect(presenter.choose_figure)
        self.trend.opened.connect(presenter.open_month)
        self.funnel.opened.connect(presenter.open_figure)
        self.people.opened.connect(presenter.open_person)
        self.people.part_opened.connect(presenter.open_part)
        self.todo.followed.connect(presenter.follow)
        self.todo.acted.connect(presenter.act)

    def hasHeightForWidth(self) -> bool:
        """Say no: the cards share the height there is and scroll inside, rather than ask for all they could fill."""
        return False

    def _lay_out(self, rows: Sequence[Sequence[QWidget]]) -> None:
        """Cards beside each other end on one line."""
        grid = QGridLayout(self)
        grid.setContentsMargins(QMargins())
        grid.setSpacing(GAP)
        for place, (cards, least) in enumerate(zip(rows, LEAST, strict=True)):
            for side, card in enumerate(cards):
                card.setMinimumHeight(least)
                card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
                grid.addWidget(card, place, side)
            grid.setRowStretch(place, 1)
        for side, share in enumerate(SHARES):
            grid.setColumnStretch(side, share)
