"""The panel of sheets: workbooks for self-evaluations and ratings out, and what people filled in back."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from desktop.ui.evaluations.sheets_presenter import SheetsPresenter
from desktop.ui.kit.buttons import plain_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.resting import Resting
from desktop.ui.kit.save_place import WORKBOOK, ask_where_to_save
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.kit.surfaces import clear, column, line
from desktop.ui.kit.words import words
from desktop.ui.tones import Tone


class SheetsPanel(SidePanel):
    """Asks for files and passes them on; what asks may be replaced."""

    def __init__(self, look: Look, host: QWidget, presenter: SheetsPresenter, folder: Callable[[], Path]) -> None:
        super().__init__(look, host)
        _ = look.texts
        self._texts = _
        self._presenter = presenter
        self._folder = folder
        self._closed: set[QPushButton] = set()
        self._resting = Resting(self)
        self.choose_target: Callable[[str], Path | None] = self._ask_target
        self.choose_folder: Callable[[], Path | None] = self._ask_folder
        self.choose_source: Callable[[], Path | None] = self._ask_source
        self.notice = Notice(look)
        self.problems = column(spacing=6)
        told = _("People give themselves points for each line and answer four questions, beside the figures.")
        self.body.addWidget(words(_("Self-evaluation"), "heading"))
        self.body.addWidget(words(told, "soft", wrap=True))
        self.write_own = self._button(_("One workbook for everybody"), "file-plus", self._write_own)
        self.write_each = self._button(_("One workbook for each person"), "users", self._write_each)
        self.read_own = self._button(_("Read a filled-in workbook"), "file-up", self._read_own)
        self.body.addWidget(line())
        told = _("Superiors, colleagues and customers give a score from 0 to 100 for the 360° rating.")
        self.body.addWidget(words(_("Ratings"), "heading"))
        self.body.addWidget(words(told, "soft", wrap=True))
        self.write_ratings = self._button(_("Workbook of who rates whom"), "file-plus", self._write_ratings)
        self.read_ratings = self._button(_("Read filled-in ratings"), "file-up", self._read_ratings)
        self.body.addWidget(self.notice)
        self.body.addLayout(self.problems)
        self.body.addStretch(1)
        presenter.attach(self)

    def open_sheets(self, title: str, is_final: bool, is_draft: bool) -> None:
        """Show the panel; nothing is read into what is frozen, and a draft has no score cards to judge."""
        self.notice.say("")
        clear(self.problems)
        reading, own = {self.read_own, self.read_ratings}, {self.write_own, self.write_each, self.read_own}
        self._closed = (reading if is_final else set()) | (own if is_draft else set())
        self._resting.rest(self._buttons())
        self.show_busy(False)
        note = self._texts("Finalised: sheets can be written, but no longer read.") if is_final else title
        self.open(self._texts("Self-evaluation and ratings"), note)
        (self.write_ratings if is_draft else self.write_own).setFocus()

    def show_result(self, sentence: str, problems: Sequence[str], is_good: bool) -> None:
        """Say what came of it."""
        self.notice.say(sentence, Tone.OK if is_good else Tone.WARN)
        clear(self.problems)
        for problem in problems:
            self.problems.addWidget(words(problem, "soft", wrap=True))

    def show_busy(self, is_busy: bool) -> None:
        """While a file is written or read nothing else is started."""
        if not is_busy:
            self._resting.wake([button for button in self._buttons() if button not in self._closed])
        else:
            self._resting.rest(self._buttons())
            self.notice.say(self._texts("Working on the file …"), Tone.NEUTRAL)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.write_own, self.write_each, self.read_own, self.write_ratings, self.read_ratings

    def _button(self, text: str, icon: str, act: Callable[[], None]) -> QPushButton:
        button = plain_button(self._look, text, act, icon)
        self.body.addWidget(button)
        return button

    def _write_own(self) -> None:
        path = self.choose_target(self._presenter.suggested("own"))
        if path is not None:
            self._presenter.write_own(path)

    def _write_each(self) -> None:
        folder = self.choose_folder()
        if folder is not None:
            self._presenter.write_each(folder)

    def _write_ratings(self) -> None:
        path = self.choose_target(self._presenter.suggested("ratings"))
        if path is not None:
            self._presenter.write_ratings(path)

    def _read_own(self) -> None:
        path = self.choose_source()
        if path is not None:
            self._presenter.read_own(path)

    def _read_ratings(self) -> None:
        path = self.choose_source()
        if path is not None:
            self._presenter.read_ratings(path)

    def _ask_target(self, name: str) -> Path | None:
        proposed = str(self._folder() / name)
        return ask_where_to_save(self, self._texts("Where to write the workbook"), proposed, [WORKBOOK])

    def _ask_folder(self) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(
            self, self._texts("A folder for the workbooks"), str(self._folder())
        )
        return Path(chosen) if chosen else None

    def _ask_source(self) -> Path | None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, self._texts("The filled-in workbook"), str(self._folder()), "Excel (*.xlsx *.xls *.ods)"
        )
        return Path(chosen) if chosen else None
