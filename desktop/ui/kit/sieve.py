"""Narrows a list whose rows are all at hand, and keeps named filters of it."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLayout, QWidget

from desktop.ui.kit.choice import Picker
from desktop.ui.kit.filter_button import FilterButton
from desktop.ui.kit.filter_shelf import Filtered
from desktop.ui.kit.list_foot import ListFoot
from desktop.ui.kit.list_tools import ListTools
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.search_box import SearchBox
from desktop.ui.kit.sifted import Sifted, bears, kept, read_sifted
from desktop.ui.kit.surfaces import GAP, Card, column
from desktop.ui.kit.table import DataTable
from desktop.ui.kit.wrapping_row import WrappingRow

Row = TypeVar("Row")
SEARCH, LEAST = 220, 96  # px


class Sieve(QObject, Generic[Row]):
    """The controls over a table, which its page lays out with `add_to`, and the `foot` under it.

    Named filters are kept for the list under `place`; their panel slides over `host`. `states` are the states a row
    may be in by `state_of`, the first of them every state; `label` names them where that is another word.
    """

    def __init__(
        self,
        look: Look,
        tools: ListTools,
        host: QWidget,
        table: DataTable[Row],
        place: str,
        states: Sequence[Option],
        state_of: Callable[[Row], str],
        label: str = "",
    ) -> None:
        _ = look.texts
        super().__init__(host)
        self._texts = look.texts
        self._table, self._state_of = table, state_of
        self._rows: tuple[Row, ...] = ()
        self._told = ""
        self._sifted = Sifted()
        self.search = SearchBox(look, _("Search in the list"), SEARCH)
        self.state = Picker(states, label or _("State"))
        filtered = Filtered(place, lambda: self._sifted, self.take, kept, read_sifted)
        self.saved = FilterButton(look, tools, filtered, host)
        self.foot = ListFoot(look, tools, lambda: table)
        self.search.searched.connect(lambda _text: self._want())
        self.state.picked.connect(lambda _state: self._want())

    def add_to(self, strip: QLayout, width: int = SEARCH) -> None:
        """Lay the controls out in a strip; `width` is the search box's in px where the strip holds more."""
        self.search.setFixedWidth(width)
        self.state.setMinimumWidth(LEAST)  # what it cuts then is told when pointed at
        for widget in (self.search, self.state, self.saved):
            strip.addWidget(widget)

    def show_controls(self, is_shown: bool) -> None:
        """Show or hide them, where a strip serves several lists."""
        for widget in (self.search, self.state, self.saved):
            widget.setVisible(is_shown)

    def show_rows(self, rows: Sequence[Row], told: str) -> None:
        """Show what is wanted of these; `told` is what the foot says where that is all of them."""
        self._rows, self._told = tuple(rows), told
        self._sift()

    def take(self, sifted: Sifted) -> None:
        """Narrow the list, and let the controls say so."""
        self.search.show_words(sifted.text)
        self.state.set_value(sifted.state)
        self._sifted = sifted
        self._sift()

    def focus(self) -> None:
        """Put the cursor into the search box."""
        self.search.setFocus()
        self.search.selectAll()

    def _want(self) -> None:
        self._sifted = Sifted(self.search.text().strip(), self.state.value())
        self._sift()

    def _sift(self) -> None:
        _, sifted = self._texts, self._sifted
        shown = [row for row in self._rows if self._is_wanted(row, sifted)]
        if len(shown) == len(self._rows):
            self.foot.say(self._told)
        else:
            told = _("{number} of {all} shown")
            self.foot.say(told.format(number=f"{len(shown):,}", all=f"{len(self._rows):,}"))
        if shown or not self._rows:
            self._table.show_rows(shown)
            return
        self._table.show_empty(
            "search",
            _("No line matches"),
            _("Use other words or another state, or show the whole list."),
            _("Show the whole list"),
            lambda: self.take(Sifted()),
        )

    def _is_wanted(self, row: Row, sifted: Sifted) -> bool:
        is_of_state = sifted.state is None or self._state_of(row) == sifted.state
        return is_of_state and bears(row, self._table.model.columns, sifted.text)


def sifted_card(sieve: Sieve[Any], table: DataTable[Any], acts: QLayout | None = None) -> QWidget:
    """A card with a table, what can be done with its rows and its foot, the controls in a strip over it."""
    whole = QWidget()
    strip = WrappingRow()
    sieve.add_to(strip)
    strip.addStretch(1)
    card = Card(padded=False)
    card.body.setSpacing(0)
    if acts is not None:
        card.body.addLayout(acts)
    card.body.addWidget(table, 1)
    card.body.addWidget(sieve.foot)
    layout = column(whole, GAP)
    layout.addLayout(strip)
    layout.addWidget(card, 1)
    return whole
