"""Scenes of the improvement plans."""

from collections.abc import Callable
from datetime import date

from desktop.domain.plan.progress import PlanState
from desktop.ui.kit.page import Page
from desktop.ui.plans.page import PlansPage, Tab
from tests.ui.scenes import Scene

PLACE = "plans"


def on_page(act: Callable[[PlansPage], None]) -> Callable[[Page], None]:
    """The act for whatever page is shown."""

    def prepared(page: Page) -> None:
        assert isinstance(page, PlansPage)
        act(page)

    return prepared


def check_in(page: PlansPage) -> None:
    """Open the first card under way and enter how it stands."""
    column = page.board.columns[PlanState.OPEN]
    if not column.model.cards:
        return
    column.take_focus()
    page.board.opened.emit(column.model.cards[0].action_id)
    page.panel.noted_on.set_value(date(2026, 11, 20))
    page.panel.note.set_value("名单已排到月底，本周见了三家。")


def choose_library(page: PlansPage) -> None:
    """Show the library."""
    page.tabs.choose(Tab.LIBRARY)
    page.tabs.chosen.emit(Tab.LIBRARY)


def change_measure(page: PlansPage) -> None:
    """Open the form of the first entry."""
    choose_library(page)
    page.measure_library.table.opened.emit(page.measure_library.table.model.rows[0])


SCENES = (
    Scene("plans", PLACE),
    Scene("plans_check_in", PLACE, finish=on_page(check_in)),
    Scene("plans_library", PLACE, on_page(choose_library)),
    Scene("plans_measure", PLACE, finish=on_page(change_measure)),
)
