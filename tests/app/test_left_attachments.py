"""Copies of attachments that a sudden end left can be read by whoever comes next: the next start removes them."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.paths import user_folder
from desktop.services.attached_files import FOLDER, OpenedCopies
from tests.app.running import Run


def test_the_next_start_removes_them_and_leaves_those_of_an_open_program(
    run: Run, company_file: Path, qtbot: QtBot
) -> None:
    elsewhere = OpenedCopies()
    of_another_window = elsewhere.put(1, "合同.pdf", b"%PDF contract")
    left = user_folder() / FOLDER / "left" / "执照.pdf"
    left.parent.mkdir()
    left.write_bytes(b"%PDF licence")
    left.chmod(0o400)
    run.program.looks_ahead = True

    run.start()
    qtbot.waitUntil(lambda: not left.parent.exists(), timeout=20000)

    assert company_file.exists()
    assert of_another_window.exists()
    elsewhere.close()
