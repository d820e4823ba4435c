"""The import page with its presenters and services."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.app.files import Opened
from desktop.app.list_tools import list_tools
from desktop.domain.rotation import Reason
from desktop.ui.kit.page import Page
from desktop.ui.shell.file_drop import FileDrop

if TYPE_CHECKING:
    from desktop.app.program import Desk, Program


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
    page = ImportsPage(desk.look, presenter, HistoryPresenter(*around, files.take_back), list_tools(desk, opened))

    def take(file: Path) -> None:
        desk.window.go("imports")
        presenter.choose_file(file)

    FileDrop(desk.window, take)
    return page
