"""Words for the backups of a protected file that anybody can read: which they are, and where they lie."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from desktop.i18n import Translator
from desktop.shown import on_a_line

NAMED = 3  # in each folder; the names begin with their day, the newest come first


def open_backups_told(files: Sequence[Path], _: Translator) -> str:
    """A sentence with what to do about them, and under it a line for each folder."""
    told = _.ngettext(
        "{number} backup from before can be read without a password. If nobody else may: make a backup now, then "
        "delete this one:",
        "{number} backups from before can be read without a password. If nobody else may: make a backup now, then "
        "delete these:",
        len(files),
    ).format(number=len(files))
    folders = groupby(sorted(files, reverse=True), lambda each: each.parent)
    return "\n".join([told, *(_in_folder(folder, [each.name for each in inside], _) for folder, inside in folders)])


def _in_folder(folder: Path, names: Sequence[str], _: Translator) -> str:
    listed = _(", ").join(names[:NAMED])
    more = len(names) - NAMED
    if more > 0:
        told = _.ngettext("{files} and {number} more file", "{files} and {number} more files", more)
        listed = told.format(files=listed, number=more)
    return on_a_line(f"{folder}: {listed}")
