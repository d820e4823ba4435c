"""Deleting an evaluation made by mistake, and refusing one of days to come."""

from datetime import date

import pytest
from sqlalchemy import func, select

from desktop.domain.period import parse_period
from desktop.errors import RequestError
from desktop.models import Action, AuditEntry, Evaluation, Finding, Review, ReviewItem
from desktop.queries.owner_words import OwnerWords, owner_words
from desktop.services import audit
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.services.small_company import Q3, findings, reviews, today, two_people


@pytest.fixture
def evaluations(database: Database) -> Evaluations:
    with database.write() as session:
        two_people(session)
    return Evaluations(database, today)


class TestDiscard:
    def test_everything_of_it_goes_and_its_period_is_free_again(
        self, database: Database, evaluations: Evaluations
    ) -> None:
        evaluation_id = evaluations.run(Q3).evaluation_id

        evaluations.discard(evaluation_id)

        with database.read() as session:
            tables = (Evaluation, Review, ReviewItem, Finding, Action)
            assert [session.scalar(select(func.count()).select_from(table)) for table in tables] == [0] * 5
            newest = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
            assert newest is not None
            assert (newest.verb, newest.details["period"]) == ("evaluation.discarded", "2026Q3")
            assert audit.verify(session).is_whole
        assert not evaluations.run(Q3).was_finalised

    def test_what_the_owner_put_in_is_counted(self, database: Database, evaluations: Evaluations) -> None:
        evaluation_id = evaluations.run(Q3).evaluation_id
        with database.read() as session:
            review = reviews(session, evaluation_id)["E01"]
            finding = findings(session, review)[0]
        evaluations.edit_finding(finding.id, "zh", "见面太少")
        evaluations.add_action(review.id, "zh", "每周多约三家", "", "", date(2026, 12, 1), "")
        evaluations.record_interview(review.id, None, "顺利")

        with database.read() as session:
            assert owner_words(session, evaluation_id) == OwnerWords(interviews=1, texts=2)

    def test_a_finalised_one_is_refused_and_kept(self, database: Database, evaluations: Evaluations) -> None:
        evaluation_id = evaluations.run(Q3).evaluation_id
        evaluations.finalise(evaluation_id)

        with pytest.raises(RequestError, match="is finalised and is kept"):
            evaluations.discard(evaluation_id)

        with database.read() as session:
            assert len(reviews(session, evaluation_id)) == 2

    def test_one_that_is_gone_is_said_to_be(self, evaluations: Evaluations) -> None:
        with pytest.raises(RequestError, match="no longer there"):
            evaluations.discard(99)


def test_a_period_that_has_not_begun_is_refused(database: Database, evaluations: Evaluations) -> None:
    with pytest.raises(RequestError, match="has not begun"):
        evaluations.run(parse_period("2027Q1"))

    with database.read() as session:
        assert session.scalar(select(func.count(Evaluation.id))) == 0


def test_records_of_days_to_come_mean_a_wrong_clock(evaluations: Evaluations, database: Database) -> None:
    result = Evaluations(database, lambda: date(2020, 1, 1)).run(Q3)

    assert result.is_running
