"""What is to be done first where a line could not be scored and counts as 0."""

import pytest

from desktop.domain.narrative import ScoredItem
from desktop.domain.scoring import Reason
from tests.domain.narrative.people import item, person
from tests.domain.plan.planning import plan_of


def test_an_item_without_figures_is_asked_to_have_some() -> None:
    figures = person("甲", [item("satisfaction", 100, 0, None, 90, assumed=Reason.NO_DATA)])

    (action,) = plan_of(figures)

    assert action.texts["zh_CN"] == "两周内定好“客户满意度”由谁、何时登记。"  # nothing tells yet what to better
    assert action.texts["en"] == "Agree within two weeks who records “Satisfaction” and when."
    assert action.supports == {"zh_CN": "周敏确定登记人", "en": "周敏 names who records it"}
    assert action.goals == {"zh_CN": "客户满意度有记录可查", "en": "Satisfaction: figures on record"}
    assert (action.from_value, action.to_value) == (None, None)


def test_an_item_without_a_target_is_asked_to_have_one() -> None:
    (action,) = plan_of(person("甲", [item("signings", 100, 0, 2, assumed=Reason.NO_TARGET)]))

    assert action.texts["zh_CN"] == "两周内与周敏商定“签约份数”的目标。"
    assert action.texts["en"] == "Agree with 周敏 within two weeks on a target for “Signings”."
    assert action.supports == {"zh_CN": "周敏确认目标", "en": "周敏 confirms the target"}
    assert action.goals == {"zh_CN": "签约份数有目标可对照", "en": "Signings: a target is set"}


@pytest.mark.parametrize(
    ("line", "todo", "goal"),
    [
        (
            item("signings", 100, 0, None, assumed=Reason.NO_TEAM, is_team_scope=True),
            "两周内定好没有带团队时“团队签约份数”算不算。",
            "团队签约份数算不算已定",
        ),
        (
            item("plan_completion", 100, 0, None, assumed=Reason.NO_DATA),
            "本计划的每一项都按期做完。",
            "改进计划完成率有记录可查",
        ),
    ],
)
def test_who_leads_no_team_or_had_no_plan_yet_is_not_asked_to_record(line: ScoredItem, todo: str, goal: str) -> None:
    (action,) = plan_of(person("甲", [line]))

    assert (action.texts["zh_CN"], action.goals["zh_CN"]) == (todo, goal)
