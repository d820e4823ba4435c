"""Two small panels: the reason for reopening, and what the data check found."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.checks import CheckWarning
from desktop.domain.rewritten import StaleText
from desktop.ui.evaluations.check_list import add_warning
from desktop.ui.kit.fields import LongTextField
from desktop.ui.kit.form import Form
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.side_panel import FormPanel, SidePanel
from desktop.ui.kit.words import words


class ReopenPanel(FormPanel):
    """Asks why a finalised evaluation is opened again."""

    confirmed = Signal(str)

    def __init__(self, look: Look, host: QWidget) -> None:
        _ = look.texts
        super().__init__(look, host, _.pgettext("act", "Reopen"))
        self._texts = _
        self.reason = LongTextField("reason", _("Reason"), lines=4, required=True)
        self.form = Form(self.reason)
        self.notice = Notice(look)
        told = _("Figures and texts can be changed again. The reason and the old seal are kept in the record.")
        self.body.addWidget(words(told, "soft", wrap=True))
        self.body.addWidget(self.reason)
        self.body.addWidget(self.notice)
        self.body.addStretch(1)
        self.saved.connect(lambda: self.confirmed.emit(self.reason.value()))

    def open_reopening(self, period: str) -> None:
        """Show the panel for the evaluation of a period."""
        self.form.fill({})
        self.notice.say("")
        self.open(self._texts("Reopen the evaluation"), period)
        self.reason.control.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say why it was not reopened."""
        is_missing = not self.reason.value()
        self.reason.set_error(sentence if is_missing else "")
        self.notice.say("" if is_missing else sentence)
        if is_missing:
            self.reason.control.setFocus()


class CheckPanel(SidePanel):
    """Lists what the owner should know before trusting the figures; `targets_wanted` as of the list before a run."""

    targets_wanted = Signal(str)

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(look, host)

    def show_warnings(self, heading: str, warnings: Sequence[CheckWarning | StaleText]) -> None:
        """Show these under a heading."""
        _ = self._look.texts
        self.empty()
        self.body.addWidget(words(heading, "soft", wrap=True))
        for warning in warnings:
            add_warning(self.body, self._look, warning, self.targets_wanted.emit)
        self.body.addStretch(1)
        number = len(warnings)
        note = _.ngettext("{number} thing to look at", "{number} things to look at", number).format(number=number)
        self.open(_("Data check"), note)
