"""The import page with its presenters and services."""

from functools import partial
from typing import TYPE_CHECKING

from desktop.app.files import Opened
from desktop.app.list_tools import list_tools
from desktop.domain.rotation import Reason
from desktop.ui.kit.page import Page
from desktop.ui.ports import Wish
from desktop.ui.shell.file_drop import FileDrop

if TYPE_CHECKING:
    from desktop.app.program import Desk, Program

IMPORTS = "imports"


def imports_page(desk: "Desk", opened: Opened, program: "Program") -> Page:
    """The page that takes files in."""
    from desktop.exchange.rejects import write_rejects
    from desktop.services.import_desk import ImportDesk
    from desktop.ui.imports.history_presenter import HistoryPresenter
    from desktop.ui.imports.page import ImportsPage
    from desktop.ui.imports.presenter import ImportsPresenter

    before = partial(program.keeping.backups_of(opened).put_aside, Reason.IMPORT)
    files = ImportDesk(opened.database, program.today, before)
    around = (desk.tasks, desk.messages, desk.look.texts)
    presenter = ImportsPresenter(*around, files, write_rejects)
    return ImportsPage(desk.look, presenter, HistoryPresenter(*around, files.take_back), list_tools(desk, opened))


def take_dropped(desk: "Desk") -> None:
    """Take a table that is dropped anywhere on the window to that page."""
    FileDrop(desk.window, lambda file: desk.window.go(IMPORTS, Wish(text=str(file))))
