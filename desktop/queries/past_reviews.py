"""What earlier evaluations of the same kind of period left: totals, points per line, planned actions."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Row, Text, cast, select
from sqlalchemy.orm import Session

from desktop.domain.former_names import is_unmistakable, with_names_now
from desktop.domain.indicators import Catalogue
from desktop.domain.narrative import PastAction
from desktop.domain.period import Period, PeriodKind
from desktop.domain.scheme import Filter, Scope
from desktop.domain.scheme_documents import filter_from
from desktop.models import Action, ActionCheckIn, Evaluation, Review, ReviewItem, SchemeItem, SchemeVersion, Staff
from desktop.queries.due_days import due_changes
from desktop.queries.facts.question import day_from, numbers_of
from desktop.queries.own_indicators import own_indicators

KEPT = 3  # earlier totals on a form


class LineKey(NamedTuple):
    """What a line counts: a scheme may count one indicator of oneself and of the team, and of one product."""

    indicator: str
    scope: Scope
    filter: Filter


@dataclass(frozen=True, slots=True)
class PastReview:
    """A person's review of an earlier period; points by line only of the scored items.

    Totals and points of another scheme are not comparable; its plan still stands.
    """

    review_id: int
    is_same_scheme: bool
    period: Period
    total: Decimal | None
    points: Mapping[LineKey, Decimal]
    actions: tuple[PastAction, ...]


def past_reviews(session: Session, period: Period, scheme_id: int) -> dict[int, list[PastReview]]:
    """Per person the latest earlier reviews, at most three, newest first.

    One review a period: of the same scheme where there is one, else of another, so that who was promoted keeps the
    plan.
    """
    rows = _latest(session, period, scheme_id)
    keys = [row.id for held in rows.values() for row in held]
    points, actions = (
        _points(session, keys),
        _actions(session, keys, own_indicators(session, with_removed=True).catalogue),
    )
    return {
        staff_id: [
            PastReview(
                row.id,
                row.scheme_id == scheme_id,
                Period(row.start, row.end, PeriodKind(row.period_kind), row.period_label, period.fiscal_year_start),
                row.total,
                points.get(row.id, {}),
                tuple(actions.get(row.id, ())),
            )
            for row in held
        ]
        for staff_id, held in rows.items()
    }


_Line = Row[int, int, Decimal | None, date, date, str, str, int]


def _latest(session: Session, period: Period, scheme_id: int) -> dict[int, list[_Line]]:
    lines = session.execute(
        select(
            Review.id,
            Review.staff_id,
            Review.total,
            Evaluation.start,
            Evaluation.end,
            Evaluation.period_kind,
            Evaluation.period_label,
            SchemeVersion.scheme_id,
        )
        .join(Evaluation, Evaluation.id == Review.evaluation_id)
        .join(SchemeVersion, SchemeVersion.id == Evaluation.scheme_version_id)
        .where(
            Evaluation.deleted_at.is_(None),
            Evaluation.period_kind == period.kind,
            Evaluation.end < period.start,
        )
        .order_by(Evaluation.end.desc(), (SchemeVersion.scheme_id == scheme_id).desc(), Evaluation.id)
    ).all()
    held: dict[int, list[_Line]] = defaultdict(list)
    for line in lines:
        known = held[line.staff_id]
        if len(known) < KEPT and all(line.end < earlier.start for earlier in known):
            known.append(line)
    return held


def _points(session: Session, keys: list[int]) -> dict[int, dict[LineKey, Decimal]]:
    """Points with the scope and filter of the scheme's line at the same place."""
    points: dict[int, dict[LineKey, Decimal]] = defaultdict(dict)
    for review_id, indicator, scope, chosen, text in numbers_of(
        session,
        select(
            ReviewItem.review_id,
            ReviewItem.indicator,
            SchemeItem.scope,
            cast(SchemeItem.filter, Text),
            ReviewItem.points,
        )
        .join(Review, Review.id == ReviewItem.review_id)
        .join(Evaluation, Evaluation.id == Review.evaluation_id)
        .join(
            SchemeItem,
            (SchemeItem.scheme_version_id == Evaluation.scheme_version_id)
            & (SchemeItem.sort_order == ReviewItem.sort_order),
        )
        .where(ReviewItem.review_id.in_(keys), ReviewItem.is_scored, ReviewItem.points.is_not(None))
        .order_by(ReviewItem.sort_order.desc()),
    ):
        points[review_id][_line_key(indicator, scope, chosen)] = Decimal(text or 0)
    return points


@lru_cache(maxsize=256)  # a scheme's lines are the same for everybody
def _line_key(indicator: str, scope: str, chosen: str | None) -> LineKey:
    return LineKey(indicator, Scope(scope), filter_from(json.loads(chosen) if chosen else {}))


def _actions(session: Session, keys: list[int], catalogue: Catalogue) -> dict[int, list[PastAction]]:
    rows = numbers_of(
        session,
        select(
            Action.id, Action.review_id, Action.indicator, Action.measure, cast(Action.texts, Text),
            cast(Action.goals, Text), cast(Action.supports, Text), Action.from_value, Action.to_value, Action.due_on,
            Action.done_on, Action.scope, Action.narrowed,
        )
        .where(Action.review_id.in_(keys), Action.deleted_at.is_(None))
        .order_by(Action.sort_order, Action.id),
    )  # fmt: skip
    notes, changes = _latest_notes(session, keys), due_changes(session, [row[0] for row in rows])
    actions: dict[int, list[PastAction]] = defaultdict(list)
    renamed = _renamed(session, keys)
    for key, review_id, code, measure, texts, goals, supports, start, goal, due_on, done_on, scope, narrowed in rows:
        note = notes.get(key)
        actions[review_id].append(
            PastAction(
                action_id=key,
                indicator=catalogue.get(code),
                measure=measure,
                texts=KeptTexts(texts, renamed),
                goals=KeptTexts(goals),
                supports=KeptTexts(supports, renamed),
                from_value=None if start is None else Decimal(start),
                to_value=None if goal is None else Decimal(goal),
                due_on=changes[key][0].due_on if key in changes else day_from(due_on),
                done_on=None if done_on is None else day_from(done_on),
                is_team_scope=scope == Scope.TEAM,
                narrowed=narrowed,
                noted_on=note.noted_on if note else None,
                note=note.note if note else "",
            )
        )
    return actions


def _renamed(session: Session, keys: list[int]) -> Mapping[str, str]:
    """The names people bear now by those they bore then, without those that may mean somebody else, too."""
    then, now = Review.staff_name, Staff.name
    asked = select(Staff.id, then, now).join(Review, Review.staff_id == Staff.id)
    changed = session.execute(asked.where(Review.id.in_(keys), then != now).distinct()).all()
    if not changed:
        return {}
    today = session.execute(select(Staff.id, now).where(Staff.deleted_at.is_(None))).all()
    found: dict[str, str] = {}
    for key, old, new in changed:
        borne = [name for other, name in today if other != key]
        borne += [name for other, name, _new in changed if other != key and name == old]
        if is_unmistakable(old, borne):
            found[old] = new
    return found


class KeptTexts(Mapping[str, str]):
    """A text by language as it was kept, read when asked for: what was said before is seldom said again.

    People in it are called as they are now: `renamed` has their names by the former ones.
    """

    __slots__ = ("_kept", "_renamed")

    def __init__(self, kept: str, renamed: Mapping[str, str] | None = None) -> None:
        self._kept = kept
        self._renamed = renamed or {}

    def __getitem__(self, language: str) -> str:
        return self._read()[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())

    def _read(self) -> dict[str, str]:
        read: dict[str, str] = json.loads(self._kept)
        return {language: with_names_now(text, self._renamed) for language, text in read.items()}


def _latest_notes(session: Session, keys: list[int]) -> dict[int, ActionCheckIn]:
    """The latest check-in with words of each action of these reviews."""
    rows = session.scalars(
        select(ActionCheckIn)
        .join(Action, Action.id == ActionCheckIn.action_id)
        .where(Action.review_id.in_(keys), ActionCheckIn.deleted_at.is_(None), ActionCheckIn.note != "")
        .order_by(ActionCheckIn.noted_on, ActionCheckIn.id)
    )
    return {row.action_id: row for row in rows}
