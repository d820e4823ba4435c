"""Pictures show the window as an owner sees it who has had a moment to look."""

from pathlib import Path

from desktop.i18n import CHINESE
from tests.ui.sample_window import sample_window
from tests.ui.scenes import SCENES, picture


def test_what_waits_is_counted_beside_the_places_of_every_picture(rehearsed_file: Path, tmp_path: Path) -> None:
    with sample_window(rehearsed_file, tmp_path, CHINESE) as program:
        picture(program, SCENES[0])

        counters = program.desk.window.navigation._counters

        assert {key for key, counter in counters.items() if counter.text()} == {
            "deals", "evaluations", "signings", "visits",
        }  # fmt: skip
