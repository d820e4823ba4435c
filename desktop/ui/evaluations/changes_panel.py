"""Figures whose records changed after the evaluation was computed: computed beside present."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.ui.evaluations.changes_presenter import ChangeLine
from desktop.ui.kit.buttons import primary_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.kit.surfaces import clear
from desktop.ui.kit.words import figure, words


class ChangesPanel(SidePanel):
    """Lists them; nothing is changed by looking. What is not final yet can be computed again from here."""

    again_wanted = Signal()

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(look, host)
        _ = look.texts
        self._texts = _
        self.told = words("", "soft", wrap=True)
        self.body.addWidget(self.told)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(14)
        self.grid.setVerticalSpacing(8)
        self.grid.setColumnStretch(1, 1)
        self.body.addLayout(self.grid)
        self.body.addStretch(1)
        self.again = primary_button(look, _("Compute again"), self._compute_again, "refresh-cw")
        self.foot_row.addStretch(1)
        self.foot_row.addWidget(self.again)

    def open_changes(self, lines: Sequence[ChangeLine], is_final: bool) -> None:
        """Show these changes of what is frozen, or of what can still be computed again."""
        _ = self._texts
        clear(self.grid)
        self.told.setText(
            _("The evaluation keeps its frozen figures. Reopen it with a reason if it has to follow the records.")
            if is_final
            else _(
                "The evaluation holds the figures of when it was computed. Compute it again and they follow the "
                "records; texts you rewrote and interviews stay."
            )
        )
        self.foot.setVisible(not is_final)
        before = _.pgettext("figure", "Frozen") if is_final else _.pgettext("figure", "Computed")
        titles = (_("Person"), _("Indicator"), before, _.pgettext("figure", "Now"))
        for place, title in enumerate(titles):
            self.grid.addWidget((words if place < 2 else figure)(title, "caption"), 0, place)
        for number, each in enumerate(lines, 1):
            self.grid.addWidget(words(each.person), number, 0)
            self.grid.addWidget(words(each.indicator, wrap=True), number, 1)
            self.grid.addWidget(figure(each.frozen), number, 2)
            self.grid.addWidget(figure(each.now, "strong"), number, 3)
        count = _.ngettext("{number} change", "{number} changes", len(lines)).format(number=len(lines))
        self.open(_("Changed since") if is_final else _("Changed since computing"), count)

    def _compute_again(self) -> None:
        self.dismiss()
        self.again_wanted.emit()
