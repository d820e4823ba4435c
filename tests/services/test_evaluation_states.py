"""The life of an evaluation as a table: which verb is allowed in which state, what it leads to, what is recorded."""

from collections.abc import Callable
from datetime import date
from itertools import combinations, permutations

import pytest
from sqlalchemy import func, select

from desktop.domain.period import Period, parse_period
from desktop.errors import RequestError
from desktop.models import AuditEntry, Evaluation, Review
from desktop.queries.evaluations import evaluation_row
from desktop.services import audit
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.services.small_company import Q3, today, two_people

NONE, DRAFT, COMPUTED, INTERVIEWED, FINALISED, REOPENED = (
    "none", "draft", "computed", "interviewed", "finalised", "reopened"
)  # fmt: skip
STATES = (NONE, DRAFT, COMPUTED, INTERVIEWED, FINALISED, REOPENED)


class Life:
    """One evaluation of the third quarter and what may be done to it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.verbs = Evaluations(database, today)
        with database.write() as session:
            two_people(session)

    @property
    def key(self) -> int:
        with self.database.read() as session:
            return session.scalar(select(Evaluation.id)) or 0

    @property
    def state(self) -> str:
        with self.database.read() as session:
            return session.scalar(select(Evaluation.status)) or NONE

    def newest_entry(self) -> str:
        with self.database.read() as session:
            assert audit.verify(session).is_whole
            return session.scalars(select(AuditEntry.verb).order_by(AuditEntry.id.desc())).first() or ""

    def entries(self) -> int:
        with self.database.read() as session:
            return session.scalar(select(func.count(AuditEntry.id))) or 0

    def bring_to(self, state: str) -> None:
        """Lead it there by the verbs themselves."""
        if state == DRAFT:
            self.prepare()
        if state in (COMPUTED, INTERVIEWED, FINALISED, REOPENED):
            self.run()
        if state == INTERVIEWED:
            self.talk_to_all()
        if state in (FINALISED, REOPENED):
            self.finalise()
        if state == REOPENED:
            self.reopen()
        assert self.state == state

    def prepare(self) -> None:
        self.verbs.prepare(Q3)

    def run(self) -> None:
        self.verbs.run(Q3)

    def talk_to_all(self) -> None:
        with self.database.read() as session:
            keys = session.scalars(select(Review.id)).all()
        if not keys:
            raise RequestError("nobody to talk to")
        for key in keys:
            self.verbs.record_interview(key, date(2026, 10, 14))

    def take_back_a_talk(self) -> None:
        with self.database.read() as session:
            key = session.scalars(select(Review.id)).first()
        if key is None:
            raise RequestError("nobody to talk to")
        self.verbs.record_interview(key, None)

    def finalise(self) -> None:
        self.verbs.finalise(self.key)

    def reopen(self) -> None:
        self.verbs.reopen(self.key, "一份合同漏录")

    def discard(self) -> None:
        self.verbs.discard(self.key)


VERBS: dict[str, Callable[[Life], None]] = {
    "prepare": Life.prepare,
    "run": Life.run,
    "talk to all": Life.talk_to_all,
    "take back a talk": Life.take_back_a_talk,
    "finalise": Life.finalise,
    "reopen": Life.reopen,
    "discard": Life.discard,
}
REFUSED = "refused"
# Verb → the state it leads to from: none, draft, computed, interviewed, finalised, reopened.
TABLE = {
    "prepare": (DRAFT, DRAFT, COMPUTED, INTERVIEWED, FINALISED, REOPENED),
    "run": (COMPUTED, COMPUTED, COMPUTED, INTERVIEWED, FINALISED, COMPUTED),
    "talk to all": (REFUSED, REFUSED, INTERVIEWED, INTERVIEWED, REFUSED, INTERVIEWED),
    "take back a talk": (REFUSED, REFUSED, COMPUTED, COMPUTED, REFUSED, COMPUTED),
    "finalise": (REFUSED, REFUSED, FINALISED, FINALISED, FINALISED, FINALISED),
    "reopen": (REFUSED, REFUSED, REFUSED, REFUSED, REOPENED, REFUSED),
    "discard": (REFUSED, NONE, NONE, NONE, REFUSED, NONE),
}
# What the record then says last; where nothing is done, nothing is recorded.
RECORDED = {
    "prepare": "evaluation.drafted",
    "run": "evaluation.computed",
    "talk to all": "review.interviewed",
    "take back a talk": "review.interviewed",
    "finalise": "evaluation.finalised",
    "reopen": "evaluation.reopened",
    "discard": "evaluation.discarded",
}
SILENT = {
    *((state, "prepare") for state in STATES if state != NONE),
    (FINALISED, "run"),
    (FINALISED, "finalise"),
}


@pytest.fixture
def life(database: Database) -> Life:
    return Life(database)


@pytest.mark.parametrize(
    ("state", "verb", "expected"),
    [(state, verb, row[place]) for verb, row in TABLE.items() for place, state in enumerate(STATES)],
)
def test_each_verb_leads_from_each_state_where_the_table_says(
    life: Life, state: str, verb: str, expected: str
) -> None:
    life.bring_to(state)
    before = life.entries()

    if expected == REFUSED:
        with pytest.raises(RequestError):
            VERBS[verb](life)
        assert (life.state, life.entries()) == (state, before)
        return
    VERBS[verb](life)

    assert life.state == expected
    if (state, verb) in SILENT:
        assert life.entries() == before
    else:
        assert life.newest_entry() == RECORDED[verb]


def test_reopening_needs_a_reason_and_keeps_it_with_the_old_seal(life: Life) -> None:
    life.bring_to(FINALISED)
    with life.database.read() as session:
        seal = session.scalar(select(Evaluation.seal))

    with pytest.raises(RequestError, match="Write down why"):
        life.verbs.reopen(life.key, "  ")
    life.reopen()

    with life.database.read() as session:
        entry = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
        assert entry is not None
        assert entry.details == {"reason": "一份合同漏录", "seal": seal}


def test_a_draft_holds_no_figures_and_says_so(life: Life) -> None:
    life.bring_to(DRAFT)

    with life.database.read() as session:
        row = evaluation_row(session, life.key, "zh_CN")
    assert row is not None
    assert (row.is_draft, row.people, row.computed_at) == (True, 0, None)


# Every kind of period in one stretch of days, and one before it that touches no day of it.
KINDS = {
    "week": "2026-W32",
    "month": "2026-08",
    "quarter": "2026Q3",
    "half": "2026H2",
    "year": "2026",
    "custom": "2026-05-30..2026-08-29",
}


@pytest.mark.parametrize("label", KINDS.values(), ids=KINDS.keys())
def test_each_kind_of_period_can_be_run(life: Life, label: str) -> None:
    period = parse_period(label)

    result = life.verbs.run(period)

    with life.database.read() as session:
        evaluation = session.get_one(Evaluation, result.evaluation_id)
        assert (evaluation.period_kind, evaluation.start, evaluation.end) == (period.kind, period.start, period.end)
        assert session.scalar(select(func.count(Review.id))) == 2


@pytest.mark.parametrize(("first", "second"), list(permutations(KINDS, 2)))
def test_nobody_is_in_two_evaluations_of_one_scheme_on_the_same_day(life: Life, first: str, second: str) -> None:
    life.verbs.run(parse_period(KINDS[first]))

    with pytest.raises(RequestError, match="overlaps"):
        life.verbs.run(parse_period(KINDS[second]))

    with life.database.read() as session:
        assert session.scalar(select(func.count(Evaluation.id))) == 1


@pytest.mark.parametrize("label", ["2026-07-31..2026-08-31", "2026-08-31..2026-09-02", "2026-08-01..2026-08-01"])
def test_one_shared_day_is_enough(life: Life, label: str) -> None:
    life.verbs.run(parse_period("2026-08"))

    with pytest.raises(RequestError, match="overlaps"):
        life.verbs.run(parse_period(label))


@pytest.mark.parametrize(
    "labels",
    [
        ("2026-W31", "2026-W32", "2026-W33"),
        ("2026-07", "2026-08", "2026-09-01..2026-09-30"),
        ("2026Q1", "2026Q2", "2026Q3"),
        ("2025", "2026H1", "2026Q3"),
    ],
)
def test_periods_that_only_touch_stand_side_by_side(life: Life, labels: tuple[str, ...]) -> None:
    periods: list[Period] = [parse_period(label) for label in labels]

    for period in periods:
        life.verbs.run(period)

    assert all(one.end < other.start for one, other in combinations(periods, 2))
    with life.database.read() as session:
        assert session.scalar(select(func.count(Evaluation.id))) == len(periods)


def test_a_draft_takes_no_days_from_others(life: Life) -> None:
    life.verbs.prepare(parse_period("2026-08"))

    result = life.verbs.run(Q3)

    assert not result.was_finalised
