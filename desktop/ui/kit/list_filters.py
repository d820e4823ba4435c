"""What narrows a list of dated records: a search box, days, a person, and what else another page asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal

from desktop.ui.kit.choice import Picker
from desktop.ui.kit.look import Look
from desktop.ui.kit.narrowed import Narrowed, Only
from desktop.ui.kit.narrowed_chips import NarrowedChips
from desktop.ui.kit.options import Option
from desktop.ui.kit.search_box import SearchBox
from desktop.ui.kit.spans import offered_spans


class ListFilters(QObject):
    """The controls, which their page lays out; `narrowed` carries what they say after each change.

    `width` is the search box's in px; `days` names the stretch of days where "Days" would leave open which; `only`
    says what the list's own states leave. A list that knows neither customers nor states leaves out the chips.
    """

    narrowed = Signal(object)

    def __init__(
        self,
        look: Look,
        hint: str,
        shown: Narrowed,
        width: int = 220,
        days: str = "",
        only: Mapping[Only, str] = MappingProxyType({}),
    ) -> None:
        _ = look.texts
        super().__init__()
        self._texts = look.texts
        self._shown = shown
        self.chips = NarrowedChips(look, only)
        self.search = SearchBox(look, hint, width)
        self.span = Picker((), days or _("Days"))
        self.staff = Picker((), _("Staff member"))
        self._offer_spans(shown)
        self.search.searched.connect(lambda _text: self._tell())
        self.span.picked.connect(lambda _span: self._tell())
        self.staff.picked.connect(lambda _staff: self._tell())
        self.chips.narrowed.connect(self._without)

    def show(self, narrowed: Narrowed) -> None:
        """Let the controls say what is shown, without telling anybody."""
        self._shown = narrowed
        self.chips.show_narrowed(narrowed)
        self._offer_spans(narrowed)
        self.staff.set_value(narrowed.staff_id)
        self.search.show_words(narrowed.text)

    def offer_people(self, people: Sequence[Option], staff_id: int | None) -> None:
        """Offer these people, and everybody; one of them is chosen."""
        self.staff.set_options([Option(None, self._texts("All staff")), *people])
        self.staff.set_value(staff_id)

    def focus(self) -> None:
        """Put the cursor into the search box."""
        self.search.setFocus()
        self.search.selectAll()

    def _tell(self) -> None:
        text = self.search.text().strip()
        self._shown = replace(self._shown, span=self.span.value(), staff_id=self.staff.value(), text=text)
        self.narrowed.emit(self._shown)

    def _without(self, narrowed: Narrowed) -> None:
        self.show(narrowed)
        self._tell()

    def _offer_spans(self, shown: Narrowed) -> None:
        self.span.set_options(offered_spans(shown.span, shown.asked, self._texts))
        self.span.set_value(shown.span)
