"""The import page with its presenters and services."""

from functools import partial
from typing import TYPE_CHECKING

from desktop.app.files import Opened
from desktop.domain.rotation import Reason
from desktop.ui.kit.page import Page

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
    return ImportsPage(
        desk.look, ImportsPresenter(*around, files, write_rejects), HistoryPresenter(*around, files.take_back)
    )
