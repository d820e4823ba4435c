"""The benchmark of printing beside the window runs and says what it read; how long that took is not judged here."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.services.printing_pieces import pieces_of_forms
from tests.benchmarks.printing import beside_the_window
from tests.reports.english_form import english


def test_every_way_of_printing_is_watched(qapp: QApplication, tmp_path: Path) -> None:
    outcome = beside_the_window(pieces_of_forms([english()]), tmp_path, drawn=1, rest=0)

    assert outcome.text.count(" ms |") == 15
    assert "Goal: no wait for this program beyond 50 ms" in outcome.text
    assert len(list(tmp_path.glob("*.pdf"))) == 2
