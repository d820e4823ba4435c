"""What holds for the texts about anybody."""

import re
from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings

from desktop.domain.narrative import Finding, FindingKind, PersonFigures, findings_for
from desktop.domain.narrative.comparison import is_better
from desktop.domain.plan import PlannedAction, PlanVerdict, actions_for, verdicts_for
from desktop.domain.wording.numbers import rounded
from tests.domain.languages import BOTH
from tests.domain.narrative.strategies import CUSTOMERS, people
from tests.domain.shipped_measures import SHIPPED

anybody = given(people())
patiently = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])

NEVER = (
    "积极主动", "表现良好", "再接再厉", "有待提高", "能力不足", "不胜任", "加强客户沟通", "不合格", "您", "他", "她",
    "None", " nan", "NaN", "Decimal", "{", "}", "E+", "-0",
)  # fmt: skip
DOUBLED = re.compile(r"[，。；：！？、,.;:!?]{2,}")
HALF_WIDTH = re.compile(r"(?<!\d)[,.;:!?()]|[,.;:!?()](?!\d)")
LETTERS = re.compile(r"[A-Za-z]")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
ASIDE = re.compile(
    r"（[^）]*）|\([^)]*\)|“[^”]*”|\d+ 年|\d+ 月|\d+ 日|\d+ 人中(并列)?第 \d+|第 [\d、]+ 天|\d+ 小时|\d+ [A-Z][a-z]+"
)
NUMBER = re.compile(r"\d[\d,.]*")


def _written(
    figures: PersonFigures,
) -> tuple[tuple[Finding, ...], tuple[PlannedAction, ...], tuple[PlanVerdict, ...]]:
    findings = findings_for(figures, BOTH)
    actions = actions_for(figures, findings, SHIPPED, BOTH)
    return findings, actions, verdicts_for(figures, actions, BOTH)


def _texts(figures: PersonFigures, language: str) -> Iterator[str]:
    findings, actions, verdicts = _written(figures)
    for finding in findings:
        yield from (finding.titles[language], finding.texts[language], finding.causes[language])
    for action in actions:
        yield from (action.texts[language], action.goals[language], action.supports[language])
    for verdict in verdicts:
        yield from (
            verdict.titles[language],
            verdict.goals[language],
            verdict.now[language],
            verdict.remarks[language],
        )


@patiently
@anybody
def test_no_text_holds_what_no_person_would_write(figures: PersonFigures) -> None:
    for language in ("zh_CN", "en"):
        for text in _texts(figures, language):
            assert not [phrase for phrase in NEVER if phrase in text], text
            assert not DOUBLED.search(text), text
            assert text == text.strip()


@patiently
@anybody
def test_chinese_texts_are_chinese(figures: PersonFigures) -> None:
    for text in _texts(figures, "zh_CN"):
        assert not LETTERS.search(text), text
        assert not HALF_WIDTH.search(text), text


@patiently
@anybody
def test_english_texts_are_english_but_for_names_and_the_owners_words(figures: PersonFigures) -> None:
    names = ("顾明澜", "周敏", "价格", "选址未定", "客户来信说明情况", *CUSTOMERS)
    for text in _texts(figures, "en"):
        for name in sorted(names, key=len, reverse=True):
            text = text.replace(name, "").replace(name[:15], "").replace(name.removesuffix("有限公司"), "")
        bare = re.sub("山前茶铺|绿源超市|老渔记海鲜酒楼连锁管理", "", text)
        assert not CHINESE.search(bare), text


@patiently
@anybody
def test_a_finding_has_at_most_two_sentences_of_three_figures(figures: PersonFigures) -> None:
    findings, _actions, _verdicts = _written(figures)
    for finding in findings:
        sentences = [part for part in ASIDE.sub("", finding.texts["zh_CN"]).split("。") if part]
        assert len(sentences) <= 2, finding.texts
        if finding.rule not in ("last_plan", "unscored"):
            assert all(len(NUMBER.findall(part)) <= 3 for part in sentences), finding.texts
        assert len(re.findall(r"\.(?:\s|$)", ASIDE.sub("", finding.texts["en"]))) <= 2, finding.texts


@patiently
@anybody
def test_texts_fit_the_form(figures: PersonFigures) -> None:
    findings, actions, _verdicts = _written(figures)
    for finding in findings:
        assert len(finding.texts["zh_CN"]) <= 125, finding.texts
        assert len(finding.causes["zh_CN"]) <= 75, finding.causes
        assert len(finding.causes["en"]) <= 190, finding.causes
    for action in actions:
        assert len(action.goals["zh_CN"]) <= 46, action.goals


@patiently
@anybody
def test_nothing_contradicts_itself(figures: PersonFigures) -> None:
    findings, _actions, _verdicts = _written(figures)
    strong = [finding for finding in findings if finding.kind is FindingKind.STRENGTH]
    weak = [finding for finding in findings if finding.kind is FindingKind.WEAKNESS]

    assert not {finding.indicator for finding in strong} & {finding.indicator for finding in weak}
    for finding in strong:
        assert not re.search("低于目标|超出目标(?<!没有超出目标)|没有数据|没有拜访", finding.texts["zh_CN"]), (
            finding.texts
        )
    for finding in weak:
        assert not re.search("高于目标|没有超出目标|人中第 1", finding.texts["zh_CN"]), finding.texts


@patiently
@anybody
def test_the_largest_three_on_either_side_and_never_an_effect_of_nothing(figures: PersonFigures) -> None:
    findings, _actions, _verdicts = _written(figures)
    for kind in (FindingKind.STRENGTH, FindingKind.WEAKNESS):
        impacts = [abs(finding.impact) for finding in findings if finding.kind is kind]
        assert len(impacts) <= 3
        assert impacts == sorted(impacts, reverse=True)
        assert all(rounded(impact, 1) > 0 for impact in impacts)


@patiently
@anybody
def test_the_same_figures_give_the_same_texts_in_every_language_alone(figures: PersonFigures) -> None:
    both = findings_for(figures, BOTH)
    alone = findings_for(figures, BOTH[:1])

    assert findings_for(figures, BOTH) == both
    assert [(one.rule, one.indicator, one.texts["zh_CN"]) for one in alone] == [
        (one.rule, one.indicator, one.texts["zh_CN"]) for one in both
    ]


@patiently
@anybody
def test_the_plan_is_measurable_timely_and_short(figures: PersonFigures) -> None:
    findings, actions, verdicts = _written(figures)
    weak = [finding for finding in findings if finding.kind is FindingKind.WEAKNESS]
    stays = figures.employed_until is None or figures.employed_until >= figures.next_period.start

    assert len(actions) <= 4
    assert len(actions) >= len(weak) if stays else not actions
    assert len({action.measure for action in actions if action.measure}) == len([a for a in actions if a.measure])
    assert len(verdicts) == len(figures.last_plan)
    for action in actions:
        assert action.due_on in figures.next_period
        assert action.owner == figures.name
        known = next((one.indicator for one in figures.items if one.indicator.code == action.indicator), None)
        if known and action.from_value is not None and action.to_value is not None and action.carried_from is None:
            assert is_better(known, action.to_value, action.from_value)
