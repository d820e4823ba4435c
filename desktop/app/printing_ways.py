"""What Ctrl+P and the printer button of a page lead to: the sheet that goes with it, its questions filled in."""

from typing import TYPE_CHECKING

from desktop.domain.period import Period, PeriodKind, containing
from desktop.domain.sheet_kinds import SheetKind
from desktop.ui.kit.buttons import icon_button
from desktop.ui.kit.page import Page
from desktop.ui.ports import Wish
from desktop.ui.printables import PRINTING, REVIEWS

if TYPE_CHECKING:
    from desktop.app.program import Desk, Program

WITH_BUTTON = frozenset({"targets", "plans", "incentives"})
OF_THE_WEEK = frozenset({"dashboard", "customers", "deals", "visits", "signings", "quality"})


def lead_to_printing(key: str, page: Page, desk: "Desk", program: "Program") -> Page:
    """Let a page that prints nothing itself lead to its sheet; returns the page."""

    def lead() -> None:
        desk.window.go(PRINTING, printed_as(key, page, program))

    page.print_wanted.connect(lead)
    if key in WITH_BUTTON:
        _ = desk.look.texts
        name = _("Print … (Ctrl+P)")
        page.buttons.insertWidget(0, icon_button(desk.look, "printer", name, page.print_out))
    return page


def printed_as(key: str, page: Page, program: "Program") -> Wish:
    """The sheet of a page for what it shows now; without one of its own all printouts are offered."""
    if key in OF_THE_WEEK:
        return Wish(state=SheetKind.WEEK)
    found = {"targets": _targets, "plans": _plans, "incentives": _incentives, "staff": _staff}.get(key)
    return Wish() if found is None else found(page, program)


def _of_days(period: Period | None, kind: SheetKind, staff_id: int | None = None) -> Wish:
    if period is None:
        return Wish(staff_id, state=kind)
    return Wish(staff_id, period.start, period.end, state=kind)


def _targets(page: Page, program: "Program") -> Wish:
    from desktop.ui.targets.page import TargetsPage

    assert isinstance(page, TargetsPage)  # noqa: S101 - the key is the page's own
    year = page.toolbar.year.value()
    if year is None:
        return Wish(state=SheetKind.TARGETS)
    start = program.fiscal_year_start()
    first = program.today().replace(year=year, month=start, day=1)
    return _of_days(containing(PeriodKind.YEAR, first, start), SheetKind.TARGETS)


def _plans(page: Page, _program: "Program") -> Wish:
    from desktop.ui.plans.page import PlansPage

    assert isinstance(page, PlansPage)  # noqa: S101 - the key is the page's own
    return _of_days(page.evaluated(), SheetKind.PLAN, page.staff.value())


def _incentives(page: Page, _program: "Program") -> Wish:
    from desktop.ui.incentives.page import IncentivesPage

    assert isinstance(page, IncentivesPage)  # noqa: S101 - the key is the page's own
    period = page.period.value()
    return _of_days(period if isinstance(period, Period) else None, SheetKind.COMMISSION, page.staff.value())


def _staff(page: Page, _program: "Program") -> Wish:
    from desktop.ui.staff.page import StaffPage

    assert isinstance(page, StaffPage)  # noqa: S101 - the key is the page's own
    chosen = page.table.selected_identity()
    return Wish(chosen if isinstance(chosen, int) else None, state=REVIEWS)
