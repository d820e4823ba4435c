"""Reads one cell: from what was typed to what it means, or to a sentence that says what is wrong with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.domain.day_words import spoken_day
from desktop.domain.wording.numbers import amount
from desktop.errors import QianjiError, RequestError
from desktop.exchange.sentences import Refusal
from desktop.exchange.values.conventions import Conventions, Reader
from desktop.exchange.values.dates import NO_SUCH_DAY
from desktop.exchange.values.dates import day as written_day
from desktop.exchange.values.numbers import count, minutes, money
from desktop.exchange.values.text import half_width
from desktop.i18n import Translator
from desktop.services.texts import line_of, text_of
from desktop.ui.kit.paste_grid.book import Book
from desktop.ui.kit.paste_grid.share_text import read_shares
from desktop.ui.kit.paste_grid.specs import GridColumn, Kind

_PLAIN = Conventions()
_LONG = 1000  # characters from which a text may have several lines


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell means and how it is shown then; `fault` keeps its row from being saved, `warning` does not."""

    value: Any = None
    shown: str = ""
    fault: str = ""
    warning: str = ""
    is_unknown_name: bool = False
    is_new: bool = False  # a name nobody bears yet, and the owner wants it added


EMPTY = Reading()
Readings = Mapping[str, Reading]


@dataclass(frozen=True, slots=True)
class Around:
    """What a cell is read with: the lists, the language, the names to be added, the row's cells read so far."""

    book: Book
    texts: Translator
    accepted: frozenset[str]
    before: Readings


def read_cell(column: GridColumn, text: str, around: Around) -> Reading:
    """What a cell means; empty where nothing is written."""
    if not text.strip():
        return Reading(fault=around.texts(column.unsaid)) if column.unsaid else EMPTY
    try:
        return _READERS[column.kind](column, text.strip(), around)
    except QianjiError as refused:
        return Reading(shown=text, fault=refused.sentence(around.texts))


def _text(column: GridColumn, text: str, _around: Around) -> Reading:
    kept = text_of(text, column.title) if column.longest >= _LONG else line_of(" ".join(text.split()), column.title)
    return Reading(kept, kept)


def _day(column: GridColumn, text: str, around: Around) -> Reading:
    counted_from = around.before.get(column.after)
    near = counted_from.value if counted_from and isinstance(counted_from.value, date) else around.book.today
    said = spoken_day(text, near, column.lean)
    if said is not None:
        return Reading(said, _shown_day(said, around.book.today))
    try:
        value = written_day(text, _PLAIN).value
    except Refusal as refused:
        return Reading(shown=text, fault=_day_fault(refused, text, around.texts))
    return Reading(value, _shown_day(value, around.book.today)) if isinstance(value, date) else EMPTY


def _day_fault(refused: Refusal, text: str, texts: Translator) -> str:
    """The refusal, without what can only be said of a whole file."""
    sentence = refused.sentence(texts)
    if refused.message == NO_SUCH_DAY:  # the cell may be too narrow for what was written
        return texts("The calendar has no day “{text}”. Check the month and the day.").format(text=text)
    if "date_order" in refused.message:
        sentence = texts("This date can be read in more than one way. Write it like 2026-03-05.")
    return sentence


def _shown_day(day: date, today: date) -> str:
    """A day of this year without the year."""
    return f"{day:%m-%d}" if day.year == today.year else day.isoformat()


def _time(_column: GridColumn, text: str, around: Around) -> Reading:
    hour, _colon, minute = half_width(text).replace("点", ":").replace("时", ":").rstrip("分").partition(":")
    if hour.isdecimal() and (minute or "0").isdecimal() and int(hour) < 24 and int(minute or 0) < 60:
        shown = f"{int(hour):02}:{int(minute or 0):02}"
        return Reading(shown, shown)
    return Reading(shown=text, fault=around.texts("Write the time of day like 14:30."))


def _by(reader: Reader, show: Callable[[Any], str]) -> Callable[[GridColumn, str, Around], Reading]:
    def read(_column: GridColumn, text: str, around: Around) -> Reading:
        answer = reader(text, _PLAIN)
        warning = answer.warning.text(around.texts) if answer.warning else ""
        return Reading(answer.value, show(answer.value), warning=warning)

    return read


def _choice(column: GridColumn, text: str, around: Around) -> Reading:
    found = around.book.of(column.source).meant(text)
    if len(found) == 1:
        return Reading(found[0].value, found[0].label)
    if found:
        return Reading(shown=text, fault=_several(text, around.texts), is_unknown_name=True)
    if column.is_free:
        kept = line_of(text, column.title)
        warning = column.adds or around.texts("“{word}” is not on the list; saving adds it.")
        return Reading(kept, kept, warning=warning.format(word=kept), is_new=True)
    fault = around.texts("“{word}” is not on the list; choose one of its words.").format(word=text)
    return Reading(shown=text, fault=fault, is_unknown_name=True)


def _person(column: GridColumn, text: str, around: Around) -> Reading:
    found = around.book.of(column.source).meant(text)
    if len(found) == 1:
        return Reading(found[0].value, found[0].label)
    sentence = (
        _several(text, around.texts)
        if found
        else around.texts("Nobody on the list is called “{name}”.").format(name=text)
    )
    return Reading(shown=text, fault=sentence, is_unknown_name=True)


def _customer(column: GridColumn, text: str, around: Around) -> Reading:
    found = around.book.of(column.source).meant(text)
    if len(found) == 1:
        return Reading(found[0].value, found[0].label)
    if found:
        return Reading(shown=text, fault=_several(text, around.texts), is_unknown_name=True)
    kept = line_of(" ".join(text.split()), column.title)
    if kept in around.accepted:
        return Reading(None, kept, is_new=True)
    fault = around.texts("No customer is called “{name}”.").format(name=kept)
    return Reading(shown=text, fault=fault, is_unknown_name=True)


def _several(text: str, texts: Translator) -> str:
    return texts("“{name}” may be several; choose the one that is meant.").format(name=text)


def _shares(column: GridColumn, text: str, around: Around) -> Reading:
    try:
        parts = read_shares(text, around.book.of(column.source))
    except RequestError as refused:
        return Reading(shown=text, fault=refused.sentence(around.texts))
    return Reading(tuple((person.value, percent) for person, percent in parts), _shares_shown(parts))


def _shares_shown(parts: Any) -> str:
    if len(parts) == 1:
        return str(parts[0][0].label)
    return " ".join(f"{person.label} {percent.normalize():f}%" for person, percent in parts)


_READERS: Mapping[Kind, Callable[[GridColumn, str, Around], Reading]] = {
    Kind.TEXT: _text,
    Kind.DAY: _day,
    Kind.TIME: _time,
    Kind.NUMBER: _by(count, str),
    Kind.MINUTES: _by(minutes, str),
    Kind.MONEY: _by(money, amount),
    Kind.CHOICE: _choice,
    Kind.PERSON: _person,
    Kind.CUSTOMER: _customer,
    Kind.SHARES: _shares,
}
