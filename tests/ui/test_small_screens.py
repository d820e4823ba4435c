"""What a screen of 1280 × 720 at 200 % shows, and what stays in its place."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.app.program import Program
from desktop.ui.kit.page import Page
from desktop.ui.plans.page import PlansPage
from desktop.ui.schemes.page import SchemesPage
from desktop.ui.shell.page_frame import PageFrame
from desktop.ui.shell.window import DESIGN, FRAME
from desktop.ui.staff.page import StaffPage
from tests.ui.every_scene import EVERY
from tests.ui.scenes import settle, show

SMALL = QSize(640, 360)  # what is left of 1280 × 720
IN_ONE_WIDTH = (
    "dashboard", "staff", "evaluations", "customers", "deals", "visits", "signings", "quality", "targets",
    "incentives", "schemes", "reports", "settings", "imports", "plans",
)  # fmt: skip

FURTHER = (
    "dashboard_new", "imports_rows", "targets_entries", "visits_calendar", "visits_enter", "visits_week",
)  # fmt: skip


@pytest.fixture
def program(sample_program: Program) -> Iterator[Program]:
    yield sample_program
    sample_program.desk.window.resize(DESIGN)


def opened(program: Program, key: str) -> Page:
    """A page, settled."""
    program.desk.window.go(key)
    settle(program)
    page = program.desk.window.page()
    assert page is not None
    return page


@pytest.mark.parametrize("key", IN_ONE_WIDTH)
def test_a_page_does_not_scroll_sideways_on_a_small_screen(program: Program, key: str) -> None:
    program.desk.window.fit_into(SMALL + FRAME)

    opened(program, key)

    frame = program.desk.window.findChild(PageFrame)
    assert frame is not None
    assert program.desk.window.size() == SMALL
    assert frame.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("name", FURTHER)
def test_its_further_views_do_not_scroll_sideways_either(program: Program, name: str) -> None:
    program.desk.window.fit_into(SMALL + FRAME)

    show(program, next(scene for scene in EVERY if scene.name == name))

    frame = program.desk.window.findChild(PageFrame)
    assert frame is not None
    assert frame.horizontalScrollBar().maximum() == 0


def test_a_persons_whole_profile_does_not_scroll_sideways_on_a_small_screen(program: Program) -> None:
    program.desk.window.fit_into(SMALL + FRAME)
    page = opened(program, "staff")
    assert isinstance(page, StaffPage)

    page.open_whole()
    settle(program)

    assert page.person.isVisible()
    frame = program.desk.window.findChild(PageFrame)
    assert frame is not None
    assert frame.horizontalScrollBar().maximum() == 0
    page.leave_whole()


def test_the_switch_of_the_schemes_stays_where_it_is(program: Program) -> None:
    page = opened(program, "schemes")
    assert isinstance(page, SchemesPage)

    assert len(places_of(page.parts, page, program)) == 1


def test_the_switch_of_the_improvement_plans_stays_where_it_is(program: Program) -> None:
    page = opened(program, "plans")
    assert isinstance(page, PlansPage)

    assert len(places_of(page.tabs, page, program)) == 1


def places_of(switch: QWidget, page: Page, program: Program) -> set[tuple[int, int]]:
    """Where a switch stands after each of its buttons was clicked, the first one last."""
    places = set()
    for button in reversed(switch.findChildren(QPushButton)):
        button.click()
        settle(program)
        place = switch.mapTo(page, switch.rect().topLeft())
        places.add((place.x(), place.y()))
    return places
