"""The four cards under the figures: months, people, what wants doing, the way from visit to money."""

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from desktop.ui.dashboard.funnel_card import FunnelCard
from desktop.ui.dashboard.people_card import PeopleCard
from desktop.ui.dashboard.presenter import DashboardPresenter
from desktop.ui.dashboard.todo_card import TodoCard
from desktop.ui.dashboard.trend_card import TrendCard
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import GAP, column, row

WIDE, NARROW = 63, 37  # shares of the two columns
TREND, PEOPLE, TODO, FUNNEL = 262, 262, 262, 276  # least heights


class Behind(QWidget):
    """Made when the first figures stand already, which need none of it."""

    def __init__(self, look: Look, presenter: DashboardPresenter) -> None:
        super().__init__()
        self.trend, self.people = TrendCard(look), PeopleCard(look)
        self.todo, self.funnel = TodoCard(look), FunnelCard(look)
        columns = row(self, GAP)
        columns.addLayout(_stacked(((self.trend, TREND), (self.people, PEOPLE))), WIDE)
        columns.addLayout(_stacked(((self.todo, TODO), (self.funnel, FUNNEL))), NARROW)
        self.trend.chosen.connect(presenter.choose_figure)
        self.trend.opened.connect(presenter.open_month)
        self.funnel.opened.connect(presenter.open_figure)
        self.people.opened.connect(presenter.open_person)
        self.people.part_opened.connect(presenter.open_part)
        self.todo.followed.connect(presenter.follow)
        self.todo.acted.connect(presenter.act)


def _stacked(cards: Sequence[tuple[QWidget, int]]) -> QBoxLayout:
    layout = column(spacing=GAP)
    for card, least in cards:
        card.setMinimumHeight(least)
        card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        layout.addWidget(card, 1)
    return layout
