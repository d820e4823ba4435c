"""The first minute: a new company, an existing file, or the sample company."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.i18n import CHINESE, ENGLISH
from desktop.ui.kit.buttons import link_button, plain_button, primary_button
from desktop.ui.kit.choice import PickField
from desktop.ui.kit.fields import TextField
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.options import Option
from desktop.ui.kit.save_key import save_by_key
from desktop.ui.kit.segments import Segments
from desktop.ui.kit.surfaces import Card, column, row
from desktop.ui.kit.words import words
from desktop.ui.shell.emblem import Emblem
from desktop.ui.shell.presets import PresetChoice
from desktop.ui.tones import Tone

WIDTH = 560
BREAK = "\u200b"  # no width, but a line may end there: folders are long words


class FirstRun(QWidget):
    """Three ways to begin; each is a signal, the decision is made elsewhere."""

    created = Signal(str, str)  # company name, preset key
    open_wanted = Signal()
    reading_wanted = Signal()
    sample_wanted = Signal()
    language_chosen = Signal(str)
    retry_wanted = Signal()
    server_wanted = Signal(str, str)  # company name, preset key
    folder_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, look: Look, presets: Sequence[PresetChoice]) -> None:
        super().__init__()
        _ = look.texts
        self._look = look
        self._presets = {preset.key: preset for preset in presets}
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = column(self, 0, QMargins(24, 18, 24, 24))
        self.languages: Segments[str] = Segments(((CHINESE, "中文"), (ENGLISH, "English")), _("Language"))
        self.languages.choose(look.texts.language)
        self.languages.chosen.connect(self.language_chosen.emit)
        above = row()
        self.back_button = link_button("", self.back_wanted.emit)
        above.addWidget(self.back_button)
        above.addStretch(1)
        above.addWidget(self.languages)
        outer.addLayout(above)
        outer.addStretch(2)
        inside = QWidget()
        inside.setFixedWidth(WIDTH)
        body = column(inside, 14)
        self._add_welcome(body)
        self._add_refusal(body)
        self._add_new_company(body)
        self._add_others(body)
        middle = row()
        middle.addStretch(1)
        middle.addWidget(inside)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(3)
        self.show_way_back("")
        self.setFocusProxy(self.name.box)

    def set_busy(self, is_busy: bool) -> None:
        """While a file is being made nothing else is started, nor is the window left, which would lose it."""
        buttons = (self.create_button, self.open_button, self.sample_button, self.retry_button, self.folder_button)
        for way in (*buttons, self.server_button, self.reading_button, self.back_button, self.languages):
            way.setDisabled(is_busy)

    def typed(self) -> tuple[str, Any]:
        """The company's name and kind of business as entered so far."""
        return self.name.value(), self.preset.value()

    def retype(self, name: str, preset: Any) -> None:
        """Show what was entered in the window before this one."""
        self.name.set_value(name)
        self.preset.set_value(preset)
        self._show_note()

    def show_folder(self, folder: str, risk: str = "") -> None:
        """Say where a new company's file will lie, and what speaks against that."""
        breakable = folder.replace("\\", f"\\{BREAK}").replace("/", f"/{BREAK}")
        self.folder.setText(self._look.texts("Its file will lie in {folder}").format(folder=breakable))
        self.folder_risk.say(risk, Tone.WARN)

    def show_way_back(self, file: str) -> None:
        """Offer to go back to a file that does not open, "" where none was left for this page."""
        self.back_button.setText(self._look.texts("‹ Back to {file} and its backups").format(file=file))
        self.back_button.setVisible(bool(file))

    def show_refused(self, sentence: str) -> None:
        """Say why a file did not open, and offer to try it again."""
        self.refusal.say(sentence)
        self.retry_button.setVisible(bool(sentence))

    def _add_refusal(self, body: QVBoxLayout) -> None:
        self.refusal = Notice(self._look)
        self.retry_button = plain_button(
            self._look, self._look.texts("Try again"), self.retry_wanted.emit, "refresh-cw"
        )
        body.addWidget(self.refusal)
        body.addWidget(self.retry_button, 0, Qt.AlignmentFlag.AlignRight)
        self.retry_button.hide()

    def _add_welcome(self, body: QVBoxLayout) -> None:
        _ = self._look.texts
        head = row(spacing=14)
        head.addWidget(Emblem(self._look, 44))
        texts = column(spacing=2)
        texts.addWidget(words(_("Welcome to Qianji"), "title"))
        note = _("Targets, visits, signings and fair reviews. Everything stays in one file on this computer.")
        texts.addWidget(words(note, "soft", wrap=True))
        head.addLayout(texts, 1)
        body.addLayout(head)
        body.addSpacing(6)

    def _add_new_company(self, body: QVBoxLayout) -> None:
        _ = self._look.texts
        card = Card(_("Start a new company"))
        self.name = TextField("name", _("Company name"), required=True)
        self.preset = PickField(
            "preset",
            _("Kind of business"),
            [Option(preset.key, preset.name) for preset in self._presets.values()],
        )
        self.preset.edited.connect(self._show_note)
        self.create_button = primary_button(self._look, _("Create company"), self._create)
        self.folder = words("", "soft", wrap=True)
        self.folder_button = link_button(_("Another folder …"), self.folder_wanted.emit)
        self.folder_risk = Notice(self._look)
        place = row(spacing=10)
        place.addWidget(self.folder, 1)
        place.addWidget(self.folder_button)
        place.addWidget(self.create_button)
        card.body.addWidget(self.name)
        card.body.addWidget(self.preset)
        card.body.addWidget(self.folder_risk)
        card.body.addLayout(place)
        self.name.box.returnPressed.connect(self._create)
        save_by_key(card, self.create_button)
        self._show_note()
        body.addWidget(card)

    def _add_others(self, body: QVBoxLayout) -> None:
        _ = self._look.texts
        both = row(spacing=14)
        self.sample_button = plain_button(self._look, _("Try the sample company"), self.sample_wanted.emit)
        self.open_button = plain_button(self._look, _("Open a file"), self.open_wanted.emit)
        for heading, note, icon, button in (
            (
                _("Look around first"),
                _("An invented company with 24 people and six quarters, in its own file."),
                "sparkles",
                self.sample_button,
            ),
            (_("Already have a file?"), _("A company file ends with .qianji."), "folder-open", self.open_button),
        ):
            both.addWidget(self._other(heading, note, icon, button), 1)
        body.addLayout(both)
        self.server_button = link_button(_("Several computers? Work on a database server …"))
        self.server_button.clicked.connect(self._want_server)
        self.reading_button = link_button(_("Open a file for reading only …"), self.reading_wanted.emit)
        for link in (self.server_button, self.reading_button):
            body.addWidget(link, 0, Qt.AlignmentFlag.AlignHCenter)

    def _other(self, heading: str, note: str, icon: str, button: QPushButton) -> Card:
        card = Card(heading)
        self._look.icons.put(button, icon, "text")
        card.body.addWidget(words(note, "soft", wrap=True), 0, Qt.AlignmentFlag.AlignTop)
        card.body.addStretch(1)
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _show_note(self) -> None:
        preset = self._presets.get(self.preset.value())
        self.preset.set_hint(preset.note if preset else "")

    def _want_server(self) -> None:
        self.server_wanted.emit(self.name.value(), str(self.preset.value() or ""))

    def _create(self) -> None:
        if not self.create_button.isEnabled():  # by Enter in the name, while one is being made
            return
        if not self.name.value():
            self.name.set_error(self._look.texts("Enter the company's name; it heads every form."))
            self.name.box.setFocus()
            return
        self.name.set_error("")
        self.created.emit(self.name.value(), str(self.preset.value() or ""))
