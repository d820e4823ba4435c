"""Whether a bare Windows has every library the program asks for: where Windows looks for it, or a part of 1809.

Import tables are what is read: neither the functions in a library nor what a program loads by name while it runs. The
self-test of the installed program tries these.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from installer.names import INNER, ROOT

SYSTEM = ROOT / "installer" / "windows_10_1809.txt"
PROGRAMS = {".exe", ".dll", ".pyd"}
# Beside the folder of whoever asks: the programs' own, Python's, and those that Qt for Python adds at its start.
SEARCHED = frozenset(map(PurePosixPath, (".", INNER, f"{INNER}/PySide6", f"{INNER}/shiboken6")))


def system_libraries(text: str) -> frozenset[str]:
    """The libraries in the committed list, in small letters."""
    lines = (line.partition("#")[0].strip().lower() for line in text.splitlines())
    return frozenset(line for line in lines if line)


def missing(imported: Mapping[str, Iterable[str]], system: frozenset[str]) -> list[str]:
    """One line for each library that is neither found nor a part of Windows: who asks for what.

    `imported` holds, by its place, every program and library of the folder, with the names it asks for.
    """
    present: dict[str, set[PurePosixPath]] = {}
    for place in map(PurePosixPath, imported):
        present.setdefault(place.name.lower(), set()).add(place.parent)
    return sorted(
        f"{asking} asks for {name}"
        for asking, names in imported.items()
        for name in {each.lower() for each in names}
        if name not in system and not present.get(name, set()) & searched_for(PurePosixPath(asking))
    )


def searched_for(asking: PurePosixPath) -> frozenset[PurePosixPath]:
    """The folders in which Windows looks for what a library asks for; some packages add one of their own."""
    inner = PurePosixPath(INNER)
    own = {asking.parent}
    if inner in asking.parents and len(asking.parts) > 2:
        own.add(inner / f"{asking.parts[1]}.libs")
    return SEARCHED | own


def imported_by(file: Path) -> list[str]:
    """The libraries a Windows program names, also those it loads when first needed."""
    import pefile

    with pefile.PE(str(file), fast_load=True) as program:
        program.parse_data_directories(
            [
                pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_IMPORT"],
                pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT"],
            ]
        )
        entries = [
            *getattr(program, "DIRECTORY_ENTRY_IMPORT", []),
            *getattr(program, "DIRECTORY_ENTRY_DELAY_IMPORT", []),
        ]
        return [entry.dll.decode("ascii") for entry in entries]


def programs_in(folder: Path) -> Iterator[Path]:
    """All programs and libraries below a folder."""
    return (path for path in sorted(folder.rglob("*")) if path.suffix.lower() in PROGRAMS)


def refuse_missing(folder: Path) -> int:
    """The number of programs looked at; an error names whatever a bare Windows would lack."""
    imported = {path.relative_to(folder).as_posix(): imported_by(path) for path in programs_in(folder)}
    lacking = missing(imported, system_libraries(SYSTEM.read_text(encoding="utf-8")))
    if lacking:
        raise FileNotFoundError("\n".join(["a bare Windows would lack:", *lacking]))
    return len(imported)
