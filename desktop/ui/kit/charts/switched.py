"""A chart with a table of the same figures behind it, and the button that changes over."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from desktop.ui.kit.buttons import icon_button
from desktop.ui.kit.columns import Cell, Column
from desktop.ui.kit.look import Look
from desktop.ui.kit.table import DataTable

Row = tuple[str, ...]


def figure_table(look: Look, titles: Sequence[str], name: str, widths: Sequence[int] = ()) -> DataTable[Row]:
    """A table of finished texts: the first column names, the others are figures."""

    def column(number: int, title: str) -> Column[Row]:
        width = widths[number] if number < len(widths) else 0
        if number == 0:
            return Column(title, lambda texts: texts[0], Cell.STRONG, width)
        return Column(title, lambda texts: texts[number], Cell.NUMBER, width, least=72, gives_way=number > 2)

    columns = [column(number, title) for number, title in enumerate(titles)]
    return DataTable(look, columns, lambda texts: texts[0], name, sortable=False)


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
