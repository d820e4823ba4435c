"""Where an import begins: a file chosen or dropped, and what was imported before."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.imports.history import HistoryCard
from desktop.ui.imports.kinds import kind_options
from desktop.ui.kit.buttons import primary_button
from desktop.ui.kit.choice import PickField
from desktop.ui.kit.list_tools import ListTools
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.options import Option
from desktop.ui.kit.surfaces import Card, column
from desktop.ui.kit.words import words

SENTENCE, KIND = 460, 300


class StartView(QWidget):
    """Lays out; files are dropped on the page around it."""

    def __init__(self, look: Look, choose: Callable[[], None], host: QWidget, tools: ListTools) -> None:
        super().__init__()
        self._look = look
        self.history = HistoryCard(look, host, tools)
        self.notice = Notice(look)
        body = column(self, 14)
        body.addWidget(self.notice)
        body.addWidget(self._choice(choose), 3)
        body.addWidget(self.history, 2)

    def _choice(self, choose: Callable[[], None]) -> Card:
        _ = self._look.texts
        card = Card()
        icon = QLabel()
        self._look.icons.put(icon, "file-up", "text3", 32)
        sentence = words(
            _(
                "Excel, WPS, ODS, CSV or text; headers in Chinese or English are recognised. Nothing is saved "
                "before you have seen what would change."
            ),
            "soft",
            wrap=True,
        )
        sentence.setFixedWidth(SENTENCE)
        sentence.ensurePolished()
        sentence.setMinimumHeight(sentence.heightForWidth(SENTENCE))  # centred, a label forgets its second line
        sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        options = [Option(None, _("Detect from headings")), *kind_options(_)]
        self.kind = PickField("kind", _("What the file holds"), options)
        self.kind.setFixedWidth(KIND)
        self.choose_button = primary_button(self._look, _("Choose a file …"), choose, "folder-open")
        inside = column(spacing=10)
        inside.addStretch(1)
        heading = words(_("Choose a file, or drop it here"), "heading")
        parts: tuple[QWidget, ...] = (icon, heading, sentence, self.kind, self.choose_button)
        for part in parts:
            inside.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        card.body.addLayout(inside, 1)
        return card
