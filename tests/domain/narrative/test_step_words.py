"""How a step of the way is told beside what it is held against."""

from decimal import Decimal

import pytest

from desktop.domain.funnel import Reference, Step, StepFigure
from desktop.domain.narrative.step_words import step_clause
from desktop.domain.wording import all_words
from tests.domain.languages import BOTH
from tests.domain.narrative.people import rate


@pytest.mark.parametrize(
    ("own", "team", "chinese", "english"),
    [
        ("1", "2", "每十次拜访新增项目 1.0 个，低于团队的 2.0 个", "1.0 new deals per ten visits (team 2.0)"),
        ("0", "2.25", "每十次拜访新增项目 0.0 个，低于团队的 2.3 个", "0.0 new deals per ten visits (team 2.3)"),
    ],
)
def test_both_figures_of_deals_per_ten_visits_have_their_decimal(
    own: str, team: str, chinese: str, english: str
) -> None:
    step = StepFigure(Step.DEALS, "deals_per_ten_visits", Decimal(own), Decimal(team), Reference.TEAM, rate(4, 40))

    told = {words.language: step_clause(step, words) for words in all_words(BOTH)}

    assert told == {"zh_CN": chinese, "en": english}
