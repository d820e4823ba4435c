"""The panel that holds two versions of a scheme side by side: only what changed, part by part."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.ui.kit.choice import PickField
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.kit.surfaces import clear, column
from desktop.ui.kit.words import words
from desktop.ui.schemes.version_changes import VersionChange
from desktop.ui.schemes.versions_presenter import Compared, VersionsPresenter

WIDTH = 560


class VersionsPanel(SidePanel):
    """Lays out and forwards."""

    def __init__(self, look: Look, host: QWidget, presenter: VersionsPresenter) -> None:
        super().__init__(look, host, WIDTH)
        _ = look.texts
        self._texts = _
        self._presenter = presenter
        self.first = PickField("first", _("From version"), [])
        self.second = PickField("second", _("To version"), [])
        self._choices = QWidget()
        choices = column(self._choices, 10)
        for field in (self.first, self.second):
            choices.addWidget(field)
            field.box.picked.connect(lambda _picked: self._compare())
        self.body.addWidget(self._choices)
        self.told = words("", "soft", wrap=True)
        self.body.addWidget(self.told)
        self.changes = column(spacing=14)
        self.body.addLayout(self.changes)
        self.body.addStretch(1)
        presenter.attach(self)

    def open_versions(self, name: str, options: Sequence[Option], older: int, newer: int) -> None:
        """Show the panel with these versions to choose among; these two are compared."""
        for field, chosen in ((self.first, older), (self.second, newer)):
            field.set_options(options)
            field.set_value(chosen)
        self._begin(name, has_choice=True)
        self.first.control.setFocus()

    def show_only_one(self, name: str) -> None:
        """Say that there is nothing to compare yet."""
        self._begin(name, has_choice=False)
        self.told.setText(
            self._texts("There is only one version yet. Once reviews rest on it, saving a change makes the next one.")
        )

    def show_changes(self, found: Compared) -> None:
        """List what changed from one version to the other."""
        _, number = self._texts, len(found.changes)
        clear(self.changes)
        self.told.setText(
            _.ngettext("{number} difference", "{number} differences", number).format(number=number)
            if number
            else _("Both versions say the same.")
        )
        for part, changes in groupby(found.changes, lambda change: change.part):
            self.changes.addWidget(words(part, "heading"))
            self.changes.addLayout(self._grid(tuple(changes)))

    def _grid(self, changes: Sequence[VersionChange]) -> QGridLayout:
        _ = self._texts
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        for place, title in enumerate(("", _.pgettext("version", "Before"), _.pgettext("version", "After"))):
            grid.addWidget(words(title, "caption"), 0, place)
            grid.setColumnStretch(place, (4, 3, 3)[place])
        for number, each in enumerate(changes, 1):
            cells = (
                words(each.what, wrap=True),
                words(each.before, "soft", wrap=True),
                words(each.after, "strong", wrap=True),
            )
            for place, cell in enumerate(cells):
                grid.addWidget(cell, number, place, Qt.AlignmentFlag.AlignTop)
        return grid

    def _begin(self, name: str, has_choice: bool) -> None:
        clear(self.changes)
        self.told.setText("")
        self._choices.setVisible(has_choice)
        self.open(self._texts("Versions and what changed"), name)

    def _compare(self) -> None:
        first, second = self.first.value(), self.second.value()
        if first is not None and second is not None:
            self._presenter.compare(first, second)
