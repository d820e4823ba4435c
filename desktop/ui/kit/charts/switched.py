"""A chart with a table of the same figures behind it, and the button that changes over."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from desktop.ui.kit.buttons import icon_button
from desktop.ui.kit.look import Look


class Switched(QStackedWidget):
    """Shows the chart until the button asks for the table; `button` belongs into the card's head.

    `changed_over` says whether the table is shown now.
    """

    changed_over = Signal(bool)

    def __init__(self, look: Look, chart: QWidget, table: QWidget) -> None:
        super().__init__()
        self._look = look
        self.addWidget(chart)
        self.addWidget(table)
        self.button: QPushButton = icon_button(look, "table", look.texts("Show as a table"), self.change_over)

    @property
    def shows_table(self) -> bool:
        """Whether the table is shown."""
        return self.currentIndex() == 1

    def change_over(self) -> None:
        """Show the other one."""
        _ = self._look.texts
        self.setCurrentIndex(0 if self.shows_table else 1)
        icon, name = ("chart-column", _("Show as a chart")) if self.shows_table else ("table", _("Show as a table"))
        self._look.icons.put(self.button, icon, "text2")
        self.button.setToolTip(name)
        self.button.setAccessibleName(name)
        self.changed_over.emit(self.shows_table)
