"""Values of a run as the rows that are kept; figures as exact plain text."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from desktop.domain.exact import as_decimal, plain
from desktop.domain.narrative import Finding
from desktop.domain.period import Period
from desktop.domain.plan import PlannedAction, PlanVerdict
from desktop.domain.ramp import Ramp, Span
from desktop.domain.scheme import Scope
from desktop.domain.scorecard import Card
from desktop.domain.scoring import ItemScore, Reason
from desktop.domain.targets import TargetFigure
from desktop.queries.people import Person
from desktop.services.evaluation_cards import last_review, previous_review
from desktop.services.evaluation_inputs import Inputs
from desktop.services.evaluation_texts import ReviewTexts

Columns = dict[str, Any]


def review_columns(inputs: Inputs, person: Person, card: Card, texts: ReviewTexts) -> Columns:
    """The computed columns of a review; what the owner wrote and the form's number are not among them."""
    return {
        "staff_code": person.code,
        "staff_name": person.name,
        "position": person.position,
        "position_en": person.position_en,
        "team": person.team,
        "team_en": person.team_en,
        "superior": person.superior,
        "service_months": person.service_months,
        "bonus_base": person.bonus_base,
        "exact_total": _exact(card.total.exact) or "",
        "total": card.total.rounded,
        "conduct_points": card.total.conduct_points,
        "scored_weight": card.total.scored_weight,
        "computed_grade": card.grade,
        "grade": card.grade,
        "grade_reason": card.grade_reason,
        "rank": card.rank,
        "rank_of": card.rank_of,
        "coefficient": card.coefficient,
        "computed_bonus": card.bonus,
        "bonus": card.bonus,
        "past": _past(inputs, person, texts.verdicts),
    }


def item_rows(inputs: Inputs, person: Person, card: Card, review_id: int) -> list[Columns]:
    """The lines of a review."""
    return [
        {
            "review_id": review_id,
            "sort_order": place,
            "indicator": score.item.indicator,
            "perspective": score.item.perspective,
            "weight": score.item.weight,
            "target": _text(score.target),
            "effective_target": _text(score.effective_target),
            "actual": _text(score.measure.actual),
            "numerator": _text(score.measure.numerator),
            "denominator": _text(score.measure.denominator),
            "attainment": _text(score.attainment),
            "points": _text(score.exact_points),
            "weighted": _exact(weighted),
            "is_scored": score.is_scored,
            "reason": score.reason.value,
            "reason_values": _reason_values(score, ramp, person, _partial_target(inputs, person, score)),
            "records": score.measure.records,
        }
        for place, (score, weighted, ramp) in enumerate(
            zip(card.scores, card.total.weighted, card.ramps, strict=True)
        )
    ]


def finding_row(finding: Finding, review_id: int, place: int) -> Columns:
    """A finding to keep."""
    return {
        "review_id": review_id,
        "sort_order": place,
        "kind": finding.kind.value,
        "rule": finding.rule,
        "indicator": finding.indicator,
        "impact": plain(finding.impact),
        "figures": finding.figures,
        "record_ids": finding.record_ids,
        "cause_key": finding.cause_key,
        "titles": finding.titles,
        "texts": finding.texts,
        "causes": finding.causes,
        "is_edited": False,
    }


def action_row(action: PlannedAction, person: Person, review_id: int, place: int) -> Columns:
    """An action to keep."""
    return {
        "review_id": review_id,
        "staff_id": person.staff_id,
        "sort_order": place,
        "indicator": action.indicator,
        "scope": (Scope.TEAM if action.is_team_scope else Scope.OWN).value,
        "narrowed": action.narrowed,
        "measure": action.measure,
        "texts": action.texts,
        "goals": action.goals,
        "supports": action.supports,
        "from_value": _text(action.from_value),
        "to_value": _text(action.to_value),
        "due_on": action.due_on,
        "owner": action.owner,
        "is_edited": False,
        "is_added": False,
    }


def _past(inputs: Inputs, person: Person, verdicts: tuple[PlanVerdict, ...]) -> Columns:
    """What earlier periods left, in the form of plain documents."""
    last, previous = last_review(inputs, person), previous_review(inputs, person)
    earlier = [each for each in reversed(inputs.past.get(person.staff_id, ())) if each.is_same_scheme]
    return {
        "previous_total": _text(previous.total) if previous else None,
        "totals": [{"label": each.period.short_label(), "total": _text(each.total)} for each in earlier],
        "plan_period": _period_document(last.period) if last else None,
        "plan": [
            {
                "action_id": verdict.action_id,
                "verdict": verdict.verdict.value,
                "titles": dict(verdict.titles),
                "goals": dict(verdict.goals),
                "now": dict(verdict.now),
                "remarks": dict(verdict.remarks),
                "is_carried": verdict.is_carried,
            }
            for verdict in verdicts
        ],
    }


def _period_document(period: Period) -> Mapping[str, str]:
    return {
        "label": period.label,
        "kind": period.kind.value,
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
    }


def _partial_target(inputs: Inputs, person: Person, score: ItemScore) -> TargetFigure | None:
    """The line's target where it is set for some days of the period only, which few are."""
    if not inputs.targets.are_partial:
        return None
    target = inputs.target(person, score.item, inputs.targets)
    return target if target is not None and target.is_partial and target.value == score.target else None


def _reason_values(score: ItemScore, ramp: Ramp, person: Person, target: TargetFigure | None) -> Columns:
    values: Columns = {}
    if score.reason is Reason.RAMP:
        values = {
            "month": ramp.month,
            "step": plain(ramp.step),
            "service_days": ramp.service_days,
            "absent_days": ramp.absent_days,
            "period_days": ramp.period_days,
            "absences": [[first.isoformat(), last.isoformat()] for first, last in _absences(person, target)],
        }
    if target is not None:
        values |= {"covered_days": target.covered_days, "target_days": target.period_days}
    return values


def _absences(person: Person, target: TargetFigure | None) -> Iterable[Span]:
    """Those that take something off the target: of one set for some days only, the ones on these days."""
    if target is None:
        return person.absences
    return (
        (first, last)
        for first, last in person.absences
        if any(start <= last and first <= end for start, end in target.spans)
    )


def _text(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else plain(as_decimal(value))
