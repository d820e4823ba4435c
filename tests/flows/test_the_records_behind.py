"""Each finding names exactly the records its numbers count: counted again in plain SQL over the sample company."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from desktop.domain.review import ReviewFinding, ReviewForm
from desktop.i18n import CHINESE
from desktop.queries.evaluations import evaluation_list
from desktop.queries.reviews import review_forms
from desktop.store.database import Database

_VISITS = "SELECT id FROM visit WHERE staff_id = :staff AND visited_on BETWEEN :start AND :end AND deleted_at IS NULL"
_SIGNINGS = """
    SELECT s.id FROM signing s JOIN signing_share h ON h.signing_id = s.id
    WHERE h.staff_id = :staff AND s.signed_on BETWEEN :start AND :end AND s.deleted_at IS NULL
"""
_IS_EFFECTIVE = " AND outcome_id IN (SELECT id FROM lookup WHERE kind = 'outcome' AND is_effective)"
_IS_FIRST = """
    AND s.customer_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM signing e
        WHERE e.customer_id = s.customer_id AND e.signed_on < s.signed_on AND e.deleted_at IS NULL
    )
"""
RECORDS: Mapping[str, str] = {
    "visits": _VISITS,
    "log_timeliness": _VISITS,
    "visit_conversion": _VISITS + " AND customer_id IS NOT NULL",
    "effective_visits": _VISITS + _IS_EFFECTIVE,
    "new_deals": """
        SELECT id FROM deal WHERE staff_id = :staff AND opened_on BETWEEN :start AND :end AND deleted_at IS NULL
    """,
    "signings": _SIGNINGS,
    "signed_amount": _SIGNINGS,
    "collected_amount": """
        SELECT r.id FROM receipt r JOIN signing s ON s.id = r.signing_id JOIN signing_share h ON h.signing_id = s.id
        WHERE h.staff_id = :staff AND r.received_on BETWEEN :start AND :end
          AND r.deleted_at IS NULL AND s.deleted_at IS NULL
    """,
    "milestones_on_time": """
        SELECT m.id FROM milestone m JOIN deal d ON d.id = m.deal_id
        WHERE d.staff_id = :staff AND m.planned_on BETWEEN :start AND :end
          AND m.deleted_at IS NULL AND d.deleted_at IS NULL
    """,
    "complaints": """
        SELECT id FROM complaint WHERE staff_id = :staff AND received_on BETWEEN :start AND :end
          AND deleted_at IS NULL
    """,
    "customer_quality": _SIGNINGS + _IS_FIRST,
}


@dataclass(frozen=True)
class Asked:
    """A finding with the form it stands on, and a session to count in."""

    session: Session
    form: ReviewForm
    finding: ReviewFinding

    @property
    def values(self) -> dict[str, object]:
        return {
            "staff": self.form.person.staff_id,
            "start": self.form.start.isoformat(),
            "end": self.form.end.isoformat(),
        }


@pytest.fixture(scope="module")
def sample(rehearsed_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = tmp_path_factory.mktemp("records") / "sample.qianji"
    shutil.copyfile(rehearsed_file, path)
    with Database.open(path) as database:
        yield database


@pytest.fixture
def findings(sample: Database) -> Iterator[list[Asked]]:
    with sample.read() as session:
        yield [
            Asked(session, form, finding)
            for row in evaluation_list(session, CHINESE)
            for form in review_forms(session, row.evaluation_id, CHINESE)
            for finding in (*form.strengths, *form.weaknesses, *form.remarks)
        ]


def test_a_finding_names_the_records_that_its_figure_counts(findings: list[Asked]) -> None:
    read: set[str] = set()
    for asked in findings:
        if asked.finding not in (*asked.form.strengths, *asked.form.weaknesses):
            continue
        question = RECORDS[asked.finding.indicator]
        counted = {row[0] for row in asked.session.execute(text(question), asked.values)}
        assert set(asked.finding.record_ids) == counted, (asked.form.number, asked.finding.text)
        assert len(asked.finding.record_ids) == len(counted), asked.form.number
        read.add(asked.finding.indicator)
    assert {"effective_visits", "signings", "collected_amount", "milestones_on_time", "visit_conversion"} <= read


def test_money_and_shares_add_up_to_the_figure(findings: list[Asked]) -> None:
    sums: Mapping[str, str] = {
        "signings": """
            SELECT SUM(share) / 10000.0 FROM signing_share WHERE staff_id = :staff AND signing_id IN ({ids})
        """,
        "collected_amount": """
            SELECT SUM(r.amount * h.share) / 1000000.0 FROM receipt r
            JOIN signing_share h ON h.signing_id = r.signing_id WHERE h.staff_id = :staff AND r.id IN ({ids})
        """,
    }
    read = 0
    for asked in findings:
        if asked.finding.indicator not in sums or not asked.finding.record_ids or asked.finding.impact == 0:
            continue
        question = sums[asked.finding.indicator].format(ids=", ".join(map(str, asked.finding.record_ids)))
        found = asked.session.execute(text(question), asked.values).scalar_one()
        item = next(item for item in asked.form.items if item.indicator == asked.finding.indicator)
        assert item.actual is not None
        assert abs(Decimal(str(found)) - item.actual) < Decimal("0.005"), (asked.form.number, asked.finding.text)
        read += 1
    assert read > 50


@pytest.mark.parametrize(
    ("rule", "is_right"),
    [
        ("shared", lambda asked: _shared(asked)),
        ("overdue", lambda asked: _unpaid(asked)),
        ("award", lambda asked: _conduct(asked)),
        ("penalty", lambda asked: _conduct(asked)),
        ("red_line", lambda asked: _conduct(asked)),
        ("last_plan", lambda asked: len(asked.finding.record_ids) == len(asked.form.last_plan)),
    ],
)
def test_a_remark_names_its_records(findings: list[Asked], rule: str, is_right: Callable[[Asked], bool]) -> None:
    of_rule = [asked for asked in findings if asked.finding.rule == rule]

    assert of_rule
    for asked in of_rule:
        assert asked.finding.record_ids, asked.finding.text
        assert is_right(asked), (asked.form.number, asked.finding.text)


def _shared(asked: Asked) -> bool:
    question = _SIGNINGS + " AND h.share < 10000"
    return {row[0] for row in asked.session.execute(text(question), asked.values)} == set(asked.finding.record_ids)


def _unpaid(asked: Asked) -> bool:
    """The instalments are the person's own and due by the period's end."""
    question = """
        SELECT i.id FROM instalment i JOIN signing_share h ON h.signing_id = i.signing_id
        WHERE h.staff_id = :staff AND i.due_on <= :end AND :start <= :end AND i.deleted_at IS NULL
    """
    return set(asked.finding.record_ids) <= {row[0] for row in asked.session.execute(text(question), asked.values)}


def _conduct(asked: Asked) -> bool:
    question = """
        SELECT id FROM conduct WHERE staff_id = :staff AND happened_on BETWEEN :start AND :end AND kind = :kind
    """
    found = asked.session.execute(text(question), {**asked.values, "kind": asked.finding.rule})
    return set(asked.finding.record_ids) <= {row[0] for row in found}
