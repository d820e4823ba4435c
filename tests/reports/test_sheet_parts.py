"""The parts of sheets at their extremes: long names, large amounts, long texts, tables over several pages."""

import dataclasses
import io
from datetime import date
from decimal import Decimal

import pypdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.domain.indicators import Unit
from desktop.domain.sheets import (
    Band,
    BandCell,
    Blanks,
    Column,
    Figure,
    Line,
    Pair,
    Pairs,
    Part,
    Precision,
    Remarks,
    Sheet,
    Signing,
    Table,
    Words,
    Writing,
)
from desktop.i18n import translator
from desktop.reports.sheet import Block, Stroke
from desktop.reports.sheets import pages_of, sheets_pdf
from desktop.reports.table_texts import texts_of
from tests.reports import checks

TOP = Decimal("99999999999.99")


def money(name: str, share: float, *, is_below: bool = False) -> Column:
    """A column of amounts to the last 分."""
    return Column(name, share, Unit.MONEY, precision=Precision.EXACT, is_below=is_below)


STATEMENT = (
    Column("合同", 2.2),
    Column("客户", 2.2, is_below=True),
    Column("签约日期", 1.4, is_amounts=True),
    money("合同金额", 1.5, is_below=True),
    Column("事项", 1.2, is_amounts=True),
    Column("日期", 1.2, is_amounts=True, is_below=True),
    money("本期金额", 1.5),
    money("退款", 1.5, is_below=True),
    Column("分成", 1.5, Unit.PERCENT, precision=Precision.PLAIN),
    money("计提基数", 1.5, is_below=True),
    Column("档位", 0.8, Unit.COUNT),
    Column("比例", 0.8, Unit.PERCENT, precision=Precision.PLAIN, is_below=True),
    money("应计提成", 1.5),
    money("已结", 1.5, is_below=True),
    money("本次应发", 1.5),
)


def sheet(*parts: Part, language: str = "zh_CN", **further: object) -> Sheet:
    return Sheet(
        language=language,
        company="栗巷茶食",
        logo=None,
        title="提成结算单",
        period_title="2026 年第三季度",
        start=date(2026, 7, 1),
        end=date(2026, 9, 30),
        printed_on=date(2026, 10, 8),
        parts=parts,
        **further,  # type: ignore[arg-type]  # the sheet's own fields
    )


def said(paper: Sheet) -> list[str]:
    return [text for page in pages_of(paper) for text in checks.texts(page)]


def contract(name: str = "绿洲", amount: Decimal = TOP) -> Line:
    day = date(2026, 8, 2)
    figures = (amount, -amount, Decimal(100), amount, Decimal(2), Decimal("1.1237"), amount, amount, amount)
    return Line(("QY2608-0370", name, day, amount, "到账", day, *figures))


def sound(paper: Sheet) -> None:
    for page in pages_of(paper):
        assert checks.crossing_margins(page) == []
        assert checks.overlapping(page) == []


class TestTables:
    def test_the_largest_amounts_stand_whole_beside_each_other(self) -> None:
        paper = sheet(Table("合同明细", STATEMENT, (contract(),)))

        sound(paper)
        assert said(paper).count("99,999,999,999.99") == 6

    def test_what_stands_below_is_the_second_line_of_its_column(self) -> None:
        (page,) = pages_of(sheet(Table("合同明细", STATEMENT, (contract("绿洲商贸"),))))

        words = dict(zip(checks.texts(page), checks.words_of(page), strict=True))
        assert words["绿洲商贸"].left == words["QY2608-0370"].left
        assert words["绿洲商贸"].baseline > words["QY2608-0370"].baseline

    def test_rates_are_printed_to_the_last_of_four_decimals(self) -> None:
        assert "1.1237" in said(sheet(Table("合同明细", STATEMENT, (contract(),))))

    @pytest.mark.parametrize(
        ("amounts", "language", "units", "written"),
        [
            (("99999999999.99", "345600"), "en", ("¥k", "¥k"), ("100,000,000.0", "345.6")),
            (("3120000", "45000"), "zh_CN", ("万元", "万元"), ("312.0", "4.5")),
            (("3120000", "450"), "zh_CN", ("元", "元"), ("3,120,000", "450")),
            (("99999999999.99", "450"), "zh_CN", ("亿元", "元"), ("1,000.00", "450")),  # else far too long
            (("3120000", None), "zh_CN", ("万元", "万元"), ("312.0", "—")),
        ],
    )
    def test_columns_of_money_share_their_unit(
        self, amounts: tuple[str, str | None], language: str, units: tuple[str, str], written: tuple[str, str]
    ) -> None:
        columns = (Column("甲", 1.0), Column("乙", 1.0, Unit.MONEY), Column("丙", 1.0, Unit.MONEY))
        cells = tuple(None if amount is None else Decimal(amount) for amount in amounts)

        texts = texts_of(Table("", columns, (Line(("", *cells)),)), translator(language))

        assert texts.names[1:] == tuple(f"{name} {unit}" for name, unit in zip("乙丙", units, strict=True))
        assert texts.lines[0][1:] == written

    def test_a_heading_stands_with_what_follows_it(self) -> None:
        columns = (Column("姓名", 1.0), Column("份数", 1.0, Unit.COUNT))
        lines = [Line((f"员工{number}", Decimal(number))) for number in range(49)]
        headings = (*lines, Line(("城南组", ""), is_strong=True, is_heading=True), Line(("王龚", Decimal(1))))

        for page in pages_of(sheet(Table("人员", columns, headings))):
            texts = checks.texts(page)
            assert ("城南组" in texts) == ("王龚" in texts)

    def test_only_the_first_lines_of_a_list_are_printed(self) -> None:
        lines = tuple(Line((f"客户{number}",)) for number in range(9))

        texts = said(sheet(Table("跟进", (Column("客户", 1.0),), lines, printed=2)))

        assert "客户1" in texts
        assert "客户2" not in texts

    def test_a_day_is_written_as_its_language_writes_it(self) -> None:
        table = Table("跟进", (Column("日期", 1.0, without_year=True), Column("定稿", 1.0)), (Line((DAY, DAY)),))

        assert {"12-31", "2026-12-31"} <= set(said(sheet(table)))
        assert {"31 Dec", "31 Dec 2026"} <= set(said(sheet(table, language="en")))

    def test_a_change_bears_its_sign(self) -> None:
        column = Column("增减", 1.0, Unit.POINTS, is_signed=True)
        lines = (Line((Decimal("3.2"),)), Line((Decimal(-8),)), Line((Decimal(0),)))

        assert {"+3.2", "−8.0", "0.0"} <= set(said(sheet(Table("排名", (column,), lines))))

    def test_rows_to_write_in_are_ruled_and_blank(self) -> None:
        table = Table("会议决定", (Column("事项", 3.0), Column("负责人", 1.0)), (), spare=3, filled_by_hand=True)

        (page,) = pages_of(sheet(table))

        upright = [mark for mark in page.marks if isinstance(mark, Stroke) and mark.points[0][0] == mark.points[1][0]]
        assert len(upright) == 3


DAY = date(2026, 12, 31)


class TestHandwriting:
    def test_a_line_has_its_boxes_and_rules_within_the_margins(self) -> None:
        paper = sheet(Blanks(("□ 达成 □ 延长至 ____ □ 未达成 说明 ________",), "四、结果"))

        sound(paper)
        (page,) = pages_of(paper)
        assert sum(isinstance(mark, Block) and mark.fill is None for mark in page.marks) == 3 + 1  # the logo's box
        assert not any("_" in text or "□" in text for text in checks.texts(page))

    def test_room_to_write_takes_what_is_left_and_keeps_the_signatures_on_the_page(self) -> None:
        signing = Signing(("员工", "面谈人"), "签名表示已阅知，不代表同意。", has_refusal=True)
        few, many = (
            sum(isinstance(mark, Stroke) for mark in pages_of(sheet(Writing("意见", fills=fills), signing))[0].marks)
            for fills in (False, True)
        )

        assert many > few
        assert len(pages_of(sheet(Writing("意见", fills=True), signing))) == 1

    def test_what_was_said_is_printed_instead_of_lines(self) -> None:
        assert "希望多给线索。" in said(sheet(Writing("员工意见", "希望多给线索。")))

    @pytest.mark.parametrize("language", ["zh_CN", "en"])
    def test_refusal_witness_and_delivery_have_their_lines(self, language: str) -> None:
        paper = sheet(Signing(("A", "B"), has_refusal=True), language=language)

        sound(paper)
        joined = " ".join(said(paper))
        chinese, english = ("拒签", "见证人", "送达", "签收"), ("Refused", "Witness", "Handed over")
        for word in chinese if language == "zh_CN" else english:
            assert word in joined

    def test_four_who_sign_stand_in_two_rows(self) -> None:
        paper = sheet(Signing(("制表", "复核", "员工", "批准")))

        sound(paper)
        (page,) = pages_of(paper)
        places = dict(zip(checks.texts(page), checks.words_of(page), strict=True))
        assert places["制表"].left == places["员工"].left
        assert places["制表"].baseline < places["员工"].baseline


def test_markup_and_templates_come_out_as_they_were_typed() -> None:
    evil = "<b>{0}</b>&amp;%s${x}"
    columns = (Column(evil, 1.0), Column("份数", 1.0, Unit.COUNT))
    paper = sheet(
        Pairs((Pair("姓名", evil),)),
        Words(evil, (evil,)),
        Table("表", columns, (Line((evil, Decimal(1))),), note=evil),
        Writing("意见", evil),
        subject=evil,
    )

    copied = pypdf.PdfReader(io.BytesIO(sheets_pdf([paper]))).pages[0].extract_text()

    assert copied.count(evil) >= 5


def test_a_missing_value_is_a_line_to_write_on() -> None:
    (page,) = pages_of(sheet(Pairs((Pair("面谈日期", ""), Pair("姓名", "王龚")))))

    assert "面谈日期" in checks.texts(page)
    assert any(isinstance(mark, Stroke) and mark.thickness == 0.3 for mark in page.marks)


def test_a_sheet_a_little_over_one_page_is_set_closer() -> None:
    columns = (Column("姓名", 1.0), Column("份数", 1.0, Unit.COUNT))
    table = Table("人员", columns, tuple(Line((f"员工{number}", Decimal(number))) for number in range(52)))

    assert len(pages_of(sheet(table))) == 1


def test_a_section_without_paragraphs_says_so() -> None:
    assert "没有列出优势。" in said(sheet(Words("一、做得好的", (), empty="没有列出优势。")))


def test_the_same_sheet_gives_the_same_bytes() -> None:
    papers = [sheet(Table("合同明细", STATEMENT, (contract(),)), Signing(("员工",)), number="TC-1", subject="王龚")]

    assert sheets_pdf(papers) == sheets_pdf([dataclasses.replace(papers[0])])


@example(name="欧阳" * 30, text="拜访签约，" * 300, amount=-TOP, count=25)
@settings(max_examples=40, deadline=None)
@given(
    name=st.text(alphabet="王龚欧阳李想Ann -·", min_size=1, max_size=60),
    text=st.text(alphabet="拜访签约，。（）abc 12万元", max_size=1500),
    amount=st.decimals("-99999999999.99", "99999999999.99", places=2),
    count=st.integers(0, 25),
)
def test_nothing_overlaps_whatever_is_on_the_sheet(name: str, text: str, amount: Decimal, count: int) -> None:
    figure = Figure(amount, f"{amount} 元", Unit.MONEY)
    paper = sheet(
        Pairs((Pair("姓名", name), Pair("岗位", name), Pair("面谈日期", ""), Pair("大写", text[:200], is_wide=True))),
        Band(tuple(BandCell(name, f"¥{amount:,.2f}", text[:60]) for _place in range(5))),
        Words("一、做得好的", (text, name) if text.strip() else ()),
        Table("合同明细", STATEMENT, tuple(contract(name, amount) for _line in range(count)), empty="没有。"),
        Table(
            *("目标", (Column("指标", 2.6), *(Column(f"{month} 月", 1.3, is_amounts=True) for month in range(1, 7)))),
            tuple(Line((name, *[figure] * 6)) for _line in range(count)),
            spare=1,
            filled_by_hand=True,
        ),
        Writing("员工意见", text),
        Remarks((text,)),
        Signing(("甲方（盖章）", "甲方代表", "乙方"), text[:120], has_refusal=True, has_stamp=True),
        subject=name,
        number="TC-2026Q3-E01-1",
    )

    sound(paper)
