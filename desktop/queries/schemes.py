"""Questions about schemes: which there are, and what a version says."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.domain.indicators import INDICATORS
from desktop.domain.own_indicator import OwnIndicator
from desktop.domain.scheme import Missing, Scheme, SchemeItem, Scope, TierBasis
from desktop.domain.scheme_documents import filter_from, grades_from, rule_from, tiers_from
from desktop.errors import N_, RequestError
from desktop.i18n import CHINESE, ENGLISH
from desktop.models import Scheme as SchemeRow
from desktop.models import SchemeItem as ItemRow
from desktop.models import SchemeVersion
from desktop.queries.own_indicators import own_indicators


@dataclass(frozen=True, slots=True)
class SchemeChoice:
    """A scheme as a list offers it, with the key of its newest version."""

    scheme_id: int
    version_id: int
    version: int
    name: str
    name_en: str
    cycle: str
    role: str
    is_default: bool

    def name_in(self, language: str) -> str:
        """The name in a language, the owner's own where there is no English one."""
        return self.name_en or self.name if language == ENGLISH else self.name


def scheme_choices(session: Session) -> list[SchemeChoice]:
    """All schemes with their newest versions, the default one first."""
    newest = (
        select(SchemeVersion.scheme_id, func.max(SchemeVersion.version).label("version"))
        .group_by(SchemeVersion.scheme_id)
        .subquery()
    )
    rows = session.execute(
        select(SchemeRow, SchemeVersion.id, SchemeVersion.version)
        .join(SchemeVersion, SchemeVersion.scheme_id == SchemeRow.id)
        .join(newest, (newest.c.scheme_id == SchemeRow.id) & (newest.c.version == SchemeVersion.version))
        .where(SchemeRow.deleted_at.is_(None))
        .order_by(SchemeRow.is_default.desc(), SchemeRow.id)
    )
    return [
        SchemeChoice(row.id, version_id, version, row.name, row.name_en, row.cycle, row.role, row.is_default)
        for row, version_id, version in rows
    ]


def newest_choice(session: Session, scheme_id: int) -> SchemeChoice | None:
    """A scheme in its newest version, None where it was taken off the list."""
    return next((each for each in scheme_choices(session) if each.scheme_id == scheme_id), None)


def weighed_indicators(session: Session) -> tuple[str, ...]:
    """What the default scheme's newest version weighs, the heaviest first."""
    choices = scheme_choices(session)
    if not choices:
        return ()
    of_version = select(ItemRow.indicator).where(ItemRow.scheme_version_id == choices[0].version_id)
    return tuple(dict.fromkeys(session.scalars(of_version.order_by(ItemRow.weight.desc(), ItemRow.sort_order))))


def choice_of(session: Session, version_id: int) -> SchemeChoice:
    """The scheme of a version as an evaluation chose it, also where it was taken off the list since."""
    version = session.get_one(SchemeVersion, version_id)
    row = session.get_one(SchemeRow, version.scheme_id)
    return SchemeChoice(
        row.id, version.id, version.version, row.name, row.name_en, row.cycle, row.role, row.is_default
    )


def scheme_named(choices: Sequence[SchemeChoice], name: str | None) -> SchemeChoice:
    """The scheme of that name in either language, or the default one; an unknown name is refused."""
    if not choices:
        raise RequestError(
            N_("There is no scheme yet. Create the company with a preset: qianji init --preset sales.")
        )
    if not name:
        return choices[0]
    wanted = name.strip().casefold()
    for choice in choices:
        if wanted in (choice.name.casefold(), choice.name_en.casefold()):
            return choice
    raise RequestError(
        N_("There is no scheme “{name}”. The schemes are: {known}."),
        name=name,
        known=", ".join(_both_names(choice) for choice in choices),
    )


def _both_names(choice: SchemeChoice) -> str:
    """Either name is understood, so both are told."""
    return f"{choice.name} ({choice.name_en})" if choice.name_en not in ("", choice.name) else choice.name


def scheme_of(session: Session, version_id: int) -> Scheme:
    """A version as the rules read it."""
    version = session.get_one(SchemeVersion, version_id)
    row = session.get_one(SchemeRow, version.scheme_id)
    items = session.scalars(
        select(ItemRow).where(ItemRow.scheme_version_id == version_id).order_by(ItemRow.sort_order, ItemRow.id)
    ).all()
    return Scheme(
        names={CHINESE: row.name, ENGLISH: row.name_en or row.name},
        version=version.version,
        items=tuple(_item(item) for item in items),
        grades=grades_from(version.grades),
        tiers=tiers_from(version.tiers),
        tier_basis=TierBasis(version.tier_basis),
        maximum=version.maximum,
        conduct_limit=version.conduct_limit,
        ramp=tuple(Decimal(step) for step in version.ramp),
        form_titles={CHINESE: version.form_title, ENGLISH: version.form_title_en or version.form_title},
        own=own_counted(session, [item.indicator for item in items]),
    )


def own_counted(session: Session, codes: Sequence[str]) -> tuple[OwnIndicator, ...]:
    """The own indicators a version counts, removed ones too; no statement where it counts none."""
    if all(code in INDICATORS for code in codes):
        return ()
    return own_indicators(session, with_removed=True).needed_for(codes)


def _item(row: ItemRow) -> SchemeItem:
    return SchemeItem(
        indicator=row.indicator,
        weight=row.weight,
        rule=rule_from(row.rule),
        cap=row.cap,
        default_target=row.default_target,
        missing=Missing(row.missing),
        scope=Scope(row.scope),
        filter=filter_from(row.filter),
        perspective=row.perspective,
        veto_below=row.veto_below,
    )
