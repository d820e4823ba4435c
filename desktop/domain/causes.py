"""The library of causes and measures: what usually lies behind a weak figure, and what to do about it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from string import Formatter
from typing import Any

from desktop.domain.diagnoses import PLACES
from desktop.errors import N_, RequestError

ANY_INDICATOR = "*"
_LANGUAGES = ("zh_CN", "en")


@dataclass(frozen=True, slots=True)
class LibraryMeasure:
    """One pair of cause and measure; texts by language, with places (PLACES) to fill from the figures.

    `moves` is the indicator that must move ("" for the weak one itself), `indicators` those it helps, the first ones
    most, `when` the diagnoses that ask for it, `focus` what of the records it begins with (FOCUSES).
    """

    key: str
    step: str
    moves: str
    indicators: tuple[str, ...]
    when: frozenset[str]
    causes: Mapping[str, str]
    measures: Mapping[str, str]
    supports: Mapping[str, str]
    focus: str = ""

    def __hash__(self) -> int:
        """By the key: no two of a library have the same."""
        return hash(self.key)

    @property
    def places(self) -> frozenset[str]:
        """The places that the measure's text needs filled."""
        return _places("".join(self.measures.values()))


def parse_library(text: str) -> tuple[LibraryMeasure, ...]:
    """The library from its JSON text, in its order; a faulty entry is named and refused."""
    try:
        library = tuple(measure_from(entry) for entry in shipped_entries(text))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise RequestError(
            N_(
                "The library of causes and measures cannot be read ({detail}). Restore the file or correct the entry."
            ),
            detail=str(error),
        ) from error
    keys = [measure.key for measure in library]
    if twice := sorted({key for key in keys if keys.count(key) > 1}):
        raise RequestError(N_("The library of causes holds the key {key} twice. Rename one of them."), key=twice[0])
    return library


def shipped_entries(text: str) -> Sequence[Mapping[str, Any]]:
    """The entries of a library's JSON text as they stand there."""
    entries: Sequence[Mapping[str, Any]] = json.loads(text)["measures"]
    return entries


def measures_for(
    indicator: str, diagnoses: frozenset[str], library: Sequence[LibraryMeasure], cause: str = ""
) -> tuple[LibraryMeasure, ...]:
    """The measures that may help a weak indicator, the most fitting first.

    One made for the `cause` that the form names goes before one that helps the indicator whatever the cause. Among
    equals one made for this indicator above all comes first, then the library's order decides.
    """
    ranked = []
    for place, measure in enumerate(library):
        # Most fit neither way; their tier need not be worked out.
        helps, asked = indicator in measure.indicators, not diagnoses.isdisjoint(measure.when)
        if helps or asked or ANY_INDICATOR in measure.indicators:
            tier = _tier(measure, helps, asked, cause)
            ranked.append((tier, measure.indicators[:1] != (indicator,), place, measure))
    return tuple(measure for *_rank, measure in sorted(ranked, key=lambda entry: entry[:3]))


def _tier(measure: LibraryMeasure, helps: bool, asked: bool, cause: str) -> int:
    """0: made for the cause that is named and this indicator, 1: for another diagnosis and it … 6: fits anything."""
    is_answer = asked and cause in measure.when
    if helps and asked:
        return 0 if is_answer else 1
    if helps:
        return 5 if measure.when else 3
    if asked:
        return 2 if is_answer else 4
    return 6


def measure_from(entry: Mapping[str, Any]) -> LibraryMeasure:
    """The measure of one entry; a fault is a ValueError or KeyError."""
    measure = LibraryMeasure(
        key=str(entry["key"]),
        step=str(entry["step"]),
        moves=str(entry["moves"]),
        indicators=tuple(map(str, entry["indicators"])),
        when=frozenset(map(str, entry["when"])),
        causes=_by_language(entry["cause"]),
        measures=_by_language(entry["measure"]),
        supports=_by_language(entry["support"]),
        focus=str(entry.get("focus", "")),
    )
    for text in (*measure.measures.values(), *measure.supports.values()):
        if unknown := _places(text) - PLACES.keys():
            raise ValueError(f"{measure.key}: {{{min(unknown)}}}")
    return measure


def _by_language(texts: Mapping[str, Any]) -> Mapping[str, str]:
    return {language: str(texts[language]) for language in _LANGUAGES}


@lru_cache(maxsize=512)  # the library's texts are asked again for every weakness of everybody
def _places(text: str) -> frozenset[str]:
    return frozenset(name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None)
