"""The visits page with its presenters and services."""

from functools import partial
from typing import TYPE_CHECKING

from desktop.app.files import Opened
from desktop.app.list_tools import list_tools
from desktop.ui.kit.page import Page

if TYPE_CHECKING:
    from desktop.app.desk import Desk
    from desktop.app.program import Program


def visits_page(desk: "Desk", opened: Opened, program: "Program") -> Page:
    """The log with the ways to enter and to look at visits."""
    from desktop.services.grid_verbs import visit_verbs
    from desktop.services.visit_notices import NoticeBook
    from desktop.services.visit_words import VisitWords
    from desktop.services.visits import VisitLog
    from desktop.ui.visits.calendar_presenter import CalendarPresenter, WeekPresenter
    from desktop.ui.visits.check_presenter import Around, CheckPresenter
    from desktop.ui.visits.entry_presenter import EntryPresenter
    from desktop.ui.visits.page import VisitsPage
    from desktop.ui.visits.presenter import VisitsPresenter
    from desktop.ui.visits.views import ViewPresenters

    around = (desk.tasks, desk.messages, desk.look.texts)
    log = VisitLog(opened.database, program.today)
    views = ViewPresenters(
        desk.tasks,
        EntryPresenter(*around, visit_verbs(opened.database, program.today), program.today),
        CalendarPresenter(desk.tasks, desk.look.texts, program.today),
        WeekPresenter(desk.tasks, desk.look.texts, program.today),
        CheckPresenter(Around(*around), NoticeBook(opened.database, program.today), program.today),
        partial(desk.window.go, "imports"),
    )
    words = VisitWords(opened.database)
    presenter = VisitsPresenter(*around, log, program.today, program.fiscal_year_start, words.hold_more)
    return VisitsPage(desk.look, presenter, program.today(), list_tools(desk, opened), views)
