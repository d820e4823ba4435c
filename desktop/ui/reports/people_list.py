"""Whose forms: everybody, or those ticked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from desktop.ui.kit.fields import Field
from desktop.ui.kit.look import Look
from desktop.ui.kit.surfaces import bring_into_sight
from desktop.ui.reports.questions import PersonChoice

CODE_ROLE = Qt.ItemDataRole.UserRole
HEIGHT = 130  # px: everybody and two people and a half, so that one sees there are more


class PeopleList(Field):
    """A list with ticks; the first line means everybody and takes the others' ticks away."""

    chosen = Signal(tuple)  # codes, none for everybody

    def __init__(self, look: Look) -> None:
        _ = self._texts = look.texts
        self.list = QListWidget()
        self.list.setObjectName("columns")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(HEIGHT)
        super().__init__("people", _("Whose"), self.list)
        self._is_filling = False
        self.list.itemChanged.connect(self._ticked)

    def show_people(self, people: Sequence[PersonChoice], codes: tuple[str, ...]) -> None:
        """List these people, the chosen ones ticked."""
        _ = self._texts
        told = _("Everybody ({number})").format(number=len(people))
        lines = [("", told), *((person.code, f"{person.name}  {person.code}") for person in people)]
        self._is_filling = True
        is_told = (
            codes != self.value()
        )  # by another page, or by the choice of a team; what is ticked here is in sight
        current, bar = self.list.currentRow(), self.list.verticalScrollBar().value()
        if [code for code, _told in lines] != self._codes():
            self.list.clear()
            for code, _told in lines:
                item = QListWidgetItem(self.list)
                item.setData(CODE_ROLE, code)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            current, bar = 0, 0
        for place, (code, text) in enumerate(lines):
            item = self.list.item(place)
            item.setText(text)
            is_ticked = code in codes if codes else not code
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(current)
        self.list.verticalScrollBar().setValue(bar)
        if is_told:
            self._show_first()
        self._is_filling = False

    def _show_first(self) -> None:
        """Bring the first one ticked into sight, and a person asked for with the whole list."""
        place = next((place for place in range(self.list.count()) if self._is_ticked(place)), 0)
        self.list.setCurrentRow(place)
        self.list.scrollToItem(self.list.item(place), QAbstractItemView.ScrollHint.PositionAtCenter)
        if place:
            bring_into_sight(self)

    def value(self) -> tuple[str, ...]:
        """The codes ticked, none for everybody."""
        ticked = [code for place, code in enumerate(self._codes()) if self._is_ticked(place)]
        return tuple(code for code in ticked if code)

    def _codes(self) -> list[str]:
        return [self.list.item(place).data(CODE_ROLE) for place in range(self.list.count())]

    def _is_ticked(self, place: int) -> bool:
        return self.list.item(place).checkState() is Qt.CheckState.Checked

    def _ticked(self, item: QListWidgetItem) -> None:
        if self._is_filling:
            return
        is_everybody = not item.data(CODE_ROLE)
        self.chosen.emit(() if is_everybody else self.value())
