"""What stands beside the visits' grid, in words."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from desktop.domain.period import parse_period
from desktop.i18n import CHINESE, ENGLISH, translator
from desktop.queries.visit_week import DayCount, NextStep, OverdueHint, PersonWeek, VisitPlan
from desktop.ui.tones import Tone
from desktop.ui.visits.entry_presenter import PastedVisit, Side
from desktop.ui.visits.side_words import days_of, head_words, hint_words, progress_of, steps_of

MONDAY = date(2026, 10, 12)
FRIDAY = date(2026, 10, 16)
ENGLISH_TEXTS, CHINESE_TEXTS = translator(ENGLISH), translator(CHINESE)
EMPTY_WEEK = tuple(DayCount(MONDAY + timedelta(days=number), 0, 0) for number in range(7))
PLAN = VisitPlan(True, Decimal(18), Decimal(39), 4, parse_period("2026Q4"))
WEEK = PersonWeek(1, "王䶮", MONDAY, EMPTY_WEEK, None, (), None)


def pasted(day: date, customer: str = "禾味餐饮", *, is_effective: bool = True) -> PastedVisit:
    """A row of the grid."""
    return PastedVisit(day, customer, "有进展", is_effective, "报价", day + timedelta(days=7))


def side(*rows: PastedVisit, week: PersonWeek = WEEK) -> Side:
    """What stands beside these rows."""
    return Side(week, FRIDAY, rows, FRIDAY)


def test_the_head_says_whose_week_it_is_in_both_languages() -> None:
    assert head_words(side(), ENGLISH_TEXTS) == ("王䶮's week", "12 to 18 October · W42")
    assert head_words(side(), CHINESE_TEXTS) == ("王䶮的一周", "10 月 12 日至 18 日 · W42")
    turned = replace(WEEK, start=date(2025, 12, 29))
    assert head_words(side(week=turned), ENGLISH_TEXTS)[1] == "29 December 2025 to 4 January 2026 · W01"


def test_rows_of_the_grid_are_added_to_the_days_of_the_log() -> None:
    week = replace(WEEK, days=(DayCount(MONDAY, 1, 0), *EMPTY_WEEK[1:]))
    rows = (pasted(MONDAY), pasted(FRIDAY, is_effective=False), pasted(MONDAY + timedelta(days=9)))

    days = days_of(side(*rows, week=week))

    assert (days[0], days[4]) == (DayCount(MONDAY, 2, 0), DayCount(FRIDAY, 0, 1))
    assert sum(day.effective + day.others for day in days) == 3


def test_the_week_is_held_against_the_improvement_plan() -> None:
    week = replace(WEEK, plan=PLAN)

    few = progress_of(side(pasted(MONDAY), week=week), ENGLISH_TEXTS)
    enough = progress_of(side(*[pasted(MONDAY)] * 3, week=week), ENGLISH_TEXTS)

    assert (few.figure, few.goal, few.chip, few.tone) == ("1", "/ 2.8", "2 to go", Tone.ACCENT)
    assert few.note == "Improvement plan: 1.3 → 2.8 a week (week 2, so far 5 of 39)"
    assert (enough.chip, enough.tone) == ("On plan", Tone.OK)
    assert enough.percent is not None
    assert enough.percent > 100


def test_a_plan_on_all_visits_counts_them_all_and_one_without_a_start_says_only_where_to() -> None:
    plan = replace(PLAN, is_effective_only=False, start=None)

    progress = progress_of(side(pasted(MONDAY, is_effective=False), week=replace(WEEK, plan=plan)), CHINESE_TEXTS)

    assert (progress.title, progress.figure) == ("本周拜访", "1")
    assert progress.note == "改进计划：每周 2.8 次（第 2 周，累计 5 / 39）"


def test_without_a_plan_the_number_stands_alone() -> None:
    progress = progress_of(side(pasted(MONDAY)), ENGLISH_TEXTS)

    assert (progress.figure, progress.goal, progress.chip, progress.percent) == ("1", "", "", None)


def test_a_row_of_the_grid_follows_up_what_was_promised_to_its_customer() -> None:
    promised = (NextStep(1, "禾味餐饮", "确认数量", FRIDAY), NextStep(2, "城东广场", "出方案", FRIDAY))

    steps, mine = steps_of(side(pasted(FRIDAY), week=replace(WEEK, steps=promised)))

    assert [(step.text, step.due, step.is_due) for step in steps] == [
        ("城东广场 出方案", "10-16", True),
        ("禾味餐饮 报价", "10-23", False),
    ]
    assert mine == 1


def test_the_hint_names_who_owes_and_when_somebody_was_there() -> None:
    hint = OverdueHint("绿源超市", Decimal(300_000), date(2026, 9, 30))

    assert hint_words(None, FRIDAY, ENGLISH_TEXTS) == ""
    assert hint_words(hint, FRIDAY, CHINESE_TEXTS) == "绿源超市逾期 30.0 万元，最近一次拜访是 09-30，已 16 天。"
    assert hint_words(hint, FRIDAY, ENGLISH_TEXTS) == (
        "绿源超市 owes ¥300,000 that is overdue; the last visit was on 09-30, 16 days ago."
    )
    assert "no visit" in hint_words(replace(hint, last_on=None), FRIDAY, ENGLISH_TEXTS)
