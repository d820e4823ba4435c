"""The door of a double click: the window without the command line, which takes a moment to import."""

import sys

from desktop import paths
from desktop.app import run
from desktop.errors import QianjiError
from desktop.i18n import preferred_language, translator
from desktop.settings import Settings


def open_window() -> int:
    """Open the window on the usual data file and stay until it is closed; the process's exit code."""
    language = preferred_language(None, Settings.load().language)
    try:
        return run(paths.default_data_file(), language)
    except QianjiError as refused:
        if sys.stderr is not None:
            sys.stderr.write(refused.sentence(translator(language)) + "\n")
        return refused.exit_code
