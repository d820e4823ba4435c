"""The system's printer, here one that writes a PDF file."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageRanges
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.errors import RequestError
from desktop.reports.pixels import page_pixels, page_sizes
from desktop.reports.review import review_pdf
from desktop.ui.reports.printer import PrinterPages, _fitted, a4_printer, choose_printer
from tests.reports.english_form import english


@pytest.fixture
def printer(qapp: object, tmp_path: Path) -> QPrinter:
    printer = a4_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setResolution(72)
    return printer


def test_pages_become_pages_of_the_same_paper(printer: QPrinter, tmp_path: Path) -> None:
    pdf, sheets = review_pdf(english()), PrinterPages(printer)

    for page in range(len(page_sizes(pdf))):
        sheets.add(page_pixels(pdf, page, sheets.dpi / 72))
    sheets.finish(True)
    sheets.finish(True)

    written = page_sizes((tmp_path / "out.pdf").read_bytes())
    assert len(written) == len(page_sizes(pdf))
    assert [round(side) for side in written[0]] == [595, 842]


@pytest.mark.parametrize("paper", [(612, 792), (420, 595), (595, 842)])
def test_a_page_keeps_its_proportions_on_paper_of_another_size(paper: tuple[int, int]) -> None:
    place = _fitted(QImage(2480, 3508, QImage.Format.Format_RGB32), QRectF(0, 0, *paper))

    assert place.width() / place.height() == pytest.approx(2480 / 3508)
    assert place.center().x() == pytest.approx(paper[0] / 2)
    assert place.left() >= 0
    assert place.bottom() <= paper[1] + 0.01


def test_a_job_that_is_dropped_prints_nothing_more(printer: QPrinter) -> None:
    sheets = PrinterPages(printer)
    sheets.add(page_pixels(review_pdf(english()), 0, sheets.dpi / 72))

    sheets.finish(False)

    assert printer.printerState() in (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Idle)


def test_a_printer_that_does_not_answer_is_a_sentence(printer: QPrinter, tmp_path: Path) -> None:
    printer.setOutputFileName(str(tmp_path / "none" / "out.pdf"))

    with pytest.raises(RequestError, match="does not answer"):
        PrinterPages(printer).add(page_pixels(review_pdf(english()), 0, 20 / 72))


def test_the_range_of_the_dialog_is_kept(printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("2-3,5"))
    assert PrinterPages(printer).pages(9) == (1, 2, 4)

    printer.setPrintRange(QPrinter.PrintRange.AllPages)
    assert PrinterPages(printer).pages(2) == (0, 1)


@pytest.mark.parametrize("answer", [QPrintDialog.DialogCode.Accepted, QPrintDialog.DialogCode.Rejected])
def test_a_printer_is_chosen_in_the_systems_dialog_or_not_at_all(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: QPrintDialog.DialogCode
) -> None:
    seen: list[tuple[int, int]] = []

    def exec_(dialog: QPrintDialog) -> int:
        seen.append((dialog.minPage(), dialog.maxPage()))
        return answer.value

    monkeypatch.setattr(QPrintDialog, "exec", exec_)
    parent = QWidget()
    qtbot.addWidget(parent)

    chosen = choose_printer(parent, "Print", 7)

    assert seen == [(1, 7)]
    assert (chosen is not None) == (answer is QPrintDialog.DialogCode.Accepted)
