"""Finds people, customers, contracts and deals for the palette, and what it offers by its pinyin."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from desktop.i18n import Translator
from desktop.ui.kit.options import Option, matching
from desktop.ui.ports import Guide, Tasks, Wish
from desktop.ui.shell.commands import Command

if TYPE_CHECKING:
    from desktop.queries.named_records import NamedRecord


class RecordSearch:
    """Asks the file for what was typed; only kinds whose page exists are offered.

    The commands `offered` are found by pinyin and initials here, too: their dictionary takes longer to load than a
    window may be kept waiting, and the file's thread has it anyway.
    """

    def __init__(
        self,
        tasks: Tasks,
        texts: Translator,
        guide: Guide,
        places: Collection[str],
        offered: Sequence[Command] = (),
    ) -> None:
        self._tasks = tasks
        self._texts = texts
        self._guide = guide
        self._places = places
        self._offered = [Option(command, command.name, keys=command.keys) for command in offered]
        self._found: Callable[[Sequence[Command]], None] = lambda _commands: None

    def ask(self, typed: str, found: Callable[[Sequence[Command]], None]) -> None:
        """Call `found` with what leads to the records; the answer to earlier letters is dropped."""
        self._found = found
        self._tasks.query(partial(_meant, typed=typed, offered=self._offered), self._answer)

    def _answer(self, answer: "tuple[list[Command], Sequence[NamedRecord]]") -> None:
        commands, records = answer
        self._found([*commands, *(self._command(each) for each in records if self._place(each) in self._places)])

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
    return Wish(text=record.label or record.detail, record_id=record.record_id)  # its row, and its form over it


def _meant(session: Any, typed: str, offered: Sequence[Option]) -> "tuple[list[Command], Sequence[NamedRecord]]":
    from desktop.queries.named_records import named_records  # on the file's thread, where SQLAlchemy is imported
    from desktop.services.pinyin import spelled

    shown = {id(option.value) for option in matching(offered, typed)}  # by its words or its further keys
    unseen = [
        replace(option, keys=tuple(chain.from_iterable(map(spelled, (option.label, *option.keys)))))
        for option in offered
        if id(option.value) not in shown
    ]
    return [option.value for option in matching(unseen, typed)], named_records(session, typed)
