"""Where forms are written, and who writes them: what the page needs of the outside besides the data file.

The typesetter is imported when something is printed, not when the page is shown.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from desktop.domain.review import ReviewForm
from desktop.ui.ports import Cancelled, Progress

if TYPE_CHECKING:
    from desktop.services.printing import PrintSummary


class ReviewPaper:
    """Review forms as files or as pictures of their pages."""

    def write(
        self, forms: Sequence[ReviewForm], out: Path, merged: bool, progress: Progress, cancelled: Cancelled
    ) -> "PrintSummary":
        """Write the forms as PDF files."""
        from desktop.services.printing import write_forms

        return write_forms(forms, out, merged, progress, cancelled)

    def pictures(self, form: ReviewForm, dpi: int) -> Iterator[bytes]:
        """The pages of a form as PNG."""
        from desktop.services.printing import page_pictures

        return page_pictures(form, dpi)


def documents_folder() -> Path:
    """The owner's folder for documents."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
