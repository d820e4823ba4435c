"""Visits by week and month, and the plan, promises and debts beside them."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from desktop.models import Action, Company, Evaluation, Instalment, Receipt, Review, Scheme, SchemeVersion, Staff
from desktop.queries.debts import overdue_by_signing
from desktop.queries.overdue import overdue_lines
from desktop.queries.visit_calendar import PersonDay, month_of_visits, week_of_visits
from desktop.queries.visit_entry import effective_words, entry_people, met_on, visited_lately
from desktop.queries.visit_notices import checked_marks, logged_visits
from desktop.queries.visit_week import DayCount, OverdueHint, next_steps, person_week
from tests.queries.builders import a_customer, a_person, a_signing, a_team, a_visit, a_word, keep

TODAY = date(2026, 10, 16)
MONDAY = date(2026, 10, 12)


@pytest.fixture
def wang(session: Session) -> Staff:
    return a_person(session, "王䶮", code="E01")


def plan_visits(session: Session, person: Staff, goal: str | None, indicator: str = "effective_visits") -> None:
    """An action on visits from the evaluation of the third quarter."""
    keep(session, Company(name="栗巷茶食"))
    scheme = keep(session, Scheme(name="季度考核"))
    version = keep(session, SchemeVersion(scheme_id=scheme.id, version=1, grades=[], tiers=[], ramp=[]))
    evaluation = keep(
        session,
        Evaluation(
            scheme_version_id=version.id, period_kind="quarter", period_label="2026Q3", start=date(2026, 7, 1),
            end=date(2026, 9, 30),
        ),
    )  # fmt: skip
    review = keep(
        session,
        Review(evaluation_id=evaluation.id, staff_id=person.id, number="KH-1", staff_code="E01", staff_name="王䶮"),
    )
    action = Action(review_id=review.id, staff_id=person.id, indicator=indicator, to_value=goal, due_on=TODAY)
    keep(session, action)


def test_a_week_counts_effective_and_other_visits_by_day(session: Session, wang: Staff) -> None:
    good = a_word(session, "outcome", "有进展", is_effective=True)
    a_visit(session, wang, MONDAY, outcome_id=good.id)
    a_visit(session, wang, MONDAY)
    a_visit(session, wang, date(2026, 10, 19))
    a_visit(session, a_person(session), MONDAY)

    week = person_week(session, wang.id, TODAY, TODAY)

    assert (week.start, week.name) == (MONDAY, "王䶮")
    assert week.days[0] == DayCount(MONDAY, 1, 1)
    assert sum(day.effective + day.others for day in week.days) == 2


def test_the_plan_counts_its_own_visits_from_the_first_day_of_its_period(session: Session, wang: Staff) -> None:
    good = a_word(session, "outcome", "有进展", is_effective=True)
    plan_visits(session, wang, "39")
    for day in (date(2026, 9, 30), date(2026, 10, 1), MONDAY):
        a_visit(session, wang, day, outcome_id=good.id)
    a_visit(session, wang, MONDAY)

    plan = person_week(session, wang.id, MONDAY, TODAY).plan

    assert plan is not None
    assert (plan.goal, plan.so_far, plan.weeks, plan.week_of(MONDAY)) == (Decimal(39), 2, 14, 2)
    assert person_week(session, wang.id, date(2027, 1, 5), TODAY).plan is None


def test_a_plan_on_all_visits_counts_them_all_and_one_without_a_goal_is_none(session: Session, wang: Staff) -> None:
    plan_visits(session, wang, "10", "visits")
    a_visit(session, wang, date(2026, 10, 1))
    other = a_person(session)

    plan = person_week(session, wang.id, MONDAY, TODAY).plan

    assert plan is not None
    assert (plan.is_effective_only, plan.so_far) == (False, 1)
    assert person_week(session, other.id, MONDAY, TODAY).plan is None


def test_next_steps_end_with_a_later_visit_to_the_customer(session: Session, wang: Staff) -> None:
    kept, open_ = a_customer(session, name="禾味餐饮"), a_customer(session, name="城东广场")
    for customer in (kept, open_):
        a_visit(session, wang, MONDAY, customer_id=customer.id, next_step="报价", next_on=TODAY)
    a_visit(session, wang, date(2026, 10, 14), customer_id=kept.id)

    steps = next_steps(session, wang.id, MONDAY, TODAY)

    assert [(step.customer, step.text, step.due_on) for step in steps] == [("城东广场", "报价", TODAY)]


def test_the_hint_is_the_customer_that_owes_most(session: Session, wang: Staff) -> None:
    customer = a_customer(session, name="绿源超市")
    signing = a_signing(session, date(2026, 8, 1), (wang, "100"), customer_id=customer.id)
    keep(session, Instalment(signing_id=signing.id, due_on=date(2026, 9, 1), amount=Decimal(600)))
    a_visit(session, wang, date(2026, 9, 30), customer_id=customer.id)

    hint = person_week(session, wang.id, TODAY, TODAY).hint

    assert hint == OverdueHint("绿源超市", Decimal(600), date(2026, 9, 30))


def test_what_is_owed_agrees_with_the_list_of_what_is_overdue(session: Session, wang: Staff) -> None:
    for number, paid in enumerate(("0", "250.50", "900", "-40")):
        signing = a_signing(session, date(2026, 8, 1), (wang, "100"), customer_id=a_customer(session).id)
        for month in (9, 10, 12):
            due_on = date(2026, month, 1 + number)
            due = keep(session, Instalment(signing_id=signing.id, due_on=due_on, amount=Decimal(300)))
        named = due.id if number == 2 else None  # paid ahead for the last instalment
        paid_on = date(2026, 9, 2)
        keep(session, Receipt(signing_id=signing.id, received_on=paid_on, amount=Decimal(paid), instalment_id=named))
    listed: dict[int, Decimal] = {}
    for line in overdue_lines(session, TODAY, wang.id):
        if line.is_late:
            listed[line.signing_id] = listed.get(line.signing_id, Decimal(0)) + line.unpaid

    assert overdue_by_signing(session, wang.id, TODAY) == listed
    assert len(listed) == 3


def test_a_month_is_counted_for_everybody_one_person_or_a_team(session: Session, wang: Staff) -> None:
    good = a_word(session, "outcome", "有进展", is_effective=True)
    li = a_person(session, "李契", code="E02")
    team = a_team(session, "招商部")
    a_team(session, "招商一部", li, parent_id=team.id)
    for _number in range(2):
        a_visit(session, li, MONDAY, outcome_id=good.id)
    a_visit(session, wang, MONDAY)
    a_visit(session, wang, date(2026, 11, 1))
    start, end = date(2026, 10, 1), date(2026, 10, 31)

    everybody = month_of_visits(session, start, end, "en")
    alone = month_of_visits(session, start, end, "en", staff_id=wang.id)
    together = month_of_visits(session, start, end, "en", team_id=team.id)

    assert everybody.days == {MONDAY: (PersonDay(li.id, "李契", 2, 2), PersonDay(wang.id, "王䶮", 1, 0))}
    assert [person.name for person in alone.days[MONDAY]] == ["王䶮"]
    assert [person.name for person in together.days[MONDAY]] == ["李契"]


def test_a_week_in_full_holds_visits_and_what_was_promised(session: Session, wang: Staff) -> None:
    customer = a_customer(session, name="禾味餐饮")
    a_visit(session, wang, date(2026, 10, 9), customer_id=customer.id, next_step="报价", next_on=TODAY)
    a_visit(session, wang, MONDAY, customer_id=customer.id)

    week = week_of_visits(session, wang.id, MONDAY, "en")
    nobody = week_of_visits(session, None, MONDAY, "en")

    assert [visit.visited_on for visit in week.visits] == [MONDAY]
    assert [(promise.text, promise.done_on) for promise in week.promises] == [("报价", MONDAY)]
    assert nobody.staff_id == wang.id


def test_what_the_grid_rests_on_is_known(session: Session, wang: Staff) -> None:
    good = a_word(session, "outcome", "有进展", name_en="Progress made", is_effective=True)
    customer = a_customer(session)
    a_visit(session, wang, MONDAY, customer_id=customer.id, outcome_id=good.id, summary="看了铺位")

    (visit,) = logged_visits(session, TODAY)

    assert [person.name for person in entry_people(session)] == ["王䶮"]
    assert effective_words(session) == {"有进展", "Progress made"}
    assert met_on(session, {MONDAY}) == {(wang.id, customer.id, MONDAY): 1}
    assert met_on(session, ()) == {}
    assert visited_lately(session, TODAY)[customer.id].visits == 1
    assert (visit.summary, visit.is_effective, visit.has_outcome, visit.signed_on) == ("看了铺位", True, True, None)
    assert checked_marks(session) == frozenset()
