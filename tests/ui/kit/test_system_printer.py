"""A system without a printer is told of instead of a button that does nothing."""

from contextlib import AbstractContextManager, nullcontext

import pytest
from PySide6.QtPrintSupport import QPrinter

from desktop.errors import RequestError
from desktop.ui.kit.system_printer import refuse_without_printer


@pytest.mark.parametrize(
    ("platform", "refusal"),
    [("win32", pytest.raises(RequestError, match="no printer")), ("linux", nullcontext())],
)
def test_only_windows_needs_a_printer_for_its_dialog(
    qapp: object, platform: str, refusal: AbstractContextManager[object]
) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)  # what Qt falls back to without one

    with refusal:
        refuse_without_printer(printer, platform)
