"""Ways from what is told over the pages to the card of the settings that it is about."""

from typing import TYPE_CHECKING

from desktop.ui.ports import Wish

if TYPE_CHECKING:
    from desktop.app.desk import Desk


def show_backups(desk: "Desk") -> None:
    """Show the card of backups."""
    desk.window.go("settings", Wish(text=desk.look.texts("Backup and restore")))


def show_security(desk: "Desk") -> None:
    """Show the card of security."""
    desk.window.go("settings", Wish(text=desk.look.texts("Security")))


def show_file(desk: "Desk") -> None:
    """Show the card of the data file, from which it is moved elsewhere."""
    desk.window.go("settings", Wish(text=desk.look.texts("Data file")))
