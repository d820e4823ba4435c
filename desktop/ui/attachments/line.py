"""One attached file: its name opens it, what it is stands below, with the acts at its side."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from desktop.domain.attachment import ending_of
from desktop.queries.attachments import AttachmentLine
from desktop.ui.backup_words import size_text
from desktop.ui.kit.buttons import Button, icon_button
from desktop.ui.kit.elided import ElidedLabel
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import column, row

LEAST = 60  # px of a name
SPARE = 2  # px, as a line may be a little wider than its letters
ENDING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)  # of giving a name


class NameButton(Button):
    """A file's name that opens it, cut in its middle where there is no room: the ending tells what it is."""

    def __init__(self, name: str, said: str) -> None:
        super().__init__(name)
        self._name = name
        self.setProperty("kind", "link")
        self.setProperty("align", "left")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(name)
        self.setAccessibleName(said)

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(LEAST, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Room for the whole name."""
        return QSize(
            self.fontMetrics().horizontalAdvance(self._name) + SPARE + self._edges(), super().sizeHint().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the name as there is room for."""
        super().resizeEvent(event)
        room = self.width() - self._edges()
        self.setText(self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideMiddle, max(room, LEAST)))

    def _edges(self) -> int:
        """What the words have not, of the width; a hint says too much of it where they are few."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        return self.width() - inside.width()


class NameField(QLineEdit):
    """Where a new name is typed: Enter or going on keeps it, Escape does not."""

    left = Signal(str)  # what is to be called so from now on, "" nothing

    def event(self, event: QEvent) -> bool:
        """Escape and Enter are the field's own before they close or save what it stands in."""
        is_key = event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if not is_key or not isinstance(event, QKeyEvent) or event.key() not in ENDING:
            return super().event(event)
        if event.type() is QEvent.Type.KeyPress:
            self.left.emit("" if event.key() == Qt.Key.Key_Escape else self.text().strip())
        event.accept()
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going on keeps the name; another window in front, or a menu, is not going on."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.left.emit(self.text().strip())


class AttachmentRow(QWidget):
    """Lays one file out; what the owner wants goes out as requests."""

    opened = Signal()
    save_wanted = Signal()
    renamed = Signal(str)
    removed = Signal()
    named = Signal()  # a name was typed, or given up

    def __init__(self, look: Look, line: AttachmentLine) -> None:
        super().__init__()
        _ = look.texts
        self.line = line
        self.is_naming = False
        self.name = NameButton(line.name, _("Open {name}").format(name=line.name))
        self.name.clicked.connect(lambda _checked=False: self.opened.emit())
        self.field = NameField(line.name)
        self.field.setAccessibleName(_("Name of {name}").format(name=line.name))
        self.field.hide()
        told = _("{size}, attached on {day}").format(
            size=size_text(line.size), day=f"{line.attached_at.astimezone():%Y-%m-%d}"
        )
        above, below = row(spacing=6), row(spacing=2)
        above.addWidget(self.name)
        above.addWidget(self.field, 4)  # a long name is written in nearly all the width
        above.addStretch(1)
        below.addWidget(ElidedLabel(told, "caption"), 1)
        self.acts = [
            icon_button(look, icon, said.format(name=line.name), act, 14)
            for icon, said, act in (
                ("download", _("Save a copy of {name} …"), self.save_wanted.emit),
                ("pencil", _("Rename {name}"), self._rename),
                ("x", _("Take {name} out"), self.removed.emit),
            )
        ]
        for button in self.acts:
            below.addWidget(button)
        layout = column(self, 0)
        layout.addLayout(above)
        layout.addLayout(below)
        self.field.left.connect(self._named)

    def _rename(self) -> None:
        self.is_naming = True
        self.name.hide()
        self.field.show()
        self.field.setText(self.line.name)
        self.field.setSelection(0, len(self.line.name) - len(ending_of(self.line.name)))
        self.field.setFocus()

    def _named(self, name: str) -> None:
        if not self.is_naming:  # hiding the field takes the keys from it, once more
            return
        self.is_naming = False
        had_keys = self.field.hasFocus()
        self.name.show()
        if had_keys:
            self.name.setFocus()
        self.field.hide()
        if name and name != self.line.name:
            self.renamed.emit(name)
        self.named.emit()
