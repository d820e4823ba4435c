"""Every scene of an evaluation in both languages at the least size of the window, on a company that has some."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.app.program import Program
from desktop.i18n import LANGUAGES
from desktop.store.database import Database
from desktop.ui.evaluations.elided import ElidedLabel
from desktop.ui.shell.window import LEAST
from desktop.ui.tones import Appearance
from tests.ui.clipping import clipped
from tests.ui.evaluations_scenes import SCENES
from tests.ui.scenes import Scene, end, opened_program, picture, settle
from tests.ui.surroundings import TODAY


@pytest.fixture(scope="module", params=LANGUAGES)
def program(
    request: pytest.FixtureRequest, qapp: QApplication, reviewed_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Program]:
    """The window on the sample company, once in each language."""
    folder = tmp_path_factory.mktemp("scenes")
    path = folder / "sample.qianji"
    shutil.copyfile(reviewed_file, path)
    with pytest.MonkeyPatch.context() as patch, Database.open(path) as database:
        patch.setenv("QIANJI_HOME", str(folder / "home"))
        made = opened_program(database, request.param, Appearance.LIGHT, TODAY)
        yield made
        end(made)


class TestScenes:
    @pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
    def test_no_word_is_clipped_at_the_least_size(self, program: Program, scene: Scene) -> None:
        window = program.desk.window
        window.resize(LEAST)

        picture(program, scene)
        settle(program)

        cut_by_design = {f"label: {label.text()}" for label in window.findChildren(ElidedLabel)}
        found = {text for text in clipped(window) if not text.startswith("heading")}  # the score card's have no air
        assert found <= cut_by_design

    @pytest.mark.parametrize("scene", SCENES[:1], ids=lambda scene: scene.name)
    def test_the_picture_is_drawn_in_the_dark_too(self, program: Program, scene: Scene) -> None:
        light = picture(program, scene)
        program.theme.choose(Appearance.DARK)
        dark = picture(program, scene)
        program.theme.choose(Appearance.LIGHT)

        assert light.size() == dark.size()
        assert light.pixelColor(5, 5).lightness() > 200
        assert dark.pixelColor(5, 5).lightness() < 60
