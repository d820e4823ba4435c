"""What the cells of a grid may name, and how a name is found: by itself, its code, its pinyin or initials."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher

from desktop.exchange.values.text import comparable
from desktop.ui.kit.options import Option, matching

LEAST_ALIKE = 50  # per cent below which two names are not called similar


@dataclass(frozen=True, slots=True)
class Alike:
    """An option whose name is similar, in whole per cent."""

    option: Option
    percent: int


class Names:
    """The options of one list; found at once, however long the list is."""

    def __init__(self, options: Sequence[Option] = ()) -> None:
        self.options = tuple(options)
        self._by_label: dict[str, list[Option]] = {}
        self._by_key: dict[str, list[Option]] = {}
        for option in self.options:
            self._by_label.setdefault(comparable(option.label), []).append(option)
            for key in {comparable(key) for key in option.keys if key}:
                self._by_key.setdefault(key, []).append(option)

    def meant(self, text: str) -> tuple[Option, ...]:
        """Who bears exactly this name, else this code, pinyin or initials; several where it is not clear."""
        wanted = comparable(text)
        return tuple(self._by_label.get(wanted) or self._by_key.get(wanted) or [])

    def offered(self, text: str) -> list[Option]:
        """What begins with or holds what was typed so far, best first."""
        return matching(self.options, text)

    def alike(self, text: str, most: int = 2) -> list[Alike]:
        """The options with the most similar names, the most similar first."""
        wanted = comparable(text)
        signs = set(wanted)
        found: list[Alike] = []
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(wanted)
        for label, options in self._by_label.items():
            if not signs & set(label):
                continue
            matcher.set_seq1(label)
            if matcher.real_quick_ratio() * 100 < LEAST_ALIKE or matcher.quick_ratio() * 100 < LEAST_ALIKE:
                continue
            percent = round(matcher.ratio() * 100)
            if percent >= LEAST_ALIKE:
                found += [Alike(option, percent) for option in options]
        return sorted(found, key=lambda each: (-each.percent, each.option.label))[:most]


@dataclass(frozen=True, slots=True)
class Book:
    """All the lists a grid knows, by their columns' source, and the day it is."""

    today: date
    names: Mapping[str, Names] = field(default_factory=dict)

    def of(self, source: str) -> Names:
        """The options of one list."""
        return self.names.get(source) or Names()
