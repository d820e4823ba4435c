"""What the list pages are given for their tables and filters."""

from typing import TYPE_CHECKING

from desktop.app.files import Opened
from desktop.ui.kit.list_tools import ListTools

if TYPE_CHECKING:
    from desktop.app.program import Desk


def list_tools(desk: "Desk", opened: Opened) -> ListTools:
    """Named filters in the data file, and lists written from it."""
    from desktop.services.list_export import ListExport
    from desktop.services.saved_filters import SavedFilters

    return ListTools(desk.tasks, desk.messages, SavedFilters(opened.database), ListExport(opened.database).write)
