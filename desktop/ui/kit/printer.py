"""The system's printer: chosen in its own dialog, painted page by page, off the window's thread if need be."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from desktop.errors import N_, RequestError

MOST_DOTS = 300


class PrinterSheets:
    """Pages for one print job; a page of the form fills the paper, margins are the form's own."""

    def __init__(self, printer: QPrinter) -> None:
        self._printer = printer
        self._painter: QPainter | None = None

    @property
    def dpi(self) -> int:
        """How finely the printer draws, 300 at most: finer pictures take longer and look the same."""
        return min(self._printer.resolution(), MOST_DOTS)

    def add(self, png: bytes) -> None:
        """Print one more page."""
        if self._painter is None:
            self._painter = QPainter()
            if not self._painter.begin(self._printer):
                self._painter = None
                raise RequestError(N_("The printer does not answer. Look whether it is switched on, or write a PDF."))
        elif not self._printer.newPage():
            raise RequestError(N_("The printer stopped in the middle of the job. Print again, or write a PDF."))
        image = QImage.fromData(png)
        paper = QRectF(self._printer.pageLayout().fullRectPixels(self._printer.resolution()))
        # With full pages on, the painter's origin is the paper's corner.
        self._painter.drawImage(paper, image)

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


def choose_printer(parent: QWidget, title: str) -> PrinterSheets | None:
    """Let the owner choose a printer; None where she cancels."""
    printer = a4_printer()
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return None
    return PrinterSheets(printer)
