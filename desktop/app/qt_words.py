"""The few words of Qt's own, in menus of text boxes and the file dialog, in the language of the window."""

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.i18n import CHINESE


class QtWords:
    """Exchanges Qt's words when the window changes its language."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._texts = QTranslator()

    def speak(self, language: str) -> None:
        """Let Qt speak this language from now on."""
        self._application.removeTranslator(self._texts)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if language == CHINESE and self._texts.load("qtbase_zh_CN", folder):
            self._application.installTranslator(self._texts)
