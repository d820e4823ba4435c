"""The tools of list pages on a real file, for tests."""

from desktop.services.list_export import ListExport
from desktop.services.saved_filters import SavedFilters
from desktop.store.database import Database
from desktop.ui.kit.list_tools import ListTools
from desktop.ui.ports import Messages, Tasks


def list_tools_of(tasks: Tasks, messages: Messages, database: Database) -> ListTools:
    """Named filters in the file, lists written from it."""
    return ListTools(tasks, messages, SavedFilters(database), ListExport(database).write)
