"""Opening the window from the command line."""

from importlib import import_module
from pathlib import Path

from desktop.cli.context import Invocation


def open_window(invocation: Invocation) -> int:
    """Open the window on the data file and stay until it is closed; the exit code."""
    application = import_module("desktop.app")  # by name: the command line itself knows no Qt
    data = _on_server(invocation.server) if invocation.server else invocation.data_file
    code: int = application.run(data, invocation.language)
    return code


def _on_server(text: str) -> Path:
    """A file that names the server, which the window opens like a company file."""
    from desktop.store.link import link_to
    from desktop.store.server.address import address_of
    from desktop.store.server.passwords import note

    address = address_of(text)
    if address.password:
        note(address.place, address.password)
    return link_to(address)
