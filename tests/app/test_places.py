"""All pages in one window: none of them flashes up as a window of its own while it is built."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from tests.app.running import Run


class Strangers(QObject):
    """Notes every window that is shown beside the one there is."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


class TestPlaces:
    def test_no_page_shows_a_window_of_its_own(self, run: Run, company_file: Path, qapp: QApplication) -> None:
        window = run.start().desk.window
        strangers = Strangers()
        qapp.installEventFilter(strangers)

        for place in window.places():
            window.go(place.key)
        qapp.removeEventFilter(strangers)

        assert strangers.seen == []

    def test_what_is_warmed_up_are_modules_of_pages(self, run: Run, company_file: Path) -> None:
        folder = Path(__file__).parents[2] / "desktop" / "ui"

        places = [place.key for place in run.start().desk.window.places()]

        assert [key for key in places if not (folder / key / "page.py").exists()] == []
