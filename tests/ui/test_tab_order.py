"""Every page, panel and dialog by the Tab key alone: all is reached, as one reads, and one sees where one is."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app.program import Program
from desktop.ui.kit.tab_order import go_to
from tests.ui.every_scene import EVERY
from tests.ui.naming import nameless
from tests.ui.scenes import Scene, show
from tests.ui.tabbing import name_of, out_of_order, unreached, walk, walk_back

BACK = 30  # steps; whoever goes back goes a few
seen: set[tuple[str, ...]] = set()  # kinds of controls whose ring was looked at


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
def test_whatever_can_be_worked_with_has_a_name_and_is_reached_by_tab(sample_program: Program, scene: Scene) -> None:
    window = sample_program.desk.window
    show(sample_program, scene)
    assert QApplication.activeWindow() is window  # nothing stood up for a moment as a window of its own
    assert nameless(window) == []
    stops = walk(window)

    assert unreached(window, stops) == []
    assert out_of_order(stops) == []
    back = min(len(stops), BACK)
    assert walk_back(window, back) == [name_of(each) for each in stops[::-1][:back]]
    assert without_ring(stops) == []
