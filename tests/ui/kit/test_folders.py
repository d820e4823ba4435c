"""Where dialogs for files begin."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from desktop.ui.kit.folders import Folders


@pytest.fixture
def documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def test_the_first_dialog_begins_in_the_documents(documents: str) -> None:
    assert Folders().begin("Visits.xlsx") == str(Path(documents) / "Visits.xlsx")


def test_the_next_begins_where_a_file_or_folder_was_chosen(tmp_path: Path) -> None:
    folders = Folders()

    file = folders.chosen_file(str(tmp_path / "员工.xlsx"))
    beside = folders.begin("Visits.xlsx")
    folder = folders.chosen_folder(str(tmp_path.parent))

    assert (file, beside) == (tmp_path / "员工.xlsx", str(tmp_path / "Visits.xlsx"))
    assert (folder, folders.begin()) == (tmp_path.parent, str(tmp_path.parent))


def test_a_dialog_left_or_a_folder_gone_changes_nothing(tmp_path: Path, documents: str) -> None:
    folders = Folders()
    (tmp_path / "stick").mkdir()
    folders.chosen_folder(str(tmp_path / "stick"))
    left = (folders.chosen_file(""), folders.chosen_folder(""))
    (tmp_path / "stick").rmdir()

    assert left == (None, None)
    assert folders.begin() == documents


def test_a_drive_that_answers_no_more_does_not_keep_the_dialog_away(documents: str, tmp_path: Path) -> None:
    folders = Folders()
    folders.chosen_folder(str(tmp_path / ("x" * 300)))  # which no drive takes

    assert folders.begin() == documents
