"""How the engine goes about the facts: from one index to the next, never through a whole history."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from desktop.domain.period import parse_period
from desktop.domain.targets import Bearer
from desktop.queries.facts.counted import counted_sums
from desktop.queries.facts.customers import customer_marks
from desktop.queries.facts.money import instalment_sums, receipt_sums
from desktop.queries.facts.question import Question, Statement
from desktop.queries.facts.signings import first_signings, landing_sums, signing_sums
from desktop.queries.facts.visits import visit_sums

pytestmark = pytest.mark.on_file  # about the file itself

QUARTER = parse_period("2026Q3")
STEADY = frozenset(
    {
        "collection_rate",
        "new_deals",
        "deal_conversion",
        "win_rate",
        "satisfaction",
        "complaints",
        "milestones_on_time",
    }
)
SMALL = ("staff", "company", "lookup", "team", "team_membership", "upwards")
GROWING = (
    "visit",
    "deal",
    "signing",
    "signing_share",
    "receipt",
    "instalment",
    "survey",
    "complaint",
    "milestone",
)
STATEMENTS = (
    visit_sums, counted_sums, signing_sums, first_signings, landing_sums, receipt_sums, instalment_sums,
    customer_marks,
)  # fmt: skip


def plan_of(session: Session, statement: Statement) -> list[str]:
    """The steps of the plan, as this engine words them."""
    connection, sent = session.connection(), list[tuple[str, Any]]()

    def note(_connection: object, _cursor: object, asked: str, values: Any, *_rest: object) -> None:
        sent.append((asked, values))

    event.listen(connection, "before_cursor_execute", note)
    session.execute(statement).all()
    event.remove(connection, "before_cursor_execute", note)
    asked, values = sent[0]
    return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", values)]


@pytest.fixture(autouse=True)
def _of_this_engine(session: Session) -> None:
    if session.connection().dialect.name != "sqlite":
        pytest.skip("plans are worded by this engine alone")


@pytest.mark.parametrize("bearer", [Bearer.STAFF, Bearer.COMPANY])
@pytest.mark.parametrize("statement", STATEMENTS)
class TestPlans:
    def test_no_growing_table_is_read_through(
        self, session: Session, statement: Callable[[Question], Statement], bearer: Bearer
    ) -> None:
        plan = plan_of(session, statement(Question(bearer, QUARTER, wanted=STEADY)))

        scanned = [step for step in plan if (found := re.match(r"SCAN (\w+)", step)) and found[1] in GROWING]
        assert not scanned
        assert not [step for step in plan if "AUTOMATIC" in step]


class TestVisits:
    def test_are_counted_from_the_index_alone_person_by_person(self, session: Session) -> None:
        plan = plan_of(session, visit_sums(Question(Bearer.STAFF, QUARTER)))

        assert any("visit USING COVERING INDEX ix_visit_facts (staff_id=? AND visited_on>?" in step for step in plan)
        assert not any("TEMP B-TREE FOR GROUP BY" in step for step in plan)


class TestActiveCustomers:
    def test_running_terms_are_found_by_their_end_in_two_covering_ranges(self, session: Session) -> None:
        plan = plan_of(session, customer_marks(Question(Bearer.STAFF, QUARTER)))

        assert "SEARCH signing USING COVERING INDEX ix_signing_term (term_end=? AND signed_on<?)" in plan
        assert "SEARCH signing USING COVERING INDEX ix_signing_term (term_end>?)" in plan


class TestInstalments:
    def test_only_signings_with_one_due_in_the_period_are_looked_at(self, session: Session) -> None:
        plan = plan_of(session, instalment_sums(Question(Bearer.STAFF, QUARTER, wanted=STEADY)))

        assert "SEARCH instalment USING COVERING INDEX ix_instalment_due (due_on>? AND due_on<?)" in plan
        assert all("COVERING" in step or "PRIMARY KEY" in step for step in plan if step.startswith("SEARCH"))
