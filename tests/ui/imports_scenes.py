"""Scenes of the import page."""

import tempfile
from pathlib import Path

import xlsxwriter

from desktop.ui.imports.page import ImportsPage
from desktop.ui.kit.page import Page
from tests.ui.scenes import Scene

PLACE = "imports"
HEADERS = ("日期", "员工", "客户", "方式", "结果", "内容", "下一步", "下次跟进日期")
ROWS = tuple(
    line.split("|")
    for line in """\
2026-11-16|许砚秋|南京知味轩餐饮管理有限公司|上门|有进展|看了门头与后厨动线|约店长试饮|2026-11-20
2026-11-16|邱可|重庆半亩田餐饮有限公司|上门|达成意向|定下首批两家店|发合同草案|2026-11-18
2026-11-17|邵小满|苏州一叶轻食有限公司|电话|初步了解|问了加盟费与回本测算|寄门店账样本|2026-11-24
2026-11-17|程安歌|杭州拾光小馆餐饮有限公司|来访|有进展|参观样板店，合伙人同来|报选址评分|2026-11-21
2026-11-18|任远帆|石家庄邻里便利店有限公司|上门|未见到人|店长外出|改约周五|2026-11-20
2026-11-18|白若溪|太原晋香面馆有限公司|上门|有进展|谈妥保证金分两次付|出补充条款|2026-11-25
2026-02-30|温岚|合肥徽味坊餐饮有限公司|上门|有进展|量了铺位尺寸|出平面图|2026-11-27
2026-11-19|张三丰|武汉热干面馆有限公司|上门|有进展|首次见面|寄资料|2026-11-26
""".splitlines()
)


def visits_of_a_week() -> Path:
    """A week's visits as a team keeps them in a workbook, two of its rows wrong."""
    path = Path(tempfile.mkdtemp()) / "11月第三周拜访.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("拜访")
        sheet.write_row(0, 0, ("招商部拜访登记表",))
        for number, cells in enumerate((HEADERS, *ROWS), start=2):
            sheet.write_row(number, 0, cells)
    return path


def week(page: Page) -> None:
    """Choose the week's visits: their headings tell what they are."""
    assert isinstance(page, ImportsPage)
    page.choose_file = lambda kind, patterns: visits_of_a_week()  # noqa: ARG005 - the dialog's signature
    page.start.choose_button.click()


def first_problem(page: Page) -> None:
    """Go to the first marked cell."""
    assert isinstance(page, ImportsPage)
    page.rows.go_to_next_problem()


def columns(page: Page) -> None:
    """Go back to the columns."""
    assert isinstance(page, ImportsPage)
    page.back_button.click()


def headings(page: Page) -> None:
    """Go back to the headings."""
    columns(page)
    columns(page)


def take_in(page: Page) -> None:
    """Take the good rows in."""
    assert isinstance(page, ImportsPage)
    page.next_button.click()


SCENES = (
    Scene("imports", PLACE),
    Scene("imports_headings", PLACE, week, headings),
    Scene("imports_columns", PLACE, week, columns),
    Scene("imports_rows", PLACE, week, first_problem),
)
