"""The page of sheets: what to print at the left, the paper as it will be at the right."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QPushButton, QStackedWidget, QWidget

from desktop.domain.period import Period, PeriodKind
from desktop.domain.sheets import SheetKind
from desktop.ui.kit.buttons import plain_button, primary_button
from desktop.ui.kit.choice import PickField
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.page import Page
from desktop.ui.kit.printer import choose_printer
from desktop.ui.kit.segments import Segments
from desktop.ui.kit.states import StateView
from desktop.ui.kit.surfaces import Card, column, row
from desktop.ui.kit.words import words
from desktop.ui.periods import kind_name
from desktop.ui.ports import EVERYTHING
from desktop.ui.reports.pages_view import PagesView
from desktop.ui.reports.presenter import Printer, ReportsPresenter
from desktop.ui.reports.sheets import kind_purpose, kind_title

CHOICE_WIDTH = 344
PERIOD_KINDS = [kind for kind in PeriodKind if kind is not PeriodKind.CUSTOM]


class ReportsPage(Page):
    """Lays out and forwards."""

    topics = EVERYTHING

    def __init__(self, look: Look, presenter: ReportsPresenter) -> None:
        _ = look.texts
        told = _("Sheets to print or send; review forms are printed on the evaluations page")
        super().__init__(look, _.pgettext("page", "Reports"), told)
        self._presenter = presenter
        self.ask_printer: Callable[[QWidget, str], Printer | None] = choose_printer
        self.ask_file: Callable[[str, str], str] = self._ask_system
        self.open_url: Callable[[QUrl], object] = QDesktopServices.openUrl
        self.print_button = plain_button(look, _("Print …"), presenter.print_out, "printer")
        self.write_button = primary_button(look, _("Write PDF …"), presenter.write)
        self.buttons.addWidget(self.print_button)
        self.buttons.addWidget(self.write_button)
        content = row(spacing=14)
        content.addWidget(self._choice_card())
        content.addWidget(self._paper_card(), 1)
        self.body.addLayout(content, 1)
        presenter.attach(self)
        presenter.start()

    def _choice_card(self) -> QWidget:
        _ = self.look.texts
        card = Card()
        card.setFixedWidth(CHOICE_WIDTH)
        self._group = QButtonGroup(card)
        self.kinds: dict[SheetKind, QPushButton] = {}
        for kind in SheetKind:
            button = QPushButton(kind_title(kind, _))
            button.setProperty("kind", "choice")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, kind=kind: self._presenter.choose_kind(kind))
            self._group.addButton(button)
            self.kinds[kind] = button
            card.body.addWidget(button)
        self.purpose = words("", "soft", wrap=True)
        card.body.addWidget(self.purpose)
        card.body.addSpacing(8)
        self.period_kind = PickField(
            "period_kind", _("Kind of period"), [Option(kind, kind_name(kind, _)) for kind in PERIOD_KINDS]
        )
        self.period = PickField("period", _("Which one"))
        languages = [Option("zh_CN", _("Chinese")), Option("en", _("English"))]
        self.language = PickField("language", _("Language of the sheet"), languages)
        self.language.set_value(_.language)
        self.names = Segments([(False, _("Abbreviated")), (True, _("Whole names"))], _("Names on the ranking"))
        self.period_kind.box.picked.connect(self._presenter.choose_period_kind)
        self.period.box.picked.connect(self._presenter.choose_period)
        self.language.box.picked.connect(self._presenter.choose_language)
        self.names.chosen.connect(self._presenter.choose_names)
        self.names_box = QWidget()
        box = column(self.names_box, 5)
        box.addWidget(words(_("Names on the ranking"), "label"))
        box.addWidget(self.names)
        for field in (self.period_kind, self.period, self.language, self.names_box):
            card.body.addWidget(field)
        card.body.addStretch(1)
        return card

    def _paper_card(self) -> QWidget:
        card = Card(padded=False)
        self.note = words("", "faint")
        self.state = StateView(self.look)
        self.pages = PagesView(self.look)
        self.stages = QStackedWidget()
        self.stages.addWidget(self.state)
        self.stages.addWidget(self.pages)
        card.body.addWidget(self.stages, 1)
        card.head.addWidget(self.note)
        return card

    def refresh(self) -> None:
        """Set the sheet again from today's records."""
        self._presenter.refresh()

    def print_out(self) -> None:
        """Print what is shown."""
        self._presenter.print_out()

    # -- what the presenter asks for

    def show_choice(
        self, kind: SheetKind, period_kind: PeriodKind, periods: Sequence[Option], period: Period
    ) -> None:
        """Show what is chosen and which periods are offered."""
        self.kinds[kind].setChecked(True)
        self.purpose.setText(kind_purpose(kind, self.look.texts))
        self.period_kind.set_value(period_kind)
        self.period.set_options(periods)
        self.period.set_value(period)
        self.names_box.setVisible(kind is SheetKind.RANKING)

    def show_loading(self) -> None:
        """Say that the sheet is being set."""
        self._enable(False)
        self.note.setText("")
        self.state.show_loading()
        self.stages.setCurrentWidget(self.state)

    def show_pages(self, pages: Sequence[bytes], note: str) -> None:
        """Show the pages, with a line above them."""
        self._enable(True)
        self.note.setText(note)
        self.pages.show_pages(pages)
        self.stages.setCurrentWidget(self.pages)

    def show_nothing(self, sentence: str) -> None:
        """Say why there is no such sheet and what to do."""
        self._enable(False)
        self.state.show_empty("file-text", self.look.texts("Nothing to print yet"), sentence)
        self.stages.setCurrentWidget(self.state)

    def choose_file(self, title: str, name: str) -> Path | None:
        """Let the owner choose where to write."""
        chosen = self.ask_file(title, name)
        return Path(chosen) if chosen else None

    def choose_printer(self, title: str) -> Printer | None:
        """Let the owner choose a printer in the system's dialog."""
        return self.ask_printer(self.window(), title)

    def open_path(self, path: Path) -> None:
        """Open a file with the system's program for it."""
        self.open_url(QUrl.fromLocalFile(str(path)))

    def _ask_system(self, title: str, name: str) -> str:
        chosen, _kind = QFileDialog.getSaveFileName(self.window(), title, name, "PDF (*.pdf)")
        return chosen

    def _enable(self, is_ready: bool) -> None:
        self.print_button.setEnabled(is_ready)
        self.write_button.setEnabled(is_ready)
