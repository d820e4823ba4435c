"""What makes a visit effective: its outcome, as the owner's list of outcomes says; one rule for figures and lists."""

from sqlalchemy import ColumnElement, select

from desktop.models import Lookup, LookupKind, Visit


def is_effective_visit() -> ColumnElement[bool]:
    """Whether the visit's outcome counts as effective."""
    effective = select(Lookup.id).where(Lookup.kind == LookupKind.OUTCOME, Lookup.is_effective)
    return Visit.outcome_id.in_(effective)
