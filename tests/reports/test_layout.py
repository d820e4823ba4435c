"""Where things stand on the pages of a form, whatever is on it."""

import dataclasses
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.paper import USUAL, PaperOptions
from desktop.domain.review import PastTotal, PlanResult, ReviewForm, Verdict
from desktop.i18n import LANGUAGES, translator
from desktop.reports import foot
from desktop.reports.columns import adjusted
from desktop.reports.look import INK
from desktop.reports.review import sheets_of
from desktop.reports.sheet import Block, Dot, Stroke
from tests.reports import cases, checks
from tests.reports.builders import action, finding
from tests.reports.chinese_form import chinese
from tests.reports.english_form import english

EVERY_CASE = [pytest.param(name, language, id=f"{name}-{language}") for name in cases.ALL for language in LANGUAGES]


def all_text(form: ReviewForm) -> str:
    return "\n".join(text for sheet in sheets_of(form) for text in checks.texts(sheet))


@pytest.mark.parametrize("grade", ["Excellent", "Unsatisfactory"])
def test_the_grade_is_printed_whole(grade: str) -> None:
    form = dataclasses.replace(english(), grade=grade, grade_note="Red line: false expense claim")

    assert grade in all_text(form).split("\n")


class TestEveryCase:
    @pytest.mark.parametrize(("name", "language"), EVERY_CASE)
    def test_no_text_stands_outside_the_margins(self, name: str, language: str) -> None:
        sheets = sheets_of(cases.ALL[name](language))

        assert [words for sheet in sheets for words in checks.crossing_margins(sheet)] == []

    @pytest.mark.parametrize(("name", "language"), EVERY_CASE)
    def test_no_text_touches_another(self, name: str, language: str) -> None:
        sheets = sheets_of(cases.ALL[name](language))

        assert [pair for sheet in sheets for pair in checks.overlapping(sheet)] == []

    @pytest.mark.parametrize(("name", "language"), EVERY_CASE)
    def test_signatures_stand_on_the_last_page_only(self, name: str, language: str) -> None:
        sheets = sheets_of(cases.ALL[name](language))
        meaning = "签名表示已阅知" if language == "zh_CN" else "A signature confirms"

        signed = [any(text.startswith(meaning) for text in checks.texts(sheet)) for sheet in sheets]

        assert signed == [False] * (len(sheets) - 1) + [True]

    @pytest.mark.parametrize(("name", "language"), EVERY_CASE)
    def test_each_page_says_which_of_how_many_it_is(self, name: str, language: str) -> None:
        sheets = sheets_of(cases.ALL[name](language))
        wording = "第 {page} 页，共 {pages} 页" if language == "zh_CN" else "Page {page} of {pages}"

        for page, sheet in enumerate(sheets, 1):
            assert wording.format(page=page, pages=len(sheets)) in checks.texts(sheet)

    @pytest.mark.parametrize(("name", "language"), EVERY_CASE)
    def test_no_heading_is_the_last_thing_of_a_page(self, name: str, language: str) -> None:
        sheets = sheets_of(cases.ALL[name](language))

        for sheet in sheets:
            body = [words for words in checks.words_of(sheet) if 60 < words.baseline < 770]
            assert not body or max(body, key=lambda words: words.baseline).size != 10


class TestPages:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_the_fullest_usual_form_is_one_page(self, language: str) -> None:
        assert len(sheets_of(cases.twelve(language))) == 1

    def test_long_names_of_indicators_take_room_from_short_figures_before_they_take_a_page(self) -> None:
        form = cases.twelve("en")
        longer = tuple(dataclasses.replace(item, name=f"{item.name}, team") for item in form.items)

        sheets = sheets_of(dataclasses.replace(form, items=longer))

        assert len(sheets) == 1
        assert not checks.overlapping(sheets[0])
        assert not checks.crossing_margins(sheets[0])

    @pytest.mark.parametrize(("actions", "first_head"), [(1, 164.5), (3, 163.25), (5, 161.0), (7, 159.0)])
    def test_a_form_is_set_no_closer_than_it_needs(self, actions: int, first_head: float) -> None:
        form = cases.twelve("en")
        (sheet,) = sheets_of(dataclasses.replace(form, actions=(form.actions * 2)[:actions]))

        heads = [words.baseline for words in checks.words_of(sheet) if words.size == 10 and words.baseline > 90]

        assert min(heads) == pytest.approx(first_head)

    @pytest.mark.parametrize(("due", "printed"), [(date(2026, 12, 31), "31 Dec"), (date(2027, 1, 15), "15 Jan 2027")])
    def test_an_english_due_day_leaves_out_the_year_the_head_says(self, due: date, printed: str) -> None:
        due_then = action("Visit", "12 → 20", due, "Shen", "None")
        form = english(actions=(due_then,), next_period_title="Fourth quarter 2026")

        assert printed in all_text(form).split("\n")

    def test_a_further_page_repeats_who_and_what_it_is_about(self) -> None:
        form = cases.many()

        second = checks.texts(sheets_of(form)[1])

        assert "招商专员季度考核表（续）" in second
        assert form.person.name in second
        assert f"{form.period_title} · {form.number}" in second

    def test_a_table_that_goes_on_repeats_its_heads(self) -> None:
        second = checks.texts(sheets_of(cases.many("en"))[1])

        assert {"Indicator", "Weight", "Effective", "Weighted"} <= set(second)

    def test_a_long_name_is_printed_whole(self) -> None:
        form = cases.long()

        assert form.person.name in all_text(form).replace("\n", "")

    def test_long_texts_are_printed_whole(self) -> None:
        form = cases.long()
        printed = "".join(all_text(form).split())

        assert "".join(form.weaknesses[0].text.split())[-300:-200] in printed
        assert "希望周敏陪访两次。" in printed

    @pytest.mark.parametrize("lines", range(1, 90, 3))
    def test_signatures_have_something_above_them(self, lines: int) -> None:
        sheets = sheets_of(chinese(employee_opinion="\n".join(["谈了三件事。"] * lines), difficulties="缺意向名单。"))

        for sheet in sheets:
            body = [words.baseline for words in checks.words_of(sheet) if 60 < words.baseline < 806]
            assert min(body) < foot.SIGNING_TOP


class TestMarks:
    def test_a_form_that_is_not_final_says_so(self) -> None:
        assert "未定稿" in all_text(chinese(finalised_on=None, seal=""))
        assert "未定稿" not in all_text(chinese())

    def test_the_seal_is_printed_in_groups_of_four(self) -> None:
        assert "本次考核校验码 4BE1 C07D 93AA 52F8" in all_text(chinese())

    def test_a_company_without_a_logo_gets_its_first_character(self) -> None:
        assert "澄" in checks.texts(sheets_of(chinese())[0])

    def test_a_bonus_the_owner_hides_is_not_printed(self) -> None:
        assert "¥9,000 × 1.2 = ¥10,800" in all_text(chinese())
        assert "¥" not in all_text(chinese(bonus=None))

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_nothing_of_a_bonus_is_printed_where_the_owner_hides_it(self, language: str) -> None:
        told = translator(language).gettext(
            "{day}: “{description}”; under the rules it sets the lowest grade, while the bonus follows "
            "the total by this scheme and the owner decides on it"
        )
        make = chinese if language == "zh_CN" else english
        form = make(remarks=(finding("Red line", told.format(day="", description="")),), bonus_reason="—")

        words = ("奖金", "bonus", "¥9,000")
        for options, is_told in ((USUAL, True), (PaperOptions(shows_bonus=False), False)):
            printed = "".join(text for sheet in sheets_of(form, options) for text in checks.texts(sheet))
            assert any(word in printed.casefold() for word in words) == is_told

    def test_a_long_name_of_who_is_responsible_takes_few_lines(self) -> None:
        form = chinese()
        (sheet, *_further) = sheets_of(
            dataclasses.replace(
                form, actions=tuple(dataclasses.replace(each, owner="王䶮" * 30) for each in form.actions)
            )
        )

        (left,) = {words.left for words in checks.words_of(sheet) if words.line.runs[0].text.startswith("王䶮王")}
        assert sum(words.left == left for words in checks.words_of(sheet)) <= 1 + 4 * len(form.actions)

    def test_an_unscored_item_gives_its_reason_and_a_dotted_line(self) -> None:
        sheet = sheets_of(chinese())[0]

        assert any("未计分：本季度没有客户回访" in text for text in checks.texts(sheet))
        assert [mark for mark in sheet.marks if isinstance(mark, Stroke) and mark.dots]

    def test_bars_are_as_long_as_the_points(self) -> None:
        bars = [mark for mark in sheets_of(chinese())[0].marks if isinstance(mark, Block) and mark.height == 6.2]

        assert len(bars) == 9
        assert bars[0].width / bars[1].width == pytest.approx(float(Decimal(120) / Decimal("79.37")))

    def test_the_last_totals_are_dots_with_their_figures(self) -> None:
        sheet = sheets_of(chinese(last_plan=()))[0]

        assert len([mark for mark in sheet.marks if isinstance(mark, Dot)]) == 4
        assert {"81.0", "84.7", "86.2", "93.9", "25Q4", "26Q3"} <= set(checks.texts(sheet))

    def test_the_last_plans_result_in_remarks_is_not_said_twice(self) -> None:
        remark = dataclasses.replace(finding("上期计划", "上期计划 3 项：达成 1 项。"), rule="last_plan")

        assert "上期计划 3 项" not in all_text(chinese(remarks=(remark,)))
        assert "上期计划 3 项" in all_text(chinese(remarks=(remark,), last_plan=()))

    def test_where_nothing_was_scored_the_form_does_not_divide_by_nothing(self) -> None:
        text = all_text(cases.unscored())

        assert "÷ 0" not in text
        assert "没有指标计分。" in text

    def test_a_form_without_perspectives_has_no_such_column(self) -> None:
        plain = tuple(dataclasses.replace(item, perspective="") for item in chinese().items)

        assert "维度" not in all_text(chinese(items=plain))

    def test_an_unchanged_total_is_said_to_be_so(self) -> None:
        assert "上期 93.9，持平" in all_text(chinese(previous_total=Decimal("93.9")))

    def test_a_remark_with_a_long_title_gets_lines_of_its_own(self) -> None:
        title = "连续三周没有拜访记录，且没有请假记录，也没有说明原因" * 2

        texts = checks.texts(
            sheets_of(chinese(remarks=(finding(title, "见考勤。", "-1"), finding("奖励", "一次。"))))[0]
        )

        assert title in "".join(texts)
        assert {"见考勤。", "奖励", "一次。"} <= set(texts)

    def test_a_period_without_a_total_is_a_gap_in_the_line(self) -> None:
        history = (PastTotal("26Q2", None), PastTotal("26Q3", Decimal("93.9")))

        sheet = sheets_of(chinese(history=history, last_plan=()))[0]

        assert len([mark for mark in sheet.marks if isinstance(mark, Dot)]) == 1
        assert "26Q2" in checks.texts(sheet)

    def test_a_span_of_days_is_told_whole_under_its_total_and_once_in_the_head(self) -> None:
        history = (PastTotal("06-15–08-02", Decimal(90)), PastTotal("08-03–09-20", Decimal("93.9")))
        days = (date(2026, 8, 3), date(2026, 9, 20))

        texts = checks.texts(
            sheets_of(chinese(history=history, period_title="2026-08-03 至 2026-09-20", start=days[0], end=days[1]))[
                0
            ]
        )

        assert {"06-15–", "08-02", "08-03–", "09-20"} <= set(texts)
        assert texts.count("2026-08-03 至 2026-09-20") == 1

    def test_the_last_plans_verdicts_differ_without_colour(self) -> None:
        plan = tuple(PlanResult(str(each), "1 → 2", "1", each, "") for each in Verdict)

        sheet = sheets_of(chinese(last_plan=plan, history=()))[0]

        dots = [(mark.fill == INK, mark.half) for mark in sheet.marks if isinstance(mark, Dot)]
        assert dots == [(True, False), (False, True), (False, False)]
        assert {"达成", "有改善", "无变化", "未达成", "没有数据"} <= set(checks.texts(sheet))

    def test_what_was_said_in_the_interview_replaces_the_lines(self) -> None:
        said = {"employee_opinion": "认可。", "difficulties": "缺名单。", "agreements": "每周核对。"}

        texts = checks.texts(sheets_of(chinese(**said))[0])

        assert {"认可。", "缺名单。", "每周核对。"} <= set(texts)
        assert "可手写" not in texts


class TestAdjusted:
    @given(st.lists(st.tuples(st.floats(1, 300), st.floats(1, 300)), min_size=1, max_size=7))
    def test_columns_trade_width_without_losing_any(self, columns: list[tuple[float, float]]) -> None:
        fixed, natural = [pair[0] for pair in columns], [pair[1] for pair in columns]

        made = adjusted(fixed, natural)

        assert sum(made) == pytest.approx(sum(fixed))
        assert all(new >= min(have, need) - 1e-6 for new, have, need in zip(made, fixed, natural, strict=True))

    def test_the_least_lacking_column_is_served_first(self) -> None:
        assert adjusted([10, 10, 10], [4, 12, 100]) == pytest.approx([4, 12, 14])


class TestAnyTexts:
    @settings(max_examples=25, deadline=None)
    @given(st.text(min_size=1, max_size=60), st.text(max_size=300), st.sampled_from([chinese, english]))
    def test_names_and_texts_of_any_kind_keep_to_their_places(self, name: str, text: str, make) -> None:  # type: ignore[no-untyped-def] # a builder
        form = make()
        person = dataclasses.replace(form.person, name=name, team=name)
        form = dataclasses.replace(form, person=person, company=name, weaknesses=(finding(name, text, "-3", text),))

        sheets = sheets_of(form)

        assert [pair for sheet in sheets for pair in checks.overlapping(sheet)] == []
        assert [words for sheet in sheets for words in checks.crossing_margins(sheet)] == []
