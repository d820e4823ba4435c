"""Opening the window from the command line, or one sentence on why there is none."""

import os
import sys
from importlib import import_module

from desktop.cli.context import Invocation
from desktop.errors import N_, RequestError


def has_display() -> bool:
    """Whether a window can appear: on Linux a display must be named, elsewhere there is one."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def open_window(invocation: Invocation) -> int:
    """Open the window on the data file and stay until it is closed; the exit code."""
    if not has_display():
        raise RequestError(N_("There is no display to open the window on; use the commands, see qianji --help."))
    try:
        application = import_module("desktop.app")  # by name: the command line itself knows no Qt
    except ImportError as problem:
        raise RequestError(
            N_("The window needs a system library that is missing: {library}. README.md lists what to install."),
            library=problem,
        ) from problem
    code: int = application.run(invocation.data_file, invocation.language)
    return code
