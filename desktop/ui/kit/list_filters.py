"""What narrows a list of dated records: a search box, a stretch of days, a person."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from desktop.ui.kit.choice import Picker
from desktop.ui.kit.look import Look
from desktop.ui.kit.narrowed import Narrowed
from desktop.ui.kit.options import Option
from desktop.ui.kit.search_box import SearchBox
from desktop.ui.kit.spans import Span, span_name


class ListFilters(QObject):
    """The three controls, which their page lays out; `narrowed` carries what they say after each change.

    `width` is the search box's in px; `days` names the stretch of days where "Days" would leave open which.
    """

    narrowed = Signal(object)

    def __init__(self, look: Look, hint: str, shown: Narrowed, width: int = 220, days: str = "") -> None:
        _ = look.texts
        super().__init__()
        self._texts = look.texts
        self._asked = shown.asked
        self.search = SearchBox(look, hint, width)
        self.span = Picker((), days or _("Days"))
        self.staff = Picker((), _("Staff member"))
        self._offer_spans(shown.span)
        self.search.searched.connect(lambda _text: self._tell())
        self.span.picked.connect(lambda _span: self._tell())
        self.staff.picked.connect(lambda _staff: self._tell())

    def show(self, narrowed: Narrowed) -> None:
        """Let the controls say what is shown, without telling anybody."""
        self._asked = narrowed.asked
        self._offer_spans(narrowed.span)
        self.staff.set_value(narrowed.staff_id)
        if self.search.text().strip() != narrowed.text:
            self.search.blockSignals(True)
            self.search.setText(narrowed.text)
            self.search.blockSignals(False)

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
        self.narrowed.emit(Narrowed(self.span.value(), self.staff.value(), text, self._asked))

    def _offer_spans(self, chosen: Span) -> None:
        """The days asked for by another page stand in the list only while they are shown."""
        spans = [span for span in Span if span is not Span.ASKED or chosen is Span.ASKED]
        self.span.set_options([Option(span, span_name(span, self._texts)) for span in spans])
        self.span.set_value(chosen)
