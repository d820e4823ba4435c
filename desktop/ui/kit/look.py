"""What every widget of the kit needs to draw and to speak, handed down through constructors."""

from dataclasses import dataclass, field

from desktop.i18n import Translator
from desktop.ui.kit.folders import Folders
from desktop.ui.kit.form_shelf import FormShelf
from desktop.ui.kit.icons import Icons
from desktop.ui.kit.layouts import Layouts
from desktop.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Look:
    """The appearance, icons and language of one window, how its tables are arranged, begun forms, folders used."""

    theme: Theme
    icons: Icons
    texts: Translator
    layouts: Layouts = field(default_factory=Layouts)
    shelf: FormShelf = field(default_factory=FormShelf)
    folders: Folders = field(default_factory=Folders)
