"""The files attached to a record: a list that opens them, a button that adds some, and room to drop them on."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.attachment import ending_of
from desktop.queries.attachments import AttachmentLine
from desktop.ui.attachments.line import AttachmentRow
from desktop.ui.attachments.presenter import AttachmentsPresenter
from desktop.ui.kit.buttons import plain_button
from desktop.ui.kit.dropped import files_in, take_as_copy
from desktop.ui.kit.focus_place import give_focus, name_place, place_of_focus
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.resting import Resting
from desktop.ui.kit.save_place import FileKind, ask_where_to_save
from desktop.ui.kit.surfaces import bring_into_sight, clear, column, row
from desktop.ui.kit.words import words

BUTTON = "attach"  # the place of the focus beside the files themselves


class AttachmentsBox(QWidget):
    """Lays out and forwards."""

    def __init__(self, look: Look, presenter: AttachmentsPresenter, role: str = "label") -> None:
        super().__init__()
        _ = look.texts
        self._look, self.presenter = look, presenter
        self.open_url: Callable[[QUrl], object] = QDesktopServices.openUrl
        self.setAcceptDrops(True)
        self._heading = words(_("Attachments"), role)
        self._lines = column(spacing=6)
        self._told = words("", "soft", wrap=True)
        self._empty = ""  # what is told while nothing is under way
        self.notice = Notice(look)
        self.rows: list[AttachmentRow] = []
        self.attach_button = plain_button(look, _("Attach files …"), self._choose, "plus")
        name_place(self.attach_button, BUTTON)
        self._resting = Resting(self)
        layout = column(self, 6)
        for each in (self._heading, self._told):
            layout.addWidget(each)
        layout.addLayout(self._lines)
        layout.addWidget(self.notice)
        foot = row()
        foot.addWidget(self.attach_button)
        foot.addStretch(1)
        layout.addLayout(foot)
        presenter.attach(self)

    def refresh(self) -> None:
        """Ask again what hangs on the record; what nobody sees is asked once it is shown."""
        if self.isVisible():
            self.presenter.refresh()

    # -- what the presenter calls

    def show_loading(self) -> None:
        """Nothing is known of another record yet."""
        _ = self._look.texts
        clear(self._lines)
        self.rows = []
        self._heading.setText(_("Attachments"))
        self._empty = ""
        self.show_trouble("")
        self.show_busy("")

    def show_lines(self, lines: Sequence[AttachmentLine]) -> None:
        """Show what is attached, or what could be; the keys stay where they were, or come to the button."""
        if lines and [each.line for each in self.rows] == list(lines):
            self.show_busy("")  # a name that is being written stays
            return
        if any(each.is_naming for each in self.rows):
            return  # it would go with its line; asked again once it is written
        _, at = self._look.texts, place_of_focus(self)
        clear(self._lines)
        self.rows = [self._row(line) for line in lines]
        self._heading.setText(_("Attachments: {number}").format(number=len(lines)) if lines else _("Attachments"))
        self._empty = "" if lines else _("Nothing is attached. Scans, photos and documents may be dropped here.")
        self.show_busy("")
        if at is not None:
            if not give_focus(self, at):
                self.attach_button.setFocus()
            bring_into_sight(self.attach_button)

    def show_busy(self, told: str) -> None:
        """Say what is under way, "" that nothing is."""
        self._told.setText(told or self._empty)
        self._told.setVisible(bool(told or self._empty))
        (self._resting.rest if told else self._resting.wake)([self.attach_button])

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
        if files_in(event.mimeData()):
            take_as_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what is let go here."""
        if take_as_copy(event):
            self.presenter.add(files_in(event.mimeData()))

    def _choose(self) -> None:
        _, folders = self._look.texts, self._look.folders
        names, _kind = QFileDialog.getOpenFileNames(self, _("Attach files"), folders.begin())
        files = [path for path in map(folders.chosen_file, names) if path is not None]
        self.presenter.add(files)

    def _save(self, line: AttachmentLine) -> None:
        _, folders = self._look.texts, self._look.folders
        kind = FileKind(ending_of(line.name).lstrip(".").upper() or _("All files"), ending_of(line.name))
        chosen = ask_where_to_save(self, _("Save a copy"), folders.begin(line.name), [kind])
        path = folders.remembered(chosen)
        if path is not None:
            self.presenter.save(line, path)

    def _row(self, line: AttachmentLine) -> AttachmentRow:
        made, presenter = AttachmentRow(self._look, line), self.presenter
        made.opened.connect(partial(presenter.open, line))
        made.save_wanted.connect(partial(self._save, line))
        made.renamed.connect(partial(presenter.rename, line))
        made.removed.connect(partial(presenter.remove, line))
        made.named.connect(presenter.refresh)
        name_place(made.name, str(line.attachment_id))
        self._lines.addWidget(made)
        made.show()  # at once: hidden until the next event it would be given no room
        return made
