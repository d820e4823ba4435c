"""The parts of a scheme that two may change apart from each other: names, lines, grades, bonus, rules."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from desktop.domain.own_indicator import OwnIndicator
from desktop.errors import N_
from desktop.services.scheme_drafts import SchemeDraft

_OF_DRAFT = ("name", "name_en", "cycle", "role")
# Part → the tab it stands on. What the bonus rests on belongs to its rows.
PARTS: Mapping[str, str] = {
    **dict.fromkeys((*_OF_DRAFT, "form_titles", "maximum", "conduct_limit", "ramp"), N_("Names and rules")),
    "items": N_("Lines"),
    "grades": N_("Grades and bonus"),
    "bonus": N_("Grades and bonus"),
}


def parts_of(draft: SchemeDraft) -> dict[str, Any]:
    """Each part of a scheme by its name."""
    scheme = draft.scheme
    of_draft = {name: getattr(draft, name) for name in _OF_DRAFT}
    of_scheme = {name: getattr(scheme, name) for name in PARTS if name not in (*_OF_DRAFT, "bonus")}
    return {**of_draft, **of_scheme, "bonus": (scheme.tier_basis, scheme.tiers)}


def with_parts(draft: SchemeDraft, parts: Mapping[str, Any], own: tuple[OwnIndicator, ...]) -> SchemeDraft:
    """The scheme with these parts in the place of its own, and knowing these indicators."""
    known = {each.code: each for each in (*draft.scheme.own, *own)}
    of_scheme = {name: value for name, value in parts.items() if name not in (*_OF_DRAFT, "bonus")}
    if "bonus" in parts:
        of_scheme["tier_basis"], of_scheme["tiers"] = parts["bonus"]
    scheme = replace(draft.scheme, own=tuple(known.values()), **of_scheme)
    return replace(draft, scheme=scheme, **{name: parts[name] for name in _OF_DRAFT if name in parts})
