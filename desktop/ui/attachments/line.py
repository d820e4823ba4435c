"""One attached file: its name opens it, what it is stands below, with the acts at its side."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from desktop.queries.attachments import AttachmentLine
from desktop.ui.backup_words import size_text
from desktop.ui.kit.buttons import Button, icon_button
from desktop.ui.kit.elided import ElidedLabel
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import column, row

LEAST = 60  # px of a name


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
        extra = super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
        return QSize(self.fontMetrics().horizontalAdvance(self._name) + extra, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the name as there is room for."""
        super().resizeEvent(event)
        room = self.width() - (super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text()))
        self.setText(self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideMiddle, max(room, LEAST)))


class NameField(QLineEdit):
    """Where a new name is typed: Enter keeps it, Escape does not."""

    given = Signal(str)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep or leave."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.given.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class AttachmentRow(QWidget):
    """Lays one file out; what the owner wants goes out as requests."""

    opened = Signal()
    save_wanted = Signal()
    renamed = Signal(str)
    removed = Signal()

    def __init__(self, look: Look, line: AttachmentLine) -> None:
        super().__init__()
        _ = look.texts
        self.line = line
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
        above.addWidget(self.field)
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
        self.field.given.connect(self._given)
        self.field.left.connect(self._leave)

    def _rename(self) -> None:
        self.name.hide()
        self.field.show()
        self.field.setText(self.line.name)
        self.field.setSelection(0, max(self.line.name.rfind("."), 0) or len(self.line.name))
        self.field.setFocus()

    def _given(self, name: str) -> None:
        self._leave()
        if name.strip() and name.strip() != self.line.name:
            self.renamed.emit(name)

    def _leave(self) -> None:
        self.field.hide()
        self.name.show()
        self.name.setFocus()
