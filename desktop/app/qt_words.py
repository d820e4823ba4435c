"""The words of Qt's own, in menus of text boxes and in its dialogs, in the language of the window."""

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.errors import N_
from desktop.i18n import CHINESE, Translator, translator

# What Qt's own catalogue of Chinese leaves in English.
LEFT_OUT = frozenset(
    {
        N_("&Look in:"), N_("Files of &type:"), N_("Drive"), N_("Folder"), N_("Unknown"), N_("%1 File"),
        N_("Page &Set:"), N_("Page &order:"), N_("Pages &per sheet:"), N_("Scheduled &printing:"),
        N_("&Billing information:"), N_("Job &priority:"), N_("&Start:"), N_("&End:"), N_("Custom value for %1"),
    }
)  # fmt: skip


class LeftOut(QTranslator):
    """Answers with our words where Qt's catalogue has none."""

    def __init__(self, texts: Translator, parent: QObject) -> None:
        super().__init__(parent)
        self._words = {source: texts(source) for source in LEFT_OUT}

    def translate(self, _context: str, source: str, _disambiguation: str | None = None, _number: int = -1) -> str:
        """The words for a text of Qt's; empty where they are Qt's own catalogue's."""
        return self._words.get(source, "")


class QtWords:
    """Exchanges Qt's words when the window changes its language."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._texts: list[QTranslator] = []

    def speak(self, language: str) -> None:
        """Let Qt speak this language from now on."""
        self.be_silent()
        if language == CHINESE:
            shipped = QTranslator(self._application)
            shipped.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            self._texts = [LeftOut(translator(language), self._application), shipped]
        for texts in self._texts:  # whoever is installed last is asked first
            self._application.installTranslator(texts)

    def be_silent(self) -> None:
        """Leave Qt to its own words, English."""
        for texts in self._texts:
            self._application.removeTranslator(texts)
        self._texts = []
