"""The smaller widgets, each with the one thing it promises."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.kit.avatar import Avatar, first_character
from desktop.ui.kit.bars import Bar, tone_of
from desktop.ui.kit.buttons import danger_button, icon_button, link_button, plain_button, primary_button
from desktop.ui.kit.look import Look
from desktop.ui.kit.page import Page
from desktop.ui.kit.search_box import SearchBox
from desktop.ui.kit.segments import Segments
from desktop.ui.kit.stepper import Step, Stepper
from desktop.ui.kit.surfaces import Card, area_around, bring_into_sight, clear, column, line, row
from desktop.ui.kit.tiles import tile
from desktop.ui.kit.words import chip, set_chip, words
from desktop.ui.ports import Wish
from desktop.ui.theme import Theme
from desktop.ui.tones import Appearance, Tone


def texts_in(widget: QWidget) -> list[str]:
    """All words shown inside a widget."""
    return [label.text() for label in widget.findChildren(QLabel) if label.text() and not label.isHidden()]


class TestWords:
    def test_a_name_that_looks_like_markup_stays_a_name(self, qtbot: QtBot) -> None:
        label = words("<b>王</b>", "strong")
        qtbot.addWidget(label)

        assert label.textFormat() is Qt.TextFormat.PlainText

    def test_a_chip_says_something_else_in_another_tone(self, qtbot: QtBot) -> None:
        label = chip("good", Tone.OK)
        qtbot.addWidget(label)

        set_chip(label, "late", Tone.BAD)

        assert (label.text(), label.property("chip")) == ("late", "bad")


class TestButtons:
    @pytest.mark.parametrize("build", [primary_button, plain_button, danger_button])
    def test_a_click_calls_without_arguments(self, look: Look, qtbot: QtBot, build: type) -> None:
        clicked: list[bool] = []
        button: QPushButton = build(look, "Save", lambda: clicked.append(True), "check")
        qtbot.addWidget(button)

        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

        assert clicked == [True]
        assert not button.icon().isNull()

    def test_words_are_shown_with_every_sign_they_have(self, qtbot: QtBot) -> None:
        button = link_button("R&D 餐饮")
        qtbot.addWidget(button)

        assert (button.text(), QPushButton.text(button)) == ("R&D 餐饮", "R&&D 餐饮")  # of two Qt shows one
        assert button.shortcut().isEmpty()
        button.setText("A&B")
        assert (button.text(), QPushButton.text(button)) == ("A&B", "A&&B")

    def test_a_bare_icon_has_a_name_for_those_who_cannot_see_it(self, look: Look, qtbot: QtBot) -> None:
        button, link = icon_button(look, "x", "Close"), link_button("All visits ›")
        qtbot.addWidget(button)
        qtbot.addWidget(link)

        assert button.accessibleName() == "Close"
        assert button.toolTip() == "Close"


class TestIcons:
    def test_icons_change_colour_with_the_appearance(self, look: Look, theme: Theme, qtbot: QtBot) -> None:
        button = plain_button(look, "Print", None, "refresh-cw")
        qtbot.addWidget(button)
        before = button.icon().pixmap(16, 16).toImage()

        theme.choose(Appearance.DARK)
        after = button.icon().pixmap(16, 16).toImage()
        theme.choose(Appearance.LIGHT)

        assert before != after
        assert button.icon().pixmap(16, 16).toImage() == before


class TestAvatar:
    def test_the_first_character_stands_for_the_name(self) -> None:
        assert [first_character(name) for name in ("王䶮", " liu wei", "")] == ["王", "L", "·"]

    def test_another_name_has_another_picture(self, look: Look, qtbot: QtBot) -> None:
        avatar = Avatar(look, "王䶮", 44)
        qtbot.addWidget(avatar)
        before = avatar.grab().toImage()

        avatar.set_name("李契")

        assert avatar.grab().toImage() != before


class TestBar:
    @pytest.mark.parametrize(
        ("percent", "tone"),
        [
            (120, Tone.OK),
            (100, Tone.OK),
            (99.9, Tone.ACCENT),
            (80, Tone.ACCENT),
            (60, Tone.WARN),
            (59.9, Tone.BAD),
            (0, Tone.BAD),
        ],
    )
    def test_the_tone_follows_the_attainment(self, percent: float, tone: Tone) -> None:
        assert tone_of(percent) is tone

    def test_more_attainment_is_another_picture(self, look: Look, qtbot: QtBot) -> None:
        bar = Bar(look, 20)
        qtbot.addWidget(bar)
        bar.resize(bar.sizeHint())
        before = bar.grab().toImage()

        bar.set_percent(110)

        assert bar.grab().toImage() != before
        assert bar.accessibleName() == "110.0 %"


class TestSegments:
    def test_a_click_chooses_and_says_so(self, qtbot: QtBot) -> None:
        segments: Segments[str] = Segments((("list", "List"), ("week", "Week")), "View")
        qtbot.addWidget(segments)

        with qtbot.waitSignal(segments.chosen) as heard:
            qtbot.mouseClick(segments.findChildren(QPushButton)[1], Qt.MouseButton.LeftButton)

        assert heard.args == ["week"]
        assert segments.value() == "week"

    def test_choosing_from_outside_is_silent(self, qtbot: QtBot) -> None:
        segments: Segments[str | None] = Segments((("list", "List"), (None, "All")))
        qtbot.addWidget(segments)

        with qtbot.assertNotEmitted(segments.chosen):
            segments.choose(None)
            segments.set_text(None, "All 24")

        assert segments.value() is None


class TestSearchBox:
    def test_it_speaks_once_when_the_typing_rests(self, look: Look, qtbot: QtBot) -> None:
        box = SearchBox(look, "Name")
        heard: list[str] = []
        qtbot.addWidget(box)
        box.searched.connect(heard.append)

        with qtbot.waitSignal(box.searched):
            qtbot.keyClicks(box, " wy ")

        assert heard == ["wy"]

    def test_enter_does_not_wait(self, look: Look, qtbot: QtBot) -> None:
        box = SearchBox(look, "Name")
        qtbot.addWidget(box)

        qtbot.keyClicks(box, "wy")
        with qtbot.waitSignal(box.searched, timeout=50):
            qtbot.keyClick(box, Qt.Key.Key_Return)

    def test_escape_empties_it(self, look: Look, qtbot: QtBot) -> None:
        box = SearchBox(look, "Name")
        heard: list[str] = []
        qtbot.addWidget(box)
        qtbot.keyClicks(box, "wy")
        box.searched.connect(heard.append)

        qtbot.keyClick(box, Qt.Key.Key_Escape)
        qtbot.keyClick(box, Qt.Key.Key_Escape)

        assert heard == [""]

    def test_shown_words_are_not_searched_for_and_leave_what_is_typed_alone(self, look: Look, qtbot: QtBot) -> None:
        box = SearchBox(look, "Name")
        qtbot.addWidget(box)

        box.show_words("liu ")
        spoke = box._timer.isActive()
        box.setText("liu wei ")
        box.show_words("liu wei")

        assert not spoke
        assert box.text() == "liu wei "


class TestStepper:
    def test_every_step_is_named_and_drawn(self, look: Look, qtbot: QtBot) -> None:
        stepper = Stepper(look)
        qtbot.addWidget(stepper)

        stepper.show_steps([Step("Draft", "9 Oct"), Step("Computed"), Step("Final")], current=1)
        stepper.grab()
        stepper.show_steps([Step("Draft"), Step("Final", is_left_open=True)], current=2)

        assert texts_in(stepper)[-2:] == ["Draft", "Final"]


class TestCard:
    def test_a_heading_stands_above_the_body(self, qtbot: QtBot) -> None:
        card = Card("Company")
        qtbot.addWidget(card)
        card.body.addWidget(tile("Visits", "18"))
        card.body.addWidget(line(vertical=True))

        assert texts_in(card) == ["Company", "Visits", "18"]


class TestClear:
    def test_the_focus_stays_where_it_was_laid_out(self, look: Look, qtbot: QtBot) -> None:
        page = QWidget()
        qtbot.addWidget(page)
        outer, entries = column(page), QWidget()
        line_shown = row()
        line_shown.addWidget(plain_button(look, "Checked, fine"))
        column(entries).addLayout(line_shown)
        outer.addWidget(entries)
        outer.addWidget(plain_button(look, "Undo"))
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        entries.findChildren(QPushButton)[0].setFocus()

        layout = entries.layout()
        assert layout is not None

        clear(layout)

        assert entries.hasFocus()

    def test_nested_layouts_are_emptied_too(self, host: QWidget) -> None:
        outer = column(host)
        inner = row()
        inner.addWidget(words("inside"))
        outer.addLayout(inner)
        outer.addStretch(1)

        clear(outer)

        assert isinstance(outer, QVBoxLayout)
        assert outer.count() == 0
        assert texts_in(host) == []


def test_what_lies_above_a_long_page_scrolls_nothing_when_it_gets_the_keys(host: QWidget) -> None:
    area, content = QScrollArea(host), QWidget()
    content.setFixedSize(300, 4000)
    area.setWidget(content)
    area.setGeometry(0, 0, 400, 300)
    area.show()
    message = QPushButton("Undo", area)
    message.setGeometry(50, 250, 80, 30)
    message.show()

    bring_into_sight(message)

    assert area_around(message) is None
    assert area.verticalScrollBar().value() == 0


class TestPage:
    def test_a_page_may_leave_every_key_unanswered(self, look: Look, qtbot: QtBot) -> None:
        page = Page(look, "Staff", "23 people")
        qtbot.addWidget(page)

        page.set_title("People")
        page.set_subtitle("24 people")
        for act in (page.refresh, page.create_new, page.focus_filter, page.print_out):
            act()
        page.arrive(Wish())

        assert texts_in(page) == ["People", "24 people"]
