"""What could make an owner lose words when figures are computed again; each is tried."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from desktop.domain.scheme import Grade, Scheme, Scope
from desktop.errors import RequestError
from desktop.i18n import LANGUAGES
from desktop.models import Finding, Review, Staff
from desktop.queries.reviews import review_forms
from desktop.queries.schemes import scheme_choices, scheme_of
from desktop.services.calibrations import Calibrations
from desktop.services.evaluations import Evaluations
from desktop.services.schemes import save_version
from desktop.store.database import Database
from tests.services.small_company import (
    Q3,
    actions,
    add_company,
    add_scheme,
    add_staff,
    add_target,
    add_team,
    add_visits,
    findings,
    line,
    reviews,
    two_people,
)


def _run_with(database: Database, evaluations: Evaluations, scheme: Scheme) -> int:
    with database.write() as session:
        save_version(session, scheme_choices(session)[0].scheme_id, scheme)
    return evaluations.run(Q3).evaluation_id


def _scheme(database: Database) -> Scheme:
    with database.read() as session:
        return scheme_of(session, scheme_choices(session)[0].version_id)


def _texts(database: Database, evaluation_id: int, code: str = "E01") -> list[str]:
    with database.read() as session:
        return [row.texts["zh_CN"] for row in findings(session, reviews(session, evaluation_id)[code])]


def _finding(database: Database, evaluation_id: int, is_meant: Callable[[Finding], bool]) -> Finding:
    """The first finding of E01 that is meant."""
    with database.read() as session:
        return next(row for row in findings(session, reviews(session, evaluation_id)["E01"]) if is_meant(row))


def test_an_edited_finding_stays_when_its_indicator_leaves_the_scheme(
    database: Database, evaluations: Evaluations
) -> None:
    with database.write() as session:
        two_people(session)
    evaluation_id = evaluations.run(Q3).evaluation_id
    finding = _finding(database, evaluation_id, lambda row: row.indicator == "visits")
    evaluations.edit_finding(finding.id, "zh_CN", "拜访太少，我亲自盯。")

    again = _run_with(
        database, evaluations, replace(_scheme(database), items=(line("satisfaction", "60"), line("signings", "40")))
    )

    assert again == evaluation_id
    assert _texts(database, evaluation_id).count("拜访太少，我亲自盯。") == 1
    with database.read() as session:
        for language in LANGUAGES:
            form = review_forms(session, evaluation_id, language, ["E01"])[0]
            assert any(each.is_edited for each in (*form.strengths, *form.weaknesses, *form.remarks))
    assert evaluations.finalise(evaluation_id)


def test_of_two_lines_counting_one_indicator_both_findings_stay(database: Database, evaluations: Evaluations) -> None:
    with database.write() as session:
        add_company(session)
        add_scheme(session, line("visits", "50"), line("visits", "50", scope=Scope.TEAM))
        leader, member = add_staff(session, "E01", "周主管"), add_staff(session, "E02", "李雷")
        team = add_team(session, "华东组", leader, leader, member)
        add_target(session, "visits", "10", staff_id=leader)
        add_target(session, "visits", "40", team_id=team)
        add_visits(session, leader, 2)
        add_visits(session, member, 3)
    evaluation_id = evaluations.run(Q3).evaluation_id
    with database.read() as session:
        review = reviews(session, evaluation_id)["E01"]
        weak = [row for row in findings(session, review) if row.kind == "weakness"]
    before = len(_texts(database, evaluation_id))
    assert len({(row.rule, row.indicator) for row in weak}) < len(weak)
    evaluations.edit_finding(weak[1].id, "zh_CN", "我改过的评语。")

    for _time in range(2):
        evaluations.run(Q3)

    texts = _texts(database, evaluation_id)
    assert (len(texts), texts.count("我改过的评语。")) == (before, 1)
    with database.read() as session:
        kept = session.scalars(select(Finding).where(Finding.is_edited)).one()
        assert kept.titles == weak[1].titles


def test_an_edited_weakness_keeps_its_words_when_the_figure_turns_good(
    database: Database, evaluations: Evaluations
) -> None:
    with database.write() as session:
        first, _second = two_people(session)
    evaluation_id = evaluations.run(Q3).evaluation_id
    weak = _finding(database, evaluation_id, lambda row: row.kind == "weakness")
    evaluations.edit_finding(weak.id, "zh_CN", "我改过的评语。")
    with database.write() as session:
        add_visits(session, first, 20)

    evaluations.run(Q3)

    assert _texts(database, evaluation_id).count("我改过的评语。") == 1


def test_what_was_edited_in_one_language_speaks_of_todays_figures_in_the_other(
    database: Database, evaluations: Evaluations
) -> None:
    with database.write() as session:
        first, _second = two_people(session)
    evaluation_id = evaluations.run(Q3).evaluation_id
    before = _finding(database, evaluation_id, lambda row: row.indicator == "visits")
    evaluations.edit_finding(before.id, "zh_CN", "拜访太少，我亲自盯。", "人手不够")
    with database.write() as session:
        add_visits(session, first, 1)

    evaluations.run(Q3)

    with database.read() as session:
        after = session.get_one(Finding, before.id)
        assert (after.texts["zh_CN"], after.causes["zh_CN"]) == ("拜访太少，我亲自盯。", "人手不够")
        assert after.figures != before.figures
        assert after.texts["en"] != before.texts["en"]


def test_interviews_and_actions_survive_a_whole_new_scheme(database: Database, evaluations: Evaluations) -> None:
    with database.write() as session:
        two_people(session)
    evaluation_id = evaluations.run(Q3).evaluation_id
    with database.read() as session:
        review = reviews(session, evaluation_id)["E01"]
        action = actions(session, review)[0]
    evaluations.record_interview(review.id, date(2026, 10, 14), "认可", "缺客户", "每周多约三家")
    evaluations.edit_action(action.id, "zh_CN", "我改过的措施。", "", "", date(2026, 12, 1), "王䶮")

    _run_with(database, evaluations, replace(_scheme(database), items=(line("signings", "100"),)))

    with database.read() as session:
        again = reviews(session, evaluation_id)["E01"]
        assert [row.texts["zh_CN"] for row in actions(session, again)].count("我改过的措施。") == 1
    assert (again.interviewed_on, again.agreements) == (date(2026, 10, 14), "每周多约三家")


def test_a_grade_the_scheme_no_longer_has_gives_way_to_the_computed_one(
    database: Database, evaluations: Evaluations
) -> None:
    with database.write() as session:
        two_people(session)
    evaluation_id = evaluations.run(Q3).evaluation_id
    with database.read() as session:
        key = reviews(session, evaluation_id)["E01"].id
    Calibrations(database).move(evaluation_id, {key: "excellent"}, "带教两名新人")
    two = (
        Grade("a", {"zh_CN": "甲", "en": "A"}, Decimal(60), None),
        Grade("b", {"zh_CN": "乙", "en": "B"}, Decimal(0), Decimal(60)),
    )

    _run_with(database, evaluations, replace(_scheme(database), grades=two))

    with database.read() as session:
        row = reviews(session, evaluation_id)["E01"]
        assert (row.grade, row.computed_grade, row.grade_reason) == ("a", "a", "")
        assert review_forms(session, evaluation_id, "zh_CN", ["E01"])[0].grade == "甲"


def test_a_calibration_survives_reopening_and_computing(database: Database, evaluations: Evaluations) -> None:
    with database.write() as session:
        two_people(session)
    evaluation_id = evaluations.run(Q3).evaluation_id
    with database.read() as session:
        key = reviews(session, evaluation_id)["E01"].id
    Calibrations(database).move(evaluation_id, {key: "excellent"}, "带教两名新人")
    evaluations.finalise(evaluation_id)
    evaluations.reopen(evaluation_id, "漏录一份合同")

    evaluations.run(Q3)

    with database.read() as session:
        row = reviews(session, evaluation_id)["E01"]
    assert (row.grade, row.grade_reason) == ("excellent", "带教两名新人")
    assert row.computed_grade != "excellent"


def test_a_self_evaluation_is_kept_when_figures_are_computed_again(
    database: Database, evaluations: Evaluations
) -> None:
    with database.write() as session:
        first, _second = two_people(session)
    evaluation_id = evaluations.run(Q3).evaluation_id
    view = {"points": {"visits": {"points": "85", "remark": "多跑了新区"}}, "answers": {"support": "一辆车"}}
    with database.write() as session:
        session.scalars(select(Review).where(Review.staff_code == "E01")).one().self_evaluation = view
        add_visits(session, first, 1)

    evaluations.run(Q3)

    with database.read() as session:
        assert reviews(session, evaluation_id)["E01"].self_evaluation == view
        assert reviews(session, evaluation_id)["E02"].self_evaluation == {}


@pytest.mark.parametrize("decided", ["grade", "self-evaluation"])
def test_nobody_leaves_with_what_was_decided_or_said_about_them(
    database: Database, evaluations: Evaluations, decided: str
) -> None:
    with database.write() as session:
        two_people(session)
    evaluation_id = evaluations.run(Q3).evaluation_id
    with database.read() as session:
        key = reviews(session, evaluation_id)["E01"].id
    if decided == "grade":
        Calibrations(database).move(evaluation_id, {key: "excellent"}, "带教两名新人")
    with database.write() as session:
        if decided == "self-evaluation":
            session.get_one(Review, key).self_evaluation = {"answers": {"support": "一辆车"}}
        session.scalars(select(Staff).where(Staff.code == "E01")).one().left_on = date(2026, 6, 30)

    with pytest.raises(RequestError, match="delete the review of 王䶮"):
        evaluations.run(Q3)

    with database.read() as session:
        assert set(reviews(session, evaluation_id)) == {"E01", "E02"}


def test_findings_of_people_who_did_not_change_stay_the_same_bytes(
    database: Database, evaluations: Evaluations
) -> None:
    with database.write() as session:
        two_people(session)
    evaluation_id = evaluations.run(Q3).evaluation_id
    before = _texts(database, evaluation_id)

    evaluations.run(Q3)

    assert _texts(database, evaluation_id) == before
