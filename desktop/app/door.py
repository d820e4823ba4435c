"""The door of a double click: the window without the command line, which takes a moment to import."""

import sys
from pathlib import Path

from desktop import paths
from desktop.app import run
from desktop.errors import QianjiError
from desktop.i18n import LANGUAGES, preferred_language, translator
from desktop.settings import Settings
from desktop.windows import tell


def open_window(file: str | None = None) -> int:
    """Open the window on a company file, or the usual one, and stay until it is closed; the process's exit code."""
    language = preferred_language(None, Settings.load().language)
    try:
        return run(Path(file) if file else paths.default_data_file(), language, is_chosen=bool(file))
    except QianjiError as refused:
        if sys.stderr is not None:
            sys.stderr.write(refused.sentence(translator(language)) + "\n")
        else:  # whoever sees the box may not have chosen a language yet
            tell("\n\n".join(refused.sentence(translator(each)) for each in LANGUAGES))
        return refused.exit_code
