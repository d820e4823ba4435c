"""The left side of the import page: what the file is, and which of its columns say what."""

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.services.imports import ColumnChoice, Preview
from desktop.ui.imports.kinds import kind_options
from desktop.ui.imports.wanted import Wanted
from desktop.ui.kit.buttons import link_button
from desktop.ui.kit.choice import Picker, PickField
from desktop.ui.kit.fields import CheckField, TextField, side_by_side
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.surfaces import Card, clear, column, row, scrolled
from desktop.ui.kit.words import words

WIDTH = 372


class FileForm(Card):
    """Forwards every statement at once, so that the rows beside it always show what is meant."""

    kind_chosen = Signal(str)
    stated = Signal()
    column_chosen = Signal(str, object)  # our column, the file's header or None
    map_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(padded=False)
        _ = look.texts
        self._look = look
        self.setFixedWidth(WIDTH)
        self.kind = PickField("kind", _("What the file holds"), kind_options(_))
        self.sheet = PickField("sheet", _("Sheet"))
        self.header_row = TextField("header_row", _("Header row"))
        orders = (
            (None, _("As the file tells")),
            ("ymd", _("Year, month, day")),
            ("dmy", _("Day, month, year")),
            ("mdy", _("Month, day, year")),
        )
        self.date_order = PickField("date_order", _("Order of dates"), [Option(*order) for order in orders])
        self.multiplier = TextField("multiplier", _("Multiply amounts by"), example="1")
        self.creates = CheckField("creates", _("Add new customers, products, teams and the like"))
        self.map_button = link_button(_("Use a mapping file …"), self.map_wanted.emit)
        self.pickers: dict[str, Picker] = {}
        self._columns = column(spacing=6)
        self._typed = ("", "")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        _ = self._look.texts
        inside = QWidget()
        body = column(inside, 12, QMargins(16, 14, 16, 14))
        body.addWidget(self.kind)
        body.addWidget(self.sheet)
        body.addWidget(side_by_side(self.header_row, self.multiplier))
        body.addWidget(self.date_order)
        body.addWidget(self.creates)
        body.addWidget(words(_("Columns"), "heading"))
        body.addWidget(words(_("What each of our columns is taken from; * is needed"), "caption", wrap=True))
        body.addLayout(self._columns)
        body.addWidget(self.map_button)
        body.addStretch(1)
        self.body.addWidget(scrolled(inside), 1)

    def _connect(self) -> None:
        self.kind.box.picked.connect(lambda kind: self.kind_chosen.emit(kind))
        for field in (self.sheet, self.date_order):
            field.box.picked.connect(lambda _value: self.stated.emit())
        for text in (self.header_row, self.multiplier):
            text.box.editingFinished.connect(self._finished)
        self.creates.clicked.connect(lambda _on: self.stated.emit())

    def show_file(self, wanted: Wanted, found: Preview, columns: tuple[ColumnChoice, ...]) -> None:
        """Show what is stated and what was matched."""
        _ = self._look.texts
        self.kind.set_value(wanted.kind)
        self.sheet.setVisible(len(found.sheets) > 1)
        self.sheet.set_options([Option(sheet, sheet) for sheet in found.sheets])
        self.sheet.set_value(found.sheet)
        self.header_row.set_value(wanted.header_row)
        shown = str(found.header_row) if found.header_row is not None else "0"
        self.header_row.box.setPlaceholderText(shown)
        self.date_order.set_value(wanted.date_order or wanted.loaded.date_order)
        self.multiplier.set_value(wanted.multiplier)
        if wanted.loaded.multiplier is not None:
            self.multiplier.box.setPlaceholderText(format(wanted.loaded.multiplier, "f"))
        self.creates.setChecked(wanted.creates)
        self._remember()
        self._offer(found, columns)

    def _offer(self, found: Preview, columns: tuple[ColumnChoice, ...]) -> None:
        """One line for each of our columns; rebuilt only where the columns are others."""
        if tuple(self.pickers) != tuple(choice.name for choice in columns):
            clear(self._columns)
            self.pickers = {}
            for choice in columns:
                self._columns.addLayout(self._line(choice))
        headers = [Option(header, header) for header in dict.fromkeys(found.headers) if header]
        matched = dict(found.matched)
        for name, picker in self.pickers.items():
            theirs = matched.get(name)
            joined = [Option(theirs, theirs)] if theirs and theirs not in found.headers else []
            picker.set_options([Option(None, self._look.texts("not taken")), *joined, *headers])
            picker.set_value(theirs)

    def _line(self, choice: ColumnChoice) -> QHBoxLayout:
        line = row(spacing=8)
        label = words(f"{choice.title} *" if choice.is_required else choice.title, "label")
        label.setFixedWidth(130)
        picker = Picker((), choice.title, quiet=False)
        picker.setSizeAdjustPolicy(Picker.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        picker.setMinimumContentsLength(8)
        picker.picked.connect(lambda header: self.column_chosen.emit(choice.name, header))
        self.pickers[choice.name] = picker
        line.addWidget(label)
        line.addWidget(picker, 1)
        return line

    def _remember(self) -> None:
        self._typed = (self.header_row.value(), self.multiplier.value())

    def _finished(self) -> None:
        # Leaving a field unchanged is no statement.
        if (self.header_row.value(), self.multiplier.value()) != self._typed:
            self._remember()
            self.stated.emit()
