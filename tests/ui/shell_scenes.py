"""Pictures of what stands over every page: the palette with what it found, and the sheet of shortcuts."""

from desktop.ui.kit.page import Page
from desktop.ui.shell.window import MainWindow
from tests.ui.scenes import Scene


def open_palette(page: Page) -> None:
    """Open the palette; what it finds comes with the letters."""
    window = page.window()
    if isinstance(window, MainWindow):
        window.palette_wanted.emit()


def type_letters(page: Page) -> None:
    """Ask for everything that has these letters, without the pause after a key."""
    window = page.window()
    if isinstance(window, MainWindow):
        palette = window.command_palette
        palette.line.setText("gm")
        if palette.ask is not None:
            palette.ask("gm")


def show_shortcuts(page: Page) -> None:
    """Open the sheet of shortcuts."""
    window = page.window()
    if isinstance(window, MainWindow):
        window.show_shortcuts()


SCENES = (
    Scene("palette", "dashboard", open_palette, type_letters),
    Scene("shortcuts", "dashboard", show_shortcuts),
)
