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
_MISSING = N_("{column} is missing. Write it in one language at least; forms in the other print that.")


@dataclass(frozen=True, slots=True)
class MeasureDraft:
    """One pair of cause and measure as entered; texts by language, at least in one of them.

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
    """The entry of a kept document; a text that is missing in one language falls back to the other."""
    texts = {
        name: {CHINESE: _said(document[name], CHINESE, ENGLISH), ENGLISH: _said(document[name], ENGLISH, CHINESE)}
        for name in ("cause", "measure", "support")
    }
    return measure_from({**document, **texts, "key": key})


def lacking(document: Mapping[str, Any]) -> str:
    """The language whose forms would print a text of this entry in the other one, "" for none."""
    parts = [document[name] for name in ("cause", "measure", "support")]
    pairs = ((ENGLISH, CHINESE), (CHINESE, ENGLISH))
    return next((one for one, other in pairs if any(part.get(other) and not part.get(one) for part in parts)), "")


def check(draft: MeasureDraft, indicators: Collection[str]) -> None:
    """Refuse what no plan could print: a missing text, an unknown place, figure or diagnosis; the first fault."""
    for error in problems(draft, indicators).values():
        raise error


def problems(draft: MeasureDraft, indicators: Collection[str]) -> Mapping[str, RequestError]:
    """What no plan could print, by the part of the draft it stands in.

    A text's part ends with its language; of one that is missing in both it is the bare name.
    """
    found: dict[str, RequestError] = {}
    columns = (
        ("cause", N_("Cause"), draft.causes, True),
        ("measure", N_("Measure"), draft.measures, True),
        ("support", N_("Support"), draft.supports, False),
    )
    for name, column, texts, is_required in columns:
        said = {language: texts.get(language, "").strip() for language in (CHINESE, ENGLISH)}
        if is_required and not any(said.values()):
            found[name] = RequestError(_MISSING, column=Term(column))
        for language, text in said.items():
            if error := _text_problem(Term(column), text):
                found[f"{name}_{language}"] = error
    if draft.step not in STEPS:
        found["step"] = RequestError(N_("Choose the step of the work this measure belongs to."))
    if draft.focus not in FOCUSES:
        found["focus"] = RequestError(N_("Choose from the list what this measure begins with."))
    if error := _indicator_problem(draft, {*indicators, ANY_INDICATOR}):
        found["indicators"] = error
    if strange := [each for each in draft.when if each not in DIAGNOSES]:
        found["when"] = RequestError(N_('There is no diagnosis "{code}". Choose one of the list.'), code=strange[0])
    return found


def _indicator_problem(draft: MeasureDraft, known: Collection[str]) -> RequestError | None:
    if not draft.indicators:
        return RequestError(N_("Choose at least one indicator that this measure helps."))
    moved = (draft.moves,) if draft.moves else ()
    unknown = next((code for code in (*draft.indicators, *moved) if code not in known), None)
    if unknown is None:
        return None
    return RequestError(N_('There is no indicator "{code}". Choose one of the list.'), code=unknown)


def _text_problem(column: Term, text: str) -> RequestError | None:
    if len(text) > LONGEST:
        return RequestError(
            N_("{column} has {length} characters; the form's plan holds {longest}. Say it shorter."),
            column=column, length=len(text), longest=LONGEST,
        )  # fmt: skip
    if strange := _strange_place(text):
        return RequestError(
            N_("{column} holds {place}, which nothing fills. The places are {known}."),
            column=column, place=strange, known=" ".join(f"{{{name}}}" for name in PLACES),
        )  # fmt: skip
    return None


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


def _said(texts: Mapping[str, str], language: str, other: str) -> str:
    return texts.get(language) or texts.get(other, "")
