"""Under the grid: the current cell in words, and the reason that entries in force wait for."""

from PySide6.QtCore import QMargins, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QWidget

from desktop.ui.kit.buttons import link_button, plain_button
from desktop.ui.kit.elided import CutToRoom
from desktop.ui.kit.folding_row import FoldingRow
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import row
from desktop.ui.kit.words import set_role, words
from desktop.ui.targets.strip_words import StripWords

FOLDED = 640  # px of the bar below which the reason stands under what waits for it


class CellStrip(QFrame):
    """Name, period and exact figure of the current cell; what sticks out, with a way to mend it."""

    details_wanted = Signal()
    other_wanted = Signal()
    mend_wanted = Signal()
    mine_wanted = Signal()  # of two figures of the cell
    theirs_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        _ = look.texts
        self.setProperty("surface", "strip")
        self._look = look
        self._icon = QLabel()
        self.text = words("")
        self._line = CutToRoom(self.text)
        self.mend = plain_button(look, "", self.mend_wanted.emit)
        self.theirs = plain_button(look, "", self.theirs_wanted.emit)
        self.mine = plain_button(look, "", self.mine_wanted.emit)
        self.details = link_button(_("Details and history"), self.details_wanted.emit)
        self.details.setToolTip("Alt+Enter")
        self.other = link_button(_("Target for other days …"), self.other_wanted.emit)
        layout = row(self, 10, QMargins(14, 6, 14, 6))
        layout.addWidget(self._icon)
        layout.addWidget(self.text, 1)
        for each in (self.mend, self.theirs, self.mine, self.details, self.other):
            layout.addWidget(each)
        self.say(StripWords(""))

    def say(self, told: StripWords) -> None:
        """Say what the current cell holds."""
        self._line.show_text(told.sentence)
        set_role(self.text, told.role)
        self._icon.setVisible(bool(told.role))
        if told.role:
            self._look.icons.put(self._icon, "triangle-alert", "bad" if told.role == "error" else "warn")
        for button, name in ((self.mend, told.mend), (self.theirs, told.theirs), (self.mine, told.mine)):
            button.setText(name)
            button.setVisible(bool(name))
        self.details.setEnabled(bool(told.sentence))


class ReasonBar(QFrame):
    """Entries that change targets in force wait here for their reason."""

    saved = Signal(str)
    discarded = Signal()
    mine_wanted = Signal()  # of all cells with two figures
    theirs_wanted = Signal()

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
        self.theirs_button = plain_button(look, _("Take all of theirs"), self.theirs_wanted.emit)
        self.mine_button = plain_button(look, _("Keep all of mine"), self.mine_wanted.emit)
        self.discard_button = link_button(_("Discard"), self.discarded.emit)
        acts = QWidget()
        layout = row(acts, 10)
        layout.addWidget(self.reason, 1)
        layout.addStretch()  # in the reason's place where none is asked for
        for each in (self.save_button, self.theirs_button, self.mine_button):
            layout.addWidget(each)
        layout.addWidget(self.discard_button)
        self._both = FoldingRow(FOLDED, 10, self)
        self._both.layout.setContentsMargins(12, 6, 12, 6)
        self._both.add(self.text, 0)
        self._both.add(acts, 0, share=1)
        self.reason.returnPressed.connect(self._save)
        self.reason.textChanged.connect(lambda _text: self._allow())
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let what is to be done stand under what is told where there is little room."""
        super().resizeEvent(event)
        self._both.fit(self.width())

    def show_waiting(self, waiting: int, wrong: int, clashes: int) -> None:
        """Say how many entries wait, how many are wrong, and of how many cells one of two figures is to be chosen."""
        _ = self._look.texts
        self.setVisible(bool(waiting or wrong or clashes))
        said = []
        if waiting:
            told = _.ngettext("{number} change of a target in force", "{number} changes of targets in force", waiting)
            said.append(told.format(number=waiting))
        if wrong:
            told = _.ngettext("{number} entry marked red", "{number} entries marked red", wrong)
            said.append(told.format(number=wrong))
        if clashes:
            told = _.ngettext("{number} cell set elsewhere, too", "{number} cells set elsewhere, too", clashes)
            said.append(told.format(number=clashes))
        self.theirs_button.setVisible(bool(clashes))
        self.mine_button.setVisible(bool(clashes))
        self.text.setText(" · ".join(said))
        self.reason.setVisible(bool(waiting))
        self.save_button.setVisible(bool(waiting))
        if not waiting and not clashes:  # whoever keeps a figure of two is asked again, and gave a reason already
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
