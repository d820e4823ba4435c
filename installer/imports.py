"""Whether a bare Windows has every library the program asks for: in its folder, or a part of Windows 10 1809."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from installer.names import ROOT

SYSTEM = ROOT / "installer" / "windows_10_1809.txt"
PROGRAMS = {".exe", ".dll", ".pyd"}


def system_libraries(text: str) -> frozenset[str]:
    """The libraries in the committed list, in small letters."""
    lines = (line.partition("#")[0].strip().lower() for line in text.splitlines())
    return frozenset(line for line in lines if line)


def is_part_of_windows(name: str, system: frozenset[str]) -> bool:
    """Whether Windows 10 1809 brings a library; its API sets answer to any name of their kind."""
    return name in system or name.startswith(("api-ms-win-", "ext-ms-win-"))


def missing(imported: Mapping[str, Iterable[str]], present: frozenset[str], system: frozenset[str]) -> list[str]:
    """One line for each library that neither the bundle nor Windows has: who asks for what."""
    return sorted(
        f"{asking} asks for {name}"
        for asking, names in imported.items()
        for name in {each.lower() for each in names}
        if name not in present and not is_part_of_windows(name, system)
    )


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
    found = list(programs_in(folder))
    lacking = missing(
        {path.relative_to(folder).as_posix(): imported_by(path) for path in found},
        frozenset(path.name.lower() for path in found),
        system_libraries(SYSTEM.read_text(encoding="utf-8")),
    )
    if lacking:
        raise FileNotFoundError("\n".join(["a bare Windows would lack:", *lacking]))
    return len(found)
