"""What the presenters of the page expect of the page, of printers, and of what sets and writes the pages."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop.domain.paper import PaperOptions
from desktop.ui.ports import Cancelled, Progress

if TYPE_CHECKING:
    from desktop.services.printing_batch import Batch
    from desktop.services.printing_pieces import Doubt, Piece  # bring the typesetter along


class Picture(Protocol):
    """A page as dots of blue, green, red and an idle byte."""

    @property
    def width(self) -> int:
        """Dots in a row."""
        ...

    @property
    def height(self) -> int:
        """Rows."""
        ...

    @property
    def stride(self) -> int:
        """Bytes from row to row."""
        ...

    @property
    def content(self) -> bytes | bytearray:
        """The dots."""
        ...


class Paper(Protocol):
    """Sets, draws and writes pieces; needs no data file, so it works beside everything else."""

    def set(self, piece: "Piece", options: PaperOptions) -> tuple[bytes, tuple[tuple[float, float], ...]]:
        """The PDF of one piece, and the size of each page in points."""
        ...

    def draw(self, pdf: bytes, page: int, scale: float) -> Picture:
        """One page with `scale` dots to the point."""
        ...

    def doubts(self, pieces: "Sequence[Piece]") -> "tuple[Doubt, ...]":
        """What comes out otherwise than it was typed, by piece."""
        ...

    def write_pages(self, pdf: bytes, pages: Sequence[int], path: Path) -> None:
        """Write these pages of a PDF, in this order, as a PDF file."""
        ...

    def set_all(
        self, pieces: "Sequence[Piece]", options: PaperOptions, progress: Progress, cancelled: Cancelled
    ) -> "Batch":
        """All pieces as one PDF in memory."""
        ...

    def write_merged(
        self, pieces: "Sequence[Piece]", path: Path, options: PaperOptions, progress: Progress, cancelled: Cancelled
    ) -> "Batch":
        """All pieces as one PDF file."""
        ...

    def write_each(
        self, pieces: "Sequence[Piece]", folder: Path, options: PaperOptions, progress: Progress, cancelled: Cancelled
    ) -> "Batch":
        """A PDF file for each piece."""
        ...

    def write_table(self, pieces: "Sequence[Piece]", path: Path) -> None:
        """The tables of the pieces as a workbook."""
        ...

    def pages(self, pdf: bytes) -> int:
        """How many pages a PDF has."""
        ...


class Printer(Protocol):
    """A printer the owner chose; it may be used off the window's thread."""

    @property
    def file(self) -> Path | None:
        """The PDF file it prints to, None where it puts ink on paper."""
        ...

    @property
    def dpi(self) -> int:
        """How finely the printer draws."""
        ...

    def pages(self, count: int) -> Sequence[int]:
        """The pages to print of so many, counted from 0, in their order: range, copies, last page first."""
        ...

    def add(self, picture: Picture) -> None:
        """Print one more page."""
        ...

    def finish(self, is_wanted: bool) -> None:
        """Send what was printed, or drop it."""
        ...
