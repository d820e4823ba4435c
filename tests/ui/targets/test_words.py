"""How targets are written and read, and what their story says, without a window."""

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.domain.indicators import INDICATORS
from desktop.domain.period import parse_period
from desktop.domain.target_checks import Doubt, Doubted, PastFigure
from desktop.domain.targets import Bearer, TargetFigure
from desktop.errors import RequestError
from desktop.i18n import CHINESE, ENGLISH, translator
from desktop.queries.target_lens import Lens, TargetPlace
from desktop.queries.target_story import RevisionLine, TargetStory
from desktop.ui.targets.columns import Span, grid_columns, that_fit
from desktop.ui.targets.figures import Scale
from desktop.ui.targets.story_words import check_words, doubt_words, length_words, revision_words

QUARTER = parse_period("2026Q4")


def scale(code: str, language: str = CHINESE) -> Scale:
    return Scale(INDICATORS[code], translator(language))


class TestScale:
    @pytest.mark.parametrize(
        ("code", "language", "value", "shown", "exact", "written"),
        [
            ("signed_amount", CHINESE, "1043000", "104.3", "¥1,043,000", "104.3"),
            ("signed_amount", CHINESE, "8500", "0.85", "¥8,500", "0.85"),
            ("signed_amount", CHINESE, "226666.67", "22.7", "¥226,666.67", "22.666667"),
            ("signed_amount", CHINESE, "150000000", "15,000", "¥150,000,000", "15000"),
            ("signed_amount", ENGLISH, "1043000", "1,043.0", "¥1,043,000", "1043"),
            ("visits", CHINESE, "38", "38", "38 次", "38"),
            ("visits", ENGLISH, "38", "38", "38", "38"),
            ("collection_rate", CHINESE, "92.5", "92.5", "92.5%", "92.5"),
            ("deal_cycle_days", CHINESE, "55", "55", "55 天", "55"),
            ("satisfaction", ENGLISH, "92.5", "92.5", "92.5 points", "92.5"),
        ],
    )
    def test_a_figure_is_shown_rounded_told_whole_and_written_exactly(
        self, code: str, language: str, value: str, shown: str, exact: str, written: str
    ) -> None:
        found = scale(code, language)
        figure = Decimal(value)

        assert (found.shown(figure), found.exact(figure), found.written(figure)) == (shown, exact, written)
        assert found.read(found.written(figure)) == figure

    @pytest.mark.parametrize(
        ("code", "language", "values", "shown"),
        [
            ("signed_amount", ENGLISH, ["126666.67", "380000", "15587000"], ["127", "380", "15,587"]),
            ("signed_amount", ENGLISH, ["25500", "380000"], ["25.5", "380.0"]),
            ("signed_amount", ENGLISH, ["25000", "380000"], ["25", "380"]),
            ("signed_amount", CHINESE, ["126666.67", "380000", "0"], ["12.7", "38.0", "0.0"]),
            ("signed_amount", CHINESE, ["8500", "380000"], ["0.85", "38.00"]),
            ("signed_amount", CHINESE, ["8500", "150000000"], ["0.9", "15,000.0"]),
            ("signed_amount", CHINESE, ["8500", "1500000000"], ["1", "150,000"]),
            ("collection_rate", CHINESE, ["92.5", "90"], ["92.5", "90.0"]),
            ("collection_rate", CHINESE, ["95", "90"], ["95", "90"]),
            ("visits", CHINESE, ["38", "1200"], ["38", "1,200"]),
        ],
    )
    def test_all_figures_of_a_grid_have_the_same_decimals(
        self, code: str, language: str, values: list[str], shown: list[str]
    ) -> None:
        figures = [Decimal(value) for value in values]
        found = scale(code, language).fitting(figures)

        assert [found.shown(figure) for figure in figures] == shown

    def test_a_figure_just_entered_is_not_rounded_to_those_around_it(self) -> None:
        found = scale("signed_amount").fitting([Decimal(380000)])

        assert [found.entered(Decimal(value)) for value in (8500, 120000)] == ["0.85", "12.0"]

    @pytest.mark.parametrize(
        ("code", "text", "value"),
        [
            ("signed_amount", "104.3", "1043000"),
            ("signed_amount", "3.5万", "35000"),
            ("signed_amount", "３５０００元", "35000"),
            ("signed_amount", "¥35,000", "35000"),
            ("signed_amount", "1.2亿", "120000000"),
            ("visits", "36次", "36"),
            ("visits", " 1,200 ", "1200"),
            ("collection_rate", "92.5%", "92.5"),
            ("deal_cycle_days", "55天", "55"),
            ("satisfaction", "90分", "90"),
        ],
    )
    def test_what_is_typed_is_understood_as_in_imports(self, code: str, text: str, value: str) -> None:
        assert scale(code).read(text) == Decimal(value)

    @pytest.mark.parametrize(
        ("code", "text", "reason"),
        [
            ("visits", "x", "not a number"),
            ("visits", "3.5", "whole number"),
            ("visits", "50%", "percentage"),
            ("signed_amount", "-5", "below zero"),
        ],
    )
    def test_what_cannot_be_a_target_is_refused_with_a_sentence(self, code: str, text: str, reason: str) -> None:
        with pytest.raises(RequestError, match=reason):
            scale(code).read(text)

    def test_titles_and_hints_name_the_unit_where_there_is_one(self) -> None:
        assert scale("signed_amount").title == "签约金额，单位：万元"
        assert scale("visits", ENGLISH).title == "Visits"
        assert scale("visits", ENGLISH).hint == "A whole number"
        assert scale("deal_cycle_days", ENGLISH).hint == "In days"
        assert scale("visits", ENGLISH).signed(Decimal(-3)) == "−3"
        assert scale("visits", ENGLISH).signed(Decimal(0)) == "0"


class TestColumns:
    def test_quarters_stand_beside_months_only_where_there_is_room(self) -> None:
        columns = grid_columns(parse_period("2026"), Span.MONTHS, translator(CHINESE))

        wide, narrow = that_fit(columns, 17 * 57, 57), that_fit(columns, 17 * 57 - 1, 57)

        assert [columns[number].title for number in wide][:4] == ["1 月", "2 月", "3 月", "一季度"]
        assert (len(wide), len(narrow)) == (17, 13)

    def test_a_fiscal_year_begins_with_its_own_month(self) -> None:
        columns = grid_columns(parse_period("2026", 4), Span.QUARTERS, translator(ENGLISH))

        assert [(column.title, column.period.label) for column in columns][:3] == [
            ("First quarter", "2026Q1"), ("Second quarter", "2026Q2"), ("First half", "2026H1"),
        ]  # fmt: skip


class TestStory:
    def story(self, code: str, *actuals: str) -> TargetStory:
        place = TargetPlace(Bearer.COMPANY, 0, QUARTER.start, QUARTER.end)
        past = tuple(PastFigure(QUARTER.previous(), Decimal(actual)) for actual in actuals)
        return TargetStory(place, Lens(code), QUARTER, INDICATORS[code], None, (), {}, past, None, (), None, ())

    @pytest.mark.parametrize(
        ("code", "doubt", "said"),
        [
            ("visits", Doubt.OUT_OF_REACH, "超过近 1 期最好成绩（30 次）的两倍，很难达到。"),
            ("churn_rate", Doubt.OUT_OF_REACH, "不到近 1 期最好成绩（30%）的一半，很难做到。"),
            ("visits", Doubt.BELOW_MEAN, "比近 1 期的平均实际（30 次）还容易。"),
            ("visits", Doubt.NO_NUMBER, "没有数字，无法衡量。"),
            ("visits", Doubt.NO_PERIOD, "没有期间，不知道什么时候完成。"),
        ],
    )
    def test_each_doubt_is_a_sentence_with_its_figure(self, code: str, doubt: Doubt, said: str) -> None:
        assert doubt_words(Doubted(doubt, Decimal(30)), self.story(code, "30"), scale(code)) == said

    def test_retention_is_said_of_other_lengths_of_time_too(self) -> None:
        kept = replace(self.story("retention_rate"), figure=TargetFigure(Decimal(95)))

        assert length_words(kept, scale("retention_rate")) == "相当于每月 98.3%、每季 95.0%、每年 81.5%。"
        assert length_words(replace(kept, indicator=INDICATORS["visits"]), scale("visits")) == ""
        assert length_words(self.story("retention_rate"), scale("retention_rate")) == ""

    def test_revisions_say_what_when_and_why(self) -> None:
        day = QUARTER.start
        lines = [
            RevisionLine(day, None, Decimal(5), "", "目标.xlsx"),
            RevisionLine(day, Decimal(5), Decimal(6), "新店"),
            RevisionLine(day, Decimal(6), None, ""),
        ]

        assert [revision_words(line, scale("visits")) for line in lines] == [
            ("定为 5 次", "2026-10-01 · 来自文件 目标.xlsx"),
            ("5 次 → 6 次", "2026-10-01 · 新店"),
            ("撤下，原为 6 次", "2026-10-01"),
        ]

    def test_nothing_to_doubt_is_said_too(self) -> None:
        texts = translator(ENGLISH)

        assert "no target" in check_words(texts, is_set=False, has_past=True)
        assert "no figures" in check_words(texts, is_set=True, has_past=False)
        assert "within" in check_words(texts, is_set=True, has_past=True)
