"""The data check before computing: every sort of trouble is named, nothing is stored."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.domain.data_notes import Concern
from desktop.domain.period import Period, parse_period
from desktop.domain.scoring import Reason
from desktop.i18n import LANGUAGES, translator
from desktop.models import (
    Action,
    AuditEntry,
    Customer,
    Evaluation,
    ImportBatch,
    Review,
    Signing,
    SigningShare,
    Staff,
    Survey,
)
from desktop.queries.schemes import scheme_choices, scheme_named
from desktop.services.evaluation_precheck import DataCheck, data_check
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.services.small_company import (
    POINTS,
    Q3,
    TODAY,
    add_company,
    add_scheme,
    add_signing,
    add_staff,
    add_target,
    add_visits,
    line,
    today,
    two_people,
)


def _check(session: Session, period: Period = Q3, scheme: str | None = None) -> DataCheck:
    return data_check(session, period, scheme_named(scheme_choices(session), scheme), TODAY)


def _noted(check: DataCheck) -> dict[Concern, tuple[str, ...]]:
    return {note.concern: note.names for note in check.notes}


def _quiet(session: Session) -> tuple[int, int]:
    """The two people with hiring days long past."""
    keys = two_people(session)
    for person in session.scalars(select(Staff)):
        person.hired_on = date(2020, 1, 1)
    session.flush()
    return keys


def test_what_would_not_be_scored_is_what_a_run_then_says(database: Database) -> None:
    with database.write() as session:
        _first, second = _quiet(session)
        add_target(session, "visits", "0", staff_id=second, start=date(2026, 7, 1), end=date(2026, 9, 30))
        before = _check(session)

    ran = Evaluations(database, today).run(Q3)

    assert before.warnings == ran.warnings
    assert {(warning.indicator, warning.reason) for warning in before.warnings} == {
        ("visits", Reason.ZERO_TARGET),
        ("satisfaction", Reason.NO_DATA),
    }
    assert (before.people, before.obstacle, before.is_running) == (2, None, False)


def test_missing_targets_and_thin_totals_are_named(session: Session) -> None:
    add_company(session)
    add_scheme(session, line("visits", "60"), line("satisfaction", "40", POINTS))
    person = add_staff(session, "E01", "王䶮", hired_on=date(2020, 1, 1))
    session.add(Survey(answered_on=date(2026, 8, 3), staff_id=person, score=Decimal(80)))
    session.flush()

    check = _check(session)

    assert [(warning.reason, warning.people) for warning in check.warnings] == [
        (Reason.LITTLE_WEIGHT, ("王䶮",)),
        (Reason.NO_TARGET, ("王䶮",)),
    ]


def test_a_person_without_any_record_is_named(session: Session) -> None:
    _quiet(session)
    add_staff(session, "E03", "韩梅", hired_on=date(2020, 1, 1))

    assert _noted(_check(session)) == {Concern.NOTHING_RECORDED: ("韩梅",)}


def test_unknown_hiring_days_newcomers_leavers_and_namesakes_are_named(session: Session) -> None:
    first, second = _quiet(session)
    session.get_one(Staff, first).left_on = date(2026, 9, 15)
    session.get_one(Staff, second).hired_on = date(2026, 7, 15)
    third = add_staff(session, "E03", "李雷")
    add_visits(session, third, 1)

    assert _noted(_check(session)) == {
        Concern.SAME_NAME: ("李雷",),
        Concern.HIRING_UNKNOWN: ("李雷",),
        Concern.JOINED: ("李雷",),
        Concern.LEFT: ("王䶮",),
    }


def test_rows_an_import_left_out_are_named_until_the_file_goes_in_whole(session: Session) -> None:
    _quiet(session)
    august = datetime(2026, 8, 1, tzinfo=UTC)
    session.add(ImportBatch(kind="visits", file_name="拜访.xlsx", rejected=3, imported_at=august))
    session.add(ImportBatch(kind="visits", file_name="旧.xlsx", rejected=9, imported_at=august.replace(year=2025)))
    session.flush()
    before = _check(session)
    session.add(ImportBatch(kind="visits", file_name="拜访.xlsx", rejected=0, imported_at=august))
    session.flush()

    assert [(note.concern, note.about, note.number) for note in before.notes] == [
        (Concern.REJECTED_ROWS, "拜访.xlsx", 3)
    ]
    assert _check(session).notes == ()


def test_signings_with_odd_shares_and_surveys_of_nobody_are_named(session: Session) -> None:
    first, _second = _quiet(session)
    add_signing(session, first, "1000")
    customer = session.scalars(select(Customer)).first()
    assert customer is not None
    session.add(Survey(answered_on=date(2026, 8, 3), score=Decimal(80)))
    session.add(Signing(customer_id=customer.id, number="HT-9", signed_on=date(2026, 8, 4), amount=Decimal(10)))
    odd = Signing(customer_id=customer.id, number="HT-8", signed_on=date(2026, 8, 3), amount=Decimal(10))
    session.add(odd)
    session.flush()
    session.add(SigningShare(signing_id=odd.id, staff_id=first, share=Decimal("99.99")))
    session.flush()

    check = _check(session)

    assert _noted(check) == {Concern.SHARES: ("HT-8", "HT-9"), Concern.NOBODYS: ()}
    assert next(note.number for note in check.notes if note.concern is Concern.NOBODYS) == 1


class TestTwoSchemes:
    def test_people_whose_position_has_its_own_scheme_are_named(self, session: Session) -> None:
        _quiet(session)
        add_scheme(session, line("visits", "100"), name="主管方案", role="leader", is_default=False)
        leader = add_staff(session, "L01", "周主管", role="leader", hired_on=date(2020, 1, 1))
        add_target(session, "visits", "10", staff_id=leader)
        add_visits(session, leader, 1)

        noted = [(note.concern, note.names, note.about) for note in _check(session).notes]

        assert noted == [(Concern.OTHER_SCHEME, ("周主管",), "主管方案")]
        assert _check(session, scheme="主管方案").notes == ()

    def test_people_with_a_review_by_another_scheme_are_named(self, database: Database) -> None:
        with database.write() as session:
            _quiet(session)
            add_scheme(session, line("visits", "100"), name="月度方案", is_default=False)
        Evaluations(database, today).run(parse_period("2026-08"), "月度方案")

        with database.read() as session:
            noted = [(note.concern, note.names, note.about) for note in _check(session).notes]

        assert noted == [(Concern.OTHER_EVALUATION, ("王䶮", "李雷"), "月度方案 2026-08")]


class TestObstacles:
    def test_days_taken_by_another_evaluation(self, database: Database) -> None:
        with database.write() as session:
            _quiet(session)
        Evaluations(database, today).run(parse_period("2026-08"))

        with database.read() as session:
            obstacle = _check(session).obstacle

        assert obstacle is not None
        assert "overlaps" in str(obstacle)

    @pytest.mark.parametrize(("label", "told"), [("2027Q1", "has not begun"), ("2019", "Nobody in service")])
    def test_days_that_cannot_be_judged(self, session: Session, label: str, told: str) -> None:
        _quiet(session)

        obstacle = _check(session, parse_period(label)).obstacle

        assert obstacle is not None
        assert told in str(obstacle)

    def test_a_running_period_is_no_obstacle(self, session: Session) -> None:
        _quiet(session)

        check = _check(session, parse_period("2026Q4"))

        assert (check.obstacle, check.is_running) == (None, True)


def test_the_check_stores_nothing_and_speaks_both_languages(database: Database) -> None:
    with database.write() as session:
        two_people(session)
        add_staff(session, "E03", "李雷", left_on=date(2026, 9, 1))
    with database.read() as session:
        check = _check(session)
        kept = [session.scalar(select(func.count()).select_from(table)) for table in (Evaluation, AuditEntry)]

    told = {language: check.sentences(translator(language)) for language in LANGUAGES}

    assert kept == [0, 0]
    assert {len(sentences) for sentences in told.values()} == {check.number}
    assert all("{" not in sentence for sentences in told.values() for sentence in sentences)
    assert "李雷" in " ".join(told["zh_CN"])
    assert not set(told["zh_CN"]) & set(told["en"])


@pytest.mark.parametrize(
    ("label", "is_noted"), [("2026Q3", False), ("2026-08", True), ("2026", True), ("2026-07-02..2026-09-30", False)]
)
def test_a_scheme_made_for_another_length_of_time_is_said_to_be_so(
    session: Session, label: str, is_noted: bool
) -> None:
    _quiet(session)

    check = _check(session, parse_period(label))

    assert (Concern.OTHER_CYCLE in _noted(check)) is is_noted
    if is_noted:
        assert any("made for quarters" in sentence for sentence in check.sentences(translator("en")))


def test_actions_nobody_ticked_off_are_named_where_the_scheme_counts_ticks(database: Database) -> None:
    with database.write() as session:
        first, second = _quiet(session)
        add_scheme(session, line("plan_completion", "100", POINTS), name="数计划", is_default=False)
    evaluation_id = Evaluations(database, today).run(parse_period("2026Q2")).evaluation_id
    with database.write() as session:
        review_id = session.scalars(select(Review.id).where(Review.evaluation_id == evaluation_id).limit(1)).one()
        for person, done_on in ((first, None), (first, date(2026, 9, 30)), (first, None), (second, date(2026, 8, 1))):
            session.add(Action(review_id=review_id, staff_id=person, due_on=date(2026, 9, 30), done_on=done_on))
        session.flush()

        counted, other = _check(session, scheme="数计划"), _check(session)

    (note,) = (each for each in counted.notes if each.concern is Concern.UNTICKED)
    assert (note.names, note.number) == (("王䶮",), 2)
    assert Concern.UNTICKED not in _noted(other)
