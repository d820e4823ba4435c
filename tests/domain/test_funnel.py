from decimal import Decimal

from desktop.domain.facts import Measure
from desktop.domain.funnel import Reference, Step, credited, others_of, pooled, reaches_to, steps, weakest
from tests.domain.narrative.people import measure, rate


def _facts(visits: float, deals: float, won: float, closed: float) -> dict[str, Measure]:
    return {"visits": measure(visits), "new_deals": measure(deals), "win_rate": rate(won, closed)}


TEAM = [_facts(40, 12, 5, 10), _facts(50, 15, 5, 10), _facts(20, 2, 2, 10)]


def test_each_step_is_compared_with_the_teams_pooled_ratio() -> None:
    found = steps(TEAM[2], others_of(TEAM, {}))

    assert [(figure.step, figure.own, round(figure.reference, 2)) for figure in found] == [
        (Step.DEALS, Decimal(1), Decimal("2.64")),
        (Step.SIGNING, Decimal(20), Decimal(40)),
    ]
    assert {figure.against for figure in found} == {Reference.TEAM}


def test_in_a_team_of_two_the_own_past_is_the_yardstick() -> None:
    found = steps(TEAM[2], others_of(TEAM[:2], _facts(30, 9, 6, 10)))

    assert [(figure.reference, figure.against) for figure in found] == [
        (Decimal(3), Reference.PAST),
        (Decimal(60), Reference.PAST),
    ]


def test_the_weakest_step_lies_furthest_below_its_reference() -> None:
    found = steps(TEAM[2], others_of(TEAM, {}))

    weak = weakest(found, Step.SIGNING)

    assert weak is not None
    assert weak.step is Step.DEALS
    assert round(weak.relative, 3) == Decimal("0.379")


def test_a_step_after_the_indicator_is_not_to_blame() -> None:
    found = steps(TEAM[2] | {"new_deals": measure(6)}, others_of(TEAM, {}))

    assert weakest(found, Step.DEALS) is None


def test_less_than_one_case_short_is_not_weak() -> None:
    own = {"win_rate": rate(2, 5)}
    team = [own, {"win_rate": rate(5, 10)}, {"win_rate": rate(6, 10)}]

    found = steps(own, others_of(team, {}))

    assert found[0].relative < Decimal("0.9")
    assert weakest(found, Step.SIGNING) is None


def test_a_step_at_its_reference_is_credited_and_never_the_weak_one() -> None:
    own = _facts(20, 2, 6, 10)
    found = steps(own, others_of([own, *TEAM[:2]], {}))

    good = credited(found, Step.DEALS, Step.SIGNING)

    assert good is not None
    assert good.step is Step.SIGNING
    assert credited(found, Step.SIGNING, Step.SIGNING) is None


def test_too_few_cases_say_nothing() -> None:
    own = _facts(4, 1, 1, 3)

    assert steps(own, others_of(TEAM, {})) == ()


def test_steps_without_anything_to_compare_with_are_left_out() -> None:
    assert steps(TEAM[0], others_of((), {})) == ()
    assert steps({}, others_of(TEAM, {})) == ()
    assert steps({"win_rate": rate(1, 5)}, others_of([{"win_rate": rate(0, 5)}] * 3, {})) == ()


def test_money_ratios_keep_their_unit() -> None:
    own = {"average_deal": Measure(Decimal(100), Decimal(200), Decimal(2)), "collection_rate": rate(50, 100)}
    team = [own, {"average_deal": Measure(Decimal(300), Decimal(600), Decimal(2)), "collection_rate": rate(90, 100)}]

    found = steps(own, others_of([*team, team[1]], {}))

    assert [(figure.step, figure.own, round(figure.reference, 1)) for figure in found] == [
        (Step.SIZE, Decimal(100), Decimal("233.3")),
        (Step.COLLECTION, Decimal(50), Decimal("76.7")),
    ]
    assert all(figure.is_weak for figure in found)


def test_ratios_of_several_people_are_pooled_not_averaged() -> None:
    total = pooled([{"win_rate": rate(1, 1)}, {"win_rate": rate(0, 9)}], lambda facts: facts.get("win_rate"))

    assert total == Measure(Decimal("0.1"), Decimal(1), Decimal(10))


def test_only_indicators_on_the_way_depend_on_a_step() -> None:
    assert reaches_to("signed_amount") is Step.SIZE
    assert reaches_to("satisfaction") is None
