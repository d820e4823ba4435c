"""Shows a chapter: text with pictures as wide as there is room, nothing from outside the guide's folder."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from desktop.ui.kit.look import Look

MARGIN = 28  # px around the text
HEADING_ABOVE, BELOW, BELOW_LISTED = 18, 10, 4  # px
CELL = 7  # px around what stands in a table
LINE_HEIGHT = 145  # per cent
OBJECT = "\ufffc"  # stands in a text for a picture
WIDEST = 860  # px; longer lines are tiring


class Reader(QTextBrowser):
    """A chapter of the guide, with the words searched for marked; `led` says where a link leads."""

    led = Signal(str)

    def __init__(self, look: Look, pictures: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = look.theme
        self._markdown, self._wanted = "", [""]
        self._pictures = pictures.resolve()
        self._shown: set[str] = set()  # the pictures of the chapter
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        )  # else it comes once pictures are fitted
        self.setOpenLinks(False)
        self.setAccessibleName(look.texts("Chapter"))
        self.document().setDocumentMargin(MARGIN)
        self.anchorClicked.connect(lambda link: self.led.emit(link.toString()))
        look.theme.changed.connect(self._dress_anew)

    def show_text(self, markdown: str, wanted: Sequence[str] = ()) -> None:
        """Show a chapter from its beginning, or from the first of the words wanted."""
        self._markdown, self._wanted = markdown, list(wanted)
        self._shown.clear()
        self._set(markdown)
        found = self._mark()
        if found:
            self.setTextCursor(min(found, key=QTextCursor.selectionStart))
            self.ensureCursorVisible()
            self.moveCursor(QTextCursor.MoveOperation.Left)  # the mark is enough

    def room(self) -> int:
        """The width a picture may have, in px."""
        return max(240, min(self.viewport().width() - 2 * MARGIN - 8, WIDEST))

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of the guide, made to fit; nothing else is ever read."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        file = (self._pictures / QUrl(name).path()).resolve()
        if not file.is_relative_to(self._pictures):
            return None
        picture = QImage(str(file))
        if picture.isNull():
            return None
        self._shown.add(QUrl(name).path())
        return _fitting(picture, self.room(), self.devicePixelRatioF())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures to the new width."""
        super().resizeEvent(event)
        document = self.document()
        for name in self._shown:
            picture = self.loadResource(QTextDocument.ResourceType.ImageResource.value, name)
            document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), picture)
        document.markContentsDirty(0, document.characterCount())

    def _mark(self) -> list[QTextCursor]:
        """Mark every place of the words wanted, and say where they stand."""
        found = [place for word in self._wanted for place in self._places(word)]
        marks = []
        for place in found:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = place
            mark.format.setBackground(self._theme.tokens.color("warn_soft"))
            marks.append(mark)
        self.setExtraSelections(marks)
        return found

    def _places(self, word: str) -> Iterator[QTextCursor]:
        place = self.document().find(word)
        while not place.isNull():
            yield place
            place = self.document().find(word, place)

    def _dress_anew(self) -> None:
        """Links and marks bear the colours of the moment they were set in."""
        height = self.verticalScrollBar().value()
        self._set(self._markdown)
        self._mark()
        self.verticalScrollBar().setValue(height)

    def _set(self, markdown: str) -> None:
        """Set the chapter with air between its lines and parts, which Markdown has no words for."""
        self.setMarkdown(markdown)
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        while block.isValid():
            shape = block.blockFormat()
            level = shape.headingLevel()
            shape.setTopMargin(HEADING_ABOVE if level > 1 else 0)
            cursor.setPosition(block.position())
            is_cell = cursor.currentTable() is not None
            shape.setBottomMargin(0 if is_cell else BELOW_LISTED if block.textList() else BELOW)
            if not level and OBJECT not in block.text():
                shape.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor.setBlockFormat(shape)
            block = block.next()
        self._rule_tables()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _rule_tables(self) -> None:
        """Tables as wide as the text, with the lines of the window's own."""
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                shape = frame.format().toTableFormat()
                shape.setBorder(1)
                shape.setBorderCollapse(True)
                shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                shape.setBorderBrush(self._theme.tokens.color("border"))
                shape.setCellPadding(CELL)
                shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
                shape.setBottomMargin(BELOW)
                frame.setFormat(shape)


def _fitting(picture: QImage, room: int, ratio: float) -> QImage:
    width = min(room, picture.width())
    fitted = picture.scaledToWidth(round(width * ratio), Qt.TransformationMode.SmoothTransformation)
    fitted.setDevicePixelRatio(ratio)
    return fitted
