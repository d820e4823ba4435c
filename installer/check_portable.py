"""A portable program: started, copied, renamed, on another drive, it opens the company that lies beside it."""

import os
import shutil
import subprocess
from pathlib import Path

from desktop.store.lock import is_held
from installer.trying import answer, exit_of, expect, wait

MARKER = "qianji-data.txt"
COMPANY = "公司 100%.qianji"


def try_portable(program: Path, out: Path) -> None:
    """Make a portable folder of the installed program, and let it travel."""
    shutil.rmtree(out, ignore_errors=True)
    first = Path(shutil.copytree(program, out / "Qianji"))
    (first / MARKER).touch()
    made = exit_of(first / "qianji-cli.exe", "init", "--company", "Stick", "--data", first / "data" / COMPANY)
    expect("a portable program founds a company beside it", made == 0)
    _open(first, "it is opened", first, first / "data" / COMPANY)
    told = (first / "data" / "settings.json").read_text(encoding="utf-8")
    expect("the settings name it as seen from there", f'"last_file": "{COMPANY}"' in told)
    copied = Path(shutil.copytree(first, out / "Käufer Groß"))
    _open(copied, "a copy opens its own company", first)
    renamed = copied.rename(out / "签绩 U盘")
    _open(renamed, "a renamed one does too", first)
    moved = Path(os.environ["TEMP"]) / "U盘 stick"
    shutil.rmtree(moved, ignore_errors=True)
    shutil.move(renamed, moved)
    _open(moved, f"so does one moved from drive {out.drive} to drive {moved.drive}", first)
    shutil.rmtree(moved)
    _name_folders(first)
    shutil.rmtree(out)


def _open(program: Path, seen: str, first: Path, chosen: Path | None = None) -> None:
    company = program / "data" / COMPANY
    with subprocess.Popen([program / "Qianji.exe", *([chosen] if chosen else [])]) as window:
        try:
            wait(seen, lambda: is_held(company))
            settings = program / "data" / "settings.json"
            wait("and keeps its choices there", settings.exists)
            if program != first:
                expect("not the one it came from", not is_held(first / "data" / COMPANY))
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
