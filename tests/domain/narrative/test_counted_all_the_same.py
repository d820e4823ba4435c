"""What a scheme counts although it could not be scored says why."""

import pytest

from desktop.domain.narrative import ScoredItem, findings_for
from desktop.domain.scoring import Reason
from tests.domain.languages import BOTH
from tests.domain.narrative.people import item, person


@pytest.mark.parametrize(
    ("line", "chinese", "english"),
    [
        (
            item("satisfaction", 100, 0, None, 90, assumed=Reason.NO_DATA),
            "客户满意度没有数据，按方案计 0.0 分。",
            "Satisfaction: no data; the scheme counts it as 0.0 points.",
        ),
        (
            item("signed_amount", 100, 0, 80_000, assumed=Reason.NO_TARGET, narrowed="A 产品"),
            "签约金额 · A 产品没有设目标，按方案计 0.0 分。",
            "Signed amount · A 产品: no target was set; the scheme counts it as 0.0 points.",
        ),
        (
            item("visits", 100, 0, 3, 0, assumed=Reason.ZERO_TARGET),
            "拜访次数的目标为 0，按方案计 0.0 分。",
            "Visits: the target is 0; the scheme counts it as 0.0 points.",
        ),
        (
            item("signings", 100, 0, None, assumed=Reason.NO_TEAM, is_team_scope=True),
            "没有带团队，团队签约份数按方案计 0.0 分。",
            "Signings, team: no team is led; the scheme counts it as 0.0 points.",
        ),
    ],
)
def test_what_counts_as_nothing_says_why(line: ScoredItem, chinese: str, english: str) -> None:
    (finding,) = (one for one in findings_for(person("沈亦舟", [line]), BOTH) if one.impact)

    assert (finding.texts["zh_CN"], finding.texts["en"]) == (chinese, english)
