"""Every page in three languages and two sizes of the window: nothing is clipped, and every picture is drawn."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app.program import Program
from desktop.i18n import CHINESE, ENGLISH
from desktop.ui.dress import Dress
from desktop.ui.kit.edge_fades import SidewaysArea
from desktop.ui.shell.window import DESIGN, LEAST, MainWindow
from desktop.ui.tones import Appearance
from tests.ui.capitals import beginning_small
from tests.ui.clipping import beyond, clipped, untold
from tests.ui.every_scene import EVERY, PAGES
from tests.ui.pseudo import spoken_as_english
from tests.ui.sample_window import sample_window
from tests.ui.scenes import Scene, picture, settle, show

SMALL = QSize(944, 500)  # what 1920 × 1080 at 200 % leaves beside the bars
LONG = "long"  # a third longer than English
WITH_CHIPS = {"customer", "deal", "plans_check_in", "plans_measure", "imports_headings", "customers_handed"}
MANY_COLUMNS = {"visits_columns"}  # as many as the owner wants; pointing at a heading tells it


@pytest.fixture(scope="module", params=[CHINESE, ENGLISH, LONG])
def program(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    rehearsed_file: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Program]:
    """The window on the sample company with its evaluations, once in each language."""
    with ExitStack() as spoken:
        if request.param == LONG:
            spoken.enter_context(spoken_as_english())
        language = ENGLISH if request.param == LONG else request.param
        made = spoken.enter_context(sample_window(rehearsed_file, tmp_path_factory.mktemp("pages"), language))
        made.desk.window.setProperty("spoken", request.param)
        yield made


def is_long(program: Program) -> bool:
    return bool(program.desk.window.property("spoken") == LONG)


def is_english(program: Program) -> bool:
    return bool(program.desk.window.property("spoken") == ENGLISH)


def unfitting(program: Program, scene: Scene, size: QSize) -> list[str]:
    """What does not fit where it stands in a window of this size; long headings may be cut if pointing tells them."""
    window = program.desk.window
    window.resize(size)
    settle(program)
    cut = untold if is_long(program) or scene.name in MANY_COLUMNS else clipped
    return [f"{size.width()}: {found}" for found in (*cut(window), *beyond(window))]


@contextmanager
def undrawn(window: QWidget) -> Iterator[None]:
    """Lay out without drawing: what was drawn in one size is only measured in the others."""
    window.setUpdatesEnabled(False)
    try:
        yield
    finally:
        window.setUpdatesEnabled(True)


def out_of_reach(program: Program) -> list[str]:
    """What nobody can read or get at in the smallest window, where pages may scroll down and boards sideways."""
    window = program.desk.window
    window.setMinimumSize(SMALL)
    window.resize(SMALL)
    settle(program)
    found = [f"{SMALL.width()}: {each}" for each in (*untold(window), *beyond(window, but=SidewaysArea))]
    window.setMinimumSize(LEAST)
    return found


class TestPages:
    @pytest.mark.parametrize("scene", EVERY, ids=lambda scene: scene.name)
    def test_no_word_is_clipped(self, program: Program, scene: Scene) -> None:
        program.desk.window.resize(LEAST)

        show(program, scene)

        with undrawn(program.desk.window):
            found = unfitting(program, scene, LEAST) + unfitting(program, scene, DESIGN)
            if is_english(program):  # of the two languages the longer
                found += out_of_reach(program)
        assert found == []

    def test_whatever_is_a_window_of_its_own_follows_the_appearance(self, program: Program) -> None:
        show(program, PAGES[0])

        windows = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and not widget.parent()]

        assert [type(widget).__name__ for widget in windows if not _follows(widget)] == []


def _follows(window: QWidget) -> bool:
    return isinstance(window, MainWindow) or window.findChild(Dress) is not None


@pytest.mark.parametrize("scene", PAGES, ids=lambda scene: scene.name)
@pytest.mark.parametrize("program", [ENGLISH], indirect=True)
def test_a_page_is_drawn_in_the_dark_too(program: Program, scene: Scene) -> None:
    light = picture(program, scene)
    program.theme.choose(Appearance.DARK)
    dark = picture(program, scene)
    program.theme.choose(Appearance.LIGHT)

    assert light.size() == dark.size()
    assert light.pixelColor(5, 5).lightness() > 200
    assert dark.pixelColor(5, 5).lightness() < 60


@pytest.mark.parametrize(
    "scene", [*PAGES, *(each for each in EVERY if each.name in WITH_CHIPS)], ids=lambda scene: scene.name
)
@pytest.mark.parametrize("program", [ENGLISH], indirect=True)
def test_chips_and_choices_begin_with_a_capital(program: Program, scene: Scene) -> None:
    show(program, scene)

    assert beginning_small(program.desk.window) == []
