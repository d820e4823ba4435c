"""The page of the owner's guide: chapters at the left, the chapter at the right."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from desktop.ui.guide.chapters import Chapter, chapters, key_of
from desktop.ui.guide.reader import Reader
from desktop.ui.kit.look import Look
from desktop.ui.kit.page import Page
from desktop.ui.kit.search_box import SearchBox
from desktop.ui.kit.surfaces import Card, row
from desktop.ui.kit.words import words
from desktop.ui.ports import Wish

LIST_WIDTH = 316


class GuidePage(Page):
    """Lays out; the chapters are files, so there is nothing to decide."""

    def __init__(self, look: Look, folder: Path) -> None:
        _ = look.texts
        super().__init__(look, _.pgettext("page", "Guide"), _("How to do what, page by page; F1 lists the shortcuts"))
        self._chapters = chapters(folder / look.texts.language)
        self._wanted: list[str] = []  # the words searched for
        self.search = SearchBox(look, _("Search the guide"), LIST_WIDTH - 32)
        self.list = QListWidget()
        self.list.setObjectName("chapters")
        self.list.setAccessibleName(_("Chapters"))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = words(_("No chapter has these words."), "soft", wrap=True)
        self.reader = Reader(look, folder / "pictures" / look.texts.language)
        side, paper = Card(), Card(padded=False)
        side.setFixedWidth(LIST_WIDTH)
        side.body.addWidget(self.search)
        side.body.addWidget(self.nothing)
        side.body.addWidget(self.list, 1)
        paper.body.addWidget(self.reader)
        content = row(spacing=14)
        content.addWidget(side)
        content.addWidget(paper, 1)
        self.body.addLayout(content, 1)
        self.search.searched.connect(self._narrow)
        self.list.currentItemChanged.connect(self._show)
        self.reader.led.connect(lambda file: self._open(key_of(file)))
        self._narrow("")

    def focus_filter(self) -> None:
        """Put the cursor into the search box."""
        self.search.setFocus()

    def arrive(self, wish: Wish) -> None:
        """Open the chapter that tells of a page."""
        self._open(wish.state)

    def _narrow(self, wanted: str) -> None:
        self._wanted = wanted.split()
        found = [chapter for chapter in self._chapters if chapter.holds(wanted)]
        self.list.clear()
        for chapter in found:
            item = QListWidgetItem(chapter.title, self.list)
            item.setData(Qt.ItemDataRole.UserRole, chapter)
        self.nothing.setVisible(not found)
        self.list.setCurrentRow(0)

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            chapter: Chapter = item.data(Qt.ItemDataRole.UserRole)
            self.reader.show_text(chapter.text, self._wanted)

    def _open(self, key: str) -> None:
        place = next((place for place, chapter in enumerate(self._chapters) if chapter.key == key), None)
        if place is not None:
            self.search.show_words("")
            self._narrow("")
            self.list.setCurrentRow(place)
