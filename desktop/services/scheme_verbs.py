"""Verbs on schemes: add, change, copy, retire, make the usual one; each public method is one transaction."""

from dataclasses import dataclass

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from desktop.domain.raters import RelationWeights, refuse_weights
from desktop.errors import N_, RequestError
from desktop.models import Company, Evaluation, Review, SchemeItem, SchemeVersion
from desktop.models import Scheme as SchemeRow
from desktop.models.base import now
from desktop.queries.schemes import SchemeChoice, newest_choice, scheme_choices, scheme_of
from desktop.services import audit
from desktop.services.presets import load_preset
from desktop.services.scheme_drafts import SchemeDraft, checked, refuse_name
from desktop.services.schemes import (
    add_preset_scheme,
    item_rows,
    save_version,
    says_the_same,
    version_columns,
)
from desktop.services.texts import required_line
from desktop.store.database import Database

_TABLE = "scheme"


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving did: `is_new_version` where reviews rest on the version before, which stays as it was."""

    scheme_id: int
    version: int
    is_new_version: bool


class Schemes:
    """The owner's schemes in one data file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, draft: SchemeDraft) -> int:
        """The key of a new scheme; the first one is the usual one."""
        with self._database.write() as session:
            fit = checked(session, draft)
            return _added(session, fit, "scheme.added")

    def save(self, scheme_id: int, draft: SchemeDraft) -> Saved:
        """Keep a changed scheme: its newest version, or a new version where reviews rest on that one."""
        with self._database.write() as session:
            row, choice = _existing(session, scheme_id)
            fit = checked(session, draft, scheme_id)
            row.name, row.name_en, row.cycle, row.role = fit.name, fit.name_en, fit.cycle, fit.role
            row.revision += 1
            version, is_new = choice.version, False
            if not says_the_same(scheme_of(session, choice.version_id), fit.scheme):
                is_new = is_in_use(session, choice.version_id)
                if is_new:
                    save_version(session, scheme_id, fit.scheme)
                    version += 1
                else:
                    _replace_version(session, choice.version_id, fit)
            audit.append(session, "scheme.changed", _TABLE, scheme_id, {"version": version, "is_new": is_new})
            return Saved(scheme_id, version, is_new)

    def copy(self, scheme_id: int, name: str) -> int:
        """The key of a new scheme with another's newest rules; the English name is the owner's to add."""
        with self._database.write() as session:
            row, choice = _existing(session, scheme_id)
            draft = SchemeDraft(name, scheme_of(session, choice.version_id), "", row.cycle, row.role)
            return _added(session, checked(session, draft), "scheme.copied")

    def rename(self, scheme_id: int, name: str, name_en: str = "") -> None:
        """Call a scheme otherwise; finalised reviews keep the name they were sealed with."""
        with self._database.write() as session:
            row, _choice = _existing(session, scheme_id)
            fit = required_line(name, N_("Scheme name"))
            refuse_name(session, (fit, name_en.strip()), scheme_id)
            row.name, row.name_en = fit, name_en.strip()
            row.revision += 1
            audit.append(session, "scheme.renamed", _TABLE, scheme_id)

    def retire(self, scheme_id: int) -> None:
        """Offer a scheme no longer; what was evaluated by it stays."""
        with self._database.write() as session:
            row, choice = _existing(session, scheme_id)
            if choice.is_default:
                raise RequestError(N_("This is the default scheme. Make another one the default scheme first."))
            row.deleted_at = now()
            audit.append(session, "scheme.retired", _TABLE, scheme_id)

    def bring_back(self, scheme_id: int) -> None:
        """Offer a retired scheme again."""
        with self._database.write() as session:
            row = session.get(SchemeRow, scheme_id)
            if row is None or row.deleted_at is None:
                raise RequestError(N_("This scheme is not retired."))
            row.deleted_at = None
            audit.append(session, "scheme.brought_back", _TABLE, scheme_id)

    def make_usual(self, scheme_id: int) -> None:
        """Use a scheme where none is named; from then on it is for everybody."""
        with self._database.write() as session:
            row, _choice = _existing(session, scheme_id)
            for each in session.scalars(select(SchemeRow).where(SchemeRow.is_default)):
                each.is_default = False
            session.flush()
            row.is_default = True
            audit.append(session, "scheme.made_usual", _TABLE, scheme_id)

    def add_from_preset(self, preset: str, name: str) -> int:
        """The key of a ready-made scheme taken over, by the preset's key and the scheme's Chinese name."""
        with self._database.write() as session:
            entry = next((each for each in load_preset(preset).schemes if name in each.scheme.names.values()), None)
            if entry is None:
                raise RequestError(N_('There is no ready-made scheme "{name}".'), name=name)
            refuse_name(session, entry.scheme.names.values(), None)
            scheme_id = add_preset_scheme(session, entry)
            audit.append(session, "scheme.added", _TABLE, scheme_id, {"preset": preset})
            return scheme_id

    def weigh_raters(self, weights: RelationWeights) -> None:
        """Set how much each relation counts in a 360° rating; the weights sum to 100."""
        refuse_weights(weights)
        with self._database.write() as session:
            company = session.scalars(select(Company).order_by(Company.id)).first()
            if company is None:
                raise RequestError(N_("There is no company yet. Create it first."))
            company.rater_weights = {relation: str(weight) for relation, weight in weights.items()}
            audit.append(session, "company.raters_weighed", "company", company.id)


def is_in_use(session: Session, version_id: int) -> bool:
    """Whether reviews rest on a version, so that it may not change any more."""
    question = (
        select(Review.id)
        .join(Evaluation, Evaluation.id == Review.evaluation_id)
        .where(Evaluation.scheme_version_id == version_id)
    )
    return session.scalars(question.limit(1)).first() is not None


def _added(session: Session, fit: SchemeDraft, verb: str) -> int:
    is_first = not any(choice.is_default for choice in scheme_choices(session))
    row = SchemeRow(name=fit.name, name_en=fit.name_en, cycle=fit.cycle, role=fit.role, is_default=is_first)
    session.add(row)
    session.flush()
    save_version(session, row.id, fit.scheme)
    audit.append(session, verb, _TABLE, row.id)
    return row.id


def _replace_version(session: Session, version_id: int, fit: SchemeDraft) -> None:
    version = session.get_one(SchemeVersion, version_id)
    for name, value in version_columns(fit.scheme).items():
        setattr(version, name, value)
    session.execute(delete(SchemeItem).where(SchemeItem.scheme_version_id == version_id))
    session.execute(insert(SchemeItem), item_rows(fit.scheme, version_id))


def _existing(session: Session, scheme_id: int) -> tuple[SchemeRow, SchemeChoice]:
    choice = newest_choice(session, scheme_id)
    if choice is None:
        raise RequestError(N_("This scheme is no longer there. Please choose another one."))
    return session.get_one(SchemeRow, scheme_id), choice
