"""The presenters of the ways to look at visits, on a real file."""

from desktop.i18n import Translator
from desktop.services.grid_verbs import visit_verbs
from desktop.services.visit_notices import NoticeBook
from desktop.store.database import Database
from desktop.ui.ports import Messages, Tasks
from desktop.ui.visits.calendar_presenter import CalendarPresenter, WeekPresenter
from desktop.ui.visits.check_presenter import Around, CheckPresenter
from desktop.ui.visits.entry_presenter import EntryPresenter
from desktop.ui.visits.views import ViewPresenters
from tests.ui.surroundings import today


def view_presenters(tasks: Tasks, messages: Messages, texts: Translator, database: Database) -> ViewPresenters:
    """All of them."""
    return ViewPresenters(
        tasks,
        EntryPresenter(tasks, messages, texts, visit_verbs(database, today), today),
        CalendarPresenter(tasks, texts, today),
        WeekPresenter(tasks, texts, today),
        CheckPresenter(Around(tasks, messages, texts), NoticeBook(database, today), today),
        lambda: None,
    )
