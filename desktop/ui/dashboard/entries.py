"""The to-do list as the page shows it: one sentence for each entry, and where its button leads."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING

from desktop.i18n import Translator
from desktop.queries.dashboard.reminder import About
from desktop.ui.ports import Wish
from desktop.ui.tones import Tone

if TYPE_CHECKING:
    from desktop.queries.dashboard.reminder import Reminder

ORDER = tuple(About)
EACH = 3  # entries of a kind before the others are told in one line


class Act(Enum):
    """What the button of an entry does."""

    GO = "go"
    BEGIN = "begin"  # with an empty form open
    TICK_OFF = "tick_off"  # right here, with a way back


@dataclass(frozen=True, slots=True)
class Way:
    """Where an entry leads: a place and what to show there."""

    place: str
    wish: Wish = Wish()  # noqa: RUF009 - a frozen value


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list; `record_id` is what an act right here changes."""

    icon: str
    tone: Tone
    sentence: str
    note: str
    act: str
    way: Way
    does: Act = Act.GO
    record_id: int = 0


def entries_of(reminders: "Sequence[Reminder]", texts: Translator) -> tuple[Entry, ...]:
    """The entries: of each kind the most pressing first, the kinds taking turns, what is left told in one line."""
    from desktop.ui.dashboard.entry_words import entry_of, rest_of

    kinds = [list(group) for _about, group in groupby(reminders, key=lambda each: each.about)]
    kinds.sort(key=lambda group: ORDER.index(group[0].about))
    turns: list[list[Entry]] = []
    for group in kinds:
        shown = [entry_of(each, texts) for each in group[:EACH]]
        if len(group) > EACH:
            shown.append(rest_of(group[EACH:], texts))
        turns.append(shown)
    longest = max((len(turn) for turn in turns), default=0)
    return tuple(turn[number] for number in range(longest) for turn in turns if number < len(turn))
