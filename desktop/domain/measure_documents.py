"""An entry of the library as the owner writes it: a plain document, checked before it is kept."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from string import Formatter
from typing import Any

from desktop.domain.causes import ANY_INDICATOR, LibraryMeasure, measure_from
from desktop.domain.diagnoses import DIAGNOSES, FOCUSES, PLACES, STEPS
from desktop.errors import N_, RequestError, Term

CHINESE, ENGLISH = "zh_CN", "en"
LONGEST = 100  # characters of a text that still fits the form's plan


@dataclass(frozen=True, slots=True)
class MeasureDraft:
    """One pair of cause and measure as entered; texts by language, Chinese always, English where known.

    `moves` is "" for the weak figure itself; `indicators` those it helps, the first ones most.
    """

    step: str
    indicators: tuple[str, ...]
    causes: Mapping[str, str]
    measures: Mapping[str, str]
    supports: Mapping[str, str] = field(default_factory=dict)
    moves: str = ""
    when: tuple[str, ...] = ()
    focus: str = ""


def document_of(draft: MeasureDraft) -> dict[str, Any]:
    """The draft in the shape of an entry of the shipped library, without its key."""
    return {
        "step": draft.step,
        "moves": draft.moves,
        "indicators": list(draft.indicators),
        "when": list(draft.when),
        "focus": draft.focus,
        "cause": _stripped(draft.causes),
        "measure": _stripped(draft.measures),
        "support": _stripped(draft.supports),
    }


def library_measure(key: str, document: Mapping[str, Any]) -> LibraryMeasure:
    """The entry of a kept document; an English text that is missing falls back to the Chinese one."""
    texts = {
        name: {CHINESE: document[name].get(CHINESE, ""), ENGLISH: _english(document[name])}
        for name in ("cause", "measure", "support")
    }
    return measure_from({**document, **texts, "key": key})


def lacks_english(document: Mapping[str, Any]) -> bool:
    """Whether an English form would print a Chinese text of this entry."""
    parts = (document[name] for name in ("cause", "measure", "support"))
    return any(part.get(CHINESE) and not part.get(ENGLISH) for part in parts)


def check(draft: MeasureDraft, indicators: Collection[str]) -> None:
    """Refuse what no plan could print: a missing text, an unknown place, figure or diagnosis; the first fault."""
    columns = ((N_("Cause"), draft.causes, True), (N_("Measure"), draft.measures, True))
    for column, texts, is_required in (*columns, (N_("Support"), draft.supports, False)):
        _check_texts(column, texts, is_required)
    if draft.step not in STEPS:
        raise RequestError(N_("Choose the step of the work this measure belongs to."))
    _check_focus(draft.focus)
    if not draft.indicators:
        raise RequestError(N_("Choose at least one indicator that this measure helps."))
    known = {*indicators, ANY_INDICATOR}
    moved = (draft.moves,) if draft.moves else ()
    if unknown := [code for code in (*draft.indicators, *moved) if code not in known]:
        raise RequestError(N_('There is no indicator "{code}". Choose one of the list.'), code=unknown[0])
    if strange := [each for each in draft.when if each not in DIAGNOSES]:
        raise RequestError(N_('There is no diagnosis "{code}". Choose one of the list.'), code=strange[0])


def _check_focus(focus: str) -> None:
    if focus not in FOCUSES:
        raise RequestError(N_("Choose from the list what this measure begins with."))


def _check_texts(column: str, texts: Mapping[str, str], is_required: bool) -> None:
    if is_required and not texts.get(CHINESE, "").strip():
        raise RequestError(
            N_("{column}: the Chinese text is missing; both the Chinese and the English form rest on it."),
            column=Term(column),
        )
    for text in texts.values():
        if len(text.strip()) > LONGEST:
            raise RequestError(
                N_("{column} has {length} characters; the form's plan holds {longest}. Say it shorter."),
                column=Term(column),
                length=len(text.strip()),
                longest=LONGEST,
            )
        if strange := _strange_place(text):
            raise RequestError(
                N_("{column} holds {place}, which nothing fills. The places are {known}."),
                column=Term(column),
                place=strange,
                known=" ".join(f"{{{name}}}" for name in PLACES),
            )


def _strange_place(text: str) -> str:
    """The first thing in braces that is not one of the places, "" where there is none."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return "{ }"
    for _literal, name, form, conversion in parts:
        if name is not None and (name not in PLACES or form or conversion):
            return f"{{{name}}}"
    return ""


def _stripped(texts: Mapping[str, str]) -> dict[str, str]:
    return {language: " ".join(texts.get(language, "").split()) for language in (CHINESE, ENGLISH)}


def _english(texts: Mapping[str, str]) -> str:
    return texts.get(ENGLISH) or texts.get(CHINESE, "")
