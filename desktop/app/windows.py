"""One window after another: another language or another file gets a new one, in the place of the one before."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from desktop.app.desk import Desk, set_up_desk
from desktop.app.qt_words import QtWords
from desktop.ui.kit.fonts import body_font, load_fonts
from desktop.ui.kit.icons import Icons
from desktop.ui.kit.layouts import Layouts
from desktop.ui.theme import Theme


class Windows:
    """Makes windows that look alike; `is_closing` is called when the last one goes."""

    def __init__(
        self,
        application: QApplication,
        theme: Theme,
        icons: Icons,
        layouts: Layouts,
        is_closing: Callable[[], None],
    ) -> None:
        self._application = application
        self._theme = theme
        self._icons = icons
        self._layouts = layouts
        self._is_closing = is_closing
        self._qt_words = QtWords(application)
        self._families = load_fonts()

    def make(self, language: str) -> Desk:
        """Build a window in a language; it is not yet shown."""
        self._qt_words.speak(language)
        self._application.setFont(body_font(self._families, language))
        return set_up_desk(self._theme, self._icons, self._layouts, language, self._is_closing)

    def finish(self, desk: Desk) -> None:
        """Let a window finish what it saves, what was written while its successor was on its way with it."""
        desk.window.give_way(is_final=True)
        desk.tasks.close()
        desk.window.closing.disconnect(self._is_closing)

    def hand_over(self, before: Desk, after: Desk) -> None:
        """Show a window where the one before stands, which goes."""
        old, new = before.window, after.window
        new.restore_layout(old.layout_text())
        if not old.isMaximized():
            new.move(old.pos())  # with its frame, which a window not yet shown does not know
        new.show()
        old.put_away()
        old.deleteLater()

    def end(self) -> None:
        """Leave Qt's own words as they were."""
        self._qt_words.be_silent()
