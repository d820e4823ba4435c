"""The records behind a figure, and the way to the page where they are kept."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.indicators import RecordKind
from desktop.domain.wording.numbers import money
from desktop.i18n import Translator
from desktop.queries.record_results import Record
from desktop.queries.records import Behind
from desktop.reports.figures import plain
from desktop.ui.kit.buttons import plain_button
from desktop.ui.kit.columns import NO_VALUE, Cell, Column
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.kit.surfaces import clear
from desktop.ui.kit.table import DataTable
from desktop.ui.money import percent_text
from desktop.ui.tones import Tone

WIDTH = 700
# Whose page opens a single one, or those of its day.
LEADING = frozenset({RecordKind.VISIT, RecordKind.SIGNING, RecordKind.DEAL, RecordKind.CUSTOMER})
SHARED = frozenset({RecordKind.SIGNING, RecordKind.RECEIPT, RecordKind.INSTALMENT})
SCORES = frozenset({RecordKind.SURVEY, RecordKind.RATING})


class RecordsPanel(SidePanel):
    """Lists records in the order of their days; `opened` carries their kind, and the one to be shown on its page."""

    visits_wanted = Signal()
    opened = Signal(object, object)

    def __init__(self, look: Look, host: QWidget) -> None:
        _ = look.texts
        super().__init__(look, host, WIDTH)
        self.table: DataTable[Record] | None = None
        self.notice = Notice(look)
        self.visits_button = plain_button(look, _("Show on the visits page"), self.visits_wanted.emit, "map-pin")
        self.foot_row.addStretch(1)
        self.foot_row.addWidget(self.visits_button)

    def show_behind(self, title: str, found: Behind, counted: int) -> None:
        """List these records under the name of their figure."""
        _ = self._look.texts
        self.body.removeWidget(self.notice)
        self.notice.setParent(self)
        clear(self.body)
        self.body.addWidget(self.notice)
        shown = tuple(found.records)
        self.table = DataTable(self._look, record_columns(found.kind, _), lambda record: record.record_id, title)
        self.table.opened.connect(partial(self.opened.emit, found.kind))
        self.table.show_rows(shown)
        if not shown:
            self.table.show_empty(
                "inbox",
                _("No record of its own"),
                _("This figure counts what is not there, or a whole team's records."),
            )
        self.body.addWidget(self.table, 1)
        number = found.number
        note = _.ngettext("{number} record", "{number} records", number).format(number=number)
        if shown and found.kind in LEADING:
            note = _("{records} · double-click or Enter opens one").format(records=note)
        if found.total is not None:
            note = _("{records}; the person's parts add up to {total}").format(records=note, total=plain(found.total))
        self.foot.setVisible(found.kind is RecordKind.VISIT)
        differs = ""
        if number != counted:
            differs = _(
                "The figure counted {counted}; there are {number} of this person's own now. "
                "Records changed since, or the figure is a whole team's."
            ).format(counted=counted, number=number)
        self.open(title, note)
        self.notice.say(differs, Tone.WARN)
        self.table.view.setFocus()


def record_columns(kind: RecordKind, texts: Translator) -> tuple[Column[Record], ...]:
    """What a record of a kind shows: columns nobody fills stay away."""
    _ = texts
    day: Column[Record] = Column(
        _("Date"), lambda record: record.day.isoformat() if record.day else NO_VALUE, Cell.TEXT, 104
    )
    whom: Column[Record] = Column(_whom(kind, _), lambda record: record.customer or NO_VALUE, Cell.STRONG, 0)
    text: Column[Record] = Column(_text(kind, _), lambda record: record.text or NO_VALUE, Cell.SOFT, 0)
    word: Column[Record] = Column(
        _("Outcome") if kind is RecordKind.VISIT else _("State"), lambda record: record.word, Cell.CHIP, 132
    )
    amount: Column[Record] = Column(
        _("Points") if kind in SCORES else (_("Amount (yuan)") if kind in SHARED else _("Amount")),
        lambda record: _amount(record, kind, texts),
        Cell.NUMBER,
        104,
        sort_key=lambda record: record.amount,
    )
    if kind in SHARED:
        return (day, whom, text, amount, *_share_columns(texts))
    match kind:
        case RecordKind.CUSTOMER:
            return (whom, word)
        case (
            RecordKind.VISIT
            | RecordKind.COMPLAINT
            | RecordKind.ACTIVITY
            | RecordKind.MILESTONE
            | RecordKind.FEEDBACK
            | RecordKind.ACTION
        ):
            return (day, whom, word, text)
        case RecordKind.DEAL:
            return (day, whom, word, text, amount)
        case _:
            return (day, whom, text, amount)


def _share_columns(texts: Translator) -> tuple[Column[Record], Column[Record]]:
    """The person's percentage, and what it makes of the amount: this column adds up to the figure."""
    share: Column[Record] = Column(
        texts("Share"),
        lambda record: NO_VALUE if record.share is None else percent_text(record.share, texts),
        Cell.NUMBER,
        64,
        sort_key=lambda record: record.share,
    )
    part: Column[Record] = Column(
        texts("Part (yuan)"),
        lambda record: plain(record.part),
        Cell.STRONG_NUMBER,
        112,
        sort_key=lambda record: record.part,
    )
    return share, part


def _amount(record: Record, kind: RecordKind, texts: Translator) -> str:
    if record.amount is None:
        return NO_VALUE
    return plain(record.amount) if kind in SCORES | SHARED else money(record.amount, texts.language)


def _whom(kind: RecordKind, texts: Translator) -> str:
    match kind:
        case RecordKind.FEEDBACK:
            return texts("Topic")
        case RecordKind.ACTIVITY:
            return texts("Activity")
        case RecordKind.ACTION:
            return texts("Responsible")
        case RecordKind.RATING:
            return texts("Rated by")
        case _:
            return texts("Customer")


def _text(kind: RecordKind, texts: Translator) -> str:
    match kind:
        case RecordKind.SIGNING | RecordKind.RECEIPT | RecordKind.INSTALMENT:
            return texts("Contract")
        case RecordKind.DEAL:
            return texts("Number")
        case RecordKind.VISIT:
            return texts("What was said")
        case _:
            return texts("Contents")
