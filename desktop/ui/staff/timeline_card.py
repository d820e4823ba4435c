"""The card of what a person did and was given, the latest first, growing as it is scrolled."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from desktop.i18n import Translator
from desktop.queries.person.timeline import ORDER, Deed, Entry
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.kit.list_foot import ListFoot
from desktop.ui.kit.list_tools import ListTools
from desktop.ui.kit.look import Look
from desktop.ui.kit.segments import Segments
from desktop.ui.kit.surfaces import Card
from desktop.ui.kit.table import DataTable
from desktop.ui.staff.person_words import deed_word, entry_figure, entry_note


class TimelineCard(Card):
    """Shows entries as rows of one table; `narrowed` carries the deeds wanted, `opened` an entry."""

    narrowed = Signal(object)
    opened = Signal(object)
    end_reached = Signal()

    def __init__(self, look: Look, tools: ListTools) -> None:
        _ = look.texts
        super().__init__(_("Timeline"), padded=False)
        self._look = look
        self.deeds: Segments[tuple[Deed, ...]] = Segments(
            (
                (ORDER, _.pgettext("deeds", "All")),
                ((Deed.VISIT,), _.pgettext("page", "Visits")),
                ((Deed.SIGNING,), _.pgettext("page", "Contracts")),
                ((Deed.REVIEW, Deed.AWARD, Deed.ACTION), _("Reviews and awards")),
            ),
            _("What the timeline shows"),
        )
        self.deeds.chosen.connect(self.narrowed.emit)
        self.head.addWidget(self.deeds)
        self.table: DataTable[Entry] = DataTable(
            look,
            timeline_columns(_),
            lambda entry: (entry.deed, entry.record_id),
            _("Timeline"),
            sortable=False,
            key="timeline",
        )
        self.table.opened.connect(self.opened.emit)
        self.table.link_clicked.connect(lambda entry, _column: self.opened.emit(entry))
        self.table.end_reached.connect(self.end_reached.emit)
        self.foot = ListFoot(look, tools, lambda: self.table)
        self.body.setSpacing(0)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.foot)

    def begin(self) -> None:
        """Say that another person's timeline is on its way."""
        self.deeds.choose(ORDER)
        self.foot.say("")
        self.table.show_loading()

    def show_entries(self, entries: Sequence[Entry], has_more: bool) -> None:
        """Show these entries; what was scrolled to stays in place."""
        _ = self._look.texts
        self.table.show_rows(entries)
        number = len(entries)
        shown = _.ngettext("{number} entry shown", "{number} entries shown", number).format(number=number)
        more = _("older ones come as you scroll") if has_more else ""
        self.foot.say(_(" · ").join(part for part in (shown, more) if part))

    def show_nothing(self, is_narrowed: bool) -> None:
        """Teach what will stand here."""
        _ = self._look.texts
        self.foot.say("")
        if is_narrowed:
            self.table.show_empty("history", _("Nothing of this kind"), _("Choose “All” to see everything else."))
            return
        self.table.show_empty(
            "history",
            _("Nothing has happened yet"),
            _("Visits, contracts, evaluations, awards and finished actions will stand here, the latest first."),
        )


def timeline_columns(texts: Translator) -> tuple[Column[Entry], ...]:
    """When, what, with whom, and the figure that leads to the record."""
    _ = texts
    return (
        Column(_("Day"), lambda entry: entry.day.isoformat(), Cell.SOFT, 96, name="day"),
        Column(
            _.pgettext("column", "What"),
            lambda entry: deed_word(entry.deed, texts)[0],
            Cell.CHIP,
            104,
            tone=lambda entry: deed_word(entry.deed, texts)[1],
            name="deed",
        ),
        Column(
            _.pgettext("column", "About"),
            lambda entry: entry.title or NO_VALUE,
            Cell.STRONG,
            0,
            least=130,
            name="title",
        ),
        Column(
            _.pgettext("column", "More"), lambda entry: entry_note(entry, texts), Cell.SOFT, 0, least=96,
            gives_way=True, name="note",
        ),
        Column(
            _.pgettext("column", "Figure"), lambda entry: entry_figure(entry, texts), Cell.LINK, 92, name="figure",
            value=lambda entry: entry.figure,
        ),
    )  # fmt: skip
