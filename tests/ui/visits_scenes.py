"""Pictures of the ways to enter and to look at visits."""

from functools import partial

from desktop.ui.kit.page import Page
from desktop.ui.visits.entry_view import EntryPanel
from desktop.ui.visits.page import VisitsPage
from desktop.ui.visits.views import View
from tests.ui.scenes import Scene, usual_list

HEADINGS = "日期\t员工\t客户\t方式\t结果\t谈了什么\t下一步\t下次日期"
SAID = (
    ("上门", "有进展", "二期铺货清单已给采购", "确认数量", "11-23"),
    ("上门", "有进展", "店长愿意试销 3 个品", "送样", "11-24"),
    ("上门", "达成意向", "试销价谈定，月底签", "发合同草案", "11-27"),
    ("电话", "未见到人", "负责人出差", "再约", "11-25"),
)


def show(page: Page, view: View) -> None:
    """Show one of the ways."""
    if isinstance(page, VisitsPage):
        page.views.choose(view)


def paste(page: Page) -> None:
    """Paste a week of three people, one customer misspelled, one meeting twice, and stand on the fault."""
    if not isinstance(page, VisitsPage):
        return
    panel = page.views.currentWidget()
    if not isinstance(panel, EntryPanel):
        return
    desk = panel.grid.view.desk
    people = [option.label for option in desk.judge.book.of("people").options[-6:-2]] or ["王䶮"]
    customers = [option.label for option in desk.judge.book.of("customers").options] or ["禾味餐饮"]
    rows = []
    for number in range(16):
        name = customers[number * 3 % len(customers)]
        if number == 5:
            name = f"{name[:-1]}园"
        said = SAID[number % 4]
        rows.append("\t".join((f"11-{16 + number % 4}", people[number // 4 % len(people)], name, *said)))
    rows.append(rows[-1])
    panel.grid.view.paste("\r\n".join((HEADINGS, *rows)))
    page.views.start_row()
    panel.grid.go_to_problem()


def edit_first(page: Page) -> None:
    """Open the first visit of the list."""
    usual_list(page)
    if isinstance(page, VisitsPage) and page.table.loaded_rows():
        page.table.opened.emit(page.table.loaded_rows()[0])


def meet(page: Page) -> None:
    """Change a visit that another computer has changed meanwhile in two of the same fields and in a third."""
    if isinstance(page, VisitsPage):
        editor = page.editor
        filled = {name: field.value() for name, field in editor.form.fields.items()}
        editor.minutes.set_value("50")
        editor.summary.set_value("店长愿意先试 3 个月，等总部批租金。")
        theirs = {"minutes": "35", "summary": "店长要看过样板店再定，约了下周三。", "place": "负一层 B17"}
        editor.show_changed_elsewhere(filled, filled | theirs)


SCENES = (
    Scene("visits_enter", "visits", partial(show, view=View.ENTER), paste),
    Scene("visits_calendar", "visits", partial(show, view=View.CALENDAR)),
    Scene("visits_week", "visits", partial(show, view=View.WEEK)),
    Scene("visit_merge", "visits", edit_first, meet),
    Scene("visits_check", "visits", partial(show, view=View.CHECK)),
)
