"""Every page, panel and dialog by the Tab key alone: all is reached, as one reads, and one sees where one is."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app.program import Program
from desktop.i18n import ENGLISH
from desktop.store.database import Database
from desktop.ui.kit.tab_order import go_to
from desktop.ui.shell.window import DESIGN
from desktop.ui.tones import Appearance
from tests.made_once import SAMPLE_DAY
from tests.ui.every_scene import EVERY
from tests.ui.naming import nameless
from tests.ui.scenes import Scene, end, opened_program, show
from tests.ui.tabbing import name_of, out_of_order, unreached, walk, walk_back

BACK = 30  # steps; whoever goes back goes a few
seen: set[tuple[str, ...]] = set()  # kinds of controls whose ring was looked at


@pytest.fixture(scope="module")
def program(qapp: QApplication, rehearsed_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """The window on the sample company with its evaluations."""
    folder = tmp_path_factory.mktemp("tabs")
    path = shutil.copyfile(rehearsed_file, folder / "company.qianji")
    with pytest.MonkeyPatch.context() as patch, Database.open(path) as database:
        patch.setenv("QIANJI_HOME", str(folder / "home"))
        made = opened_program(database, ENGLISH, Appearance.LIGHT, SAMPLE_DAY)
        made.desk.window.resize(DESIGN)
        made.desk.window.activateWindow()
        yield made
        end(made)


def kind_of(widget: QWidget) -> tuple[str, ...]:
    """What decides how a control is drawn: its class, and what the stylesheet knows it by."""
    names = ("kind", "surface", "table", "role", "state")
    return (type(widget).__name__, *(str(widget.property(name) or "") for name in names))


def without_ring(stops: list[QWidget]) -> list[str]:
    """Controls that look the same with the focus as without it; of a kind, one is looked at."""
    found = []
    for widget in stops:
        if kind_of(widget) in seen or not widget.isVisible():
            continue
        seen.add(kind_of(widget))
        go_to(widget)
        with_focus = widget.grab().toImage()
        widget.clearFocus()
        if widget.grab().toImage() == with_focus:
            found.append(f"{name_of(widget)} {kind_of(widget)}")
    return found


@pytest.mark.parametrize("scene", EVERY, ids=lambda scene: scene.name)
def test_whatever_can_be_worked_with_has_a_name_and_is_reached_by_tab(program: Program, scene: Scene) -> None:
    window = program.desk.window
    show(program, scene)
    assert QApplication.activeWindow() is window  # nothing stood up for a moment as a window of its own
    assert nameless(window) == []
    stops = walk(window)

    assert unreached(window, stops) == []
    assert out_of_order(stops) == []
    back = min(len(stops), BACK)
    assert walk_back(window, back) == [name_of(each) for each in stops[::-1][:back]]
    assert without_ring(stops) == []
