"""Where a file is saved: the system's dialog, and a name that always ends as files of its kind do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.paths import may_be_there

Chosen = tuple[str, str]  # the file, empty where the dialog was left, and the filter of the kind that was picked


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file as the dialog lists it; `ending` comes with its dot."""

    label: str
    ending: str

    @property
    def pattern(self) -> str:
        """What the dialog filters by."""
        return f"{self.label} (*{self.ending})"


WORKBOOK = FileKind("Excel", ".xlsx")
TABLES = (WORKBOOK, FileKind("CSV", ".csv"))


def save_place(
    ask: Callable[[str], Chosen], proposed: str, kinds: Sequence[FileKind], *, is_replacing: bool = True
) -> Path | None:
    """Where `ask` says to save, with the ending of its kind; None where the dialog was left.

    A dot within a name begins no ending: “x.2026” becomes “x.2026.qianji”. The dialog has asked about replacing the
    file it knew of: where another one stands under the name with its ending, it is asked once more.
    """
    while True:
        chosen, picked = ask(proposed)
        if not chosen:
            return None
        path = Path(chosen)
        if path.suffix.lower() in [kind.ending for kind in kinds]:
            return path
        if any(not kind.ending for kind in kinds):  # a file without an ending keeps the name it is given
            return path
        ending = next((kind.ending for kind in kinds if kind.pattern == picked), kinds[0].ending)
        path = path.with_name(f"{path.name}{ending}")
        if not (is_replacing and may_be_there(path)):
            return path
        proposed = str(path)


def ask_where_to_save(
    parent: QWidget, title: str, proposed: str, kinds: Sequence[FileKind], *, is_replacing: bool = True
) -> Path | None:
    """Ask in the system's dialog; without `is_replacing` that says nothing of files that stand there already."""
    options = QFileDialog.Option(0) if is_replacing else QFileDialog.Option.DontConfirmOverwrite
    ask = partial(_ask, parent, title, kinds, options)
    return save_place(ask, proposed, kinds, is_replacing=is_replacing)


def _ask(
    parent: QWidget, title: str, kinds: Sequence[FileKind], options: QFileDialog.Option, proposed: str
) -> Chosen:
    filters = ";;".join(kind.pattern for kind in kinds)
    chosen, picked = QFileDialog.getSaveFileName(parent, title, proposed, filters, options=options)
    return chosen, picked
