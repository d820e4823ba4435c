"""People without a target, with one of 0, without data: their figures, and the sentence that explains them."""

from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from desktop.domain.scheme import Missing
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.queries.reviewed import forms
from tests.rules.told import JULY, Tell, somebody
from tests.services.small_company import (
    POINTS,
    Q3,
    add_company,
    add_scheme,
    add_signing,
    add_staff,
    add_survey,
    add_target,
    add_visits,
    line,
    today,
)


def test_somebody_without_a_target(told: Tell) -> None:
    def has_none(session: Session) -> None:
        person = add_staff(session, "E01", "王䶮")
        add_target(session, "signed_amount", "92000", staff_id=person)
        add_visits(session, person, 5, JULY)
        add_signing(session, person, "92000", JULY)
        add_survey(session, person, "70", JULY)

    found = told(has_none)["E01"]

    assert found.points() == [None, 100, 70]
    assert found.zh.total == Decimal("90.0")  # (40 × 100 + 20 × 70) ÷ 60
    assert (found.zh.scored_weight, found.zh.items[0].actual) == (Decimal(60), Decimal(5))
    assert found.unscored(0) == (
        "本期没有设目标（实际 5 次），权重 40 已按比例分给其他指标。",
        "No target for this period (actual: 5); its weight of 40 is spread over the other items.",
    )
    assert found.remark("unscored") == (
        "拜访次数未计分，总分只按其余 60% 的权重计算。",
        "Visits: not scored, so the total rests on 60 of 100 weight points.",
    )


def test_somebody_with_a_target_of_0(told: Tell) -> None:
    def has_zero(session: Session) -> None:
        person = add_staff(session, "E01", "王䶮")
        add_target(session, "visits", "0", staff_id=person)
        add_target(session, "signed_amount", "92000", staff_id=person)
        add_visits(session, person, 5, JULY)
        add_signing(session, person, "69000", JULY)
        add_survey(session, person, "90", JULY)

    found = told(has_zero)["E01"]

    assert found.points() == [None, 75, 90]
    assert (found.zh.items[0].target, found.zh.items[0].attainment) == (Decimal(0), None)
    assert found.zh.total == Decimal("80.0")  # (40 × 75 + 20 × 90) ÷ 60
    assert found.unscored(0) == (
        "目标为 0（实际 5 次），权重 40 已按比例分给其他指标。",
        "The target is 0 (actual: 5); its weight of 40 is spread over the other items.",
    )


def test_a_limit_of_0_that_is_kept_is_reached(database: Database) -> None:
    with database.write() as session:
        add_company(session)
        add_scheme(session, line("complaints", "50"), line("visits", "50"))
        person = add_staff(session, "E01", "王䶮")
        add_target(session, "complaints", "0", staff_id=person)
        add_target(session, "visits", "10", staff_id=person)
        add_visits(session, person, 10, JULY)

    form = forms(database, Evaluations(database, today).run(Q3).evaluation_id)["E01"]

    assert [item.points for item in form.items] == [120, 100]
    assert (form.items[0].reason, form.total) == ("", Decimal("110.0"))


def test_somebody_without_data(told: Tell) -> None:
    def has_no_survey(session: Session) -> None:
        person = add_staff(session, "E01", "王䶮")
        add_target(session, "visits", "10", staff_id=person)
        add_target(session, "signed_amount", "92000", staff_id=person)
        add_visits(session, person, 10, JULY)

    found = told(has_no_survey)["E01"]

    satisfaction = found.zh.items[2]
    assert found.points() == [100, 0, None]  # nothing signed is 0, nobody asked is no data
    assert (satisfaction.actual, satisfaction.is_scored, satisfaction.weighted) == (None, False, None)
    assert (found.zh.total, found.zh.scored_weight) == (Decimal("50.0"), Decimal(80))
    assert found.reasons(2) == (
        "本期没有客户回访，权重 20 已按比例分给其他指标。",
        "No customer was surveyed in this period; its weight of 20 is spread over the other items.",
    )


@pytest.mark.parametrize(
    ("missing", "total", "chinese", "english"),
    [
        (Missing.ZERO, "50.0", "，按 0 分计。", "; counted as 0 points."),
        (Missing.FULL, "100.0", "，按 100 分计。", "; counted as 100 points."),
    ],
)
def test_no_data_that_counts_as_0_or_as_100(
    database: Database, missing: Missing, total: str, chinese: str, english: str
) -> None:
    with database.write() as session:
        add_company(session)
        add_scheme(session, line("visits", "50"), line("satisfaction", "50", POINTS, missing=missing))
        person = add_staff(session, "E01", "王䶮")
        add_target(session, "visits", "10", staff_id=person)
        add_visits(session, person, 10, JULY)

    run = Evaluations(database, today).run(Q3).evaluation_id

    assert str(forms(database, run)["E01"].total) == total
    assert forms(database, run)["E01"].items[1].reason == f"本期没有客户回访{chinese}"
    assert forms(database, run, "en")["E01"].items[1].reason == f"No customer was surveyed in this period{english}"


def test_somebody_nothing_is_known_of_has_no_total_grade_rank_or_bonus(told: Tell) -> None:
    def is_blank(session: Session) -> None:
        add_staff(session, "E01", "王䶮")
        other = somebody(session, "E02", "李雷")
        add_visits(session, other, 46, JULY)

    found = told(is_blank)

    form = found["E01"].zh
    assert (form.total, form.grade, form.rank, form.coefficient, form.bonus) == (None, "", None, None, None)
    assert (found["E02"].zh.rank, found["E02"].zh.rank_of) == (1, 1)
    assert all(item.reason for item in form.items)
    assert found["E01"].remark("unscored") == (
        "拜访次数、签约金额、客户满意度未计分，因此没有总分。",
        "Visits, Signed amount, Satisfaction: not scored, so there is no total.",
    )
