"""What the first page says, in both languages, without a window."""

from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.forecast import Outlook
from desktop.domain.indicators import INDICATORS
from desktop.domain.pace import Elapsed, Pace
from desktop.domain.period import PeriodKind, containing
from desktop.i18n import CHINESE, ENGLISH, translator
from desktop.queries.dashboard.main_figures import HeldTarget, MainFigure, Origin
from desktop.queries.dashboard.people import Graded, PersonFigure, PersonLine
from desktop.queries.dashboard.reminder import About, Reminder
from desktop.queries.dashboard.trend import MonthFigure
from desktop.ui.dashboard.entries import entries_of
from desktop.ui.dashboard.funnel_words import steps_of
from desktop.ui.dashboard.main_cards import card_of, pace_words
from desktop.ui.dashboard.people_rows import ranked, ranking_line
from desktop.ui.dashboard.trend_words import bar_of, month_texts
from desktop.ui.dashboard.values import axis_text, text_of, written
from desktop.ui.ports import Wish
from desktop.ui.tones import Tone

EN, ZH = translator(ENGLISH), translator(CHINESE)
TODAY = date(2026, 11, 20)
NOVEMBER = containing(PeriodKind.MONTH, TODAY)
QUARTER = containing(PeriodKind.QUARTER, date(2026, 8, 1))
SIGNED, VISITS = INDICATORS["signed_amount"], INDICATORS["visits"]
HALF = Elapsed(10, 20)


def pace(actual: str | None, target: str = "100", spreads: bool = True, higher: bool = True) -> Pace:
    return Pace(None if actual is None else Decimal(actual), Decimal(target), HALF, spreads, higher)


class TestValues:
    @pytest.mark.parametrize(
        ("code", "value", "chinese", "english"),
        [
            ("signed_amount", "21656000", "2,165.6 万元", "¥21.66 m"),
            ("signed_amount", "5000", "5,000 元", "¥5,000"),
            ("visits", "319", "319 次", "319"),
            ("collection_rate", "62.54", "62.5%", "62.5 %"),
            ("deal_cycle_days", "57", "57 天", "57 days"),
            ("satisfaction", "88", "88.0 分", "88.0 points"),
        ],
    )
    def test_a_figure_bears_its_unit(self, code: str, value: str, chinese: str, english: str) -> None:
        assert text_of(Decimal(value), INDICATORS[code], ZH) == chinese
        assert text_of(Decimal(value), INDICATORS[code], EN) == english

    def test_no_data_is_a_dash(self) -> None:
        assert written(None, SIGNED, EN).whole == "—"

    def test_an_axis_is_short(self) -> None:
        assert axis_text(1_600_000, SIGNED, ZH) == "160 万"
        assert axis_text(1_600_000, SIGNED, EN) == "¥1.6 m"
        assert axis_text(250_000, SIGNED, EN) == "¥250 k"
        assert axis_text(0, SIGNED, EN) == axis_text(0, SIGNED, ZH) == "0"
        assert axis_text(60, INDICATORS["collection_rate"], EN) == "60 %"
        assert axis_text(60, INDICATORS["collection_rate"], ZH) == "60%"
        assert axis_text(2.5, VISITS, EN) == "2.5"


class TestCards:
    @pytest.mark.parametrize(
        ("given", "words", "tone"),
        [
            (pace(None), "No data yet", Tone.NEUTRAL),
            (pace("120"), "Target reached", Tone.OK),
            (pace("51"), "On schedule", Tone.OK),
            (pace("70"), "4.0 days ahead", Tone.OK),
            (pace("42"), "1.6 days behind", Tone.WARN),
            (pace("20"), "6.0 days behind", Tone.BAD),
            (pace("70", spreads=False), "Below the target", Tone.WARN),
            (pace("3", "5", spreads=False, higher=False), "Within the target", Tone.OK),
            (pace("8", "5", spreads=False, higher=False), "Above the target", Tone.WARN),
        ],
    )
    def test_a_pace_has_its_word_and_tone(self, given: Pace, words: str, tone: Tone) -> None:
        assert pace_words(given, EN) == (words, tone)

    def test_a_week_says_that_it_takes_its_part_of_the_month(self) -> None:
        main = MainFigure(VISITS, Decimal(50), HeldTarget(Decimal(100), is_spread=True), pace("50"))

        card = card_of(main, Decimal(40), NOVEMBER, ZH)

        assert card.target == "按月目标折算 100 次"
        assert card.chip == "进度正好"
        assert card.note == "每天还需 5 次"
        assert "上月同期：40 次（+25.0%）" in card.told

    def test_without_a_target_the_change_stands_in_the_chip(self) -> None:
        card = card_of(MainFigure(VISITS, Decimal(30), None, None), Decimal(40), NOVEMBER, EN)

        assert (card.chip, card.tone) == ("−25.0 %", Tone.WARN)
        assert card.note == "than the same days of last month"

    def test_nothing_before_is_not_compared(self) -> None:
        card = card_of(MainFigure(VISITS, Decimal(30), None, None), None, NOVEMBER, EN)

        assert (card.chip, card.note) == ("", "")

    def test_days_that_are_over_ask_for_nothing_more(self) -> None:
        over = Pace(Decimal(50), Decimal(100), Elapsed(20, 20), spreads=True)
        target = HeldTarget(Decimal(100), Origin.COMPANY)

        assert (
            card_of(MainFigure(VISITS, Decimal(50), target, over), None, NOVEMBER, EN).note == "No working day left"
        )


class TestMonths:
    def test_a_running_month_says_what_may_still_come(self) -> None:
        ahead = Outlook(Decimal(400), Decimal(1000), 2, 1)

        bar = bar_of(MonthFigure(NOVEMBER, Decimal(3000), Decimal(6000), ahead), SIGNED, TODAY, EN)

        assert (bar.label, bar.value, bar.target, bar.likely, bar.possible) == ("Nov", 3000.0, 6000.0, 400.0, 1000.0)
        assert bar.tip == (
            "November 2026\nSigned amount ¥3,000\nTarget ¥6,000, 50.0 % reached\n"
            "2 open deals may bring ¥1,000, ¥400 by their stages' probability; 1 has no amount"
        )

    def test_january_bears_its_year(self) -> None:
        january = containing(PeriodKind.MONTH, date(2027, 1, 1))

        assert bar_of(MonthFigure(january, None, None, Outlook()), SIGNED, TODAY, ZH).label == "27年"
        assert bar_of(MonthFigure(january, None, None, Outlook()), SIGNED, TODAY, EN).label == "2027"

    def test_likely_and_possible_hold_what_is_there_already_like_the_bar(self) -> None:
        row = month_texts(
            MonthFigure(NOVEMBER, Decimal(3000), None, Outlook(Decimal(400), Decimal(1000), 2)), SIGNED, EN
        )
        ahead = month_texts(MonthFigure(NOVEMBER, None, None, Outlook(Decimal(400), Decimal(1000), 2)), SIGNED, EN)

        assert (row[1], *row[-2:]) == ("¥3,000", "¥3,400", "¥4,000")
        assert ahead[-2:] == ("¥400", "¥1,000")

    def test_a_month_without_target_or_forecast_has_dashes_in_the_table(self) -> None:
        row = month_texts(MonthFigure(NOVEMBER, Decimal(3000), None, None), SIGNED, EN)

        assert row == ("November 2026", "¥3,000", "—", "—", "—", "—")


class TestFunnel:
    def test_counts_and_money_have_scales_of_their_own(self) -> None:
        figures = {
            "visits": Decimal(40), "visited_customers": Decimal(20), "new_deals": Decimal(10), "signings": Decimal(4),
            "signed_amount": Decimal(5000), "collected_amount": Decimal(2500),
        }  # fmt: skip

        steps = steps_of(figures, EN, frozenset({"visits"}))

        assert [step.share for step in steps] == [1.0, 0.5, 0.25, 0.1, 1.0, 0.5]
        assert [step.passed for step in steps] == ["", "", "50.0 %", "40.0 %", "", "50.0 %"]
        assert [step.key for step in steps] == ["visits", None, None, None, None, None]
        assert steps[1].tip == "Customers met: 20\n2.0 visits for each customer met"

    def test_nothing_at_all_draws_nothing(self) -> None:
        assert {step.share for step in steps_of({}, EN, frozenset({"visits"}))} == {0.0}


class TestPeople:
    def test_places_are_shared_and_people_without_a_target_stand_last(self) -> None:
        def line(staff_id: int, actual: str, target: str | None, graded: Graded | None = None) -> PersonLine:
            figure = PersonFigure(Decimal(actual), None if target is None else Decimal(target))
            return PersonLine(staff_id, f"E{staff_id}", f"员工{staff_id}", "", {"visits": figure}, graded)

        best = Graded(Decimal("91.4"), "优秀", 0, 4)
        people = (line(1, "5", "10"), line(2, "9", None), line(3, "12", "10", best), line(4, "4", "8"))

        rows = ranked(people, VISITS, ZH)

        assert [(row.staff_id, row.place) for row in rows] == [(3, 1), (1, 2), (4, 2), (2, 0)]
        assert (rows[0].total, rows[0].grade, rows[0].grade_tone) == ("91.4", "优秀", Tone.OK)
        assert ranking_line(rows[0]).figure == "12 次 / 10 次"
        assert (ranking_line(rows[3]).place, ranking_line(rows[3]).percent) == ("", None)

    @pytest.mark.parametrize(
        ("place", "places", "tone"), [(0, 4, Tone.OK), (1, 4, Tone.ACCENT), (2, 4, Tone.WARN), (3, 4, Tone.BAD)]
    )
    def test_the_lowest_grade_is_bad_whatever_their_number(self, place: int, places: int, tone: Tone) -> None:
        graded = Graded(Decimal(50), "x", place, places)
        person = PersonLine(1, "E1", "王龚", "", {"visits": PersonFigure(None, None)}, graded)

        assert ranked((person,), VISITS, ZH)[0].grade_tone is tone


class TestToDo:
    def test_every_kind_has_its_sentence_in_both_languages(self) -> None:
        every = [
            Reminder(
                about,
                7,
                3,
                "王龚",
                "禾味餐饮",
                "HT-1",
                date(2026, 11, 2),
                18,
                2,
                Decimal(312_000),
                QUARTER,
                ("李契",),
            )
            for about in About
        ]

        assert [each.sentence for each in entries_of(every, ZH)] == [
            "逾期 31.2 万元：禾味餐饮",
            "王龚有 2 个到期的回访",
            "2026 年第三季度还没有考核",
            "2026 年第三季度考核还没有定稿",
            "王龚：禾味餐饮",
            "2026 年第三季度：2 人还没有目标",
            "18 天没有进展：禾味餐饮",
            "11 月 2 日合同到期：禾味餐饮",
            "王龚有 18 个工作日没有拜访记录",
        ]
        assert [each.sentence for each in entries_of(every, EN)] == [
            "¥312,000 overdue: 禾味餐饮",
            "王龚 has 2 follow-ups due",
            "Third quarter 2026 is not evaluated yet",
            "Evaluation to finalise: Third quarter 2026",
            "王龚: 禾味餐饮",
            "Third quarter 2026: 2 people have no target",
            "No news for 18 days: 禾味餐饮",
            "Contract ends on 2 November: 禾味餐饮",
            "王龚 has logged no visit for 18 working days",
        ]

    @pytest.mark.parametrize("about", list(About))
    def test_of_each_kind_three_are_told_and_the_others_counted(self, about: About) -> None:
        many = [
            Reminder(about, number, 1, "王龚", "客户", day=TODAY, amount=Decimal(100), period=QUARTER)
            for number in range(5)
        ]

        found = entries_of(many, EN)

        assert len(found) == 4
        assert "2 more" in found[-1].sentence
        assert found[-1].act == "Show all"

    def test_kinds_take_turns(self) -> None:
        late = [Reminder(About.OVERDUE, number, amount=Decimal(1), day=TODAY) for number in range(2)]
        quiet = [Reminder(About.SILENT, staff_id=4, person="李契", day=TODAY, days=6)]

        found = entries_of([*late, *quiet], EN)

        assert [each.icon for each in found] == ["banknote", "map-pin", "banknote"]
        assert found[1].way.wish == Wish(staff_id=4)
