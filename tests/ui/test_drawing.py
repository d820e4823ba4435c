"""Pictures show the window as an owner sees it who has had a moment to look."""

from pathlib import Path

from desktop.i18n import CHINESE
from desktop.ui.tones import Appearance
from tests.made_once import SAMPLE_DAY
from tests.ui.every_scene import EVERY, PAGES
from tests.ui.sample_window import sample_window
from tests.ui.scenes import SCENES, draw_windows, picture


def test_what_waits_is_counted_beside_the_places_of_every_picture(rehearsed_file: Path, tmp_path: Path) -> None:
    with sample_window(rehearsed_file, tmp_path, CHINESE) as program:
        picture(program, SCENES[0])

        counters = program.desk.window.navigation._counters

        assert {key for key, counter in counters.items() if counter.text()} == {
            "deals", "evaluations", "signings", "visits",
        }  # fmt: skip


def test_what_a_scene_leaves_half_entered_is_in_no_picture_after_it(rehearsed_file: Path) -> None:
    entering = tuple(scene for scene in EVERY if scene.name == "visits_enter")
    tone = ((CHINESE, Appearance.LIGHT),)

    (_name, first), (_name, second) = draw_windows(rehearsed_file, SAMPLE_DAY, entering * 2, tone)

    assert first == second


def test_a_page_is_shown_by_the_scene_of_its_name_and_not_by_what_is_opened_on_it() -> None:
    keys = {scene.key for scene in EVERY}

    shown = {scene.name for scene in PAGES}
    assert {scene.name for scene in EVERY if scene.name in keys} <= shown
    assert "evaluation" in shown
