"""The stylesheet is put on what is seen, and on the rest when it is shown."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.dress import Wardrobe, dress
from desktop.ui.theme import Theme
from desktop.ui.tones import Appearance


@pytest.fixture
def back_to_light(theme: Theme) -> Iterator[None]:
    """The appearance is shared by all tests."""
    yield
    theme.choose(Appearance.LIGHT)


class Stage(QStackedWidget):
    """Two parts, of which the first is seen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.parts = (QWidget(), QWidget())
        for part in self.parts:
            dress(theme, part)
            self.addWidget(part)


@pytest.fixture
def stage(theme: Theme, qtbot: QtBot, back_to_light: None) -> Stage:
    made = Stage(theme)
    qtbot.addWidget(made)
    made.show()
    return made


class TestDress:
    def test_what_is_seen_follows_at_once(self, theme: Theme, stage: Stage) -> None:
        theme.choose(Appearance.DARK)

        assert stage.parts[0].styleSheet() == theme.sheet

    def test_what_is_out_of_sight_follows_when_it_is_shown(self, theme: Theme, stage: Stage) -> None:
        stage.setCurrentIndex(1)
        light = theme.sheet
        theme.choose(Appearance.DARK)
        hidden = stage.parts[0].styleSheet()

        stage.setCurrentIndex(0)

        assert hidden == light
        assert stage.parts[0].styleSheet() == theme.sheet != light

    def test_a_part_is_dressed_once(self, theme: Theme, stage: Stage) -> None:
        part = stage.parts[0]
        before = len(part.children())

        dress(theme, part)

        assert len(part.children()) == before


class TestWardrobe:
    def test_whatever_is_put_on_a_stage_is_dressed_but_not_the_stage(
        self, theme: Theme, qtbot: QtBot, back_to_light: None
    ) -> None:
        window = QWidget()
        qtbot.addWidget(window)
        stage = QWidget(window)
        Wardrobe(theme, window, stage)
        word = QLabel("好", stage)
        window.show()

        theme.choose(Appearance.DARK)

        assert word.styleSheet() == theme.sheet
        assert stage.styleSheet() == ""
