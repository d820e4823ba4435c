"""The list of a table's columns: which are shown and in which order, by mouse and by keys, seen at once."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.ui.kit.buttons import icon_button, link_button
from desktop.ui.kit.column_view import ColumnView
from desktop.ui.kit.look import Look
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.kit.surfaces import row

WIDTH = 300
STEP = 16  # px by which a key makes a column wider
PLACES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
WIDTHS = {Qt.Key.Key_Left: -STEP, Qt.Key.Key_Right: STEP}
NAME_ROLE = Qt.ItemDataRole.UserRole


class ColumnChooser(SidePanel):
    """Ticks show a column; Alt and an arrow key move it or give it another width."""

    def __init__(self, look: Look, host: QWidget, columns: ColumnView) -> None:
        _ = look.texts
        super().__init__(look, host, WIDTH)
        self._columns = columns
        self._is_filling = False
        self.list = QListWidget()
        self.list.setObjectName("columns")
        self.list.setAccessibleName(_("Columns"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemChanged.connect(self._ticked)
        self.list.installEventFilter(self)
        self.up = icon_button(look, "arrow-up", _("Move up"), lambda: self._move(-1))
        self.down = icon_button(look, "arrow-down", _("Move down"), lambda: self._move(1))
        self.restore = link_button(_("Reset columns and widths"), columns.restore)
        acts = row(spacing=4)
        acts.addWidget(self.restore)
        acts.addStretch(1)
        for button in (self.up, self.down):
            acts.addWidget(button)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(acts)
        columns.arranged.connect(self._fill)

    def show_columns(self) -> None:
        """Open the list."""
        _ = self._look.texts
        self._fill()
        self.open(
            _("Columns"), _("Tick what is shown. Alt with ↑ ↓ moves a column, with ← → it gets narrower or wider.")
        )
        self.list.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move by Alt+Up and Alt+Down, widen by Alt+Right, make narrower by Alt+Left."""
        if watched is self.list and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            steps, px = PLACES.get(key, 0), WIDTHS.get(key, 0)
            if (steps or px) and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._move(steps) if steps else self._widen(px)
                return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        current = self.list.currentItem()
        kept = current.data(NAME_ROLE) if current is not None else None
        self._is_filling = True
        self.list.clear()
        for name in self._columns.names():
            item = QListWidgetItem(self._columns.title(name), self.list)
            item.setData(NAME_ROLE, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            shown = Qt.CheckState.Checked if self._columns.is_shown(name) else Qt.CheckState.Unchecked
            item.setCheckState(shown)
            if name == kept or self.list.currentItem() is None:
                self.list.setCurrentItem(item)
        self._is_filling = False

    def _ticked(self, item: QListWidgetItem) -> None:
        if self._is_filling:
            return
        self._columns.show(item.data(NAME_ROLE), item.checkState() is Qt.CheckState.Checked)
        self._fill()  # the last column shown stays, whatever was ticked

    def _move(self, steps: int) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._columns.move(item.data(NAME_ROLE), steps)

    def _widen(self, px: int) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._columns.widen(item.data(NAME_ROLE), px)
