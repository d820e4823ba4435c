"""The story of one target: revisions, levels, what history suggests and what to doubt."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from desktop.domain.period import parse_period
from desktop.domain.target_checks import Doubt
from desktop.domain.targets import Bearer, TargetLevel
from desktop.models import (
    CustomIndicator,
    Evaluation,
    ImportBatch,
    Review,
    Scheme,
    SchemeVersion,
    Staff,
    TargetRevision,
)
from desktop.queries.target_lens import Lens, TargetPlace
from desktop.queries.target_story import RevisionLine, TargetStory, target_story
from tests.alike import alike
from tests.queries.builders import a_person, a_target, a_team, a_visit, keep

TODAY = date(2026, 11, 21)
VISITS = Lens("visits")


def place(label: str, bearer: Bearer = Bearer.COMPANY, bearer_id: int = 0) -> TargetPlace:
    period = parse_period(label)
    return TargetPlace(bearer, bearer_id, period.start, period.end)


def story(session: Session, where: TargetPlace, lens: Lens = VISITS, stretch: int = 110) -> TargetStory:
    return target_story(session, where, lens, TODAY, Decimal(stretch), 1)


@pytest.fixture
def person(session: Session) -> Staff:
    return a_person(session, "甲", hired_on=date(2026, 5, 15))


def visited(session: Session, person: Staff, month: int, count: int) -> None:
    for day in range(count):
        a_visit(session, person, date(2026, month, 1 + day))


class TestHistory:
    def test_a_suggestion_rests_on_full_months_of_service(self, session: Session, person: Staff) -> None:
        for month, count in ((5, 1), (6, 4), (7, 6), (8, 5), (9, 5), (10, 4), (11, 9)):
            visited(session, person, month, count)

        found = story(session, place("2026-12", Bearer.STAFF, person.id))

        assert alike([(each.period.label, each.actual) for each in found.past]) == [
            ("2026-10", 4), ("2026-09", 5), ("2026-08", 5), ("2026-07", 6), ("2026-06", 4),
        ]  # fmt: skip
        assert found.suggestion is not None
        assert alike((found.suggestion.mean, found.suggestion.value)) == (5, 6)  # 5.5 half up

    def test_doubts_and_the_series_are_looked_at(self, session: Session, person: Staff) -> None:
        visited(session, person, 10, 4)
        for label, value in (("2026-10", "4"), ("2026-11", "5"), ("2026-12", "60")):
            period = parse_period(label)
            a_target(session, period.start, period.end, value, staff_id=person.id)

        found = story(session, place("2026-12", Bearer.STAFF, person.id))

        assert [each.doubt for each in found.doubts] == [Doubt.OUT_OF_REACH]
        assert found.unusual is not None
        assert found.unusual.meant == 6

    def test_without_records_there_is_nothing_to_suggest_or_doubt(self, session: Session, person: Staff) -> None:
        period = parse_period("2026-12")
        a_target(session, period.start, period.end, "3", staff_id=person.id)

        found = story(session, place("2026-12", Bearer.STAFF, person.id))

        assert (found.past, found.suggestion, found.doubts, found.unusual) == ((), None, (), None)

    def test_a_week_and_a_custom_period_have_a_story_too(self, session: Session, person: Staff) -> None:
        visited(session, person, 11, 9)

        week = story(session, place("2026-W47"))
        custom = story(session, place("2026-11-22..2026-12-01"))

        assert alike([(each.period.label, each.actual) for each in week.past]) == [
            ("2026-W46", 1), ("2026-W45", 7), ("2026-W44", 1),
        ]  # fmt: skip
        assert (custom.past[0].period.label, week.unusual) == ("2026-11-02..2026-11-11", None)

    def test_teams_and_own_indicators_have_a_history(self, session: Session, person: Staff) -> None:
        team = a_team(session, "一部", person)
        keep(
            session,
            CustomIndicator(code="own_1", name="每访签约", unit="count", source="formula", formula="visits * 2"),
        )
        visited(session, person, 10, 4)

        found = [
            story(session, place("2026-12", bearer, bearer_id), lens)
            for bearer, bearer_id in ((Bearer.TEAM, team.id), (Bearer.STAFF, person.id), (Bearer.COMPANY, 0))
            for lens in (VISITS, Lens("own_1"))
        ]

        assert alike([each.past[0].actual for each in found]) == [4, 8] * 3


class TestTarget:
    def test_it_is_set_or_summed_or_missing(self, session: Session) -> None:
        for month in ("2027-01", "2027-02", "2027-03"):
            period = parse_period(month)
            a_target(session, period.start, period.end, "2")

        set_, summed, missing = (story(session, place(label)) for label in ("2027-01", "2027Q1", "2028"))

        assert (set_.is_set, summed.is_set, missing.is_set) == (True, False, False)
        assert summed.figure is not None
        assert alike((summed.figure.value, missing.figure)) == (6, None)

    def test_the_levels_stand_beside_each_other(self, session: Session) -> None:
        year = parse_period("2027")
        for level, value in (("base", "9"), ("sprint", "10"), ("challenge", "12")):
            a_target(session, year.start, year.end, value, level=level)

        assert story(session, place("2027")).levels == {
            TargetLevel.BASE: 9, TargetLevel.SPRINT: 10, TargetLevel.CHALLENGE: 12,
        }  # fmt: skip

    def test_revisions_are_told_newest_first_with_the_file_it_came_from(self, session: Session) -> None:
        year = parse_period("2027")
        batch = keep(session, ImportBatch(kind="targets", file_name="目标.xlsx"))
        made = datetime(2026, 10, 3, 9, tzinfo=UTC)
        row = a_target(session, year.start, year.end, "12", import_batch_id=batch.id, created_at=made)
        keep(
            session,
            TargetRevision(
                target_id=row.id, old_value=Decimal(10), new_value=Decimal(12), reason="新店", revised_on=TODAY
            ),
        )

        assert story(session, place("2027")).revisions == (
            RevisionLine(TODAY, Decimal(10), Decimal(12), "新店"),
            RevisionLine(date(2026, 10, 3), None, Decimal(10), "", "目标.xlsx"),
        )

    def test_finalised_evaluations_it_touches_are_named(self, session: Session, person: Staff) -> None:
        scheme = keep(session, Scheme(name="季度考核"))
        version = keep(session, SchemeVersion(scheme_id=scheme.id, version=1, grades=[], tiers=[], ramp=[]))
        for label, status in (("2026Q3", "finalised"), ("2026Q4", "computed")):
            period = parse_period(label)
            evaluation = keep(
                session,
                Evaluation(
                    scheme_version_id=version.id, period_kind="quarter", period_label=label, start=period.start,
                    end=period.end,
                ),
            )  # fmt: skip
            keep(
                session,
                Review(
                    evaluation_id=evaluation.id, staff_id=person.id, number=label, staff_code="1", staff_name="甲"
                ),
            )
            evaluation.status = status
            session.flush()

        assert story(session, place("2026-09", Bearer.STAFF, person.id)).finalised == ("2026Q3",)
        assert story(session, place("2026-11", Bearer.STAFF, person.id)).finalised == ()
        assert story(session, place("2026", Bearer.STAFF, person.id + 1)).finalised == ()
        assert story(session, place("2026")).finalised == ("2026Q3",)
