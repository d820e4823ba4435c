"""What a form explains: who joined, moved or left, whose signings are shared, that all tie, when records began."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from desktop.domain.facts import Evidence, Move
from desktop.domain.indicators import RecordKind
from desktop.domain.narrative import Finding, PersonFigures, findings_for
from tests.domain.languages import BOTH
from tests.domain.narrative.people import contract, item, person, visit_days

LINES = [item("signings", 100, 100, 5, 5)]
MOVE = Move(
    date(2026, 8, 15),
    {"zh_CN": "华南招商部", "en": "South China"},
    {"zh_CN": "华东招商部", "en": "East China"},
)


def _remark(figures: PersonFigures, rule: str) -> Finding | None:
    return next((one for one in findings_for(figures, BOTH) if one.rule == rule), None)


def _texts(figures: PersonFigures, rule: str) -> tuple[str, str]:
    found = _remark(figures, rule)
    assert found is not None
    return found.texts["zh_CN"], found.texts["en"]


class TestService:
    def test_who_joined_is_told_why_nothing_is_compared(self) -> None:
        assert _texts(person("邵小满", LINES, employed_from=date(2026, 7, 7)), "service") == (
            "7 月 7 日入职，不与上季度比较。",
            "Joined on 7 July, so nothing is compared with last quarter.",
        )

    def test_who_left_is_told_why_there_is_no_plan(self) -> None:
        assert _texts(person("齐正阳", LINES, employed_until=date(2026, 8, 16)), "service") == (
            "8 月 16 日离职，金额与次数不与上季度比较，不再定下期计划。",
            "Left on 16 August: sums are not compared with last quarter, and there is no plan for the next period.",
        )

    def test_who_moved_is_told_which_team_is_the_measure(self) -> None:
        assert _texts(person("何以宁", LINES, evidence=Evidence(moves=(MOVE,))), "service") == (
            "8 月 15 日由华南招商部调入华东招商部；本人的记录全部计入，与华东招商部比较。",
            "Moved from South China to East China on 15 August; all own records count, "
            "the comparison is with East China.",
        )

    def test_who_was_there_throughout_is_told_nothing(self) -> None:
        figures = person("甲", LINES, employed_from=date(2026, 7, 1), employed_until=date(2026, 9, 30))

        assert _remark(figures, "service") is None


class TestSharedSignings:
    def test_one_names_customer_partner_and_share(self) -> None:
        shared = contract("1", "绿源超市", "2026-08-03", 9)._replace(share=Decimal(60), partners=("王龚",))
        figures = person("甲", LINES, evidence=Evidence(contracts=(shared, contract("2", "禾味", "2026-08-04", 8))))

        assert _texts(figures, "shared") == (
            "1 份签约为合签，按比例计入：绿源超市（与王龚合签）占 60%。",
            "1 signing is shared and counts in part: 绿源超市 with 王龚, 60 %.",
        )
        found = _remark(figures, "shared")
        assert found is not None
        assert found.record_ids == (shared.signing_id,)

    def test_a_customer_of_two_is_named_once(self) -> None:
        one = contract("1", "绿源超市", "2026-08-03", 9)._replace(share=Decimal(60), partners=("王龚",))
        other = contract("2", "绿源超市", "2026-08-04", 8)._replace(share=Decimal(50), partners=("李雷",))
        figures = person("甲", LINES, evidence=Evidence(contracts=(one, other)))

        assert _texts(figures, "shared") == (
            "2 份签约为合签，按比例计入：绿源超市（与王龚合签）占 60%，另一份（与李雷合签）占 50%。",
            "2 signings are shared and count in part: 绿源超市 with 王龚, 60 %; another with 李雷, 50 %.",
        )

    def test_of_several_the_largest_is_named_and_the_rest_counted(self) -> None:
        one = contract("1", "绿源超市", "2026-08-03", 9)._replace(share=Decimal("33.33"), partners=("王龚", "李雷"))
        figures = person("甲", LINES, evidence=Evidence(contracts=(one, one, one)))

        assert _texts(figures, "shared")[0] == (
            "3 份签约为合签，按比例计入：绿源超市（与王龚、李雷合签）占 33.33%，另有 2 份。"
        )


def test_where_everybody_ties_the_form_says_so() -> None:
    assert _texts(replace(person("甲", LINES), tied=6), "tie") == (
        "6 人总分相同，名次不分先后。",
        "All 6 people have the same total; the place says nothing.",
    )
    assert _remark(replace(person("甲", LINES), tied=1), "tie") is None


class TestWhereRecordsBegin:
    def test_a_period_before_the_records_is_compared_with_nothing(self) -> None:
        line = item("signings", 100, 80, 4, 5, previous=1)
        fresh = Evidence(first_days={RecordKind.SIGNING: date(2026, 5, 15)})
        old = Evidence(first_days={RecordKind.SIGNING: date(2026, 4, 10)})

        assert "上季度" not in findings_for(person("甲", [line], evidence=fresh), BOTH)[0].texts["zh_CN"]
        assert "比上季度多 3 份" in findings_for(person("甲", [line], evidence=old), BOTH)[0].texts["zh_CN"]

    def test_where_nobody_keeps_a_log_nobody_was_silent(self) -> None:
        never = Evidence(first_days={RecordKind.VISIT: date.max})

        assert _remark(person("甲", [item("visits", 100, 0, 0, 20)], evidence=never), "silent_weeks") is None

    def test_weeks_before_the_first_log_are_not_silent(self) -> None:
        late = visit_days("2026-08-10", "2026-09-30", 2)
        lines = [item("visits", 100, 100, 20, 20)]
        begun = Evidence(visit_days=late, first_days={RecordKind.VISIT: date(2026, 8, 10)})

        assert _remark(person("甲", lines, evidence=begun), "silent_weeks") is None
        assert _remark(person("甲", lines, evidence=Evidence(visit_days=late)), "silent_weeks") is not None
