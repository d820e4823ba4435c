"""Verbs on the stages of deals: names, order, the chance to sign from there, and the part of the way they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.errors import N_, RequestError
from desktop.models import Stage
from desktop.services import audit
from desktop.services.gone import GoneError
from desktop.services.references import is_referred_to
from desktop.services.texts import line_of, required_line
from desktop.store.database import Database

STEPS = ("visit", "deal", "negotiation", "signing", "landing", "collection")
HIGHEST = 100


@dataclass(frozen=True, slots=True)
class StageDraft:
    """What the owner entered; probability in whole percent, `step` one of STEPS."""

    name: str
    name_en: str = ""
    probability: Decimal = Decimal(0)
    step: str = "negotiation"


class StageBook:
    """The stages; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, draft: StageDraft) -> int:
        """The key of a new stage, the last one."""
        with self._database.write() as session:
            last = session.scalar(select(func.max(Stage.sort_order)))
            row = Stage(name="", sort_order=0 if last is None else last + 1)
            _fill(session, row, draft)
            audit.append(session, "stage.added", "stage", row.id, {"name": row.name})
            return row.id

    def change(self, stage_id: int, draft: StageDraft) -> None:
        """Keep what the owner changed; deals in the stage stay where they are."""
        with self._database.write() as session:
            row = _existing(session, stage_id)
            former = {"name": row.name, "name_en": row.name_en, "probability": row.probability, "step": row.step}
            _fill(session, row, draft)
            audit.append(session, "stage.changed", "stage", row.id, {"former": former, "name": row.name})

    def remove(self, stage_id: int) -> None:
        """Take a stage out that no deal ever reached."""
        with self._database.write() as session:
            row = _existing(session, stage_id)
            if is_referred_to(session, "stage", row.id):
                raise RequestError(
                    N_("Deals are or were in the stage {name}; their history rests on it. Rename it instead."),
                    name=row.name,
                )
            audit.append(session, "stage.removed", "stage", row.id, {"name": row.name})
            session.delete(row)

    def order(self, stage_ids: Sequence[int]) -> None:
        """Put the stages into this order; those not named follow in their former order."""
        with self._database.write() as session:
            rows = {row.id: row for row in session.scalars(select(Stage).order_by(Stage.sort_order, Stage.id))}
            if not set(stage_ids) <= set(rows):
                raise RequestError(
                    N_("The list was changed meanwhile and stands here as it is now. Arrange it again.")
                )
            wanted = list(dict.fromkeys([*stage_ids, *rows]))
            for place, stage_id in enumerate(wanted):
                rows[stage_id].sort_order = place
            audit.append(session, "stage.ordered", "stage", None, {"order": wanted})


def _fill(session: Session, row: Stage, draft: StageDraft) -> None:
    name = required_line(draft.name, N_("Stage"))
    if session.scalar(select(Stage.id).where(Stage.name == name, Stage.id != row.id)) is not None:
        raise RequestError(N_("There is a stage “{name}” already."), name=name)
    if not 0 <= draft.probability <= HIGHEST or draft.probability % 1:
        raise RequestError(
            N_("The probability {value} must be a whole number from 0 to 100."), value=draft.probability
        )
    if draft.step not in STEPS:
        raise RequestError(N_("Say which part of the way the stage belongs to."))
    row.name, row.name_en = name, line_of(draft.name_en, N_("English name"))
    row.probability, row.step = int(draft.probability), draft.step
    session.add(row)
    session.flush()


def _existing(session: Session, stage_id: int) -> Stage:
    row = session.get(Stage, stage_id)
    if row is None:
        raise GoneError(N_("This stage was removed meanwhile, perhaps on another computer."))
    return row
