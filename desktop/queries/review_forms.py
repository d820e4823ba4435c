"""Whole review forms from stored rows: a fixed number of statements whatever the number of people."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.indicators import Unit
from desktop.domain.period import Period, PeriodKind
from desktop.domain.perspectives import perspective_name
from desktop.domain.review import (
    PastTotal,
    PlanResult,
    ReviewAction,
    ReviewedPerson,
    ReviewFinding,
    ReviewForm,
    ReviewItem,
    Verdict,
)
from desktop.domain.scheme import SchemeItem, Scope
from desktop.errors import N_
from desktop.i18n import CHINESE, Translator
from desktop.models import Action, Finding, Review
from desktop.models import ReviewItem as ItemRow
from desktop.queries.review_frame import Frame
from desktop.queries.review_texts import grade_ground, grade_note, item_reason
from desktop.queries.rewriting_marks import Marks, RewritingMarks
from desktop.queries.target_notes import target_note

Row = TypeVar("Row", ItemRow, Finding, Action)


def forms_of(session: Session, frame: Frame, reviews: Sequence[Review]) -> list[ReviewForm]:
    """The forms of these reviews, in their order."""
    keys = [review.id for review in reviews]
    items = _by_review(session, ItemRow, keys)
    findings = _by_review(session, Finding, keys)
    actions = _by_review(session, Action, keys)
    told = RewritingMarks(session, frame, findings, actions)
    return [
        _form(frame, review, items[review.id], findings[review.id], actions[review.id], told) for review in reviews
    ]


def _by_review(session: Session, table: type[Row], keys: Sequence[int]) -> dict[int, list[Row]]:
    statement = select(table).where(table.review_id.in_(keys)).order_by(table.sort_order, table.id)
    if issubclass(table, Action):
        statement = statement.where(Action.deleted_at.is_(None))
    found: dict[int, list[Row]] = defaultdict(list)
    for row in session.scalars(statement):
        found[row.review_id].append(row)
    return found


def _form(
    frame: Frame,
    review: Review,
    items: Sequence[ItemRow],
    findings: Sequence[Finding],
    actions: Sequence[Action],
    told: RewritingMarks,
) -> ReviewForm:
    texts, past = frame.texts, review.past
    results = tuple(_plan_result(entry, frame.language) for entry in past.get("plan", ()))
    return ReviewForm(
        review_id=review.id,
        **_of_everybody(frame),
        number=review.number,
        person=_person(review, frame),
        total=review.total,
        exact_total=_number(review.exact_total or None),
        previous_total=_number(past.get("previous_total")),
        grade=frame.grade_name(review.grade) if review.grade else "",
        grade_code=review.grade,
        grade_note=_grade_note(review, frame),
        rank=review.rank,
        rank_of=review.rank_of,
        coefficient=review.coefficient,
        bonus=review.bonus,
        conduct_points=review.conduct_points,
        scored_weight=review.scored_weight,
        items=_items(frame, review, items),
        **_written(frame.language, findings, told.marks(review, findings, items)),
        actions=_planned(frame.language, actions, told.marks(review, actions, items)),
        last_plan=results,
        last_plan_title=_plan_title(past.get("plan_period"), results, texts, frame.period.fiscal_year_start),
        history=_history(frame.period, review, past),
        target_note=target_note(items, texts),
        **_said(review),
        computed_bonus=review.computed_bonus,
        bonus_reason=review.bonus_reason,
        grade_ground=grade_ground(review.grade, review.computed_grade, review.grade_reason),
    )


def _of_everybody(frame: Frame) -> dict[str, Any]:
    """What stands on every form of an evaluation."""
    return {
        "language": frame.language,
        "company": frame.company,
        "logo": frame.logo,
        "title": frame.form_title,
        "period_title": frame.period.title(frame.texts),
        "period_label": frame.period.label,
        "start": frame.period.start,
        "end": frame.period.end,
        "scheme": frame.scheme_name,
        "scheme_version": frame.scheme.version,
        "maximum": frame.scheme.maximum,
        "next_period_title": frame.period.next().title(frame.texts),
        "finalised_on": frame.finalised_on,
        "seal": frame.seal,
    }


_KINDS = {"strengths": "strength", "weaknesses": "weakness", "remarks": "remark"}


def _written(language: str, findings: Sequence[Finding], marks: Marks) -> dict[str, Any]:
    """The findings by what the form calls them."""
    return {
        name: tuple(_finding(row, language, marks) for row in findings if row.kind == kind)
        for name, kind in _KINDS.items()
    }


def _planned(language: str, actions: Sequence[Action], marks: Marks) -> tuple[ReviewAction, ...]:
    return tuple(_action(row, language, marks) for row in actions)


def _person(review: Review, frame: Frame) -> ReviewedPerson:
    return ReviewedPerson(
        staff_id=review.staff_id,
        code=review.staff_code,
        name=review.staff_name,
        position=frame.own_name(review.position, review.position_en),
        team=frame.own_name(review.team, review.team_en),
        superior=review.superior,
        service_months=review.service_months,
        bonus_base=review.bonus_base,
    )


def _said(review: Review) -> dict[str, Any]:
    """What the interview brought."""
    return {
        "interview_on": review.interviewed_on,
        "employee_opinion": review.employee_opinion,
        "difficulties": review.difficulties,
        "agreements": review.agreements,
    }


def _grade_note(review: Review, frame: Frame) -> str:
    scored = None if review.total is None else review.scored_weight
    return grade_note(frame.scheme, review.grade, review.computed_grade, review.grade_reason, frame.texts, scored)


def _items(frame: Frame, review: Review, items: Sequence[ItemRow]) -> tuple[ReviewItem, ...]:
    pairs = zip(items, frame.scheme.items, strict=True)
    return tuple(_item(row, counted, frame, is_total_known=review.scored_weight > 0) for row, counted in pairs)


def _item(row: ItemRow, counted: SchemeItem, frame: Frame, *, is_total_known: bool) -> ReviewItem:
    texts = frame.texts
    known = frame.scheme.indicator(row.indicator)
    return ReviewItem(
        indicator=row.indicator,
        name=_item_name(known.called(texts) if known else row.indicator, counted, frame),
        unit=known.unit if known else Unit.POINTS,
        measure_word=texts.gettext(known.measure_word) if known and known.measure_word else "",
        perspective=perspective_name(row.perspective, texts),
        weight=row.weight,
        target=_number(row.target),
        effective_target=_number(row.effective_target),
        actual=_number(row.actual),
        attainment=_number(row.attainment),
        points=_number(row.points),
        weighted=_number(row.weighted),
        is_scored=row.is_scored,
        reason=item_reason(row, texts, is_total_known=is_total_known),
        records=row.records,
        unscored="" if row.is_scored else item_reason(row, texts, known, is_total_known=is_total_known),
    )


def _item_name(indicator: str, counted: SchemeItem, frame: Frame) -> str:
    """The indicator's name with whose and which records are counted, where it is not all of the person's own."""
    name = indicator
    if counted.scope is Scope.TEAM:
        name = frame.texts.gettext(N_("{indicator}, team")).format(indicator=name)
    label = frame.filter_label(counted.filter)
    return f"{name} · {label}" if label else name


def _finding(row: Finding, language: str, marks: Marks) -> ReviewFinding:
    return ReviewFinding(
        finding_id=row.id,
        rule=row.rule,
        indicator=row.indicator,
        title=_in(row.titles, language),
        text=_in(row.texts, language),
        cause=_in(row.causes, language),
        impact=Decimal(row.impact),
        is_edited=row.is_edited,
        record_ids=tuple(row.record_ids),
        stale=marks.stale.get(row.id, ""),
        has_way_back=row.id in marks.ways_back,
    )


def _action(row: Action, language: str, marks: Marks) -> ReviewAction:
    return ReviewAction(
        action_id=row.id,
        indicator=row.indicator,
        text=_in(row.texts, language),
        goal=_in(row.goals, language),
        due_on=row.due_on,
        owner=row.owner,
        support=_in(row.supports, language),
        is_edited=row.is_edited or row.is_added,
        stale=marks.stale.get(row.id, ""),
        has_way_back=row.id in marks.ways_back,
    )


def _plan_result(entry: Mapping[str, Any], language: str) -> PlanResult:
    return PlanResult(
        title=_in(entry["titles"], language),
        goal=_in(entry["goals"], language),
        now=_in(entry["now"], language),
        verdict=Verdict(entry["verdict"]),
        remark=_in(entry["remarks"], language),
    )


def _plan_title(
    told: Mapping[str, str] | None, results: Sequence[PlanResult], texts: Translator, fiscal_start: int
) -> str:
    """How many actions the last plan set and how many of them reached their goal."""
    if not told or not results:
        return ""
    period = kept_period(told, fiscal_start)
    done = sum(result.verdict is Verdict.DONE for result in results)
    return texts.ngettext(
        "{period}: {done} of {count} planned action reached its goal",
        "{period}: {done} of {count} planned actions reached their goals",
        len(results),
    ).format(period=period.title(texts), count=len(results), done=done)


def kept_period(told: Mapping[str, str], fiscal_start: int) -> Period:
    """A period from the way it is kept beside a review."""
    return Period(
        date.fromisoformat(told["start"]),
        date.fromisoformat(told["end"]),
        PeriodKind(told["kind"]),
        told["label"],
        fiscal_start,
    )


def _history(period: Period, review: Review, past: Mapping[str, Any]) -> tuple[PastTotal, ...]:
    earlier = tuple(PastTotal(entry["label"], _number(entry["total"])) for entry in past.get("totals", ()))
    return (*earlier, PastTotal(period.short_label(), review.total))


def _in(by_language: Mapping[str, str], language: str) -> str:
    """The text of a language, the other one's where the owner wrote only that."""
    return by_language.get(language) or by_language.get(CHINESE) or next(iter(by_language.values()), "")


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
