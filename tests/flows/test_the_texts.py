"""The sample company's forms, read as those they are about would: true, about one person, each thing said once."""

import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.indicators import INDICATORS, Unit
from desktop.domain.narrative.finding import COUNTED
from desktop.domain.period import parse_period
from desktop.domain.review import ReviewFinding, ReviewForm, ReviewItem
from desktop.i18n import CHINESE, ENGLISH
from desktop.models import Action, Review
from desktop.models import ReviewItem as Line
from desktop.queries.evaluations import evaluation_list
from desktop.queries.reviews import review_forms
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.made_once import SAMPLE_DAY

# Besides the quarters of the sample: months, half-years and a stretch of days, each in a file of its own.
FURTHER = (("2026-07", "2026-08", "2026-09"), ("2025H2", "2026H1"), ("2026-05-30..2026-08-29",))
# What somebody far below is asked half of at once; of anything else it is a quarter.
ONES_OWN_DOING = {"visits", "effective_visits", "visited_customers", "new_deals"}
_WAN, _MILLION = Decimal(10_000), Decimal(1_000_000)


@dataclass(frozen=True)
class Told:
    """One form in both languages, and the plan's exact figures."""

    period: str
    chinese: ReviewForm
    english: ReviewForm
    actions: tuple[Action, ...]
    cases: dict[str, Decimal]  # how many cases each rate of the form is of

    @property
    def name(self) -> str:
        return f"{self.period} {self.chinese.person.code}"


@pytest.fixture(scope="module")
def forms(sample_file: Path, rehearsed_file: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Told]:
    folder = tmp_path_factory.mktemp("texts")
    found = []
    with Database.open(_copy(rehearsed_file, folder / "quarters.qianji")) as database:
        found += list(_told(database))
    for place, labels in enumerate(FURTHER):
        with Database.open(_copy(sample_file, folder / f"{place}.qianji")) as database:
            for label in labels:
                Evaluations(database, lambda: SAMPLE_DAY).run(parse_period(label))
            found += list(_told(database))
    return found


def _copy(made: Path, path: Path) -> Path:
    return shutil.copyfile(made, path)


def _told(database: Database) -> Iterator[Told]:
    with database.read() as session:
        for row in evaluation_list(session, CHINESE):
            chinese = review_forms(session, row.evaluation_id, CHINESE)
            english = review_forms(session, row.evaluation_id, ENGLISH)
            actions: dict[int, list[Action]] = defaultdict(list)
            for action in session.scalars(
                select(Action)
                .join(Review, Review.id == Action.review_id)
                .where(Review.evaluation_id == row.evaluation_id, Action.deleted_at.is_(None))
                .order_by(Action.sort_order, Action.id)
            ):
                session.expunge(action)
                actions[action.review_id].append(action)
            for first, second in zip(chinese, english, strict=True):
                cases = _cases(session, first.review_id)
                yield Told(row.period.label, first, second, tuple(actions[first.review_id]), cases)


def _cases(session: Session, review_id: int) -> dict[str, Decimal]:
    """What the rates of a review are of: {code: cases}."""
    lines = session.execute(select(Line.indicator, Line.denominator).where(Line.review_id == review_id))
    return {code: Decimal(of) for code, of in lines if of and INDICATORS[code].unit is Unit.PERCENT}


def _findings(form: ReviewForm) -> tuple[ReviewFinding, ...]:
    return (*form.strengths, *form.weaknesses)


def _item(form: ReviewForm, finding: ReviewFinding) -> ReviewItem:
    return next(item for item in form.items if item.indicator == finding.indicator)


def _rounded(value: Decimal, places: int) -> str:
    return f"{value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP):,f}"


def _written(item: ReviewItem, value: Decimal, language: str) -> str:
    """A figure as WORDS has it, worked out here anew."""
    if item.unit is Unit.MONEY:
        if language == CHINESE:
            return f"{_rounded(value / _WAN, 1)} 万元" if value >= 100_000 else f"{_rounded(value, 0)} 元"
        return f"¥{_rounded(value / _MILLION, 2)} m" if value >= _MILLION else f"¥{_rounded(value, 0)}"
    if item.unit is Unit.PERCENT:
        return f"{_rounded(value, 1)}%" if language == CHINESE else f"{_rounded(value, 1)} %"
    if item.unit is Unit.POINTS:
        return _rounded(value, 1)
    bare = _rounded(value, 1).removesuffix(".0")
    return "no" if bare == "0" and language == ENGLISH and item.unit is Unit.COUNT else bare


def _number(text: str) -> Decimal:
    value = Decimal(re.sub(r"[^\d.]", "", text))
    return value * _WAN if "万" in text else value


def test_there_is_enough_to_read(forms: list[Told]) -> None:
    assert len({told.period for told in forms}) == 10
    assert len(forms) > 200


def test_the_figures_of_a_text_are_those_of_the_score_card(forms: list[Told]) -> None:
    for told in forms:
        for form in (told.chinese, told.english):
            for finding in _findings(form):
                item = _item(form, finding)
                if item.actual is None or finding.rule in COUNTED:
                    continue
                assert _written(item, item.actual, form.language).casefold() in finding.text.casefold(), told.name
                if item.target is not None and "target" in finding.rule:
                    goal = item.effective_target if item.effective_target is not None else item.target
                    assert _written(item, goal, form.language).rstrip(" 万元") in finding.text, (
                        told.name,
                        finding.text,
                    )
                if (percent := re.search(r"完成(?:[^，]*的)? ?([\d.,]+)%", finding.text)) and item.attainment:
                    assert percent[1] == _rounded(item.attainment, 1), (told.name, finding.text)


def test_no_indicator_is_both_strong_and_weak(forms: list[Told]) -> None:
    for told in forms:
        strong = {finding.indicator for finding in told.chinese.strengths}
        weak = {finding.indicator for finding in told.chinese.weaknesses}
        assert not strong & weak, told.name
        assert len(strong) == len(told.chinese.strengths), told.name
        assert len(weak) == len(told.chinese.weaknesses), told.name


def test_above_and_below_are_said_as_the_figures_have_it(forms: list[Told]) -> None:
    """Within half a unit of what is written: medians and totals are rounded when they are told."""
    said = re.compile(
        r"(高于|多于|低于|少于)(?:目标|团队中位数|相近目标者中位数|团队的) ?([\d.,]+ ?(?:万元|万|元|%)?)"
    )
    read = 0
    for told in forms:
        for finding in _findings(told.chinese):
            actual = _item(told.chinese, finding).actual
            for word, value in said.findall(finding.text):
                assert actual is not None
                other = _number(value)
                slack = Decimal(500) if "万" in value else Decimal("0.05")
                is_above = actual > other - slack
                is_below = actual < other + slack
                assert is_above if word in ("高于", "多于") else is_below, (told.name, finding.text)
                read += 1
            for clause in re.split("；", finding.cause):
                figures = re.findall(
                    r"([\d.,]+ ?(?:万元|元|%)?)[ 次个家]*，(高于|多于|低于|少于)[^\d]*([\d.,]+ ?(?:万元|元|%)?)",
                    clause,
                )
                for first, word, second in figures:
                    own, other = _number(first), _number(second)
                    assert own >= other if word in ("高于", "多于") else own <= other, (told.name, finding.cause)
                    read += 1
    assert read > 300


def _sentences(form: ReviewForm) -> list[str]:
    texts = [finding.text for finding in (*_findings(form), *form.remarks)]
    texts += [finding.cause for finding in _findings(form)]
    texts += [action.text for action in form.actions]
    end = "。" if form.language == CHINESE else r"(?<=[a-z\d%)”])\.(?: (?=[A-Z\d¥“])|$)"
    return [part.strip() for text in texts for part in re.split(end, text) if part.strip()]


def test_no_two_sentences_of_a_form_are_the_same(forms: list[Told]) -> None:
    for told in forms:
        for form in (told.chinese, told.english):
            twice = [sentence for sentence, times in Counter(_sentences(form)).items() if times > 1]
            assert not twice, (told.name, twice)


def test_no_text_fits_everyone(forms: list[Told]) -> None:
    """One sentence for more than three people of a period is a fault, unless all their figures are the same."""
    by_period: dict[str, list[Told]] = defaultdict(list)
    for told in forms:
        by_period[told.period].append(told)
    for period, of_period in by_period.items():
        findings: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        actions: Counter[tuple[str, str]] = Counter()
        for told in of_period:
            for finding in _findings(told.chinese):
                item = _item(told.chinese, finding)
                findings[finding.text].add((str(item.actual), str(item.effective_target)))
            actions.update((action.text, action.goal) for action in told.chinese.actions)
        assert all(len(figures) == 1 for figures in findings.values()), period
        assert not [text for text, times in actions.items() if times > 3], period


def test_a_measure_is_about_the_person_it_is_for(forms: list[Told]) -> None:
    quarters = [told for told in forms if "Q" in told.period]
    texts = Counter((told.period, action.text) for told in quarters for action in told.chinese.actions)

    assert not [text for text, times in texts.items() if times > 3]


def test_sentences_are_few_and_carry_three_figures_at_most(forms: list[Told]) -> None:
    for told in forms:
        for finding in _findings(told.chinese):
            sentences = [part for part in finding.text.split("。") if part]
            assert len(sentences) <= 2, (told.name, finding.text)
            for sentence in sentences:
                bare = re.sub(r"（[^）]*）|\d+ 月 \d+ 日|\d+ 月|\d+ 人中(?:并列)?第 \d+|至 \d+ 日", "", sentence)
                assert len(re.findall(r"[\d.,]+", bare)) <= 3, (told.name, sentence)


def test_amounts_are_written_in_wan_from_a_hundred_thousand_on(forms: list[Told]) -> None:
    for told in forms:
        form = told.chinese
        texts = [*(finding.text + finding.cause for finding in (*_findings(form), *form.remarks))]
        texts += [action.text + action.goal for action in form.actions]
        for text in texts:
            assert not re.search(r"\d{3},\d{3} 元", text), (told.name, text)
            for amount in re.findall(r"([\d.,]+) 万元", text):
                assert re.fullmatch(r"[\d,]+\.\d", amount), (told.name, text)
                assert Decimal(amount.replace(",", "")) >= 10, (told.name, text)


def test_goals_are_within_reach_and_of_the_next_period(forms: list[Told]) -> None:
    """At most a quarter better, the next whole thing or case, or a part of what is asked; all of overdue money."""
    for told in forms:
        for action, shown in zip(told.actions, told.chinese.actions, strict=True):
            if action.from_value is None or action.to_value is None:
                continue
            start, goal = Decimal(action.from_value), Decimal(action.to_value)
            indicator = INDICATORS[action.indicator]
            assert told.chinese.next_period_title, told.name  # the plan's head names the period of its goals
            assert shown.due_on > told.chinese.end, (told.name, shown.goal)
            assert goal > start if indicator.higher_is_better else goal < start, (told.name, shown.goal)
            if action.indicator == "overdue_amount" or not indicator.higher_is_better:
                continue
            line = next((item for item in told.chinese.items if item.indicator == action.indicator), None)
            if line is not None and line.effective_target != line.target:
                continue  # newcomers and people who were absent: the goal grows with what is asked of them
            most = [start * Decimal("1.25")]
            if indicator.unit is Unit.COUNT:
                most.append(start.to_integral_value(rounding=ROUND_FLOOR) + 1)
            part = 2 if action.indicator in ONES_OWN_DOING else 4
            most.append(Decimal(line.target if line is not None and line.target else 100) / part + 1)
            if start == 0:
                most.append(100 / told.cases.get(action.indicator, Decimal(100)))
            assert goal <= max(most), (told.name, shown.goal)


def test_english_forms_hold_no_chinese_but_names_and_quotes(forms: list[Told]) -> None:
    """What is left after names of people, customers and places and the owner's own words are taken out is English."""
    for told in forms:
        names = {told.english.person.name, told.english.person.superior}
        for finding in _findings(told.english):
            bare = re.sub(r"“[^”]*”", "", finding.cause)
            for name in names:
                bare = bare.replace(name, "") if name else bare
            words = re.findall(r"[\u4e00-\u9fff]{2,}", bare)
            assert all(re.fullmatch(r"[\u4e00-\u9fff]{4,16}", word) for word in words), (told.name, finding.cause)
            assert not re.search(r"[，。；：（）]", finding.text + bare), (told.name, finding.text)
