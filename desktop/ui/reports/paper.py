"""Sets, draws and writes pages; the typesetter is imported when something is set, not when the page is shown."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.domain.paper import PaperOptions
from desktop.ui.ports import Cancelled, Progress
from desktop.ui.reports.page_stack import Size

if TYPE_CHECKING:
    from desktop.reports.pixels import Pixels
    from desktop.services.printing_batch import Batch
    from desktop.services.printing_pieces import Doubt, Piece


class PrintedPaper:
    """Real paper."""

    def set(self, piece: "Piece", options: PaperOptions) -> tuple[bytes, tuple[Size, ...]]:
        """The PDF of one piece, and the size of each page in points."""
        from desktop.reports.pixels import page_sizes
        from desktop.services.printing_batch import set_one

        pdf = set_one(piece, options)
        return pdf, page_sizes(pdf)

    def draw(self, pdf: bytes, page: int, scale: float) -> "Pixels":
        """One page with `scale` dots to the point."""
        from desktop.reports.pixels import page_pixels

        return page_pixels(pdf, page, scale)

    def pages(self, pdf: bytes) -> int:
        """How many pages a PDF has."""
        from desktop.reports.raster import page_count

        return page_count(pdf)

    def doubts(self, pieces: "Sequence[Piece]") -> "tuple[Doubt, ...]":
        """What comes out otherwise than it was typed, by piece."""
        from desktop.services.printing_pieces import doubts_in

        return doubts_in(pieces)

    def write_pages(self, pdf: bytes, pages: Sequence[int], path: Path) -> None:
        """These pages of a PDF, in this order, as a PDF file."""
        from desktop.services.printing_batch import write_pages

        write_pages(pdf, pages, path)

    def set_all(
        self, pieces: "Sequence[Piece]", options: PaperOptions, progress: Progress, cancelled: Cancelled
    ) -> "Batch":
        """All pieces as one PDF in memory."""
        from desktop.services.printing_batch import set_all

        return set_all(pieces, options, progress, cancelled)

    def write_merged(
        self, pieces: "Sequence[Piece]", path: Path, options: PaperOptions, progress: Progress, cancelled: Cancelled
    ) -> "Batch":
        """All pieces as one PDF file."""
        from desktop.services.printing_batch import write_merged

        return write_merged(pieces, path, options, progress, cancelled)

    def write_each(
        self, pieces: "Sequence[Piece]", folder: Path, options: PaperOptions, progress: Progress, cancelled: Cancelled
    ) -> "Batch":
        """A PDF file for each piece."""
        from desktop.services.printing_batch import write_each

        return write_each(pieces, folder, options, progress, cancelled)

    def write_table(self, pieces: "Sequence[Piece]", path: Path) -> None:
        """The tables of the pieces as a workbook."""
        from desktop.services.printing_batch import write_table

        write_table(pieces, path)


class CompanyPaper:
    """What is kept with the company about paper; the database is passed on, never looked into."""

    def __init__(self, database: Any) -> None:
        self._database = database

    def change_options(self, options: PaperOptions) -> PaperOptions:
        """Keep other options; gives back the ones before."""
        from desktop.services.paper import change_paper

        return change_paper(self._database, options)

    def change_logo(self, path: Path | None) -> bytes | None:
        """Keep another logo, or none; gives back the one before."""
        from desktop.services.paper import change_logo

        return change_logo(self._database, path)

    def keep_logo(self, logo: bytes | None) -> bytes | None:
        """Put a former logo back."""
        from desktop.services.paper import keep_logo

        return keep_logo(self._database, logo)
