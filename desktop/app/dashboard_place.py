"""Puts the first page together; built when first shown, like every page."""

from typing import TYPE_CHECKING

from desktop.app.files import Opened
from desktop.app.later import LaterPlans
from desktop.ui.kit.page import Page

if TYPE_CHECKING:
    from desktop.app.desk import Desk
    from desktop.app.program import Program


def dashboard_page(desk: "Desk", opened: Opened, program: "Program") -> Page:
    """The page with its presenter and the verbs it needs."""
    from desktop.ui.dashboard.page import DashboardPage
    from desktop.ui.dashboard.presenter import DashboardPresenter
    from desktop.ui.dashboard.ways import Ways

    window = desk.window
    presenter = DashboardPresenter(
        desk.tasks,
        desk.messages,
        desk.look.texts,
        LaterPlans(opened.database, program.today),
        Ways(window, lambda key: any(place.key == key for place in window.places()), window.start_new),
        program.today,
        program.first_page(),
    )
    return DashboardPage(desk.look, presenter)
