"""The person of the good examples, read sentence by sentence."""

import pytest

from desktop.domain.narrative import Finding, FindingKind, findings_for
from tests.domain.languages import BOTH
from tests.domain.narrative.people import wang_gong


@pytest.fixture(scope="module")
def found() -> tuple[Finding, ...]:
    return findings_for(wang_gong(), BOTH)


def _of(found: tuple[Finding, ...], indicator: str) -> Finding:
    return next(finding for finding in found if finding.indicator == indicator)


def test_a_strength_names_figure_target_place_trend_and_the_records_that_made_it(found: tuple[Finding, ...]) -> None:
    signed = _of(found, "signed_amount")

    assert signed.texts["zh_CN"] == (
        "签约金额 312.0 万元，完成折算目标 260.0 万元的 120.0%，6 人中第 1。"
        "比上季度多 18.4%；8 月签下的禾味餐饮、城东广场两单共 146.0 万元，占本季度的 46.8%。"
    )
    assert signed.texts["en"] == (
        "Signed ¥3.12 m, 120.0 % of the adjusted ¥2.60 m target, first of six. Up 18.4 % on last quarter; "
        "two August contracts (禾味餐饮, 城东广场), ¥1.46 m together, made up 46.8 % of this quarter’s total."
    )
    assert signed.record_ids == (1, 2, 3, 4, 5)


def test_a_weakness_says_which_step_is_weak_and_credits_the_one_that_is_not(found: tuple[Finding, ...]) -> None:
    visits = _of(found, "effective_visits")

    assert visits.texts["zh_CN"] == (
        "有效拜访 18 次，折算目标 36 次，完成 50.0%。"
        "团队中位数 32.5 次，比上季度少 8 次；7 月 20 日至 8 月 9 日连续三周没有拜访记录。"
    )
    assert visits.causes["zh_CN"] == "拜访签约率 33.3%，高于团队的 21.2%：短在拜访量，谈判签约不弱。"
    assert visits.texts["en"] == (
        "18 effective visits against an adjusted target of 36 (50.0 %). Team median 32.5; 8 fewer than last quarter; "
        "no visit on record for three weeks running, 20 July to 9 August."
    )
    assert visits.causes["en"] == (
        "Visit conversion 33.3 % (team only 21.2 %): the gap is in the number of visits, not in closing."
    )


def test_a_rate_comes_with_its_parts_and_one_named_cause(found: tuple[Finding, ...]) -> None:
    rate = _of(found, "collection_rate")

    assert rate.texts["zh_CN"] == (
        "回款率 62.5%（应收 80.0 万元，到账 50.0 万元），低于目标 85.0%。团队中位数 80.0%，上季度为 88.0%。"
    )
    assert rate.causes["zh_CN"] == "逾期的 30.0 万元都在绿源超市一家，已逾期 41 天。"
    assert rate.causes["en"] == "All of the overdue ¥300,000 is with 绿源超市, 41 days late."


def test_a_cause_already_told_is_only_referred_to(found: tuple[Finding, ...]) -> None:
    customers = _of(found, "new_customers")

    assert customers.causes["zh_CN"] == "与“有效拜访次数”相同，短在拜访量。"
    assert "另有 1 份合同来自老客户" in customers.texts["zh_CN"]
    assert "one more contract came from an existing customer" in customers.texts["en"].lower()


def test_the_largest_effects_stand_first_with_their_exact_size(found: tuple[Finding, ...]) -> None:
    strengths = [finding for finding in found if finding.kind is FindingKind.STRENGTH]
    weaknesses = [finding for finding in found if finding.kind is FindingKind.WEAKNESS]

    assert [f"{finding.impact:.4f}" for finding in strengths] == ["5.2632", "1.0526", "0.2789"]
    assert [f"{finding.impact:.4f}" for finding in weaknesses] == ["-7.8947", "-4.1842", "-1.4105"]


def test_what_a_weakness_has_told_is_not_remarked_again(found: tuple[Finding, ...]) -> None:
    assert [finding.rule for finding in found if finding.kind is FindingKind.REMARK] == ["last_plan"]


def test_the_figures_of_a_finding_can_be_read_by_a_machine(found: tuple[Finding, ...]) -> None:
    assert _of(found, "effective_visits").figures == {
        "actual": "18",
        "target": "39",
        "effective_target": "36",
        "points": "50",
        "reference": "100",
        "against": "target",
        "previous": "26",
        "team_median": "32.5",
        "rank": 6,
        "of": 6,
    }
