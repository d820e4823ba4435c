"""The named filters of a list: a menu to use them, a panel to keep, rename, remove and begin with them."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QMenu, QWidget

from desktop.queries.saved_filters import FilterLine
from desktop.ui.kit.buttons import Button, icon_button, primary_button
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.filter_name import FilterName
from desktop.ui.kit.filter_shelf import Filtered, FilterShelf
from desktop.ui.kit.list_tools import ListTools
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.save_key import save_by_key
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.kit.surfaces import clear, column, row
from desktop.ui.kit.words import capital, literal, words

WIDTH = 360


class FilterButton(Button):
    """A bookmark under which the filters hang; `host` is the page its panel slides over."""

    def __init__(self, look: Look, tools: ListTools, filtered: Filtered[Any], host: QWidget) -> None:
        _ = look.texts
        super().__init__()
        self._look = look
        self.shelf: FilterShelf[Any] = FilterShelf(tools, look.texts, filtered, self)
        self.setProperty("kind", "plain")
        self.setProperty("square", "true")
        self.setAutoDefault(False)
        self.setToolTip(_("Named filters"))
        self.setAccessibleName(_("Named filters"))
        look.icons.put(self, "bookmark", "text")
        self.filters = QMenu(self)
        self.filters.aboutToShow.connect(self._mark_used)
        self.setMenu(self.filters)
        self.panel = FilterPanel(look, host, self.shelf)
        self.show_filters(())
        self.shelf.load()

    def show_filters(self, lines: tuple[FilterLine, ...]) -> None:
        """Offer these, and to keep what is shown now."""
        _ = self._look.texts
        self.filters.clear()
        for line in lines:
            entry = self.filters.addAction(literal(line.name))
            entry.setCheckable(True)
            entry.setData(line)
            entry.triggered.connect(lambda _checked=False, line=line: self.shelf.use(line))
        if lines:
            self.filters.addSeparator()
        self.filters.addAction(_("Keep and manage filters …"), self.panel.show_panel)
        self.panel.show_filters(lines)

    def show_refusal(self, sentence: str) -> None:
        """Say why a filter was not kept."""
        self.panel.notice.say(sentence)

    def _mark_used(self) -> None:
        for entry in self.filters.actions():
            line = entry.data()
            if line is not None:
                entry.setChecked(self.shelf.is_used(line))


class FilterPanel(SidePanel):
    """Keeps what is shown under a name; lists the names with what can be done with each."""

    def __init__(self, look: Look, host: QWidget, shelf: FilterShelf[Any]) -> None:
        _ = look.texts
        super().__init__(look, host, WIDTH)
        self._shelf = shelf
        self.name = TextField("name", _("Filter name"), required=True)
        self.notice = Notice(look)
        self.keep_button = primary_button(look, _("Save this filter"), self._keep)
        self.name.box.returnPressed.connect(self._keep)
        self._list = column(spacing=6)
        self._controls: dict[str, QWidget] = {}  # of the filters listed, by what a screen reader calls them
        self._heading: QLabel = words(_("Saved filters"), "label")
        self.body.addWidget(self.name)
        self.body.addWidget(self.keep_button)
        save_by_key(self, self.keep_button)
        self.body.addWidget(self.notice)
        self.body.addWidget(self._heading)
        self.body.addLayout(self._list)
        self.body.addStretch(1)

    def show_panel(self) -> None:
        """Open it with the cursor in the name."""
        _ = self._look.texts
        self.notice.say("")
        self.name.set_value("")
        self.open(_("Named filters"), _("Days, person and words as the list shows them now, under a name of yours."))
        self.name.control.setFocus()

    def show_filters(self, lines: tuple[FilterLine, ...]) -> None:
        """List these; what had the keyboard keeps it, though it is made anew."""
        _ = self._look.texts
        focus = QApplication.focusWidget()
        held = next((name for name, control in self._controls.items() if control is focus), "")
        self._controls = {}
        clear(self._list)
        self._heading.setVisible(bool(lines))
        for line in lines:
            strip = row(spacing=6)
            name = FilterName(self._look, line, self._shelf.rename)
            strip.addWidget(name, 1)
            first = QCheckBox(capital(_("default")))
            first.setAccessibleName(_("Show the list by “{name}” at first").format(name=line.name))
            first.setToolTip(first.accessibleName())
            first.setChecked(line.is_default)
            first.toggled.connect(lambda on, line=line: self._shelf.make_default(line, on))
            strip.addWidget(first)
            remove = icon_button(
                self._look,
                "x",
                _("Remove the filter “{name}”").format(name=line.name),
                partial(self._shelf.remove, line),
            )
            strip.addWidget(remove)
            self._list.addLayout(strip)
            self._controls |= {control.accessibleName(): control for control in (name, first, remove)}
        if held:
            again = self._controls.get(held, self.name.control)
            again.show()  # at once: what is hidden takes no focus
            again.setFocus()

    def _keep(self) -> None:
        if not self.name.value():
            self.name.set_error(self._look.texts("Give the filter a name."))
            return
        self.name.set_error("")
        self.notice.say("")
        self._shelf.keep(self.name.value())
        self.name.set_value("")
