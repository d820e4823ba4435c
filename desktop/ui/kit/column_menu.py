"""What a table's header offers on a right click or the menu key: ordering by a column, hiding it, all columns."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMenu

from desktop.i18n import Translator

if TYPE_CHECKING:
    from desktop.ui.kit.table_frame import TableFrame


def column_menu(texts: Translator, table: "TableFrame[Any]", section: int) -> QMenu:
    """The menu of one column; -1 is the empty part of the header."""
    _ = texts
    menu, columns = QMenu(table), table.columns
    name = columns.usual[section] if 0 <= section < len(columns.usual) else ""
    if name and table.view.isSortingEnabled():
        menu.addAction(_("Sort ascending"), lambda: table.sort_by(section))
        menu.addAction(_("Sort descending"), lambda: table.sort_by(section, descending=True))
        menu.addAction(_("Usual order"), lambda: table.sort_by(-1))
        menu.addSeparator()
    if name and len(columns.shown()) > 1:
        menu.addAction(
            _("Hide “{column}”").format(column=columns.title(name)), lambda: columns.show(name, is_shown=False)
        )
    menu.addAction(_("Choose columns …"), table.choose_columns)
    menu.addAction(_("Reset columns and widths"), columns.restore)
    return menu
