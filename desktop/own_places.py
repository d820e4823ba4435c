"""Paths as they are kept in the data folder: those that lie in it are written as seen from there.

So the folder may be copied, moved or renamed, come to another computer or stand on a stick of another letter: what it
says of its own files stays true. Paths elsewhere are written whole, as are those that an earlier version wrote.
"""

from pathlib import Path, PurePosixPath, PureWindowsPath


def kept(path: str, folder: Path) -> str:
    """How a path is written in a folder: from the folder on where it lies in it, with the strokes of every system."""
    for root in dict.fromkeys((folder, folder.absolute(), _real(folder))):
        if path and Path(path).is_relative_to(root):
            return Path(path).relative_to(root).as_posix()
    return path


def found(written: str, folder: Path) -> str:
    """The path that was written in a folder, whole again; a server's address and a whole path stay as they are."""
    return written if not written or _is_whole(written) else str(folder / written)


def _is_whole(written: str) -> bool:
    """Whether it is a whole path on any system: a stick travels from one to another."""
    on_windows = PureWindowsPath(written)
    return bool(on_windows.drive or on_windows.root) or PurePosixPath(written).is_absolute() or "://" in written


def _real(folder: Path) -> Path:
    try:
        return folder.resolve()
    except OSError:  # as of paths too long for the system
        return folder
