"""One PDF from the pages of one or more forms: metadata, language, bookmarks, same bytes for the same input."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from desktop.domain.paper import USUAL, PaperOptions
from desktop.reports import fonts
from desktop.reports.file_info import FileInfo
from desktop.reports.lettering import Lettering
from desktop.reports.look import PAGE_HEIGHT, PAGE_WIDTH
from desktop.reports.margins import placing
from desktop.reports.painter import paint
from desktop.reports.palette import palette
from desktop.reports.sheet import Sheet

PageContent = tuple[list[str], list[str]]  # operators, and the pictures they show
rl_config.useA85 = 0  # binary streams: a fifth smaller than text ones


@dataclass(frozen=True, slots=True)
class Description:
    """What a PDF reader shows about a file."""

    title: str
    author: str
    subject: str
    language: str
    day: date | None = None  # of finalising, or of printing where that stands on the paper


class Document:
    """A PDF that grows by whole forms."""

    def __init__(self, description: Description, options: PaperOptions = USUAL) -> None:
        fonts.face(fonts.REGULAR)
        self._buffer = io.BytesIO()
        self._canvas = Canvas(
            self._buffer,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 4),  # the first one that knows a file's language
            initialFontName=fonts.REGULAR,  # else an unembedded Helvetica is listed
            lang=description.language.replace("_", "-"),
        )
        self._canvas._doc.info = FileInfo(  # noqa: SLF001 - reportlab knows no days of its own
            _whole(description.title), _whole(description.author), _whole(description.subject), description.day
        )
        self._canvas.setViewerPreference("DisplayDocTitle", "true")  # not the file's name
        self._lettering = Lettering(self._canvas._doc)  # noqa: SLF001 - fonts go into the file, not onto a page
        self._options = options
        self._marked = self._pages = 0

    def add(self, sheets: Iterable[Sheet], bookmark: str = "") -> None:
        """Paint the pages of one form, with an entry in the list of bookmarks where it is named.

        A form that cannot be painted leaves nothing behind: all its pages are painted before the first is shown.
        """
        painted = [self._painted(sheet, page) for page, sheet in enumerate(sheets, 1)]
        if self._options.is_two_sided and self._pages % 2:
            self._show()  # the back of the last sheet stays empty
        for page, content in enumerate(painted, 1):
            self._content = content
            if bookmark and page == 1:
                key = f"form-{self._marked}"
                self._marked += 1
                self._canvas.bookmarkPage(key)
                self._canvas.addOutlineEntry(_whole(bookmark), key)
                self._canvas.showOutline()
            self._show()

    def _painted(self, sheet: Sheet, page: int) -> PageContent:
        self._content = ([], [])
        try:
            paint(self._canvas, sheet, self._lettering, palette(self._options.accent), placing(self._options, page))
            return self._content
        finally:
            self._content = ([], [])

    @property
    def _content(self) -> PageContent:
        """What the canvas holds of the page it would show next."""
        return self._canvas._code, self._canvas._formsinuse  # noqa: SLF001 - reportlab shows a page once it is painted

    @_content.setter
    def _content(self, content: PageContent) -> None:
        self._canvas._code, self._canvas._formsinuse = content  # noqa: SLF001 - as above

    def _show(self) -> None:
        self._canvas.showPage()
        self._pages += 1

    def content(self) -> bytes:
        """The finished file; nothing can be added afterwards."""
        self._canvas.save()
        return self._buffer.getvalue()


def _whole(text: str) -> str:
    """The text with ? for halves of characters, of which no file can be made."""
    return text.encode("utf-8", "replace").decode()
