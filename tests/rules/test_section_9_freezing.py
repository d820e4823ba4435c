"""§9: what is frozen under a seal, what may still change, overlaps, versions of schemes, reopening."""

import hashlib
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from desktop.domain.period import parse_period
from desktop.errors import RequestError
from desktop.models import Action, AuditEntry, Evaluation, Finding, Review, ReviewItem, SchemeVersion, Staff, Team
from desktop.queries.schemes import scheme_choices, scheme_of
from desktop.services.evaluation_seal import ENGINE_VERSION
from desktop.services.evaluations import Evaluations
from desktop.services.schemes import save_version
from desktop.services.seal_check import verify_seals
from desktop.store.database import Database
from tests.outside import without_guards
from tests.queries.reviewed import forms
from tests.services.small_company import Q3, add_scheme, add_staff, add_visits, line, today, two_people


@pytest.fixture
def evaluations(database: Database) -> Evaluations:
    with database.write() as session:
        two_people(session)
    return Evaluations(database, today)


@pytest.fixture
def finalised(evaluations: Evaluations) -> int:
    """The third quarter, final."""
    evaluation_id = evaluations.run(Q3).evaluation_id
    evaluations.finalise(evaluation_id)
    return evaluation_id


def test_the_seal_is_the_sha_256_of_the_whole_frozen_text(database: Database, finalised: int) -> None:
    with database.read() as session:
        kept = session.get_one(Evaluation, finalised)

        assert kept.seal == hashlib.sha256((kept.snapshot or "").encode()).hexdigest()
        frozen = json.loads(kept.snapshot or "")
    review = frozen["reviews"][0]
    assert (frozen["engine"], frozen["period"]["label"]) == (ENGINE_VERSION, "2026Q3")
    assert {"items", "grades", "tiers", "ramp", "maximum", "conduct_limit"} <= set(frozen["scheme"])
    assert {"weight", "rule", "cap", "missing"} <= set(frozen["scheme"]["items"][0])
    assert {"staff_name", "position", "team", "exact_total", "grade", "bonus"} <= set(review)
    assert {"actual", "target", "effective_target", "points"} <= set(review["items"][0])
    assert all(finding["texts"]["zh_CN"] and finding["texts"]["en"] for finding in review["findings"])
    assert all(action["texts"]["zh_CN"] for action in review["actions"])


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        (Review, "total", Decimal("99.9")),
        (Review, "staff_name", "别人"),
        (Review, "team", "别组"),
        (Review, "grade", "excellent"),
        (Review, "bonus", Decimal("0.01")),
        (Review, "rank", 7),
        (ReviewItem, "points", "1"),
        (ReviewItem, "actual", "1"),
        (ReviewItem, "weight", Decimal(1)),
        (Finding, "texts", {"zh_CN": "改"}),
        (Finding, "record_ids", []),
        (Action, "due_on", date(2027, 1, 1)),
    ],
)
def test_any_frozen_figure_or_text_that_is_changed_breaks_it(
    database: Database,
    finalised: int,
    table: type[Review | ReviewItem | Finding | Action],
    column: str,
    value: object,
) -> None:
    with database.read() as session:
        assert verify_seals(session) == []
    with database.write() as session:
        setattr(without_guards(session).scalars(select(table).order_by(table.id)).first(), column, value)

    with database.read() as session:
        assert [broken.evaluation_id for broken in verify_seals(session)] == [finalised]


def test_nothing_is_computed_again_when_it_is_printed_again(database: Database, finalised: int) -> None:
    before = [forms(database, finalised, language) for language in ("zh_CN", "en")]
    with database.write() as session:
        person = session.scalars(select(Staff).where(Staff.code == "E01")).one()
        person.name, person.bonus_base = "改名", Decimal(1)
        session.add(Team(name="新组", leader_id=person.id))
        add_visits(session, person.id, 50)
        choice = scheme_choices(session)[0]
        changed = replace(scheme_of(session, choice.version_id), items=(line("visits", "100"),))
        save_version(session, choice.scheme_id, changed)

    assert [forms(database, finalised, language) for language in ("zh_CN", "en")] == before


@pytest.mark.parametrize(
    ("label", "is_refused"),
    [
        ("2026-09", True),
        ("2026H2", True),
        ("2026", True),
        ("2026-06-01..2026-07-01", True),  # shares one day
        ("2026-09-30..2026-10-31", True),
        ("2026-06-01..2026-06-30", False),  # ends the day before
        ("2026-10", False),
        ("2026Q2", False),
    ],
)
def test_nobody_is_in_two_evaluations_of_a_scheme_whose_days_overlap(
    evaluations: Evaluations, finalised: int, label: str, is_refused: bool
) -> None:
    period = parse_period(label)
    if not is_refused:
        assert evaluations.run(period).evaluation_id != finalised
        return

    with pytest.raises(RequestError, match="which overlaps"):
        evaluations.run(period)


def test_another_scheme_or_other_people_may_be_evaluated_on_the_same_days(
    database: Database, evaluations: Evaluations, finalised: int
) -> None:
    month = parse_period("2026-09")
    with database.write() as session:
        add_scheme(session, line("visits", "100"), name="另一方案", is_default=False)
        add_scheme(session, line("visits", "100"), name="主管方案", role="leader", is_default=False)
        add_staff(session, "E03", role="leader")

    other = evaluations.run(month, "另一方案")
    leaders = evaluations.run(month, "主管方案")

    assert len({finalised, other.evaluation_id, leaders.evaluation_id}) == 3


def test_a_changed_scheme_is_a_new_version_and_the_used_one_stays(database: Database, finalised: int) -> None:
    with database.write() as session:
        choice = scheme_choices(session)[0]
        used = scheme_of(session, choice.version_id)
        save_version(session, choice.scheme_id, replace(used, items=(line("visits", "100"),)))

    with database.read() as session:
        versions = session.scalars(select(SchemeVersion.version).order_by(SchemeVersion.version)).all()
        evaluation = session.get_one(Evaluation, finalised)
        kept = scheme_of(session, evaluation.scheme_version_id)
    assert versions == [1, 2]
    assert (kept.version, kept.items) == (1, used.items)


def test_reopening_is_recorded_with_its_reason_and_the_old_seal(
    database: Database, evaluations: Evaluations, finalised: int
) -> None:
    with database.read() as session:
        seal = session.get_one(Evaluation, finalised).seal

    evaluations.reopen(finalised, "漏记回款")

    with database.read() as session:
        entry = session.scalars(select(AuditEntry).where(AuditEntry.verb == "evaluation.reopened")).one()
        assert entry.details == {"reason": "漏记回款", "seal": seal}
