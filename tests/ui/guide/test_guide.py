"""The owner's guide: whole in both languages, found by words, read with its pictures."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument, QTextTable
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.i18n import CHINESE, ENGLISH
from desktop.ui.guide.chapters import Chapter, chapters
from desktop.ui.guide.page import GuidePage
from desktop.ui.kit.look import Look
from desktop.ui.ports import Wish
from desktop.ui.tones import Appearance

FOLDER = paths.guide()
CATALOGUES = paths.resources() / "locale" / CHINESE / "LC_MESSAGES"
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
KEYS = re.compile(r"^(Ctrl|Alt|Shift)\+.+|F\d+|\?$")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
PICTURE = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")
IMAGE = QTextDocument.ResourceType.ImageResource.value


def words_of_the_window(language: str) -> set[str]:
    """Every text of the window, as it is shown in a language."""
    messages = (each for file in CATALOGUES.glob("*.po") for each in read_po(BytesIO(file.read_bytes())))
    shown = ((each.string if language == CHINESE else each.id) for each in messages)
    return {text for each in shown for text in (each if isinstance(each, tuple | list) else (each,)) if text}


@pytest.fixture
def darkens(look: Look) -> Iterator[Callable[[], None]]:
    """The way into the dark appearance; the light one comes back by itself."""
    yield lambda: look.theme.choose(Appearance.DARK)
    look.theme.choose(Appearance.LIGHT)


@pytest.fixture
def page(look: Look, qtbot: QtBot) -> GuidePage:
    shown = GuidePage(look, FOLDER)
    qtbot.addWidget(shown)
    shown.resize(1100, 800)
    shown.show()
    return shown


def tables(page: GuidePage) -> list[str]:
    """The colours of the lines of the chapter's tables."""
    frames = page.reader.document().rootFrame().childFrames()
    return [
        frame.format().toTableFormat().borderBrush().color().name()
        for frame in frames
        if isinstance(frame, QTextTable)
    ]


class TestChapters:
    def test_both_languages_have_the_same_chapters_in_the_same_order(self) -> None:
        chinese, english = chapters(FOLDER / CHINESE), chapters(FOLDER / ENGLISH)

        assert [chapter.key for chapter in chinese] == [chapter.key for chapter in english]
        assert len(chinese) > 8

    @pytest.mark.parametrize("language", [CHINESE, ENGLISH])
    def test_every_picture_of_a_chapter_is_there(self, language: str) -> None:
        named = {name for chapter in chapters(FOLDER / language) for name in PICTURE.findall(chapter.text)}

        assert named == {file.name for file in (FOLDER / "pictures" / language).glob("*.png")}

    @pytest.mark.parametrize("language", [CHINESE, ENGLISH])
    def test_what_is_bold_is_called_so_in_the_window(self, language: str) -> None:
        known = words_of_the_window(language)
        called = {
            (chapter.key, " ".join(bold.split()))
            for chapter in chapters(FOLDER / language)
            for bold in BOLD.findall(chapter.text)
            if bold[-1] not in ":：.。?？" and not KEYS.match(bold)
        }

        assert {(key, bold) for key, bold in called if not all(part in known for part in bold.split(" › "))} == set()

    @pytest.mark.parametrize("language", [CHINESE, ENGLISH])
    def test_every_link_leads_to_a_chapter(self, language: str) -> None:
        found = {link for chapter in chapters(FOLDER / language) for link in LINK.findall(chapter.text)}

        assert found - {file.name for file in (FOLDER / language).glob("*.md")} == set()

    def test_every_chapter_begins_with_its_title(self) -> None:
        assert all(
            chapter.text.startswith(f"# {chapter.title}\n")
            for language in (CHINESE, ENGLISH)
            for chapter in chapters(FOLDER / language)
        )

    def test_a_line_of_chinese_goes_on_without_a_blank(self, tmp_path: Path) -> None:
        (tmp_path / "01-a.md").write_text("# 题\n\n第一行，\n第二行。\n- 一项\n", encoding="utf-8")

        assert chapters(tmp_path)[0].text == "# 题\n\n第一行，第二行。\n- 一项\n"

    def test_a_chapter_is_found_by_all_words_whatever_their_case(self) -> None:
        chapter = Chapter("targets", "Targets", "# Targets\nBreak down a YEAR.")

        assert chapter.holds("year break")
        assert not chapter.holds("year month")

    def test_what_is_not_shown_of_a_chapter_is_not_searched(self) -> None:
        chapter = Chapter("targets", "Targets", "# Targets\nSee **More › Sums** and [the plans](12-plans.md).")

        assert chapter.holds("more › sums")
        assert chapter.holds("the plans and")
        assert not chapter.holds("12-plans.md")

    def test_a_chapter_tells_its_headings(self) -> None:
        chapter = Chapter("targets", "Targets", "# Targets\n\n## In the grid\n\nText\n\n## Breaking down\n")

        assert chapter.headings() == ("In the grid", "Breaking down")


class TestPage:
    def test_opens_with_the_first_chapter(self, page: GuidePage) -> None:
        assert page.list.currentRow() == 0
        assert page.list.item(0).text() in page.reader.toPlainText()

    def test_another_chapter_is_shown_from_its_beginning(self, page: GuidePage, qtbot: QtBot) -> None:
        qtbot.keyClick(page.list, Qt.Key.Key_Down)

        assert page.reader.toPlainText().strip().startswith(page.list.item(1).text())
        assert page.reader.verticalScrollBar().value() == 0

    def test_a_search_leaves_the_chapters_that_hold_the_words(self, page: GuidePage) -> None:
        page.focus_filter()
        page.search.searched.emit("Excel")

        assert 0 < page.list.count() < len(chapters(FOLDER / page.look.texts.language))
        assert not page.nothing.isVisible()

    def test_a_search_for_nothing_there_says_so(self, page: GuidePage) -> None:
        page.search.searched.emit("qqqq")

        assert page.list.count() == 0
        assert page.nothing.isVisible()

    def test_the_words_searched_for_are_marked_and_come_into_sight(self, page: GuidePage) -> None:
        page.search.searched.emit("pg_dump")

        marked = {mark.cursor.selectedText() for mark in page.reader.extraSelections()}
        assert marked == {"pg_dump"}
        assert page.reader.verticalScrollBar().value() > 0
        assert not page.reader.textCursor().hasSelection()

    def test_marks_follow_the_appearance(self, page: GuidePage, darkens: Callable[[], None]) -> None:
        page.search.searched.emit("pg_dump")
        height = page.reader.verticalScrollBar().value()

        darkens()

        colours = {mark.format.background().color().name() for mark in page.reader.extraSelections()}
        assert colours == {page.look.theme.tokens.color("warn_soft").name()}
        assert page.reader.verticalScrollBar().value() == height

    def test_tables_bear_the_lines_of_the_appearance(self, page: GuidePage, darkens: Callable[[], None]) -> None:
        page.arrive(Wish(state="schemes"))
        (light,) = tables(page)
        darkens()
        (dark,) = tables(page)

        assert light != dark == page.look.theme.tokens.color("border").name()

    @pytest.mark.parametrize("key", ["plans", "settings", "server"])
    def test_another_page_opens_the_chapter_that_tells_of_it(self, page: GuidePage, key: str) -> None:
        page.search.searched.emit("Excel")

        page.arrive(Wish(state=key))

        chapter = next(each for each in chapters(FOLDER / page.look.texts.language) if each.key == key)
        assert page.list.currentItem().text() == chapter.title
        assert page.reader.toPlainText().strip().startswith(chapter.title)

    def test_a_page_nothing_is_told_of_leaves_the_guide_as_it_is(self, page: GuidePage) -> None:
        page.list.setCurrentRow(3)

        page.arrive(Wish(state="nowhere"))

        assert page.list.currentRow() == 3

    def test_a_link_leads_to_its_chapter(self, page: GuidePage) -> None:
        page.reader.anchorClicked.emit(QUrl("12-plans.md"))

        assert page.reader.toPlainText().strip().startswith(page.list.currentItem().text())
        assert page.list.currentRow() == 11

    def test_pictures_are_as_wide_as_there_is_room(self, page: GuidePage) -> None:
        picture = page.reader.loadResource(IMAGE, QUrl("dashboard.png"))

        assert isinstance(picture, QImage)
        assert picture.width() / picture.devicePixelRatio() <= page.reader.viewport().width()

    @pytest.mark.parametrize("name", ["../zh_CN/../../../THIRD_PARTY.md", "/etc/passwd", "missing.png"])
    def test_nothing_outside_the_guide_is_read(self, page: GuidePage, name: str) -> None:
        assert page.reader.loadResource(IMAGE, QUrl(name)) is None

    def test_a_narrower_window_has_narrower_pictures(self, page: GuidePage, qtbot: QtBot) -> None:
        def picture() -> QImage:
            found = page.reader.document().resource(IMAGE, QUrl("dashboard.png"))
            assert isinstance(found, QImage)
            return found

        wide = picture().width()
        page.resize(800, 800)

        qtbot.waitUntil(lambda: picture().width() < wide)
        assert picture().width() / picture().devicePixelRatio() <= page.reader.viewport().width()
