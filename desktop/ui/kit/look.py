"""What every widget of the kit needs to draw and to speak, handed down through constructors."""

from dataclasses import dataclass, field

from desktop.i18n import Translator
from desktop.ui.kit.form_shelf import FormShelf
from desktop.ui.kit.icons import Icons
from desktop.ui.kit.layouts import Layouts
from desktop.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Look:
    """The appearance, the icons, the language of one window, how the owner arranged its tables, and begun forms."""

    theme: Theme
    icons: Icons
    texts: Translator
    layouts: Layouts = field(default_factory=Layouts)
    shelf: FormShelf = field(default_factory=FormShelf)
