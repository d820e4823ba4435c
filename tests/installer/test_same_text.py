"""Whether the forms in two folders say the same."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from installer.same_text import differences, main


def _form(file: Path, *lines: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    canvas = Canvas(str(file))
    for number, line in enumerate(lines):
        canvas.drawString(72, 700 - 20 * number, line)
    canvas.showPage()
    canvas.save()


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders with one form that reads alike."""
    for folder in ("one", "other"):
        _form(tmp_path / folder / "reviews" / "a.pdf", "Total 87.5", "Grade B")
    return tmp_path / "one", tmp_path / "other"


class TestSameText:
    def test_forms_that_read_alike_do_not_differ(self, folders: tuple[Path, Path]) -> None:
        assert differences(*folders) == []
        assert main([str(folder) for folder in folders]) == 0

    def test_a_form_that_reads_otherwise_and_one_that_lacks_are_named(self, folders: tuple[Path, Path]) -> None:
        _form(folders[1] / "reviews" / "a.pdf", "Total 87.6", "Grade B")
        _form(folders[0] / "b.pdf", "alone")

        assert differences(*folders) == ["b.pdf", "reviews/a.pdf"]

    def test_two_empty_folders_prove_nothing(self, tmp_path: Path) -> None:
        assert main([str(tmp_path), str(tmp_path)]) == 1
