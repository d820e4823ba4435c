"""Many forms or sheets at once: as one file, as a file each, or for a printer; one bad one never stops the others."""

import errno
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from desktop.domain.paper import PaperOptions
from desktop.domain.sheets import Sheet
from desktop.errors import QianjiError
from desktop.folder_rights import takes_files
from desktop.log import log_to_file
from desktop.parts import sweep_parts
from desktop.reports.file_names import FileNames
from desktop.reports.raster import picked
from desktop.reports.saving import save_whole
from desktop.reports.unwritable import unwritable
from desktop.services.compositor import CompositorHere
from desktop.services.compositor_beside import composing
from desktop.services.garbage import collect_young, collected_later
from desktop.services.printing_pieces import Doubt, Piece, bookmark_of, described
from desktop.services.printing_refusals import not_set
from desktop.services.sheets import write_sheets

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
T = TypeVar("T")
_log = logging.getLogger("qianji.printing")
_STOPS_ALL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.ENXIO, errno.EIO}


@dataclass(frozen=True, slots=True)
class Failed:
    """A piece that was not printed, and why."""

    piece: Piece
    reason: QianjiError


@dataclass(slots=True)
class Batch:
    """What became of some pieces; `content` is the common PDF where it goes to a printer."""

    written: list[Path] = field(default_factory=list)
    done: int = 0  # pieces in the files, or in the content
    failed: list[Failed] = field(default_factory=list)
    beside: int = 0  # files that got another name because one of that name was there
    was_cancelled: bool = False
    content: bytes = b""
    doubts: list[Doubt] = field(default_factory=list)  # about the pieces done


@collected_later()
def write_each(
    pieces: Sequence[Piece], folder: Path, options: PaperOptions, progress: Progress, cancelled: Cancelled
) -> Batch:
    """Write a PDF for each piece into a folder; what is there stays, the new file gets a number behind its name."""
    batch, names = Batch(), FileNames()
    sweep_parts(folder)
    with composing(pieces, described(pieces), options) as compositor:
        for done, piece in _one_by_one(batch, pieces, progress, cancelled):
            made = _try(batch, piece, partial(compositor.set, piece))
            if made is None:
                continue
            content, doubts = made
            try:
                _save_beside(batch, folder, names, piece, content)
            except OSError as error:
                reason = unwritable(folder, folder, error)
                batch.failed.append(Failed(piece, reason))
                if _stops_all(error, folder):  # the others would fail the same way, each after its time of setting
                    batch.failed += [Failed(each, reason) for each in pieces[done + 1 :]]
                    break
            else:
                batch.doubts += doubts
    return batch


def _stops_all(error: OSError, folder: Path) -> bool:
    """Whether no other file will come to stand in a folder either."""
    return error.errno in _STOPS_ALL or (isinstance(error, PermissionError) and not takes_files(folder))


def write_merged(
    pieces: Sequence[Piece], path: Path, options: PaperOptions, progress: Progress, cancelled: Cancelled
) -> Batch:
    """Write one PDF with a bookmark for each piece; an older file is replaced only by a whole new one."""
    batch = set_all(pieces, options, progress, cancelled)
    content, batch.content = batch.content, b""
    if content:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            save_whole(path, content)
        except OSError as error:
            raise unwritable(path, path.parent, error) from error
        batch.written.append(path)
    return batch


@collected_later()
def set_all(pieces: Sequence[Piece], options: PaperOptions, progress: Progress, cancelled: Cancelled) -> Batch:
    """Set all pieces as one PDF, in memory; nothing where it was cancelled or none could be set."""
    batch = Batch()
    with composing(pieces, described(pieces), options) as compositor:
        for _done, piece in _one_by_one(batch, pieces, progress, cancelled):
            bookmark = bookmark_of(piece) if len(pieces) > 1 else ""
            doubts = _try(batch, piece, partial(compositor.add, piece, bookmark))
            if doubts is not None:
                batch.doubts += doubts
                batch.done += 1
        if batch.was_cancelled:
            batch.done = 0
        elif batch.done:
            batch.content = compositor.content()
    return batch


def _one_by_one(
    batch: Batch, pieces: Sequence[Piece], progress: Progress, cancelled: Cancelled
) -> Iterator[tuple[int, Piece]]:
    """Each piece with its place, until it is cancelled.

    Only what was made lately is searched for garbage: a search through everything there is would hold up the window,
    whose thread cannot run beside it, for a quarter of a second and more.
    """
    for done, piece in enumerate(pieces):
        if cancelled():
            batch.was_cancelled = True
            return
        progress(done, len(pieces))
        yield done, piece
        collect_young()


@collected_later()
def set_one(piece: Piece, options: PaperOptions) -> bytes:
    """The PDF of one piece; a fault of the typesetter becomes a sentence."""
    batch = Batch()
    made = _try(batch, piece, partial(CompositorHere(described([piece]), options).set, piece))
    collect_young()
    if made is None:
        raise batch.failed[0].reason
    return made[0]


def write_table(pieces: Sequence[Piece], path: Path) -> None:
    """Write the tables of sheets as a workbook."""
    write_sheets([piece.value for piece in pieces if isinstance(piece.value, Sheet)], path)


def write_pages(pdf: bytes, pages: Sequence[int], path: Path) -> None:
    """Write these pages of a PDF, in this order, as a PDF file; an older one is replaced whole."""
    try:
        save_whole(path, picked(pdf, pages))
    except OSError as error:
        raise unwritable(path, path.parent, error) from error


def _try(batch: Batch, piece: Piece, work: Callable[[], T]) -> T | None:
    """The work's result; whatever one piece does, the others are wanted."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - told to the owner, written to the log, and the next piece's turn
        log_to_file()  # without a file the traceback would go to a terminal nobody sees
        _log.error("a piece was not printed", exc_info=error)
        told = error if isinstance(error, QianjiError) else not_set(piece.value, piece.name)
        batch.failed.append(Failed(piece, told))
        return None


def _save_beside(batch: Batch, folder: Path, names: FileNames, piece: Piece, content: bytes) -> None:
    path, tries = folder / names.name(piece.stem, piece.ending), 1
    while path.exists() and path.read_bytes() != content:
        path, tries = folder / names.name(piece.stem, piece.ending), tries + 1
    batch.beside += tries > 1
    if not path.exists():
        save_whole(path, content, is_one_of_many=True)
    batch.written.append(path)
    batch.done += 1
