"""What SQL counts by itself: deals, surveys, complaints, milestones, feedback, activities, actions, ratings.

Every kind is one branch of a single statement; a branch's rows are (kind, bearer, records, first, second, third,
fourth), whole numbers whose meaning the kind decides.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, CompoundSelect, func, literal, null, select, type_coerce, union_all
from sqlalchemy.orm import Session

from desktop.domain.period import Period
from desktop.domain.tally import Tally
from desktop.domain.targets import Bearer
from desktop.queries.facts import counted_records as kinds
from desktop.queries.facts.bearers import Records, Tallies, placed
from desktop.queries.facts.narrowing import Narrowing
from desktop.queries.facts.question import Question, ask_numbers

NUMBERS = 4
Branch = Callable[[Tally, str, int, list[int]], None]


def counted_sums(question: Question) -> CompoundSelect[*tuple[Any, ...]]:
    """All kinds that are asked for in one statement."""
    branches = [
        _branch(name, question.bearer, records(question.period, question.narrowing))
        for name, (codes, records, _add) in _BRANCHES.items()
        if question.wants(*codes)
    ]
    if question.wants(*_RATED):
        branches.append(_ratings(question))
    return union_all(*branches)


def add_counted(session: Session, tallies: Tallies, question: Question) -> None:
    """Put everything counted into the tallies; one statement."""
    for kind, bearer_id, records, *numbers in ask_numbers(session, counted_sums, question):
        name, _colon, relation = kind.partition(":")
        add = _BRANCHES[name][2] if name in _BRANCHES else _add_rating
        add(tallies[bearer_id], relation, int(records), [int(number or 0) for number in numbers])


def _branch(name: str, bearer: Bearer, records: Records) -> Records:
    rows = placed(bearer, records)
    sums: list[ColumnElement[Any]] = [func.sum(each) for each in rows.c if each.name.startswith("number")]
    sums += [null()] * (NUMBERS - len(sums))
    return select(literal(name), rows.c.bearer, func.count(rows.c.record_id), *sums).group_by(rows.c.bearer)


def _ratings(question: Question) -> Records:
    rows = placed(question.bearer, kinds.ratings(question.period, question.narrowing)).c
    score = func.sum(type_coerce(rows.score, BigInteger))
    return (
        select(literal("rating:") + rows.relation, rows.bearer, func.count(), score, null(), null(), null())
        .where(rows.record_id.is_not(None))
        .group_by(rows.bearer, rows.relation)
    )


def _add_opened(tally: Tally, _relation: str, records: int, numbers: list[int]) -> None:
    tally.opened, tally.opened_won = records, numbers[0]


def _add_closed(tally: Tally, _relation: str, _records: int, numbers: list[int]) -> None:
    tally.won, tally.lost, tally.cycles, tally.cycle_days = numbers


def _add_surveys(tally: Tally, _relation: str, records: int, numbers: list[int]) -> None:
    tally.surveys, tally.survey_score = records, numbers[0]


def _add_complaints(tally: Tally, _relation: str, records: int, _numbers: list[int]) -> None:
    tally.complaints = records


def _add_milestones(tally: Tally, _relation: str, records: int, numbers: list[int]) -> None:
    tally.milestones, tally.milestones_on_time = records, numbers[0]


def _add_feedback(tally: Tally, _relation: str, records: int, _numbers: list[int]) -> None:
    tally.feedback = records


def _add_activities(tally: Tally, _relation: str, records: int, numbers: list[int]) -> None:
    tally.activities, tally.leads, tally.activity_deals = records, numbers[0], numbers[1]


def _add_actions(tally: Tally, _relation: str, records: int, numbers: list[int]) -> None:
    tally.actions, tally.actions_done = records, numbers[0]


def _add_rating(tally: Tally, relation: str, records: int, numbers: list[int]) -> None:
    tally.ratings[relation] = (records, numbers[0])


_BRANCHES: Mapping[str, tuple[tuple[str, ...], Callable[[Period, Narrowing], Records], Branch]] = {
    "opened": (("new_deals", "deal_conversion"), kinds.opened_deals, _add_opened),
    "closed": (("won_deals", "lost_deals", "win_rate", "deal_cycle_days"), kinds.closed_deals, _add_closed),
    "survey": (("satisfaction",), kinds.surveys, _add_surveys),
    "complaint": (("complaints", "complaint_rate"), kinds.complaints, _add_complaints),
    "milestone": (("milestones_on_time",), kinds.milestones, _add_milestones),
    "feedback": (("market_feedback",), kinds.feedback, _add_feedback),
    "activity": (("activity_leads", "activity_deals"), kinds.activities, _add_activities),
    "action": (("plan_completion",), kinds.actions, _add_actions),
}
_RATED = ("manual", "raters")
CODES = (*(code for codes, _records, _add in _BRANCHES.values() for code in codes), *_RATED)
