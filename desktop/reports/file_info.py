"""What a PDF says of itself: title, company, and the day of what it holds instead of reportlab's day in 2000.

The moment of writing is left out, so that the same content gives the same bytes.
"""

from datetime import date
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFString

_PROGRAM = "Qianji"


class FileInfo(PDFInfo):  # type: ignore[misc] # reportlab has no types
    """The file's information; without a `day` it has no dates."""

    def __init__(self, title: str, author: str, subject: str, day: date | None) -> None:
        super().__init__()
        self.title, self.author, self.subject = title, author, subject
        self._day = day

    def format(self, document: Any) -> Any:
        """The information as an object of the file."""
        told = {"Title": self.title, "Author": self.author, "Subject": self.subject}
        told |= {"Creator": _PROGRAM, "Producer": _PROGRAM}
        if self._day is not None:
            told |= dict.fromkeys(("CreationDate", "ModDate"), f"D:{self._day:%Y%m%d}")
        return PDFDictionary({name: PDFString(text) for name, text in told.items()}).format(document)
