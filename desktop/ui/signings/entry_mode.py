"""The contracts page while rows are entered: the grid in the place of the list, its buttons in the head."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.ui.kit.buttons import plain_button, primary_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.paste_grid.sayings import save_words
from desktop.ui.kit.wrapping_row import WrappingRow
from desktop.ui.signings.entry_presenter import SigningEntryPresenter
from desktop.ui.signings.entry_view import SigningEntryPanel


class EntryMode(QStackedWidget):
    """Shows the list or the grid; the grid is built when it is first shown."""

    def __init__(self, look: Look, host: QWidget, lists: QWidget, presenter: SigningEntryPresenter) -> None:
        super().__init__()
        self._look, self._host, self._presenter = look, host, presenter
        self._lists = lists
        self._panel: SigningEntryPanel | None = None
        self._is_stale = False
        self._others: Sequence[QWidget] = ()
        self.addWidget(lists)

    def add_buttons(self, head: WrappingRow, others: Sequence[QWidget], import_file: Callable[[], None]) -> None:
        """Put the grid's buttons into the head of the page; `others` are those of the list."""
        self._others = others
        self.import_button = plain_button(self._look, self._look.texts("Import a file"), import_file, "file-up")
        self.save_button = primary_button(self._look, save_words(0, self._look.texts), self._save, "check")
        for button in (self.import_button, self.save_button):
            head.addWidget(button)
            button.hide()

    @property
    def is_shown(self) -> bool:
        """Whether the grid is shown."""
        return self._panel is not None and self.currentWidget() is self._panel

    def show_grid(self, is_shown: bool) -> None:
        """Show the grid, or the list again."""
        self.leave()
        for button in self._others:
            button.setVisible(not is_shown)
        self.import_button.setVisible(is_shown)
        self.save_button.setVisible(is_shown)
        if not is_shown:
            self.setCurrentWidget(self._lists)
            return
        is_new = self._panel is None
        panel = self._built()
        self.setCurrentWidget(panel)
        if is_new or self._is_stale:
            self._is_stale = False
            panel.refresh()
        panel.start()

    def refresh(self) -> None:
        """Ask again now, or when it is shown next."""
        if self.is_shown:
            self._built().refresh()
        else:
            self._is_stale = True

    def leave(self) -> None:
        """Take over what is being typed in the grid."""
        if self._panel is not None and self.is_shown:
            self._panel.leave()

    def start(self) -> None:
        """Go on writing."""
        self._built().start()

    def panel(self) -> SigningEntryPanel:
        """The grid with what stands around it."""
        return self._built()

    def _save(self) -> None:
        self._built().save()

    def _count(self, number: int) -> None:
        self.save_button.setText(save_words(number, self._look.texts))

    def _built(self) -> SigningEntryPanel:
        if self._panel is None:
            self._panel = SigningEntryPanel(self._look, self._host, self._presenter)
            self._panel.counted.connect(self._count)
            self.addWidget(self._panel)
        return self._panel
