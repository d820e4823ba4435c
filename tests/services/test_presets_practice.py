"""The ready-made schemes against the tables practitioners gave: every weight, rule, cap and starting target.

The tables are written here once more in a short form of our own, so that a slip in a preset does not go unseen:
code, then the weight in each column ("-" for none), the rule, the cap, and the starting target in each column.
"""

from decimal import Decimal

import pytest

from desktop.domain.scheme import Rule, RuleKind, SchemeItem, Scope
from desktop.models import LookupKind
from desktop.services.presets import PRESETS, PresetScheme, load_preset

# R ratio · L zero-point/target/stretch · D deduct per case · P the figure is points
TABLES = {
    "franchise": (
        ("招商专员季度考核", "招商主管季度考核", "招商新人月度考核"),
        """
        signings            25 20 15  R           120  9 - 3
        collected_amount    20 20 10  R           120  - - -
        milestones_on_time  15 15 -   L40/90/100  110  - - -
        customer_quality    10 10 5   P           100  - - -
        effective_visits    10 -  25  R           120  39 - 13
        new_deals           5  -  15  R           120  30 - 10
        visit_conversion    5  -  -   L5/15/30    120  - - -
        win_rate            -  5  -   L10/30/50   120  - - -
        complaints          5  5  -   D20         100  - - -
        market_feedback     -  -  5   R           100  - - 1
        log_timeliness      5  5  15  L60/95/100  100  - - -
        plan_completion     -  10 -   L40/90/100  100  - - -
        manual              -  10 10  P           100  - - -
        """,
    ),
    "property": (
        ("商场专员季度考核", "园区专员半年考核", "商场园区主管季度考核", "商场园区新人季度考核"),
        """
        signed_amount       25 10 20 -   R           120  - - - -
        signings            15 20 10 10  R           120  10 3 - 2
        collected_amount    -  20 10 -   R           120  - - - -
        collection_rate     15 -  10 -   L60/95/100  110  - - - -
        milestones_on_time  15 15 15 15  L40/90/100  110  - - - -
        customer_quality    10 10 10 5   P           100  - - - -
        retention_rate      5  -  5  -   L85/95/100  110  - - - -
        effective_visits    5  10 -  25  R           120  39 60 - 39
        new_deals           -  5  -  15  R           120  - 12 - 15
        satisfaction        5  5  5  -   P           100  - - - -
        market_feedback     -  -  -  5   R           100  - - - 3
        log_timeliness      5  5  -  15  L60/95/100  100  - - - -
        plan_completion     -  -  5  -   L40/90/100  100  - - - -
        manual              -  -  10 10  P           100  - - - -
        """,
    ),
    "sales": (
        ("业务员季度考核", "销售主管季度考核", "销售新人月度考核"),
        """
        signed_amount       20 20 10  R           120  - - -
        collected_amount    20 20 10  R           120  - - -
        gross_profit        10 15 -   R           120  - - -
        collection_rate     10 5  -   L60/95/100  110  - - -
        new_customers       10 10 15  R           120  6 - 2
        effective_visits    10 -  25  R           120  39 - 16
        new_deals           5  -  15  R           120  20 - 8
        repeat_rate         5  5  -   L10/30/50   120  - - -
        satisfaction        -  5  -   P           100  - - -
        market_feedback     5  -  5   R           100  3 - 1
        log_timeliness      5  5  10  L60/95/100  100  - - -
        plan_completion     -  5  -   L40/90/100  100  - - -
        manual              -  10 10  P           100  - - -
        """,
    ),
    "accounts": (
        ("客户经理季度考核", "客户主管季度考核", "客户经理新人月度考核"),
        """
        signed_amount       20 20 10  R           120  - - -
        collected_amount    -  10 -   R           120  - - -
        collection_rate     10 5  -   L60/95/100  110  - - -
        new_customers       15 10 20  R           120  15 - 4
        retention_rate      15 20 -   L85/95/100  110  - - -
        satisfaction        10 10 5   P           100  - - -
        complaints          5  5  -   D20         100  - - -
        repeat_rate         5  -  -   L10/30/50   120  - - -
        visited_customers   10 -  25  R           120  60 - 20
        effective_visits    -  -  10  R           120  - - 12
        activity_leads      -  -  5   R           120  - - 5
        market_feedback     5  -  5   R           100  3 - 1
        log_timeliness      5  5  10  L60/95/100  100  - - -
        plan_completion     -  5  -   L40/90/100  100  - - -
        manual              -  10 10  P           100  - - -
        """,
    ),
}
CYCLES = {
    "招商专员季度考核": "quarter", "招商主管季度考核": "quarter", "招商新人月度考核": "month",
    "商场专员季度考核": "quarter", "园区专员半年考核": "half", "商场园区主管季度考核": "quarter",
    "商场园区新人季度考核": "quarter",
    "业务员季度考核": "quarter", "销售主管季度考核": "quarter", "销售新人月度考核": "month",
    "客户经理季度考核": "quarter", "客户主管季度考核": "quarter", "客户经理新人月度考核": "month",
}  # fmt: skip
CASES = [(key, place, name) for key, (names, _table) in TABLES.items() for place, name in enumerate(names)]


def entry(key: str, name: str) -> PresetScheme:
    return next(each for each in load_preset(key).schemes if each.scheme.names["zh_CN"] == name)


def lines(key: str) -> list[list[str]]:
    return [line.split() for line in TABLES[key][1].strip().splitlines()]


def column(key: str, place: int) -> dict[str, tuple[str, str, str, str]]:
    """Weight, rule, cap and starting target by indicator of one column."""
    width = len(TABLES[key][0])
    found = {}
    for code, *cells in lines(key):
        weights, (rule, cap), hints = cells[:width], cells[width : width + 2], cells[width + 2 :]
        if weights[place] != "-":
            found[code] = (weights[place], rule, cap, hints[place])
    return found


def spelled(item: SchemeItem) -> str:
    rule: Rule = item.rule
    match rule.kind:
        case RuleKind.RATIO:
            return "R"
        case RuleKind.POINTS:
            return "P"
        case RuleKind.DEDUCT:
            return f"D{rule.factor}"
        case _:
            return f"L{rule.zero_point}/{item.default_target}/{rule.stretch}"


@pytest.mark.parametrize(("key", "place", "name"), CASES)
def test_a_ready_made_scheme_says_what_the_table_says(key: str, place: int, name: str) -> None:
    found = entry(key, name)

    said = {
        item.indicator: (str(item.weight), spelled(item), str(item.cap), found.target_hints.get(item.indicator, "-"))
        for item in found.scheme.items
    }

    assert said == column(key, place)
    assert sum(item.weight for item in found.scheme.items) == 100
    assert found.cycle == CYCLES[name]


@pytest.mark.parametrize(("key", "place", "name"), CASES)
def test_leaders_are_measured_by_their_team_and_others_by_themselves(key: str, place: int, name: str) -> None:
    found = entry(key, name)

    teams = {item.indicator for item in found.scheme.items if item.scope is Scope.TEAM}

    codes = {item.indicator for item in found.scheme.items}
    assert teams == (codes - {"manual", "plan_completion"} if found.role == "leader" else set()), place


def test_there_are_fourteen_schemes_with_names_of_their_own() -> None:
    names = [
        each.scheme.names[language]
        for key in PRESETS
        for each in load_preset(key).schemes
        for language in ("zh_CN", "en")
    ]

    assert len(names) == 28
    assert len(set(names)) == 28


@pytest.mark.parametrize("key", PRESETS)
class TestEveryScheme:
    def test_newcomers_have_lighter_weights_not_lower_quality(self, key: str) -> None:
        codes = [
            {item.indicator for item in each.scheme.items}
            for each in load_preset(key).schemes
            if each.role == "newcomer"
        ]

        assert all("complaints" not in known for known in codes)

    def test_signing_alone_does_not_pass(self, key: str) -> None:
        for each in load_preset(key).schemes:
            if not each.role:
                continue
            signed = sum(
                item.weight * item.cap / 100
                for item in each.scheme.items
                if item.indicator in ("signings", "signed_amount")
            )
            assert signed < 60

    def test_grades_tiers_and_ramp_are_the_usual_ones(self, key: str) -> None:
        for each in load_preset(key).schemes:
            scheme = each.scheme
            assert [(str(grade.lower), grade.names["zh_CN"]) for grade in scheme.grades] == [
                ("90", "优秀"), ("80", "良好"), ("60", "合格"), ("0", "不合格"),
            ]  # fmt: skip
            assert [str(tier.coefficient) for tier in scheme.tiers] == ["0", "0.8", "1.2", "1.5", "1.8"]
            assert scheme.ramp == (Decimal("0.50"), Decimal("0.67"), Decimal("0.83"), Decimal(1))
            assert (str(scheme.maximum), str(scheme.conduct_limit)) == ("120", "10")


@pytest.mark.parametrize("key", PRESETS)
class TestWords:
    def test_every_list_a_day_needs_is_there(self, key: str) -> None:
        lists = load_preset(key).lookups

        wanted = {
            LookupKind.OUTCOME, LookupKind.METHOD, LookupKind.LOST_REASON, LookupKind.SOURCE,
            LookupKind.CUSTOMER_KIND, LookupKind.RED_LINE, LookupKind.AWARD, LookupKind.PENALTY,
        }  # fmt: skip
        assert set(lists) == wanted
        for words in lists.values():
            names = [word["name"] for word in words]
            assert len(names) >= 3
            assert len(set(names)) == len(names)

    def test_red_lines_hold_the_ones_named_everywhere_and_no_money(self, key: str) -> None:
        names = [word["name"] for word in load_preset(key).lookups["red_line"]]

        assert {"虚假报销", "泄露商业机密"} <= set(names)
        assert not any("罚" in name or ("扣" in name and "回扣" not in name) for name in names)


def test_mall_and_park_each_find_their_own_steps() -> None:
    names = [stage["name"] for stage in load_preset("property").stages]

    mall = ["意向登记", "看铺", "商务洽谈", "审批", "租约确认", "签约", "图纸审批", "进场装修", "验收", "开业"]
    park = [
        "线索研判",
        "来园考察",
        "项目评审",
        "协议审批",
        "签约",
        "公司注册",
        "拿地选房",
        "开工",
        "竣工",
        "投产",
        "达效",
    ]
    for way in (mall, park):
        assert [name for name in names if name in way] == way
