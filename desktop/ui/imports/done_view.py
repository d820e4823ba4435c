"""What an import did, with a way back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.exchange.report import ImportReport
from desktop.ui.imports.told import added_told
from desktop.ui.kit.buttons import plain_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import Card, clear, column, in_the_middle, row
from desktop.ui.kit.tiles import tile
from desktop.ui.kit.words import words
from desktop.ui.kit.wrapping_row import WrappingRow

WIDTH = 640


class DoneView(QWidget):
    """Figures, what was added on the way, and three buttons."""

    def __init__(self, look: Look, take_back: Callable[[], None], save_rejects: Callable[[], None]) -> None:
        super().__init__()
        _ = look.texts
        self._look = look
        self.take_back_button = plain_button(look, _("Undo this import"), take_back, "history")
        self.rejects_button = plain_button(look, _("Save the rejected rows …"), save_rejects, "file-up")
        card = Card()
        icon = QLabel()
        look.icons.put(icon, "circle-check", "ok", 32)
        self.heading = words("", "heading")
        self._tiles = row(spacing=10)
        self.told = words("", "soft", wrap=True)
        buttons = WrappingRow(spacing=10)
        buttons.addWidget(self.take_back_button)
        buttons.addWidget(self.rejects_button)
        buttons.addStretch()
        card.body.setSpacing(14)
        card.body.addWidget(icon, 0, Qt.AlignmentFlag.AlignHCenter)
        card.body.addWidget(self.heading, 0, Qt.AlignmentFlag.AlignHCenter)
        card.body.addLayout(self._tiles)
        card.body.addWidget(self.told)
        card.body.addLayout(buttons)
        outer = column(self)
        outer.addStretch(1)
        outer.addLayout(in_the_middle(card, WIDTH))
        outer.addStretch(2)

    def show_report(self, report: ImportReport) -> None:
        """Show what an import did."""
        _ = self._look.texts
        self.heading.setText(_("{file} is imported").format(file=report.file))
        clear(self._tiles)
        figures = (
            (_.pgettext("import", "New"), report.created),
            (_.pgettext("import", "Changed"), report.updated),
            (_.pgettext("import", "Unchanged"), report.unchanged),
            (_.pgettext("import", "Rejected"), report.rejected),
        )
        for name, count in figures:
            self._tiles.addWidget(tile(name, f"{count:,}"), 1)
        kept = _("A checked copy of the data file was put aside before; the columns are remembered.")
        self.told.setText("\n".join([*added_told(report, _), kept]))
        self.take_back_button.setEnabled(report.created + report.updated > 0)
        self.rejects_button.setVisible(report.rejected > 0)
