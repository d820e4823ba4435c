"""The files attached to a record: a list that opens them, a button that adds some, and room to drop them on."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.queries.attachments import AttachmentLine
from desktop.ui.attachments.line import AttachmentRow
from desktop.ui.attachments.presenter import AttachmentsPresenter
from desktop.ui.kit.buttons import plain_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.surfaces import clear, column
from desktop.ui.kit.words import words


class AttachmentsBox(QWidget):
    """Lays out and forwards."""

    def __init__(self, look: Look, presenter: AttachmentsPresenter, *, has_heading: bool = True) -> None:
        super().__init__()
        _ = look.texts
        self._look, self._presenter = look, presenter
        self._has_heading = has_heading
        self.open_url: Callable[[QUrl], object] = QDesktopServices.openUrl
        self.setAcceptDrops(True)
        self._heading = words(_("Attachments"), "label")
        self._heading.setVisible(has_heading)
        self._lines = column(spacing=6)
        self._told = words("", "soft", wrap=True)
        self.notice = Notice(look)
        self.rows: list[AttachmentRow] = []
        self.attach_button = plain_button(look, _("Attach files …"), self._choose, "plus")
        layout = column(self, 6)
        for each in (self._heading, self._told):
            layout.addWidget(each)
        layout.addLayout(self._lines)
        layout.addWidget(self.notice)
        layout.addWidget(self.attach_button)
        presenter.attach(self)
        self.show_lines(())

    # -- what the presenter calls

    def show_lines(self, lines: Sequence[AttachmentLine]) -> None:
        """Show what is attached, or what could be."""
        _ = self._look.texts
        clear(self._lines)
        self.rows = [self._row(line) for line in lines]
        if self._has_heading:
            told = _("Attachments: {number}").format(number=len(lines)) if lines else _("Attachments")
            self._heading.setText(told)
        self._empty = "" if lines else _("Nothing is attached. Scans, photos and documents may be dropped here.")
        self.show_busy("")

    def show_busy(self, told: str) -> None:
        """Say what is under way, "" that nothing is."""
        self._told.setText(told or self._empty)
        self._told.setVisible(bool(told or self._empty))
        self.attach_button.setDisabled(bool(told))

    def show_trouble(self, sentence: str) -> None:
        """Say what did not work and what to do."""
        self.notice.say(sentence)

    def open_outside(self, copy: Path) -> None:
        """Open a file in the program the system has for it."""
        _ = self._look.texts
        if not self.open_url(QUrl.fromLocalFile(str(copy))):
            self.notice.say(
                _("No program on this computer opens {file}. Save a copy and open it elsewhere.").format(
                    file=copy.name
                )
            )

    # -- what the owner does

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged over the box."""
        if _files_of(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what is let go here."""
        self._presenter.attach(_files_of(event))
        event.acceptProposedAction()

    def _choose(self) -> None:
        _, folders = self._look.texts, self._look.folders
        names, _kind = QFileDialog.getOpenFileNames(self, _("Attach files"), folders.begin())
        files = [path for path in map(folders.chosen_file, names) if path is not None]
        self._presenter.attach(files)

    def _save(self, line: AttachmentLine) -> None:
        _, folders = self._look.texts, self._look.folders
        name, _kind = QFileDialog.getSaveFileName(self, _("Save a copy"), folders.begin(line.name))
        path = folders.chosen_file(name)
        if path is not None:
            self._presenter.save(line, path)

    def _row(self, line: AttachmentLine) -> AttachmentRow:
        made, presenter = AttachmentRow(self._look, line), self._presenter
        made.opened.connect(partial(presenter.open, line))
        made.save_wanted.connect(partial(self._save, line))
        made.renamed.connect(partial(presenter.rename, line))
        made.removed.connect(partial(presenter.remove, line))
        self._lines.addWidget(made)
        made.show()  # at once: hidden until the next event it would be given no room
        return made


def _files_of(event: QDropEvent) -> list[Path]:
    """The files of this computer among what is dragged."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
