"""The system's printer: chosen in its own dialog, painted page by page, off the window's thread."""

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QTransform
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from desktop.errors import N_, RequestError
from desktop.ui.kit.system_printer import refuse_without_printer
from desktop.ui.reports.ports import Picture
from desktop.ui.reports.print_order import PrintOrder, pages_of

MOST_DOTS = 600  # more take much longer and look the same


class PrinterPages:
    """Pages for one print job; a page fills the paper as far as its proportions go, its margins are its own."""

    def __init__(self, printer: QPrinter) -> None:
        self._printer = printer
        self._painter: QPainter | None = None

    @property
    def file(self) -> Path | None:
        """The PDF file that was chosen in the place of a printer."""
        name = self._printer.outputFileName()
        return Path(name) if name and self._printer.outputFormat() is QPrinter.OutputFormat.PdfFormat else None

    @property
    def dpi(self) -> int:
        """How finely the printer draws, as far as an eye can tell."""
        return min(self._printer.resolution(), MOST_DOTS)

    def pages(self, count: int) -> tuple[int, ...]:
        """The pages to print of so many, counted from 0, in the order in which they leave the printer."""
        printer = self._printer
        order = PrintOrder(
            ranges=_ranges(printer),
            copies=1 if printer.supportsMultipleCopies() else printer.copyCount(),
            is_collated=printer.collateCopies(),
            is_last_first=printer.pageOrder() is QPrinter.PageOrder.LastPageFirst,
        )
        return pages_of(order, count)

    def add(self, picture: Picture) -> None:
        """Print one more page."""
        if self._painter is None:
            self._painter = QPainter()
            if not self._painter.begin(self._printer):
                self._painter = None
                raise RequestError(N_("The printer does not answer. Look whether it is switched on, or write a PDF."))
        elif not self._printer.newPage():
            raise RequestError(N_("The printer stopped in the middle of the job. Print again, or write a PDF."))
        size = (picture.width, picture.height, picture.stride)
        image = QImage(picture.content, *size, QImage.Format.Format_RGB32)
        paper = QRectF(self._printer.pageLayout().fullRectPixels(self._printer.resolution()))
        if (picture.width > picture.height) != (paper.width() > paper.height()):
            image = image.transformed(QTransform().rotate(90))  # a wide page lies on tall paper
        # With full pages on, the painter's origin is the paper's corner.
        self._painter.drawImage(_fitted(image, paper), image)

    def finish(self, is_wanted: bool) -> None:
        """Send what was printed, or drop it."""
        if self._painter is None:
            return
        if not is_wanted:
            self._printer.abort()
        self._painter.end()
        self._painter = None


def a4_printer() -> QPrinter:
    """The system's default printer, set to whole A4 pages."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    return printer


def choose_printer(parent: QWidget, title: str, pages: int) -> PrinterPages | None:
    """Let the owner choose a printer, copies, sides and which of so many pages; None where she cancels."""
    printer = a4_printer()
    refuse_without_printer(printer)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return None
    return PrinterPages(printer)


def _fitted(image: QImage, paper: QRectF) -> QRectF:
    """Where a page stands in the middle of paper of another size, in its own proportions."""
    size = QSizeF(image.size()).scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (paper.width() - size.width()) / 2, (paper.height() - size.height()) / 2
    return QRectF(QPointF(left, top), size)


def _ranges(printer: QPrinter) -> list[tuple[int, int]]:
    """The pages chosen in the dialog, none for all; Windows fills the list, others the first and last page."""
    if printer.printRange() is not QPrinter.PrintRange.PageRange:
        return []
    listed = [(each.from_, each.to) for each in printer.pageRanges().toRangeList()]
    return listed or [(printer.fromPage(), printer.toPage())]
