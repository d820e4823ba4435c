"""The company's table of quality factors: asked by itself, or carried along by the rows that need it."""

import json
from functools import lru_cache

from sqlalchemy import ScalarSelect, Text, cast, select
from sqlalchemy.orm import Session

from desktop.domain.quality_table import USUAL, QualityTable, table_of
from desktop.models import Company


def quality_table(session: Session) -> QualityTable:
    """The table in force."""
    return stored_table(session.scalar(select(quality_table_text())))


def quality_table_text() -> ScalarSelect[str]:
    """The stored table as a column, so that facts about quality need no statement of their own for it."""
    return select(cast(Company.quality_table, Text)).order_by(Company.id).limit(1).scalar_subquery()


@lru_cache(maxsize=8)
def stored_table(text: str | None) -> QualityTable:
    """The table as it was stored; the usual one where nothing is."""
    return table_of(json.loads(text)) if text else USUAL
