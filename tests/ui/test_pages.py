"""Every page in both languages at the least size of the window: nothing is clipped, and every picture is drawn."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from desktop.app.program import Program
from desktop.i18n import LANGUAGES
from desktop.ui.shell.window import LEAST
from desktop.ui.tones import Appearance
from tests.ui.clipping import clipped
from tests.ui.company import small_company
from tests.ui.every_scene import EVERY, PAGES
from tests.ui.scenes import Scene, opened_program, picture, settle
from tests.ui.surroundings import TODAY

SAMPLE = "evaluations"  # its scenes show an evaluation, which the few records here do not give: see its own tests
SCENES = tuple(scene for scene in EVERY if scene.key != SAMPLE)
FIRST = tuple(scene for scene in PAGES if scene.key != SAMPLE)  # one of each page: styling anew takes long


@pytest.fixture(scope="module", params=LANGUAGES)
def program(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Program]:
    """The window on a company with a few visits, once in each language."""
    folder = tmp_path_factory.mktemp("pages")
    company = small_company(folder / "company.qianji")
    company.visit(date(2026, 11, 20), outcome="有进展", summary="二期铺货清单已给采购", next_step="确认数量")
    company.visit(date(2026, 11, 19), "城东广场项目管理有限公司", company.li, method="上门")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QIANJI_HOME", str(folder / "home"))
        made = opened_program(company.database, request.param, Appearance.LIGHT, TODAY)
        yield made
        made.desk.window.close()
        made.leave()
    company.database.close()


class TestPages:
    @pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
    def test_no_word_is_clipped_at_the_least_size(self, program: Program, scene: Scene) -> None:
        program.desk.window.resize(LEAST)

        picture(program, scene)
        settle(program)

        assert clipped(program.desk.window) == []

    @pytest.mark.parametrize("scene", FIRST, ids=lambda scene: scene.name)
    def test_the_picture_is_drawn_in_the_dark_too(self, program: Program, scene: Scene) -> None:
        light = picture(program, scene)
        program.theme.choose(Appearance.DARK)
        dark = picture(program, scene)
        program.theme.choose(Appearance.LIGHT)

        assert light.size() == dark.size()
        assert light.pixelColor(5, 5).lightness() > 200
        assert dark.pixelColor(5, 5).lightness() < 60
