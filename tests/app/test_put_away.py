"""Nothing of a window stays when another takes its place: neither its pages nor what they hold."""

import gc
import weakref
from functools import partial
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.i18n import CHINESE
from tests.app.running import Run


def test_no_page_of_the_window_before_stays(run: Run, company_file: Path, qtbot: QtBot) -> None:
    program = run.start()
    pages = {}
    for key in [place.key for place in program.desk.window.places()]:
        program.desk.window.go(key)
        qtbot.waitUntil(partial(_stands, run, key))
        pages[key] = weakref.ref(program.desk.window.page())
    window = weakref.ref(program.desk.window)

    program.choose_language(CHINESE)
    qtbot.waitUntil(lambda: program.desk.look.texts.language == CHINESE and run.has_settled())

    def stays() -> list[str]:
        gc.collect()
        return [key for key, page in pages.items() if page() is not None] + ["window"] * (window() is not None)

    qtbot.waitUntil(lambda: stays() == [], timeout=20_000)  # each look takes long in a large process


def _stands(run: Run, key: str) -> bool:
    return run.program.desk.window.current_key == key and run.has_settled()
