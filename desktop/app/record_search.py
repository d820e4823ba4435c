"""Finds people, customers, contracts and deals for the palette, and leads to their pages."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from desktop.i18n import Translator
from desktop.ui.ports import Guide, Tasks, Wish
from desktop.ui.shell.commands import Command

if TYPE_CHECKING:
    from desktop.queries.named_records import NamedRecord


class RecordSearch:
    """Asks the file for what was typed; only kinds whose page exists are offered."""

    def __init__(self, tasks: Tasks, texts: Translator, guide: Guide, places: Collection[str]) -> None:
        self._tasks = tasks
        self._texts = texts
        self._guide = guide
        self._places = places
        self._found: Callable[[Sequence[Command]], None] = lambda _commands: None

    def ask(self, typed: str, found: Callable[[Sequence[Command]], None]) -> None:
        """Call `found` with what leads to the records; the answer to earlier letters is dropped."""
        self._found = found
        self._tasks.query(partial(_named, typed=typed), self._answer)

    def _answer(self, records: "Sequence[NamedRecord]") -> None:
        self._found([self._command(each) for each in records if self._place(each) in self._places])

    def _place(self, record: "NamedRecord") -> str:
        return {"staff": "staff", "customer": "customers", "contract": "signings", "deal": "deals"}[record.kind]

    def _command(self, record: "NamedRecord") -> Command:
        _ = self._texts
        kind = {
            "staff": _("Staff member"),
            "customer": _("Customer"),
            "contract": _("Contract"),
            "deal": _("Deal"),
        }[record.kind]
        label = record.label or record.detail
        detail = f"{kind} · {record.detail}" if record.detail and record.label else kind
        return Command(label, detail, partial(self._guide.go, self._place(record), _wish(record)))


def _wish(record: "NamedRecord") -> Wish:
    if record.kind == "staff":
        return Wish(staff_id=record.record_id)
    if record.kind in ("customer", "deal"):  # these pages open one record beside their list
        return Wish(record_id=record.record_id)
    return Wish(text=record.label or record.detail)


def _named(session: Any, typed: str) -> "Sequence[NamedRecord]":
    from desktop.queries.named_records import named_records  # on the file's thread, where SQLAlchemy is imported

    return named_records(session, typed)
