"""The records behind own indicators: given points, and for a formula those its figures count."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.facts import Evidence, Facts
from desktop.domain.own_indicator import Source
from desktop.domain.own_indicators import operands
from desktop.domain.period import Period
from desktop.models import Rating
from desktop.queries.own_indicators import OwnIndicators

Ids = Mapping[str, Sequence[int]]  # indicator → ids of the records behind it


def with_own_records(
    session: Session, period: Period, evidence: Mapping[int, Evidence], own: OwnIndicators
) -> Mapping[int, Evidence]:
    """The evidence with the records behind own indicators; one statement where points are given, else none."""
    if not own.by_code:
        return evidence
    rated = _ratings(session, period, own)
    return {
        staff_id: replace(each, record_ids=_with_formulas({**each.record_ids, **rated.get(staff_id, {})}, own))
        for staff_id, each in evidence.items()
    }


def with_counted_records(
    figures: Mapping[int, Facts], evidence: Mapping[int, Evidence], own: OwnIndicators
) -> Mapping[int, Facts]:
    """The facts of people with each formula's number of records as the evidence lists them."""
    if not own.formulas:
        return figures
    counted = {
        staff_id: {
            code: facts[code]._replace(records=len(evidence[staff_id].record_ids[code]))
            for code in own.formulas
            if staff_id in evidence and facts[code].actual is not None
        }
        for staff_id, facts in figures.items()
    }
    return {staff_id: {**facts, **counted[staff_id]} for staff_id, facts in figures.items()}


def _with_formulas(ids: Ids, own: OwnIndicators) -> Ids:
    """The ids with those behind each formula: of the one kind a click on it lists, each once."""
    catalogue, found = own.catalogue, dict(ids)
    for code in own.formulas:
        behind = [each for each in operands(code, own.formulas) if each in catalogue]
        same = [each for each in behind if catalogue[each].records is catalogue[code].records]
        found[code] = tuple(dict.fromkeys(key for each in same for key in ids.get(each, ())))
    return found


def _ratings(session: Session, period: Period, own: OwnIndicators) -> dict[int, dict[str, tuple[int, ...]]]:
    by_owner = {each.code: each.source is Source.MANUAL for each in own.given}
    found: dict[int, dict[str, tuple[int, ...]]] = defaultdict(dict)
    if not by_owner:
        return found
    for key, staff_id, indicator, relation in session.execute(
        select(Rating.id, Rating.staff_id, Rating.indicator, Rating.relation)
        .where(
            Rating.start == period.start,
            Rating.end == period.end,
            Rating.indicator.in_(by_owner),
            Rating.deleted_at.is_(None),
        )
        .order_by(Rating.id)
    ):
        if (relation == "owner") == by_owner[indicator]:
            known = found[staff_id]
            known[indicator] = (*known.get(indicator, ()), key)
    return found
