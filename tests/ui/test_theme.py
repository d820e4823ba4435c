"""The tokens, and what is made of them."""

import re

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.ui.theme import DARK, LIGHT, Theme, Tokens, palette_of, stylesheet_of
from desktop.ui.tones import Appearance, Tone

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def luminance(color: QColor) -> float:
    """The relative luminance of WCAG."""

    def part(value: float) -> float:
        return float(value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4)

    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF())


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


class TestTokens:
    @BOTH
    @pytest.mark.parametrize("ink", ["text", "text2", "text3", "accent_text", "ok", "warn", "bad"])
    @pytest.mark.parametrize("ground", ["surface", "bg"])
    def test_words_can_be_read_on_their_ground(self, tokens: Tokens, ink: str, ground: str) -> None:
        assert contrast(tokens.color(ink), tokens.color(ground)) >= 4.5

    @BOTH
    @pytest.mark.parametrize("tone", Tone)
    def test_chips_can_be_read(self, tokens: Tokens, tone: Tone) -> None:
        ink, soft = tokens.tone(tone)

        assert contrast(ink, soft) >= 4.5

    @BOTH
    def test_borders_of_inputs_can_be_seen(self, tokens: Tokens) -> None:
        assert contrast(tokens.color("strong"), tokens.color("surface")) >= 3


class TestStylesheet:
    @BOTH
    def test_every_token_is_replaced(self, tokens: Tokens) -> None:
        template = (paths.resources() / "style" / "qianji.qss").read_text(encoding="utf-8")

        sheet = stylesheet_of(tokens, template)

        assert "@" not in sheet
        assert tokens.accent in sheet

    @BOTH
    def test_every_picture_it_names_is_there(self, tokens: Tokens) -> None:
        template = (paths.resources() / "style" / "qianji.qss").read_text(encoding="utf-8")

        names = re.findall(r"@pictures/([\w.-]+)", template)

        assert names
        assert all((paths.resources() / "style" / tokens.name / name).exists() for name in names)


class TestPalette:
    @BOTH
    def test_what_the_stylesheet_does_not_name_has_the_same_colours(self, tokens: Tokens) -> None:
        palette = palette_of(tokens)

        assert palette.color(QPalette.ColorRole.Text).name().upper() == tokens.text
        assert palette.color(QPalette.ColorRole.Highlight).name().upper() == tokens.accent


class TestTheme:
    def test_choosing_shows_at_once_and_says_so(self, qapp: QApplication, theme: Theme, qtbot: QtBot) -> None:
        with qtbot.waitSignal(theme.changed):
            theme.choose(Appearance.DARK)

        dark = qapp.palette().color(QPalette.ColorRole.Window).name().upper()
        theme.choose(Appearance.LIGHT)

        assert dark == DARK.bg
        assert theme.tokens is LIGHT

    def test_as_the_system_follows_what_the_system_says(self, theme: Theme) -> None:
        theme.choose(Appearance.SYSTEM)

        shown = theme.tokens
        theme.choose(Appearance.LIGHT)

        assert shown in (LIGHT, DARK)
