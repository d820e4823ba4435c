"""What was not printed, each with its reason, and a way to try these again."""

from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtWidgets import QWidget

from desktop.ui.kit.buttons import primary_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.kit.words import words
from desktop.ui.reports.job_presenter import Failure


class FailuresPanel(SidePanel):
    """Lists them by reason; closed while there is nothing to say."""

    def __init__(self, look: Look, host: QWidget, try_again: Callable[[], None]) -> None:
        super().__init__(look, host)
        self._texts = look.texts
        self.again_button = primary_button(look, look.texts("Try these again"), try_again, "refresh-cw")
        self.foot_row.addStretch(1)
        self.foot_row.addWidget(self.again_button)
        self.foot.show()

    def show_failures(self, failures: Sequence[Failure]) -> None:
        """List these; without any the panel goes."""
        self.empty()
        if not failures:
            self.dismiss()
            return
        for reason, group in groupby(failures, key=lambda each: each.reason):
            self.body.addWidget(words(self._texts(", ").join(each.title for each in group), "strong", wrap=True))
            self.body.addWidget(words(reason, "soft", wrap=True))
        self.body.addStretch(1)
        told = self._texts.ngettext("{number} could not be made", "{number} could not be made", len(failures))
        self.open(told.format(number=len(failures)), self._texts("The others are not affected."))
        self.again_button.setFocus()
