"""The licences of what travels along: each library's own texts, and ours where a library brings none."""

import re
import shutil
import sys
import sysconfig
from importlib.metadata import distribution
from pathlib import Path

from installer.names import ROOT

FOLDER = "licences"
OWN = ROOT / "installer" / "licences"
_NAMES = re.compile(r"(?:licen[cs]e|copying|notice|authors)", re.IGNORECASE)
# Libraries that carry no text of their own → the texts in our folder.
WITHOUT_TEXT = {
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "chinesecalendar": ("chinesecalendar.txt",),
}
LEFT_BEHIND = ("babel",)  # needed while building only


def libraries(requirements: str) -> list[str]:
    """The names in a list of pinned requirements that travel along on this system."""
    from packaging.requirements import Requirement

    pinned = [Requirement(found) for found in re.findall(r"^([a-z0-9][^\\\n]*?)\s*\\?$", requirements, re.MULTILINE)]
    return [
        each.name
        for each in pinned
        if each.name not in LEFT_BEHIND and (each.marker is None or each.marker.evaluate())
    ]


def texts_of(name: str) -> list[Path]:
    """The licence texts of one library."""
    if name in WITHOUT_TEXT:
        return [OWN / text for text in WITHOUT_TEXT[name]]
    installed = distribution(name)
    return sorted(
        Path(str(installed.locate_file(file)))
        for file in installed.files or []
        if _NAMES.search(file.as_posix()) and any(part.endswith(".dist-info") for part in file.parts)
    )


def python_text() -> Path:
    """Python's own licence, which lies elsewhere on each system."""
    places = (Path(sys.base_prefix) / "LICENSE.txt", Path(sysconfig.get_path("stdlib")) / "LICENSE.txt")
    return next((place for place in places if place.is_file()), OWN / "python.txt")


def write_licences(target: Path) -> list[tuple[str, str]]:
    """Put every licence into a folder; each file with its folder in the bundle."""
    shutil.rmtree(target, ignore_errors=True)
    for name in libraries((ROOT / "requirements.txt").read_text(encoding="utf-8")):
        texts = texts_of(name)
        if not texts:
            message = f"{name} brings no licence; put its text into {OWN.name}/ and name it in WITHOUT_TEXT"
            raise FileNotFoundError(message)
        _copy(texts, target / name)
    _copy([python_text()], target / "python")
    _copy(texts_of("pyinstaller"), target / "pyinstaller")  # its starter travels along
    _copy([ROOT / "LICENSE", ROOT / "resources" / "THIRD_PARTY.md"], target)
    return [
        (str(path), str(Path(FOLDER) / path.parent.relative_to(target)))
        for path in sorted(target.rglob("*"))
        if path.is_file()
    ]


def _copy(texts: list[Path], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for text in texts:
        place, number = folder / text.name, 1
        while place.exists():
            number += 1
            place = folder / f"{text.stem}-{number}{text.suffix}"
        shutil.copyfile(text, place)
