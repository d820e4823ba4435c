"""A portable program: started, copied, renamed, on another drive, it opens the company that lies beside it."""

import shutil
import string
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.store.lock import is_held
from installer.trying import answer, exit_of, expect, wait

MARKER = "qianji-data.txt"


def try_portable(program: Path, out: Path) -> None:
    """Make a portable folder of the installed program, and let it travel."""
    shutil.rmtree(out, ignore_errors=True)
    first = Path(shutil.copytree(program, out / "Qianji"))
    (first / MARKER).touch()
    made = exit_of(
        first / "qianji-cli.exe", "init", "--company", "Stick", "--data", first / "data" / "公司 100%.qianji"
    )
    expect("a portable program founds a company beside it", made == 0)
    _open(first, "it is opened", first / "data" / "公司 100%.qianji")
    told = (first / "data" / "settings.json").read_text(encoding="utf-8")
    expect("the settings name it as seen from there", '"last_file": "公司 100%.qianji"' in told)
    copied = Path(shutil.copytree(first, out / "Käufer Groß"))
    _open(copied, "a copy opens its own company")
    renamed = copied.rename(out / "签绩 U盘")
    _open(renamed, "a renamed one does too")
    with on_a_drive(renamed) as drive:
        _open(drive, f"so does one on drive {drive}")
    _name_folders(first)
    shutil.rmtree(out)


def _open(program: Path, seen: str, chosen: Path | None = None) -> None:
    company = program / "data" / "公司 100%.qianji"
    others = [each for each in program.parent.glob("*/data/*.qianji") if each != company]
    with subprocess.Popen([program / "Qianji.exe", *([chosen] if chosen else [])]) as window:
        try:
            wait(seen, lambda: is_held(company))
            settings = program / "data" / "settings.json"
            wait("and keeps its choices there", settings.exists)
            expect("no other is opened", not any(is_held(each) for each in others))
        finally:
            window.kill()
    wait("it is let go", lambda: not is_held(company))


def _name_folders(program: Path) -> None:
    """The marker's line: from the program on, in the encodings of Windows' editors, quoted as Explorer copies it."""
    inside = program.parent / "旁边 beside"
    lines = (
        "..\\旁边 beside\\0".encode(),
        "..\\旁边 beside\\1\r\n".encode("utf-16"),
        f'"{inside}\\2"\r\n'.encode("utf-8-sig"),
        "..\\旁边 beside\\3\r\n".encode("gb18030"),
    )
    for number, line in enumerate(lines):
        (program / MARKER).write_bytes(line)
        code, said = answer(program / "qianji-cli.exe", "init", "--company", "Line")
        is_there = code == 0 and (inside / str(number) / "company.qianji").exists()
        expect(f"the marker's line counts: {said.strip()[-70:]}", is_there)


@contextmanager
def on_a_drive(folder: Path) -> Iterator[Path]:
    """The folder as a drive of its own, as `subst` makes it; the folder itself where Windows makes none."""
    if sys.platform == "win32":
        import ctypes

        letter = next(each for each in reversed(string.ascii_uppercase) if not Path(f"{each}:\\").exists())
        define = ctypes.windll.kernel32.DefineDosDeviceW
        expect(f"drive {letter}: is made", bool(define(0, f"{letter}:", str(folder))))
        try:
            yield Path(f"{letter}:\\")
        finally:
            define(2, f"{letter}:", None)
    else:
        yield folder
