"""The sheets beside the review form, whatever is on them."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.indicators import Unit
from desktop.domain.sheets import Column, Line, Part, Remarks, Sheet, Signing, Table, Writing
from desktop.reports.sheets import pages_of, sheets_pdf, unprintable
from tests.reports import checks

COLUMNS = (
    Column("姓名", 2.0),
    Column("签约金额", 1.0, Unit.MONEY),
    Column("成交率", 1.0, Unit.PERCENT),
    Column("目标", 1.0, is_amounts=True),
)


def sheet(
    *lines: Line,
    empty: str = "这里没有内容。",
    behind: Sequence[Part] = (),
    company: str = "栗巷茶食",
    **further: object,
) -> Sheet:
    """A sheet of one table, with further parts behind it."""
    return Sheet(
        language="zh_CN",
        company=company,
        logo=None,
        title="团队汇总表",
        period_title="2026 年第三季度",
        start=date(2026, 7, 1),
        end=date(2026, 9, 30),
        printed_on=date(2026, 10, 8),
        parts=(Table("团队", COLUMNS, lines, empty=empty), *behind),
        **further,  # type: ignore[arg-type]  # the sheet's own fields
    )


def said(paper: Sheet) -> list[str]:
    return [text for page in pages_of(paper) for text in checks.texts(page)]


class TestTables:
    def test_money_of_a_column_has_one_measure_and_no_data_is_a_dash(self) -> None:
        paper = sheet(
            Line(("王龚", Decimal(3120000), Decimal("62.5"), "18 次")), Line(("李想", Decimal(8500), None, "—"))
        )

        texts = said(paper)

        assert "签约金额 万元" in texts
        assert [text for text in texts if text in ("312.0", "0.9")] == ["312.0", "0.9"]
        assert texts.count("—") == 2

    def test_one_huge_amount_does_not_hide_the_others_of_its_column(self) -> None:
        texts = said(
            sheet(
                Line(("王龚", Decimal("99999999999.99"), None, "")),
                Line(("李想", Decimal(3268), None, "")),
            )
        )

        assert "签约金额 元" in texts
        assert {"100,000,000,000", "3,268"} <= set(texts)

    def test_a_table_without_lines_says_so(self) -> None:
        assert "没有逾期款项。" in said(sheet(empty="没有逾期款项。"))

    def test_a_long_table_goes_on_with_its_head_repeated(self) -> None:
        pages = pages_of(sheet(*(Line((f"员工{number}", None, None, "")) for number in range(120))))

        assert len(pages) >= 3
        assert all("姓名" in checks.texts(page) for page in pages)
        assert "团队汇总表（续）" in checks.texts(pages[1])

    @pytest.mark.parametrize("rows", range(44, 54))
    def test_a_table_that_begins_on_a_new_page_has_its_head_once(self, rows: int) -> None:
        second = Table("另一张表", (Column("单独的列", 1.0),), (Line(("甲",)),) * 4)
        pages = pages_of(sheet(*(Line((f"员工{number}", None, None, "")) for number in range(rows)), behind=[second]))

        texts = [text for page in pages for text in checks.texts(page)]
        assert texts.count("单独的列") == 1 or texts.index("单独的列") > texts.index("另一张表")


class TestLetters:
    def test_who_signs_and_what_it_means_stand_on_the_letter(self) -> None:
        paper = sheet(
            Line(("王龚", None, None, "")),
            subject="王龚 · 专员",
            behind=(Writing("员工意见"), Signing(("员工", "上级", "负责人"), "签名表示已阅知。")),
        )

        assert {"王龚 · 专员", "员工意见", "员工", "上级", "负责人", "签名表示已阅知。"} <= set(said(paper))

    def test_several_letters_are_one_file_with_a_bookmark_each(self) -> None:
        papers = [sheet(subject="王龚"), sheet(subject="李想")]

        reader = pypdf.PdfReader(io.BytesIO(sheets_pdf(papers)))

        assert len(reader.pages) == 2
        assert [entry.title for entry in reader.outline if not isinstance(entry, list)] == ["王龚", "李想"]

    def test_the_same_sheet_gives_the_same_bytes(self) -> None:
        assert sheets_pdf([sheet(subject="王龚")]) == sheets_pdf([sheet(subject="王龚")])


def test_characters_of_no_font_are_told() -> None:
    assert unprintable([sheet(Line(("王\ue000", None, None, "")))]) == ("\ue000",)


@settings(max_examples=25, deadline=None)
@given(
    names=st.lists(st.text(alphabet="王龚李想Ann 0一", min_size=1, max_size=60), min_size=1, max_size=30),
    amount=st.decimals("-99999999999.99", "99999999999.99", places=2),
    remark=st.text(alphabet="拜访签约回款，。 abc", max_size=900),
)
def test_nothing_overlaps_and_nothing_crosses_the_margins(names: list[str], amount: Decimal, remark: str) -> None:
    paper = sheet(
        *(Line((name, amount, Decimal(100), f"{amount}")) for name in names),
        subject=names[0],
        behind=(
            Remarks((remark,)),
            Writing("员工意见", remark),
            Signing(("员工", "上级", "负责人"), "签名表示已阅知，不代表同意。", has_refusal=True),
        ),
    )

    pages = pages_of(paper)
    for page in pages:
        assert checks.crossing_margins(page) == []
        assert checks.overlapping(page) == []
    assert "员工" not in map(checks.begins_with, pages[1:])


def test_every_page_bears_its_number() -> None:
    pages = pages_of(sheet(*(Line((f"{number}", None, None, "")) for number in range(120))))

    for number, page in enumerate(pages, 1):
        assert f"第 {number} 页，共 {len(pages)} 页" in checks.texts(page)


@pytest.mark.parametrize("number", ["", "MT-2026Q3-015"])
def test_of_a_long_company_name_the_foot_tells_the_beginning(number: str) -> None:
    company = "栗巷" * 25

    (foot,) = [text for text in said(sheet(number=number, company=company)) if text.endswith("…") or "… · " in text]

    assert company[:15] in foot
    assert foot.startswith(number)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_file_says_what_it_is_whose_and_in_which_language(language: str) -> None:
    read = pypdf.PdfReader(io.BytesIO(sheets_pdf([replace(sheet(), language=language)])))

    assert read.metadata is not None
    assert (read.metadata.title, read.metadata.author) == ("团队汇总表 2026 年第三季度", "栗巷茶食")
    root = read.root_object
    assert str(root["/Lang"]) == language.replace("_", "-")
    assert "DisplayDocTitle" in str(root["/ViewerPreferences"].get_object())
    assert read.pdf_header == "%PDF-1.4"  # the first version that knows a language
