"""The visits' grid on a real file, for tests by keys."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.services.grid_verbs import visit_verbs
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import column
from desktop.ui.visits.entry_presenter import EntryPresenter
from desktop.ui.visits.entry_view import EntryPanel
from tests.ui.company import Company
from tests.ui.surroundings import FakeMessages, InstantTasks, today


class EntryStage:
    """The panel on a page of its own."""

    def __init__(self, look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> None:
        self.company, self.messages, self.qtbot = company, messages, qtbot
        self.tasks = InstantTasks(company.database)
        verbs = visit_verbs(company.database, today)
        self.presenter = EntryPresenter(self.tasks, messages, look.texts, verbs, today)
        self.desk = self.presenter.desk
        self.host = QWidget()
        self.host.setObjectName("page")
        self.panel = EntryPanel(look, self.host, self.presenter)
        column(self.host).addWidget(self.panel)
        self.view = self.panel.grid.view
        qtbot.addWidget(self.host)
        self.host.resize(1176, 800)
        self.host.show()
        qtbot.waitExposed(self.host)
        self.panel.refresh()
        self.panel.start()

    def paste(self, text: str) -> None:
        """Paste what Excel copied."""
        self.view.paste(text)

    def texts(self) -> list[tuple[str, ...]]:
        """What was typed, row by row."""
        return [line.texts for line in self.desk.sheet.lines]

    def shown(self) -> list[list[str]]:
        """What the rows show."""
        return [[reading.shown for reading in line.readings] for line in self.desk.judged]
