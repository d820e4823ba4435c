"""Whether the system has a printer to choose: on Windows the dialog for it does not open where there is none."""

import sys
from typing import TYPE_CHECKING

from desktop.errors import N_, RequestError

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def refuse_without_printer(printer: "QPrinter", platform: str = sys.platform) -> None:
    """Refuse in a sentence what would be a button that does nothing; elsewhere the dialog offers a file itself."""
    from PySide6.QtPrintSupport import QPrinter

    if platform == "win32" and printer.outputFormat() is not QPrinter.OutputFormat.NativeFormat:
        raise RequestError(
            N_(
                "Windows has no printer that could be chosen. Add one in the Windows settings under Printers and "
                "scanners, or save a file instead."
            )
        )
