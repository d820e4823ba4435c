"""§8: impacts, the three largest either way, compulsory remarks, the way from visit to money, at their borders."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.funnel import Reference, others_of, steps
from desktop.domain.narrative import FindingKind, PersonFigures, ScoredItem, findings_for
from desktop.domain.narrative.last_plan import judged
from desktop.domain.narrative.situation import judged_lines
from desktop.domain.review import Verdict
from tests.domain.languages import BOTH
from tests.domain.narrative.people import (
    conduct,
    item,
    overdue,
    past_action,
    person,
    rate,
    visit_days,
)


def rules(figures: PersonFigures, kind: FindingKind = FindingKind.REMARK) -> list[str]:
    return [finding.rule for finding in findings_for(figures, BOTH) if finding.kind is kind]


class TestImpact:
    @pytest.mark.parametrize(
        ("weight", "points", "others_weight", "impact"),
        [
            (20, 75, 80, "-5"),  # 20 × (75 − 100) ÷ 100
            (20, 75, 30, "-10"),  # spread: 20 × (75 − 100) ÷ 50
            (20, 120, 80, "4"),
            (1, 95, 99, "-0.05"),  # rounds to 0.1 and is told
            (1, 95.01, 99, None),  # 0.0499 rounds to 0.0
            (10, 100, 90, None),
        ],
    )
    def test_is_weight_times_points_beyond_100_over_the_scored_weight(
        self, weight: float, points: float, others_weight: float, impact: str | None
    ) -> None:
        actual, target = points, 100
        figures = person(
            "王", [item("visits", weight, points, actual, target), item("signings", others_weight, 100, 5, 5)]
        )

        found = [one.impact for one in judged_lines(figures)]

        assert found == ([] if impact is None else [Decimal(impact)])

    @pytest.mark.parametrize(
        ("own", "others", "impact"),
        [(60, (80, 90), "-2"), (80, (60, 90), None), (90, (80, 60), "1"), (60, (80,), None), (60, (), None)],
    )
    def test_without_a_target_the_median_of_three_or_more_is_the_reference(
        self, own: float, others: tuple[float, ...], impact: str | None
    ) -> None:
        rest = item("signings", 90, 100, 5, 5)
        mates = [[item("satisfaction", 10, points, points), rest] for points in others]

        found = judged_lines(person("王", [item("satisfaction", 10, own, own), rest], mates=mates))

        assert [one.impact for one in found] == ([] if impact is None else [Decimal(impact)])

    @pytest.mark.parametrize(("lost", "gained"), [(5, 5), (4, 1), (3, 3), (1, 4), (0, 0)])
    def test_the_three_largest_on_either_side_and_fewer_where_fewer_exist(self, lost: int, gained: int) -> None:
        codes = ["visits", "signings", "new_deals", "signed_amount", "collected_amount"]
        more = ["won_deals", "market_feedback", "activity_leads", "activity_deals", "gross_profit"]
        items = [item(code, 10, 100 - 5 * n, 100 - 5 * n, 100) for n, code in enumerate(codes[:lost], start=1)]
        items += [item(code, 10, 100 + 3 * n, 100 + 3 * n, 100) for n, code in enumerate(more[:gained], start=1)]
        items.append(item("satisfaction", 10, 80, 80))

        found = findings_for(person("王", items), BOTH)

        impacts = {kind: [one.impact for one in found if one.kind is kind] for kind in FindingKind}
        assert len(impacts[FindingKind.STRENGTH]) == min(gained, 3)
        assert len(impacts[FindingKind.WEAKNESS]) == min(lost, 3)
        assert impacts[FindingKind.STRENGTH] == sorted(impacts[FindingKind.STRENGTH], reverse=True)
        assert impacts[FindingKind.WEAKNESS] == sorted(impacts[FindingKind.WEAKNESS])
        if lost > 3:
            assert min(impacts[FindingKind.WEAKNESS]) == 10 * Decimal(-5 * lost) / figures_weight(items)

    @given(st.permutations(["visits", "signings", "new_deals", "signed_amount", "won_deals"]))
    def test_the_order_of_lines_does_not_change_what_is_told(self, order: list[str]) -> None:
        points = {"visits": 70, "signings": 110, "new_deals": 85, "signed_amount": 60, "won_deals": 120}
        lines = {code: item(code, 20, value, value, 100) for code, value in points.items()}

        told = {
            (one.kind, one.indicator): (one.impact, one.texts["zh_CN"], one.texts["en"])
            for one in findings_for(person("王", [lines[code] for code in order]), BOTH)
        }

        expected = findings_for(person("王", list(lines.values())), BOTH)
        assert told == {
            (one.kind, one.indicator): (one.impact, one.texts["zh_CN"], one.texts["en"]) for one in expected
        }


def figures_weight(items: list[ScoredItem]) -> Decimal:
    return sum((each.weight for each in items), Decimal(0))


class TestCompulsoryRemarks:
    """Whatever their impact."""

    steady = (item("signed_amount", 100, 100, 5, 5),)

    @pytest.mark.parametrize("kind", ["red_line", "award", "penalty"])
    def test_conduct(self, kind: str) -> None:
        figures = person("王", self.steady)

        assert rules(figures) == []
        assert rules(_with(figures, conduct=(conduct(kind, "2026-08-03", 0.01, "事"),))) == [kind]

    def test_the_last_plan(self) -> None:
        assert rules(person("王", self.steady, last_plan=(past_action("visits", 1, 2),))) == ["last_plan"]

    def test_overdue_money(self) -> None:
        assert rules(_with(person("王", self.steady), overdue=(overdue("甲", "2026-09-30", 0.01),))) == ["overdue"]

    @pytest.mark.parametrize(
        ("without", "is_told"),
        [
            (("2026-07-20", "2026-07-26"), False),  # one week
            (("2026-07-20", "2026-08-02"), True),  # two, Monday to Sunday
            (("2026-07-21", "2026-08-02"), False),  # a visit on the first Monday
        ],
    )
    def test_silent_weeks(self, without: tuple[str, str], is_told: bool) -> None:
        days = visit_days("2026-07-01", "2026-09-30", 1, without=without)

        found = rules(_with(person("王", self.steady), visit_days=days))

        assert found == (["silent_weeks"] if is_told else [])

    @pytest.mark.parametrize(("weight", "is_told"), [(19.9999, False), (20, True), (80, True)])
    def test_much_weight_without_figures(self, weight: float, is_told: bool) -> None:
        items = [item("signed_amount", 100 - weight, 100, 5, 5), item("satisfaction", weight, None)]

        assert rules(person("王", items)) == (["unscored"] if is_told else [])


def _with(figures: PersonFigures, **evidence: object) -> PersonFigures:
    return replace(figures, evidence=replace(figures.evidence, **evidence))  # type: ignore[arg-type] # any of its fields


class TestTheWayToTheMoney:
    @pytest.mark.parametrize(
        ("own", "is_weak", "is_credited"),
        [
            ((36, 100), False, False),  # exactly nine tenths of the team's 40 %
            ((35.99, 100), True, False),
            ((39.99, 100), False, False),
            ((40, 100), False, True),
            ((60, 100), False, True),
        ],
    )
    def test_below_nine_tenths_of_the_reference_is_weak_and_from_it_on_is_credited(
        self, own: tuple[float, float], is_weak: bool, is_credited: bool
    ) -> None:
        """The team closes 40 %: pooled, so the person's own part is balanced by the others'."""
        rest = {"win_rate": rate(80 - own[0], 200 - own[1])}
        team = [{"win_rate": rate(*own)}, rest, {"win_rate": rate(40, 100)}]

        (found,) = steps(team[0], others_of(team, {}))

        assert found.reference == 40
        assert (found.is_weak, found.deserves_credit) == (is_weak, is_credited)

    @pytest.mark.parametrize(("people", "against"), [(1, Reference.PAST), (2, Reference.PAST), (3, Reference.TEAM)])
    def test_the_team_counts_from_three_people_on(self, people: int, against: Reference) -> None:
        own = {"win_rate": rate(1, 10)}

        (found,) = steps(own, others_of([own] * people, {"win_rate": rate(5, 10)}))

        assert found.against is against

    @pytest.mark.parametrize(("cases", "says"), [(3, 0), (4, 1)])
    def test_fewer_than_four_cases_say_nothing(self, cases: int, says: int) -> None:
        team = [{"win_rate": rate(1, cases)}, {"win_rate": rate(5, 10)}, {"win_rate": rate(5, 10)}]

        assert len(steps(team[0], others_of(team, {}))) == says


@pytest.mark.parametrize(
    ("now", "verdict"),
    [
        (30, Verdict.DONE),
        (31, Verdict.DONE),
        (29.99, Verdict.IMPROVED),
        (21, Verdict.IMPROVED),  # a tenth of the way from 20 to 30
        (20.99, Verdict.NO_CHANGE),
        (19.01, Verdict.NO_CHANGE),
        (19, Verdict.MISSED),
        (0, Verdict.MISSED),
    ],
)
def test_what_became_of_an_action_from_20_to_30(now: float, verdict: Verdict) -> None:
    figures = person("王", [item("visits", 100, 100, now, now)])

    assert judged(past_action("visits", 20, 30), figures).verdict is verdict


@pytest.mark.parametrize(
    ("now", "verdict"),
    [
        (55, Verdict.DONE),
        (55.01, Verdict.IMPROVED),
        (64, Verdict.IMPROVED),  # a tenth of the way from 65 down to 55
        (64.01, Verdict.NO_CHANGE),
        (65.99, Verdict.NO_CHANGE),
        (66, Verdict.MISSED),
    ],
)
def test_what_became_of_an_action_from_65_days_down_to_55(now: float, verdict: Verdict) -> None:
    figures = person("王", [item("deal_cycle_days", 100, 100, now, now)])

    assert judged(past_action("deal_cycle_days", 65, 55), figures).verdict is verdict
