"""What covers the window while it is locked: nothing of the company is seen, and what was typed waits behind it."""

from collections.abc import Callable

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QFrame, QWidget

from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import column, row
from desktop.ui.kit.words import words
from desktop.ui.security.gate_form import GateForm
from desktop.ui.security.gate_presenter import GatePresenter
from desktop.ui.tones import Tone

WIDTH = 460


class LockScreen(QFrame):
    """The form to unlock with, alone in the window."""

    def __init__(self, look: Look, presenter: GatePresenter, file_name: str, make_code: Callable[[], str]) -> None:
        super().__init__()
        _ = look.texts
        self._look = look
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = row(self, 0, QMargins(24, 24, 24, 24))
        held = QWidget()
        held.setFixedWidth(WIDTH)
        body = column(held, 10)
        self.form = GateForm(look, presenter, _("Qianji is locked"), _("Unlock"), file_name, make_code)
        body.addWidget(self.form)
        self.note = words(_("What was half written is kept behind this screen."), "caption", wrap=True)
        body.addWidget(self.note)
        outer.addStretch(1)
        outer.addWidget(held, 0, Qt.AlignmentFlag.AlignVCenter)
        outer.addStretch(1)

    def tell_waiting(self) -> None:
        """Say that a question waits behind it, for instance why the window does not close."""
        self.form.notice.say(self._look.texts("A question waits behind this screen. Unlock to answer it."), Tone.WARN)
