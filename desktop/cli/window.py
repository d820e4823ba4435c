"""Opening the window from the command line."""

from importlib import import_module

from desktop.cli.context import Invocation


def open_window(invocation: Invocation) -> int:
    """Open the window on the data file and stay until it is closed; the exit code."""
    application = import_module("desktop.app")  # by name: the command line itself knows no Qt
    code: int = application.run(invocation.data_file, invocation.language)
    return code
