"""The board of improvement actions: where each stands today, from which figure over which to which."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from desktop.domain.facts import Facts
from desktop.domain.indicators import Indicator
from desktop.domain.period import Period, custom
from desktop.domain.plan.progress import UNMEASURED, Course, PlanState, course_of, elapsed_share, judged, state_of
from desktop.domain.scheme import Scope
from desktop.models import Action, ActionCheckIn, Evaluation, Review
from desktop.queries.due_days import DueChange, due_changes
from desktop.queries.evaluations import fiscal_year_start, period_of
from desktop.queries.lookups import named
from desktop.queries.own_facts import staff_figures, team_figures
from desktop.queries.own_indicators import indicators_of
from desktop.queries.people import all_teams
from desktop.queries.plan_verdicts import KeptVerdict, kept_verdicts


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One note on how an action went; the value in the indicator's unit."""

    check_in_id: int
    noted_on: date
    value: Decimal | None
    note: str


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One action on the board; values in the indicator's unit, for the whole of `period`, `now` up to today.

    `now` comes from the records, None where nothing counts it; `indicator` is None for actions without a figure.
    Once a review judged the action, `kept` is what it says, and the course follows it.
    """

    action_id: int
    evaluation_id: int
    review_id: int
    period: Period  # the one the plan is for
    staff_id: int
    code: str
    name: str
    team: str
    text: str
    goal: str
    support: str
    owner: str
    indicator: Indicator | None
    start: Decimal | None
    now: Decimal | None
    target: Decimal | None
    course: Course
    state: PlanState
    due_on: date
    printed_due_on: date
    done_on: date | None
    check_ins: tuple[CheckIn, ...]  # the latest first
    due_changes: tuple[DueChange, ...]  # the latest first
    kept: KeptVerdict | None = None


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """A plan there is: what was evaluated, and the period it plans."""

    evaluation_id: int
    evaluated: Period
    period: Period
    actions: int


def plan_choices(session: Session) -> tuple[PlanChoice, ...]:
    """The evaluations with actions, the latest first."""
    fiscal = fiscal_year_start(session)
    counted = (
        select(Review.evaluation_id, func.count(Action.id).label("actions"))
        .join(Action, Action.review_id == Review.id)
        .where(Action.deleted_at.is_(None))
        .group_by(Review.evaluation_id)
    )
    counts = {row.evaluation_id: row.actions for row in session.execute(counted)}
    rows = session.scalars(
        select(Evaluation)
        .where(Evaluation.deleted_at.is_(None), Evaluation.id.in_(list(counts)))
        .order_by(Evaluation.end.desc(), Evaluation.start.desc(), Evaluation.id)
    )
    periods = ((row.id, period_of(row, fiscal)) for row in rows)
    return tuple(PlanChoice(key, period, period.next(), counts[key]) for key, period in periods)


def plan_board(
    session: Session,
    today: date,
    language: str,
    evaluation_ids: Collection[int] | None = None,
    staff_id: int | None = None,
) -> tuple[PlanLine, ...]:
    """The actions of the given plans, or of everybody's latest one; overdue first, then by due day and person.

    `staff_id` asks for one person's.
    """
    question = _actions(evaluation_ids)
    rows = session.execute(question if staff_id is None else question.where(Review.staff_id == staff_id)).all()
    if evaluation_ids is None:
        rows = _latest_of_each(session, rows)
    return _lines(session, rows, today, language)


_Line = Row[Action, Review, Evaluation]


def _actions(evaluation_ids: Collection[int] | None) -> Select[Action, Review, Evaluation]:
    question = (
        select(Action, Review, Evaluation)
        .join(Review, Review.id == Action.review_id)
        .join(Evaluation, Evaluation.id == Review.evaluation_id)
        .where(Action.deleted_at.is_(None), Evaluation.deleted_at.is_(None))
        .order_by(Evaluation.end.desc(), Review.staff_code, Action.sort_order, Action.id)
    )
    return question if evaluation_ids is None else question.where(Evaluation.id.in_(list(evaluation_ids)))


def _latest_of_each(session: Session, rows: Sequence[_Line]) -> list[_Line]:
    """The rows of each person's latest review: older plans were judged in it, and who left has none any more."""
    latest = {
        row.staff_id: row.end
        for row in session.execute(
            select(Review.staff_id, func.max(Evaluation.end).label("end"))
            .join(Evaluation, Evaluation.id == Review.evaluation_id)
            .where(Evaluation.deleted_at.is_(None))
            .group_by(Review.staff_id)
        )
    }
    return [row for row in rows if row[2].end == latest[row[1].staff_id]]


def _lines(session: Session, rows: Sequence[_Line], today: date, language: str) -> tuple[PlanLine, ...]:
    fiscal = fiscal_year_start(session)
    keys = [action.id for action, _review, _evaluation in rows]
    check_ins, changes = _check_ins(session, keys), due_changes(session, keys)
    catalogue = indicators_of(session)
    figures = _Figures(session, today, frozenset(action.indicator for action, _review, _evaluation in rows))
    people = {review.staff_id for _action, review, _evaluation in rows}
    since = min((evaluation.end for _action, _review, evaluation in rows), default=today)
    verdicts = kept_verdicts(session, people, since, language)
    lines = []
    for action, review, evaluation in rows:
        period = period_of(evaluation, fiscal).next()
        indicator = catalogue.get(action.indicator)
        now = figures.now(action, period) if indicator is not None else None
        held = _Held(tuple(check_ins.get(action.id, ())), tuple(changes.get(action.id, ())), verdicts.get(action.id))
        lines.append(_line(action, review, period, indicator, now, held, today, language))
    order = list(PlanState)
    return tuple(sorted(lines, key=lambda line: (order.index(line.state), line.due_on, line.code, line.action_id)))


@dataclass(frozen=True, slots=True)
class _Held:
    """What was noted on an action."""

    check_ins: tuple[CheckIn, ...]
    due_changes: tuple[DueChange, ...]
    kept: KeptVerdict | None


def _line(
    action: Action,
    review: Review,
    period: Period,
    indicator: Indicator | None,
    now: Decimal | None,
    held: _Held,
    today: date,
    language: str,
) -> PlanLine:
    start, target = _number(action.from_value), _number(action.to_value)
    course = UNMEASURED
    if indicator is not None:
        course = course_of(indicator, start, now, target, elapsed_share(period, today))
    if held.kept is not None:
        course = judged(course, held.kept.verdict)
    due_on = held.due_changes[0].due_on if held.due_changes else action.due_on
    return PlanLine(
        action_id=action.id,
        evaluation_id=review.evaluation_id,
        review_id=review.id,
        period=period,
        staff_id=review.staff_id,
        code=review.staff_code,
        name=review.staff_name,
        team=named(review.team, review.team_en, language),
        text=_in(action.texts, language),
        goal=_in(action.goals, language),
        support=_in(action.supports, language),
        owner=action.owner,
        indicator=indicator,
        start=start,
        now=now,
        target=target,
        course=course,
        state=state_of(due_on, action.done_on, today, course),
        due_on=due_on,
        printed_due_on=action.due_on,
        done_on=action.done_on,
        check_ins=held.check_ins,
        due_changes=held.due_changes,
        kept=held.kept,
    )


class _Figures:
    """The figures of plans' periods so far, each period asked for once and only where an action needs it."""

    def __init__(self, session: Session, today: date, wanted: frozenset[str]) -> None:
        self._session = session
        self._today = today
        self._wanted = wanted
        self._staff: dict[Period, Mapping[int, Facts]] = {}
        self._teams: dict[Period, Mapping[int, Facts]] = {}
        self._led: dict[int, int] | None = None

    def now(self, action: Action, period: Period) -> Decimal | None:
        """The action's figure from the period's first day up to today; None before it starts or where narrowed."""
        if period.start > self._today or action.narrowed:
            return None
        if action.scope == Scope.TEAM:
            team_id = self._led_team(action.staff_id)
            facts = self._of(self._teams, period, team_figures).get(team_id, {}) if team_id is not None else {}
        else:
            facts = self._of(self._staff, period, staff_figures).get(action.staff_id, {})
        measure = facts.get(action.indicator)
        return measure.actual if measure else None

    def _of(self, known: dict[Period, Mapping[int, Facts]], period: Period, ask: Any) -> Mapping[int, Facts]:
        if period not in known:
            so_far = period if period.end <= self._today else custom(period.start, self._today)
            known[period] = ask(self._session, so_far, wanted=self._wanted)
        return known[period]

    def _led_team(self, staff_id: int) -> int | None:
        if self._led is None:
            teams = all_teams(self._session).by_id.values()
            self._led = {team.leader_id: team.team_id for team in teams if team.leader_id is not None}
        return self._led.get(staff_id)


def _check_ins(session: Session, action_ids: Sequence[int]) -> dict[int, list[CheckIn]]:
    found: dict[int, list[CheckIn]] = defaultdict(list)
    for row in session.scalars(
        select(ActionCheckIn)
        .where(ActionCheckIn.action_id.in_(list(action_ids)), ActionCheckIn.deleted_at.is_(None))
        .order_by(ActionCheckIn.noted_on.desc(), ActionCheckIn.id.desc())
    ):
        found[row.action_id].append(CheckIn(row.id, row.noted_on, _number(row.value), row.note))
    return found


def _in(by_language: Mapping[str, str], language: str) -> str:
    return by_language.get(language) or next((text for text in by_language.values() if text), "")


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
