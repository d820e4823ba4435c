"""What every page has: a title, a line under it, buttons at the right, and what the keys ask for."""

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.dress import dress
from desktop.ui.kit.elided import CutToRoom, ElidedLabel
from desktop.ui.kit.look import Look
from desktop.ui.kit.page_head import PageHead
from desktop.ui.kit.surfaces import column
from desktop.ui.kit.words import words
from desktop.ui.kit.wrapping_row import WrappingRow
from desktop.ui.ports import Topic, Wish

MARGINS = QMargins(24, 18, 24, 20)


class Page(QWidget):
    """A page of the window; `topics` are those after whose change it asks again (when visible, else when shown)."""

    topics: frozenset[Topic] = frozenset()
    print_wanted = Signal()  # by a page that prints nothing itself

    def __init__(self, look: Look, title: str, subtitle: str = "") -> None:
        super().__init__()
        self.look = look
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(look.theme, self)
        self._title = ElidedLabel(title, "title")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # gives way to the buttons
        self._subtitle = words("", "soft")
        self._line = CutToRoom(self._subtitle)
        self._line.show_text(subtitle)
        outer = column(self, 12, MARGINS)
        self.buttons = WrappingRow()
        outer.addWidget(PageHead(self._title, self._line, self.buttons))
        self.body = column(spacing=14)
        outer.addLayout(self.body, 1)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)
        self._title.setToolTip(title)

    def set_subtitle(self, subtitle: str, shorter: str = "") -> None:
        """Show another line under the title, or where there is no room for it one that says less."""
        self._line.show_text(subtitle, shorter)

    def refresh(self) -> None:
        """Ask again (F5, shown after a change)."""

    def receive(self, wish: Wish) -> None:
        """Show what another page asked for, and nothing over it but a form in which something is written."""
        from desktop.ui.kit.side_panel import FormPanel, SidePanel

        for panel in self.findChildren(SidePanel):
            if not isinstance(panel, FormPanel) or not panel.form.is_touched:
                panel.dismiss()
        self.arrive(wish)

    def arrive(self, wish: Wish) -> None:
        """Show what another page asked for."""

    def keep_written(self) -> bool:
        """Save what is half written where that needs no asking; whether closing the window loses nothing."""
        return True

    def create_new(self) -> None:
        """Start a new record (Ctrl+N)."""

    def focus_filter(self) -> None:
        """Put the cursor into the filter (Ctrl+F)."""

    def print_out(self) -> None:
        """Print what is shown (Ctrl+P), or lead to where that is printed."""
        self.print_wanted.emit()
