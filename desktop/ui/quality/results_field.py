"""The rows in which an activity's results are entered; a new one appears as the last is filled."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop.ui.kit.choice_box import ChoiceBox
from desktop.ui.kit.field_specs import FieldSpec
from desktop.ui.kit.fields import Field, rows_of, text_of
from desktop.ui.kit.look import Look
from desktop.ui.kit.offers import Offers, option_of
from desktop.ui.kit.options import Option
from desktop.ui.kit.words import words
from desktop.ui.quality.results import TypedResult

NUMBER_WIDTH = 76


class ResultRow:
    """The boxes of one row."""

    def __init__(self, look: Look, options: Iterable[Option]) -> None:
        _ = look.texts
        self.person = ChoiceBox(look, tuple(options), _("Type a name, pinyin or initials"))
        self.leads, self.deals = QLineEdit(), QLineEdit()
        for box, name in ((self.person, _("Staff member")), (self.leads, _("Leads")), (self.deals, _("Deals"))):
            box.setAccessibleName(name)
        for box in (self.leads, self.deals):
            box.setFixedWidth(NUMBER_WIDTH)
            box.setAlignment(Qt.AlignmentFlag.AlignRight)
            box.setPlaceholderText("0")

    def boxes(self) -> tuple[ChoiceBox, QLineEdit, QLineEdit]:
        """The boxes from left to right."""
        return self.person, self.leads, self.deals

    def entered(self) -> TypedResult:
        """What stands in the row."""
        leads, deals = self.leads.text().strip(), self.deals.text().strip()
        return TypedResult(self.person.value(), self.person.typed_text(), leads, deals)


class ResultsField(Field):
    """As many rows as are needed and one more; a row that is emptied brings nothing home."""

    def __init__(self, look: Look, spec: FieldSpec) -> None:
        self._look = look
        self._options: tuple[Option, ...] = ()
        self.rows: list[ResultRow] = []
        self._box = QWidget()
        self._grid = QGridLayout(self._box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        super().__init__(spec.name, look.texts(spec.label), self._box)
        for place, title in enumerate((look.texts("Staff member"), look.texts("Leads"), look.texts("Deals"))):
            heading = words(title, "caption")
            self._grid.addWidget(
                heading, 0, place, Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft
            )

    def offer(self, chosen: Offers) -> None:
        """Offer these people."""
        self._options = tuple(option_of(choice) for choice in chosen.people)
        for row in self.rows:
            row.person.set_options(self._options)

    def value(self) -> tuple[TypedResult, ...]:
        """What stands in the rows."""
        return tuple(row.entered() for row in self.rows)

    def set_value(self, value: Any) -> None:
        """Show results, and an empty row under them."""
        while self.rows:
            for box in self.rows.pop().boxes():
                self._grid.removeWidget(box)
                box.hide()
                box.deleteLater()
        for result in value or ():
            row = self._add()
            row.person.set_value(result.staff_id)
            row.leads.setText(str(result.leads))
            row.deals.setText(str(result.deals))
        self._add()
        self.setFocusProxy(self.rows[0].person)

    def kept(self) -> list[list[Any]]:
        """The rows with something in them."""
        typed = [row for row in self.rows if not row.entered().is_empty]
        return [[row.person.kept(), row.leads.text(), row.deals.text()] for row in typed]

    def take(self, kept: Any) -> None:
        """Put rows in, and an empty one under them."""
        self.set_value(())
        for person, leads, deals in rows_of(kept, 3):
            row = self.rows[-1]
            row.person.take(person)
            row.leads.setText(text_of(leads))
            row.deals.setText(text_of(deals))
            self._changed()

    def _add(self) -> ResultRow:
        row = ResultRow(self._look, self._options)
        self.rows.append(row)
        for place, box in enumerate(row.boxes()):
            self._grid.addWidget(box, len(self.rows), place)
            box.textEdited.connect(lambda _text: self._changed())
        row.person.chosen.connect(lambda _value: self._changed())
        return row

    def _changed(self) -> None:
        self.edited.emit()
        if not self.rows[-1].entered().is_empty:
            self._add()
