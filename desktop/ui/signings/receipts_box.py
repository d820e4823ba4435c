"""The money that came in for a contract, inside its form."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.queries.signing_detail import ReceiptLine, SigningDetail
from desktop.ui.kit.buttons import link_button, plain_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import clear, column, row
from desktop.ui.kit.words import words
from desktop.ui.money import told_money


class ReceiptsBox(QWidget):
    """A line for each receipt; `opened` carries the one to change, `entered` asks for a new one."""

    opened = Signal(object)
    entered = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        _ = look.texts
        self._heading = words(_("Money received"), "label")
        self._lines = column(spacing=2)
        self.enter_button = plain_button(look, _("Record money"), self.entered.emit, "plus")
        layout = column(self, 6)
        layout.addWidget(self._heading)
        layout.addLayout(self._lines)
        layout.addWidget(self.enter_button)

    def show_receipts(self, detail: SigningDetail) -> None:
        """Show what came in, the newest last."""
        _ = self._look.texts
        clear(self._lines)
        due = {line.instalment_id: line.due_on for line in detail.instalments}
        if not detail.receipts:
            self._lines.addWidget(words(_("Nothing has come in yet."), "soft"))
        for line in detail.receipts:
            self._add(line, due[line.instalment_id].isoformat() if line.instalment_id in due else "")
        told = _("Money received: {received} of {amount}")
        self._heading.setText(
            told.format(received=told_money(detail.received, _), amount=told_money(detail.amount, _))
        )

    def _add(self, line: ReceiptLine, due: str) -> None:
        _ = self._look.texts
        holder = QWidget()
        layout = row(holder, 12)
        layout.addWidget(words(line.received_on.isoformat()))
        layout.addWidget(words(told_money(line.amount, _), "strong"))
        told = _("refund") if line.amount < 0 else ""
        if due:
            told = _("for the instalment of {day}").format(day=due)
        layout.addWidget(words(told, "caption"), 1)
        button = link_button(_.pgettext("act", "Change"), partial(self.opened.emit, line))
        button.setAccessibleName(_("Change the money of {day}").format(day=line.received_on.isoformat()))
        layout.addWidget(button)
        self._lines.addWidget(holder)
        holder.show()  # at once: hidden until the next event it would be given no room
