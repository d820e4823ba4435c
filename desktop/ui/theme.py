"""The look as tokens: colours in light and dark, one palette and one stylesheet made from them."""

import re
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.ui.tones import Appearance, Tone


# Values that are needed before the first paint are named tuples: to make a dataclass takes six times as long.
class Tokens(NamedTuple):
    """The colours of one appearance, as #RRGGBB."""

    name: str
    bg: str
    nav: str
    surface: str
    raised: str
    sunken: str
    border: str
    strong: str  # borders of inputs
    text: str
    text2: str
    text3: str
    accent: str
    accent_hover: str
    accent_press: str
    accent_text: str
    on_accent: str
    selected: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    grid: str
    hover: str
    target: str

    def color(self, token: str) -> QColor:
        """The colour of a token by its name."""
        return QColor(str(getattr(self, token)))

    def tone(self, tone: Tone) -> tuple[QColor, QColor]:
        """Text colour and soft background of a tone."""
        match tone:
            case Tone.ACCENT:
                return QColor(self.accent_text), QColor(self.selected)
            case Tone.NEUTRAL:
                return QColor(self.text2), QColor(self.grid if self.name == "dark" else self.sunken)
            case _:
                return self.color(tone.value), self.color(f"{tone.value}_soft")

    def fill(self, tone: Tone) -> QColor:
        """The strong colour of a tone, for bars and edges."""
        return QColor(self.text3) if tone is Tone.NEUTRAL else self.color(tone.value)


LIGHT = Tokens(
    name="light",
    bg="#F6F7F9",
    nav="#EEF0F4",
    surface="#FFFFFF",
    raised="#FFFFFF",
    sunken="#F2F4F7",
    border="#E3E7ED",
    strong="#8A94A6",
    text="#1A2230",
    text2="#535E70",
    text3="#616B7D",
    accent="#2456E6",
    accent_hover="#1D48C7",
    accent_press="#183CA6",
    accent_text="#1E4BD1",
    on_accent="#FFFFFF",
    selected="#E8EEFE",
    ok="#117A55",
    ok_soft="#E5F5EE",
    warn="#925400",
    warn_soft="#FDF1DC",
    bad="#B42318",
    bad_soft="#FDEBE9",
    grid="#E9ECF1",
    hover="#F6F8FB",
    target="#C97B00",
)
DARK = Tokens(
    name="dark",
    bg="#0F1217",
    nav="#0B0E12",
    surface="#171B22",
    raised="#1D222B",
    sunken="#12161C",
    border="#2A303B",
    strong="#6B7688",
    text="#E8EBF1",
    text2="#AAB3C2",
    text3="#8E98A9",
    accent="#3D67F2",
    accent_hover="#335CE0",
    accent_press="#2A50CC",
    accent_text="#9DB5FF",
    on_accent="#FFFFFF",
    selected="#1D2A4D",
    ok="#4CC38A",
    ok_soft="#12301F",
    warn="#F0B152",
    warn_soft="#35270F",
    bad="#FF8A7D",
    bad_soft="#3B1A17",
    grid="#252B35",
    hover="#1C212A",
    target="#F0B152",
)


# For QApplication: asking a running one for its style makes Python's side of all that styles know, 7 ms of the start.
STYLE = ("-style", "Fusion")


class Theme(QObject):
    """The appearance in force; widgets that paint themselves read `tokens` when they paint, others wear `sheet`."""

    changed = Signal()

    def __init__(self, application: QApplication, appearance: Appearance = Appearance.SYSTEM) -> None:
        super().__init__(application)
        self._application = application
        self.appearance = appearance
        self.tokens = LIGHT
        self.sheet = ""
        self._template = (paths.resources() / "style" / "qianji.qss").read_text(encoding="utf-8")
        application.styleHints().colorSchemeChanged.connect(self._follow_system)
        self.choose(appearance)

    def choose(self, appearance: Appearance) -> None:
        """Show this appearance from now on."""
        self.appearance = appearance
        wanted = {
            Appearance.LIGHT: Qt.ColorScheme.Light,
            Appearance.DARK: Qt.ColorScheme.Dark,
            Appearance.SYSTEM: Qt.ColorScheme.Unknown,
        }[appearance]
        self._application.styleHints().setColorScheme(wanted)
        self._show(DARK if self._is_dark() else LIGHT)

    def _is_dark(self) -> bool:
        if self.appearance is Appearance.SYSTEM:
            return self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self.appearance is Appearance.DARK

    def _follow_system(self) -> None:
        if self.appearance is Appearance.SYSTEM:
            self._show(DARK if self._is_dark() else LIGHT)

    def _show(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._application.setPalette(palette_of(tokens))
        self.sheet = stylesheet_of(tokens, self._template)
        self.changed.emit()


def stylesheet_of(tokens: Tokens, template: str) -> str:
    """The stylesheet with every @token replaced; `@pictures` is the folder of the small pictures it names."""
    values = tokens._asdict()
    values["pictures"] = (paths.resources() / "style" / tokens.name).as_posix()
    return re.sub(r"@(\w+)", lambda found: values[found[1]], template)


def palette_of(tokens: Tokens) -> QPalette:
    """The palette for everything the stylesheet does not name."""
    palette = QPalette()
    role = QPalette.ColorRole
    for which, token in (
        (role.Window, tokens.bg),
        (role.WindowText, tokens.text),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.sunken),
        (role.Text, tokens.text),
        (role.PlaceholderText, tokens.text3),
        (role.Button, tokens.surface),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.bad),
        (role.Highlight, tokens.accent),
        (role.HighlightedText, tokens.on_accent),
        (role.ToolTipBase, tokens.raised),
        (role.ToolTipText, tokens.text),
        (role.Link, tokens.accent_text),
        (role.LinkVisited, tokens.accent_text),
        (role.Accent, tokens.accent),
        (role.Light, tokens.raised),
        (role.Midlight, tokens.border),
        (role.Mid, tokens.border),
        (role.Dark, tokens.strong),
        (role.Shadow, tokens.strong),
    ):
        palette.setColor(which, QColor(token))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.text3))
    return palette
