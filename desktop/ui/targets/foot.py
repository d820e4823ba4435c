"""Under the grid: the current cell in words, and the reason that entries in force wait for."""

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit

from desktop.ui.kit.buttons import link_button, plain_button
from desktop.ui.kit.elided import CutToRoom
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import row
from desktop.ui.kit.words import set_role, words


class CellStrip(QFrame):
    """Name, period and exact figure of the current cell; what sticks out, with a way to mend it."""

    details_wanted = Signal()
    other_wanted = Signal()
    mend_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        _ = look.texts
        self.setProperty("surface", "strip")
        self._look = look
        self._icon = QLabel()
        self.text = words("")
        self._line = CutToRoom(self.text)
        self.mend = plain_button(look, "", self.mend_wanted.emit)
        self.details = link_button(_("Details and history"), self.details_wanted.emit)
        self.details.setToolTip("Alt+Enter")
        self.other = link_button(_("Target for other days …"), self.other_wanted.emit)
        layout = row(self, 10, QMargins(16, 6, 16, 6))
        layout.addWidget(self._icon)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.mend)
        layout.addWidget(self.details)
        layout.addWidget(self.other)
        self.say("", "", "")

    def say(self, sentence: str, mend: str, role: str) -> None:
        """Say what the current cell holds; `mend` names a better value, `role` is warning or error, or empty."""
        self._line.show_text(sentence)
        set_role(self.text, role)
        self._icon.setVisible(bool(role))
        if role:
            self._look.icons.put(self._icon, "triangle-alert", "bad" if role == "error" else "warn")
        self.mend.setText(mend)
        self.mend.setVisible(bool(mend))
        self.details.setEnabled(bool(sentence))


class ReasonBar(QFrame):
    """Entries that change targets in force wait here for their reason."""

    saved = Signal(str)
    discarded = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        _ = look.texts
        self.setProperty("surface", "warn")
        self._look = look
        self.text = words("")
        self.reason = QLineEdit()
        hint = _("Why they change, for example: two shops open later")
        self.reason.setPlaceholderText(hint)
        self.reason.setToolTip(hint)  # many entries waiting leave the line little room
        self.reason.setAccessibleName(_("Reason for the change"))
        self.save_button = plain_button(look, _("Save with this reason"), self._save)
        self.discard_button = link_button(_("Discard"), self.discarded.emit)
        layout = row(self, 10, QMargins(12, 6, 12, 6))
        layout.addWidget(self.text)
        layout.addWidget(self.reason, 1)
        layout.addWidget(self.save_button)
        layout.addWidget(self.discard_button)
        self.reason.returnPressed.connect(self._save)
        self.reason.textChanged.connect(lambda _text: self._allow())
        self.hide()

    def show_waiting(self, waiting: int, wrong: int) -> None:
        """Say how many entries wait, and how many are wrong."""
        _ = self._look.texts
        self.setVisible(bool(waiting or wrong))
        said = []
        if waiting:
            told = _.ngettext("{number} change of a target in force", "{number} changes of targets in force", waiting)
            said.append(told.format(number=waiting))
        if wrong:
            told = _.ngettext("{number} entry marked red", "{number} entries marked red", wrong)
            said.append(told.format(number=wrong))
        self.text.setText(" · ".join(said))
        self.reason.setVisible(bool(waiting))
        self.save_button.setVisible(bool(waiting))
        if not waiting:
            self.reason.clear()
        self._allow()

    def set_saving(self, is_saving: bool) -> None:
        """While it is being saved nobody saves it twice."""
        self.setEnabled(not is_saving)

    def _allow(self) -> None:
        self.save_button.setEnabled(bool(self.reason.text().strip()))

    def _save(self) -> None:
        if self.reason.text().strip():
            self.saved.emit(self.reason.text().strip())
