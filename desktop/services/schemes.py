"""Verbs on schemes: install a preset, make sure there is a default, save a new version.

The default scheme is for everybody in service; a scheme with a role is for the positions of that role. The functions
on a session run inside the caller's transaction.
"""

from dataclasses import replace
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from desktop.domain.scheme import Scheme
from desktop.domain.scheme_documents import filter_document, grades_document, rule_document, tiers_document
from desktop.domain.scheme_validation import validate
from desktop.i18n import CHINESE, ENGLISH
from desktop.models import Lookup, Position, SchemeItem, SchemeVersion, Stage
from desktop.models import Scheme as SchemeRow
from desktop.queries.schemes import newest_choice, own_counted, scheme_choices, scheme_of
from desktop.services.presets import DEFAULT_PRESET, Preset, PresetScheme, find_preset


def install_preset(session: Session, preset: str = DEFAULT_PRESET) -> Preset:
    """Add a preset's positions, stages, words and schemes; what is there under the same name stays as it is."""
    found = find_preset(preset)
    _add_missing(session, Position, [dict(position) for position in found.positions])
    stages = [{**stage, "sort_order": place} for place, stage in enumerate(found.stages)]
    _add_missing(session, Stage, stages)
    for kind, words in found.lookups.items():
        known = set(session.scalars(select(Lookup.name).where(Lookup.kind == kind)))
        for place, word in enumerate(words):
            if word["name"] not in known:
                session.add(Lookup(kind=kind, sort_order=place, **word))
    known_names = set(session.scalars(select(SchemeRow.name)))
    for entry in found.schemes:
        if entry.scheme.names[CHINESE] not in known_names:
            add_preset_scheme(session, entry)
    return found


def ensure_default(session: Session) -> None:
    """Install the default scheme of the most general preset where the company has no scheme at all."""
    if not scheme_choices(session):
        add_preset_scheme(session, find_preset(DEFAULT_PRESET).default_scheme)


def save_version(session: Session, scheme_id: int, scheme: Scheme) -> int:
    """The key of a new version that says what `scheme` says; the same content makes no new version."""
    validate(replace(scheme, own=scheme.own or own_counted(session, [item.indicator for item in scheme.items])))
    latest = newest_choice(session, scheme_id)
    version = 1 if latest is None else latest.version + 1
    if latest is not None and says_the_same(scheme_of(session, latest.version_id), scheme):
        return latest.version_id
    row = SchemeVersion(scheme_id=scheme_id, version=version, **version_columns(scheme))
    session.add(row)
    session.flush()
    session.execute(insert(SchemeItem), item_rows(scheme, row.id))
    return row.id


def version_columns(scheme: Scheme) -> dict[str, Any]:
    """What a version says beside its items, as it is kept."""
    return {
        "grades": grades_document(scheme.grades),
        "tiers": tiers_document(scheme.tiers),
        "ramp": [str(step) for step in scheme.ramp],
        "tier_basis": scheme.tier_basis,
        "maximum": scheme.maximum,
        "conduct_limit": scheme.conduct_limit,
        "form_title": scheme.form_titles.get(CHINESE, ""),
        "form_title_en": scheme.form_titles.get(ENGLISH, ""),
    }


def add_preset_scheme(session: Session, entry: PresetScheme) -> int:
    """The key of a preset's scheme, added with version 1."""
    choices = scheme_choices(session)
    row = SchemeRow(
        name=entry.scheme.names[CHINESE],
        name_en=entry.scheme.names[ENGLISH],
        cycle=entry.cycle,
        role=entry.role,
        is_default=entry.is_default and not any(choice.is_default for choice in choices),
    )
    session.add(row)
    session.flush()
    save_version(session, row.id, entry.scheme)
    return row.id


def _add_missing(session: Session, table: type[Position] | type[Stage], documents: list[dict[str, Any]]) -> None:
    known = set(session.scalars(select(table.name)))
    session.add_all([table(**document) for document in documents if document["name"] not in known])


def says_the_same(one: Scheme, other: Scheme) -> bool:
    """Whether two versions say the same; their numbers do not matter, and names belong to the scheme."""
    return _content(one) == _content(other)


def _content(scheme: Scheme) -> tuple[object, ...]:
    return (
        scheme.items,
        scheme.grades,
        scheme.tiers,
        scheme.tier_basis,
        scheme.maximum,
        scheme.conduct_limit,
        scheme.ramp,
        dict(scheme.form_titles),
    )


def item_rows(scheme: Scheme, version_id: int) -> list[dict[str, Any]]:
    """The items of a version as they are kept, in their order."""
    return [
        {
            "scheme_version_id": version_id,
            "sort_order": place,
            "indicator": item.indicator,
            "weight": item.weight,
            "rule": rule_document(item.rule),
            "cap": item.cap,
            "default_target": item.default_target,
            "missing": item.missing,
            "scope": item.scope,
            "filter": filter_document(item.filter),
            "perspective": item.perspective,
            "veto_below": item.veto_below,
        }
        for place, item in enumerate(scheme.items)
    ]
