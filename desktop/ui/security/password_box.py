"""Asks for the password of a backup that was made under another one."""

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.kit.buttons import plain_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.roomy_box import RoomyBox
from desktop.ui.kit.surfaces import column, row
from desktop.ui.kit.words import words
from desktop.ui.security.gate_form import GateForm
from desktop.ui.security.gate_presenter import GatePresenter

WIDTH = 480


class PasswordBox(RoomyBox):
    """The form in a box of its own; closing it changes nothing."""

    def __init__(self, look: Look, presenter: GatePresenter, file_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        _ = look.texts
        self.setObjectName("stage")
        self.setWindowTitle(_("Password of the backup"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(WIDTH)
        outer = column(self, 12, QMargins(20, 18, 20, 18))
        told = _("Enter the password the file had when this backup was made, or the recovery code of that time.")
        outer.addWidget(words(told, "soft", wrap=True))
        heading = _("{file} is protected").format(file=file_name)
        self.form = GateForm(look, presenter, heading, _("Open the backup"), file_name, lambda: "")
        outer.addWidget(self.form)
        foot = row(spacing=10)
        foot.addStretch(1)
        foot.addWidget(plain_button(look, _("Cancel"), self.reject))
        outer.addLayout(foot)
        self.setFocusProxy(self.form.password.box)
        self.form.focus_first()
