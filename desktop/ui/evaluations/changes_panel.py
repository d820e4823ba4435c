"""Figures whose records changed after the evaluation was frozen: frozen beside present."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.ui.evaluations.changes_presenter import ChangeLine
from desktop.ui.kit.look import Look
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.kit.surfaces import clear
from desktop.ui.kit.words import figure, words


class ChangesPanel(SidePanel):
    """Lists them; nothing is changed by looking."""

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(look, host)
        _ = look.texts
        self._texts = _
        told = _("The evaluation keeps its frozen figures. Reopen it with a reason if it has to follow the records.")
        self.body.addWidget(words(told, "soft", wrap=True))
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(14)
        self.grid.setVerticalSpacing(8)
        self.grid.setColumnStretch(1, 1)
        self.body.addLayout(self.grid)
        self.body.addStretch(1)

    def open_changes(self, lines: Sequence[ChangeLine]) -> None:
        """Show these changes."""
        _ = self._texts
        clear(self.grid)
        titles = (_("Person"), _("Indicator"), _.pgettext("figure", "Frozen"), _.pgettext("figure", "Now"))
        for place, title in enumerate(titles):
            self.grid.addWidget((words if place < 2 else figure)(title, "caption"), 0, place)
        for number, each in enumerate(lines, 1):
            self.grid.addWidget(words(each.person), number, 0)
            self.grid.addWidget(words(each.indicator, wrap=True), number, 1)
            self.grid.addWidget(figure(each.frozen), number, 2)
            self.grid.addWidget(figure(each.now, "strong"), number, 3)
        count = _.ngettext("{number} figure", "{number} figures", len(lines)).format(number=len(lines))
        self.open(_("Changed since"), count)
