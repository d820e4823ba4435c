"""Where the system's dialogs for files begin: in the owner's documents, then where a file was chosen last."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from desktop.paths import is_folder


class Folders:
    """Remembers the folder of the file chosen last, as long as the window stands.

    Left to themselves the dialogs begin in the folder the process was started in, which may be the program's own.
    """

    def __init__(self) -> None:
        self._last: Path | None = None

    def begin(self, name: str = "") -> str:
        """Where a dialog begins, with the name proposed for a new file."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = self._last if self._last is not None and is_folder(self._last) else Path(documents)
        return str(folder / name) if name else str(folder)

    def chosen_file(self, path: str) -> Path | None:
        """What a dialog answered: a file, whose folder is remembered, or nothing."""
        if not path:
            return None
        self._last = Path(path).parent
        return Path(path)

    def remembered(self, file: Path | None) -> Path | None:
        """The same file or nothing; where it is a file, its folder is remembered."""
        return self.chosen_file(str(file)) if file is not None else None

    def chosen_folder(self, path: str) -> Path | None:
        """What a dialog for folders answered, which is remembered, or nothing."""
        if not path:
            return None
        self._last = Path(path)
        return self._last
