"""What a table offers on a right click on its header or by the menu key: a row's figures, ordering, the columns."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMenu

from desktop.i18n import Translator
from desktop.ui.kit.words import literal

if TYPE_CHECKING:
    from desktop.ui.kit.table_frame import TableFrame


def column_menu(texts: Translator, table: "TableFrame[Any]", section: int, row: Any = None) -> QMenu:
    """The menu of one column, and of a row where one is named; -1 is the empty part of the header."""
    menu = QMenu(table)
    if row is not None:
        _offer_figures(menu, texts, table, row)
    if table.is_arrangeable:
        _offer_columns(menu, texts, table, section)
    return menu


def _offer_figures(menu: QMenu, texts: Translator, table: "TableFrame[Any]", row: Any) -> None:
    """What the mouse clicks on in the row: figures that open their records."""
    for number, title, figure in table.figures(row):
        told = texts("Open “{column}”: {value}").format(column=title, value=figure)
        menu.addAction(literal(told), partial(table.link_clicked.emit, row, number))
    menu.addSeparator()  # Qt shows none at either end


def _offer_columns(menu: QMenu, texts: Translator, table: "TableFrame[Any]", section: int) -> None:
    _ = texts
    columns = table.columns
    name = columns.usual[section] if 0 <= section < len(columns.usual) else ""
    if name and table.view.isSortingEnabled():
        menu.addAction(_("Sort ascending"), lambda: table.sort_by(section))
        menu.addAction(_("Sort descending"), lambda: table.sort_by(section, descending=True))
        menu.addAction(_("Usual order"), lambda: table.sort_by(-1))
        menu.addSeparator()
    if name and len(columns.shown()) > 1:
        menu.addAction(
            literal(_("Hide “{column}”").format(column=columns.title(name))),
            lambda: columns.show(name, is_shown=False),
        )
    menu.addAction(_("Choose columns …"), table.choose_columns)
    menu.addAction(_("Reset columns and widths"), columns.restore)
