"""Review forms as they are printed: with the records behind each figure where the owner wants them on paper."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from sqlalchemy.orm import Session

from desktop.domain.indicators import RecordKind, Unit
from desktop.domain.paper import PaperOptions
from desktop.domain.review import ReviewForm, ReviewItem
from desktop.domain.sheets import Cell, Column, Line, Precision, Table
from desktop.errors import N_
from desktop.i18n import Translator, translator
from desktop.queries.record_results import Record
from desktop.queries.records import SHARED, Behind, Records
from desktop.queries.review_frame import frame_of
from desktop.queries.reviews import review_forms

MOST_PRINTED = 60  # records of one figure; the program shows them all
_SCORES = frozenset({RecordKind.SURVEY, RecordKind.RATING})
_AMOUNT, _COUNTED = 6, 9  # places of the columns
_LANDING = "landing_rate"  # its contracts stand with their openings, not with the day they were signed


def printed_forms(
    session: Session,
    evaluation_id: int,
    language: str,
    staff_codes: Sequence[str] | None,
    options: PaperOptions,
) -> list[ReviewForm]:
    """The forms of an evaluation as `review_forms` gives them, with their records where `options` wants them."""
    forms = review_forms(session, evaluation_id, language, staff_codes)
    if not options.with_evidence or not forms:
        return forms
    records = Records(session, frame_of(session, evaluation_id, language).period, language)
    return [replace(form, records=_tables(form, records)) for form in forms]


def _tables(form: ReviewForm, records: Records) -> tuple[Table, ...]:
    """A table for each figure; where a figure counts the same records as one before, a sentence says so."""
    texts = translator(form.language)
    told: dict[tuple[object, ...], str] = {}
    tables = []
    for item in form.items:
        found = records.behind(form.person.staff_id, item.indicator)
        key = (found.kind, *map(_told, found.records))
        if not found.records:
            tables.append(_sentence(item, texts.gettext(N_("No record of this person’s own."))))
        elif key in told:
            same = texts.gettext(N_("The same records as under “{name}”: {number}."))
            tables.append(_sentence(item, same.format(name=told[key], number=found.number)))
        else:
            tables.append(_table(item, found, texts))
            told[key] = item.name
    return tuple(tables)


def _told(record: Record) -> tuple[object, ...]:
    """What may be told otherwise of a record under another figure."""
    return (record.record_id, record.word, record.ended, record.amount, record.part)


def _sentence(item: ReviewItem, sentence: str) -> Table:
    return Table(item.name, (), (), empty=sentence)


def _table(item: ReviewItem, found: Behind, texts: Translator) -> Table:
    is_shared = any(each.part not in (None, each.amount) for each in found.records)
    columns = _columns(found.kind, item.indicator, texts)
    rows = [_cells(record, is_shared) for record in found.records]
    used = [place for place, _column in enumerate(columns) if any(row[place] not in (None, "") for row in rows)]
    return Table(
        item.name,
        tuple(columns[place] for place in used),
        (
            *(Line(tuple(row[place] for place in used)) for row in rows),
            *_sum(found, used, is_shared, texts),
        ),
        note=_note(item, found, texts),
        printed=MOST_PRINTED,
    )


def _columns(kind: RecordKind, indicator: str, texts: Translator) -> tuple[Column, ...]:
    pgettext = texts.pgettext
    what = pgettext("record", "Contract") if kind in SHARED else pgettext("record", "What")
    amount = Column(pgettext("record", "Amount"), 1.3, Unit.MONEY, precision=Precision.EXACT)
    if kind in _SCORES:
        amount = Column(pgettext("record", "Points"), 1.0, Unit.POINTS, precision=Precision.PLAIN)
    day, ended, days = _days(kind, indicator, texts)
    return (
        Column(day, 1.2, without_year=kind is RecordKind.VISIT),
        Column(_whom(kind, texts), 2.6),
        Column(what, 4.0),
        Column(ended, 1.0, without_year=True),
        Column(days, 0.9, Unit.COUNT, precision=Precision.PLAIN),
        Column(pgettext("record", "State"), 1.5),
        amount,
        Column(pgettext("record", "Paid"), 1.3, Unit.MONEY, precision=Precision.EXACT),
        Column(pgettext("record", "Share"), 1.0, Unit.PERCENT, precision=Precision.PLAIN),
        Column(
            pgettext("record", "Overdue") if indicator == "overdue_amount" else pgettext("record", "Counted"),
            1.3,
            Unit.MONEY,
            precision=Precision.EXACT,
        ),
        Column(pgettext("record", "Record"), 0.9),
    )


def _days(kind: RecordKind, indicator: str, texts: Translator) -> tuple[str, str, str]:
    """What the day of a record, the day it ended and the days between are called."""
    pgettext = texts.pgettext
    late, date = pgettext("record", "Days late"), pgettext("record", "Date")
    match kind:
        case RecordKind.VISIT:
            return date, "", pgettext("record", "Days to entry")
        case RecordKind.DEAL:
            return pgettext("record", "Begun"), pgettext("record", "Closed"), pgettext("record", "Days taken")
        case RecordKind.MILESTONE:
            return pgettext("record", "Planned"), pgettext("record", "Done"), late
        case RecordKind.ACTION | RecordKind.INSTALMENT:
            return pgettext("record", "Due"), pgettext("record", "Done"), late
        case _ if indicator == _LANDING:
            return pgettext("record", "Planned"), pgettext("record", "Landed"), late
        case _:
            return date, "", late


def _sum(found: Behind, used: Sequence[int], is_shared: bool, texts: Translator) -> tuple[Line, ...]:
    """The line with what the person's parts of the money add up to, where the figure is such a sum."""
    place = _COUNTED if is_shared else _AMOUNT
    if found.kind is RecordKind.SIGNING and found.total != sum((each.part or 0) for each in found.records):
        return ()  # contracts are counted, not their money
    if found.total is None or place not in used or found.number > MOST_PRINTED:
        return ()
    cells: list[Cell] = [None] * len(used)
    cells[0], cells[used.index(place)] = texts.pgettext("record", "Sum"), found.total
    return (
        Line(tuple("" if cell is None and at != place else cell for cell, at in zip(cells, used, strict=True)), True),
    )


def _cells(record: Record, is_shared: bool) -> tuple[Cell, ...]:
    """The cells of a record; shares stand there only where one is shared."""
    share, part = (record.share, record.part) if is_shared else (None, None)
    days = None if record.days is None else Decimal(record.days)
    return (
        *(record.day, record.customer, record.text, record.ended, days, record.word),
        *(record.amount, record.paid, share, part, f"#{record.record_id}"),
    )


def _whom(kind: RecordKind, texts: Translator) -> str:
    pgettext = texts.pgettext
    match kind:
        case RecordKind.FEEDBACK:
            return pgettext("record", "Topic")
        case RecordKind.ACTIVITY:
            return pgettext("record", "Activity")
        case RecordKind.ACTION:
            return pgettext("record", "Responsible")
        case RecordKind.RATING:
            return pgettext("record", "Rated by")
        case _:
            return pgettext("record", "Customer")


def _note(item: ReviewItem, found: Behind, texts: Translator) -> str:
    """How many there are; whether records changed since the figure was counted, and how many are not printed."""
    told = [
        texts.ngettext("{number} record", "{number} records", found.number).format(number=found.number),
    ]
    if found.number != item.records:
        told.append(texts.gettext(N_("{number} when it was evaluated")).format(number=item.records))
    if found.number > MOST_PRINTED:
        told.append(texts.gettext(N_("the first {number} are printed")).format(number=MOST_PRINTED))
    return texts.pgettext("between notes", "; ").join(told)
