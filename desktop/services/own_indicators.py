"""Verbs on the owner's own indicators: add, change, remove, bring back; each public method is one transaction."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from desktop.domain.formula import FUNCTIONS, Formula, divides_by_nothing
from desktop.domain.formula_reading import read_formula
from desktop.domain.indicators import INDICATORS, Unit
from desktop.domain.own_indicator import Source
from desktop.domain.own_indicators import in_order, refuse_unknown
from desktop.errors import N_, RequestError
from desktop.i18n import CHINESE, ENGLISH, translator
from desktop.models import CustomIndicator, Scheme, SchemeItem, SchemeVersion
from desktop.models.base import now
from desktop.queries.own_indicators import OwnIndicators, own_indicators
from desktop.queries.schemes import scheme_choices
from desktop.services import audit
from desktop.services.texts import line_of, required_line
from desktop.store.database import Database

_TABLE = "custom_indicator"
_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")


@dataclass(frozen=True, slots=True)
class IndicatorDraft:
    """What the owner wrote; without a code one is made up, and given points are points whatever the unit says."""

    name: str
    name_en: str = ""
    source: Source = Source.MANUAL
    unit: Unit = Unit.POINTS
    higher_is_better: bool = True
    formula: str = ""
    code: str = ""


class IndicatorBook:
    """The owner's own indicators in one data file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, draft: IndicatorDraft) -> str:
        """The code of a new indicator."""
        with self._database.write() as session:
            code = _new_code(session, draft.code)
            row = CustomIndicator(code=code, name="", unit=Unit.POINTS, source=draft.source)
            _fill(session, row, draft)
            session.add(row)
            session.flush()
            audit.append(session, "indicator.added", _TABLE, row.id)
            return code

    def change(self, code: str, draft: IndicatorDraft) -> None:
        """Keep what the owner changed; the code and where the figures come from stay."""
        with self._database.write() as session:
            row = _existing(session, code)
            _fill(session, row, replace(draft, source=Source(row.source)))
            row.revision += 1
            audit.append(session, "indicator.changed", _TABLE, row.id)

    def remove(self, code: str) -> None:
        """Take an indicator out of the lists; refused while a scheme or a formula counts it."""
        with self._database.write() as session:
            row = _existing(session, code)
            _refuse_needed(session, code, row.name)
            row.deleted_at = now()
            audit.append(session, "indicator.removed", _TABLE, row.id)

    def bring_back(self, code: str) -> None:
        """Bring a removed indicator back."""
        with self._database.write() as session:
            row = session.scalars(select(CustomIndicator).where(CustomIndicator.code == code)).first()
            if row is None or row.deleted_at is None:
                raise RequestError(N_("This indicator is in the list already."))
            row.deleted_at = None
            session.flush()
            refuse_wrong(session, code, row.formula)
            audit.append(session, "indicator.brought_back", _TABLE, row.id)


def refuse_wrong(session: Session, code: str, text: str) -> Formula | None:
    """The formula of an indicator, None for an empty text; refused where it cannot be worked out.

    `code` is the indicator's own, "" for one that is not kept yet.
    """
    if not text.strip():
        return None
    own = own_indicators(session)
    formula = read_formula(text, spellings(own))
    refuse_unknown(formula, [*INDICATORS, *own.by_code, *([code] if code else [])])
    names = {each.code: each.name for each in own.by_code.values()}
    in_order({**own.formulas, code: formula}, names)
    if divides_by_nothing(formula):
        raise RequestError(N_("The formula divides by 0, so it would have no data for anybody. Correct the divisor."))
    return formula


def spellings(own: OwnIndicators) -> Mapping[str, str]:
    """Every name without blanks a formula may use, in either language, and the code it stands for."""
    texts = [translator(language) for language in (CHINESE, ENGLISH)]
    names = {indicator.called(each).casefold(): code for code, indicator in own.catalogue.items() for each in texts}
    return {**names, **{code: code for code in own.catalogue}}


def _fill(session: Session, row: CustomIndicator, draft: IndicatorDraft) -> None:
    name, name_en = required_line(draft.name, N_("Indicator name")), line_of(draft.name_en, N_("English name"))
    _refuse_name(session, row.code, (name, name_en))
    formula = None
    if draft.source is Source.FORMULA:
        formula = refuse_wrong(session, row.code, draft.formula)
        if formula is None:
            raise RequestError(N_("The formula is empty. Write for example: signed_amount / visits"))
    row.name, row.name_en, row.higher_is_better = name, name_en, draft.higher_is_better
    row.unit = draft.unit if formula is not None else Unit.POINTS
    row.formula = formula.text if formula is not None else ""


def _refuse_name(session: Session, code: str, names: tuple[str, str]) -> None:
    """Refuse a name that an indicator, built in or own, bears in either language."""
    built_in = {
        indicator.called(translator(language)).casefold()
        for indicator in INDICATORS.values()
        for language in (CHINESE, ENGLISH)
    }
    for name in filter(None, names):
        wanted = name.casefold()
        same = or_(func.lower(CustomIndicator.name) == wanted, func.lower(CustomIndicator.name_en) == wanted)
        other = select(CustomIndicator.id).where(
            same, CustomIndicator.code != code, CustomIndicator.deleted_at.is_(None)
        )
        if wanted in built_in or session.scalars(other.limit(1)).first() is not None:
            raise RequestError(N_('There is an indicator "{name}" already. Choose another name.'), name=name)


def _new_code(session: Session, wished: str) -> str:
    """The wished code where it is one and free, else the next made-up one."""
    taken = set(session.scalars(select(CustomIndicator.code))) | set(INDICATORS) | set(FUNCTIONS)
    if wished:
        if not _CODE.fullmatch(wished):
            raise RequestError(
                N_('"{code}" is no code: use small letters, digits and _, a letter first.'), code=wished
            )
        if wished in taken:
            raise RequestError(N_('The code "{code}" is taken. Choose another one.'), code=wished)
        return wished
    number = 1
    while f"own_{number}" in taken:
        number += 1
    return f"own_{number}"


def _refuse_needed(session: Session, code: str, name: str) -> None:
    newest = [choice.version_id for choice in scheme_choices(session)]
    scheme = session.scalars(
        select(Scheme.name)
        .join(SchemeVersion, SchemeVersion.scheme_id == Scheme.id)
        .join(SchemeItem, SchemeItem.scheme_version_id == SchemeVersion.id)
        .where(SchemeItem.indicator == code, SchemeVersion.id.in_(newest))
        .order_by(Scheme.id)
    ).first()
    if scheme is not None:
        raise RequestError(
            N_('The scheme "{scheme}" counts "{name}". Take it out of the scheme first.'), scheme=scheme, name=name
        )
    own = own_indicators(session)
    for each, formula in own.formulas.items():
        if code in formula.names:
            raise RequestError(
                N_('The formula of "{other}" needs "{name}". Change that formula first.'),
                other=own.by_code[each].name,
                name=name,
            )


def _existing(session: Session, code: str) -> CustomIndicator:
    row = session.scalars(
        select(CustomIndicator).where(CustomIndicator.code == code, CustomIndicator.deleted_at.is_(None))
    ).first()
    if row is None:
        raise RequestError(N_("This indicator is no longer there."))
    return row
