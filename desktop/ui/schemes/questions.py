"""What the schemes page asks the data file; each answer is frozen."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from desktop.domain.indicators import Catalogue
from desktop.domain.own_indicator import OwnIndicator, Source
from desktop.domain.period import Period
from desktop.domain.raters import RelationWeights
from desktop.domain.scheme import Scheme
from desktop.i18n import CHINESE, ENGLISH, translator
from desktop.queries.lookups import Choice, WordLine, named, word_list, words
from desktop.queries.own_indicators import own_indicators
from desktop.queries.people import people_in
from desktop.queries.scheme_list import SchemeLine, scheme_lines
from desktop.queries.schemes import scheme_of
from desktop.services.given_points import given_points
from desktop.services.own_indicators import refuse_wrong
from desktop.services.presets import PRESETS, load_preset
from desktop.services.scheme_drafts import SchemeDraft
from desktop.services.what_if import WhatIf, what_if_for_period

RED_LINES = "red_line"
FILTERS = ("product", "region", "customer_kind", "source")


@dataclass(frozen=True, slots=True)
class PresetChoice:
    """A ready-made scheme that is not among the owner's."""

    preset: str
    preset_name: str
    key: str  # its Chinese name
    name: str


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the page shows before a scheme is opened."""

    lines: tuple[SchemeLine, ...]
    own: tuple[OwnIndicator, ...]
    catalogue: Catalogue
    presets: tuple[PresetChoice, ...]
    weights: RelationWeights
    red_lines: tuple[WordLine, ...]
    filters: Mapping[str, tuple[Choice, ...]]


@dataclass(frozen=True, slots=True)
class Opened:
    """A scheme as the editor starts with it."""

    scheme_id: int | None  # none for a new one
    draft: SchemeDraft
    version: int
    is_in_use: bool


@dataclass(frozen=True, slots=True)
class PersonPoints:
    """Who may be given points in a period, and what was given."""

    staff_id: int
    name: str
    team: str
    points: Decimal | None


def overview(session: Any, language: str) -> Overview:
    """Schemes, own indicators, raters' weights, red lines, and the words lines may be narrowed to."""
    own = own_indicators(session)
    lines = scheme_lines(session)
    return Overview(
        lines=lines,
        own=tuple(own.by_code.values()),
        catalogue=own.catalogue,
        presets=_presets(lines, language),
        weights=own.weights,
        red_lines=word_list(session, RED_LINES),
        filters={kind: words(session, kind, language) for kind in FILTERS},
    )


def opened(session: Any, line: SchemeLine) -> Opened:
    """The newest version of a scheme, ready to be changed."""
    choice = line.choice
    scheme: Scheme = scheme_of(session, choice.version_id)
    draft = SchemeDraft(choice.name, scheme, choice.name_en, choice.cycle, choice.role)
    return Opened(choice.scheme_id, draft, choice.version, line.is_in_use)


def opened_now(session: Any, scheme_id: int) -> Opened | None:
    """The same of a scheme by its key, None where it is offered no longer."""
    lines = (line for line in scheme_lines(session) if line.choice.scheme_id == scheme_id)
    line = next(lines, None)
    return None if line is None or line.is_retired else opened(session, line)


def spelled(session: Any, code: str, text: str, language: str) -> str:
    """A typed formula as it is understood, indicators by their names; refused where it cannot be worked out."""
    formula = refuse_wrong(session, code, text)
    if formula is None:
        return ""
    return formula.spelled(names_in(own_indicators(session).catalogue, language))


def points_given(session: Any, indicator: str, period: Period, language: str) -> tuple[PersonPoints, ...]:
    """Everybody in service in the period with the points given."""
    held = given_points(session, indicator, period)
    return tuple(
        PersonPoints(
            person.staff_id, person.name, named(person.team, person.team_en, language), held.get(person.staff_id)
        )
        for person in people_in(session, period)
    )


def tried(session: Any, draft: SchemeDraft, period: Period, is_for_all: bool) -> WhatIf:
    """Totals, grades and bonuses a scheme would have given in a period; nothing is stored."""
    return what_if_for_period(session, period, draft.scheme, "" if is_for_all else draft.role)


def formula_text(own: OwnIndicator, catalogue: Catalogue, language: str) -> str:
    """The formula as an owner reads it, "" for given points."""
    formula = own.parsed if own.source is Source.FORMULA else None
    return "" if formula is None else formula.spelled(names_in(catalogue, language))


def names_in(catalogue: Catalogue, language: str) -> Mapping[str, str]:
    """Every indicator's name in a language, by code."""
    texts = translator(language)
    return {code: indicator.called(texts) for code, indicator in catalogue.items()}


def _presets(lines: tuple[SchemeLine, ...], language: str) -> tuple[PresetChoice, ...]:
    known = {name for line in lines for name in (line.choice.name, line.choice.name_en)}
    return tuple(
        PresetChoice(key, preset.names[language], entry.scheme.names[CHINESE], entry.scheme.names[language])
        for key in PRESETS
        for preset in (load_preset(key),)
        for entry in preset.schemes
        if not {entry.scheme.names[CHINESE], entry.scheme.names[ENGLISH]} & known
    )
