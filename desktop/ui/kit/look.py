"""What every widget of the kit needs to draw and to speak, handed down through constructors."""

from dataclasses import dataclass

from desktop.i18n import Translator
from desktop.ui.kit.icons import Icons
from desktop.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Look:
    """The appearance, the icons and the language of one window."""

    theme: Theme
    icons: Icons
    texts: Translator
