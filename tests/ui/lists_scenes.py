"""Pictures of what every list can do: its columns chosen, its filters kept."""

from desktop.ui.kit.page import Page
from desktop.ui.kit.spans import Span
from desktop.ui.signings.page import SigningsPage
from desktop.ui.visits.page import VisitsPage
from tests.ui.scenes import Scene


def choose_columns(page: Page) -> None:
    """Order the log by customer and open the list of its columns, one of them shown more than usual."""
    if isinstance(page, VisitsPage):
        page.table.sort_by(2)
        page.table.columns.show("minutes", is_shown=True)
        page.table.choose_columns()


def keep_filters(page: Page) -> None:
    """Keep two filters under names, one of them to begin with."""
    if isinstance(page, SigningsPage):
        texts = page.look.texts
        shelf = page.saved.shelf
        shelf.keep(texts("This quarter"))
        page.filters.span.set_value(Span.ALL)
        shelf.keep(texts("All days"))


def show_filters(page: Page) -> None:
    """Open the panel over them."""
    if isinstance(page, SigningsPage):
        page.saved.panel.show_panel()


SCENES = (
    Scene("visits_columns", "visits", finish=choose_columns),
    Scene("signings_filters", "signings", keep_filters, show_filters),
)
