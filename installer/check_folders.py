"""Where the setup puts the program: folders it refuses, and the way from one to another, with one copy left."""

import os
import shutil
from pathlib import Path

from installer.names import INNER
from installer.registry import change, value_of
from installer.trying import exit_of, exit_of_line, expect, wait

KEY = r"Software\Qianji"
OPEN_COMMAND = r"Software\Classes\Qianji.Company\shell\open\command"
MARKER = "qianji-data.txt"
BAD_FOLDER, DATA_BESIDE = 7, 8
ENDING = r"Software\Classes\.qianji"
FOREIGN = (
    f"{INNER}/its own.txt", "uninstall.exe", "bin/qianji.cmd", "Qianji.exe", "_qianji_old/a", "_new/a", "notes.txt",
)  # fmt: skip
KEPT = ("_old/mine.txt", "_new/mine.txt")
LINKS = ("Qianji.lnk", "签绩.lnk")


def try_folders(setup: Path, program: Path) -> None:
    """Everything about folders; in the end the program is back in its usual one."""
    _refuse_unusable(setup, program)
    _refuse_foreign(setup, program)
    _refuse_data_beside(setup, program)
    _refuse_data_inside(setup, program)
    _leave_ending(setup, program)
    _move_and_return(setup, program)


def _refuse_unusable(setup: Path, program: Path) -> None:
    log = Path(os.environ["TEMP"]) / "Qianji-setup.log"
    log.unlink(missing_ok=True)
    elsewhere = program.with_name("Qianji elsewhere")
    for written in (
        f'/D="{elsewhere}"', f'"/D={elsewhere}"', "/D=1:\\Qianji", "/D=Qianji", "/D=", f"/D={elsewhere}<",
        f"/D=\\\\?\\{elsewhere}", f"/D={elsewhere} /S", f"/D={program / 'Qianji.exe' / 'x'}", f"/D={program / INNER}",
    ):  # fmt: skip
        code = exit_of_line(f'"{setup}" /S {written}')
        is_left = (program / "Qianji.exe").exists() and not elsewhere.exists()
        expect(f"the folder in {written} is refused (it said {code})", code == BAD_FOLDER and is_left)
    told = log.read_text(encoding="utf-16").splitlines()
    expect(
        f"the log says why: {told[0]}", len(told) == 10 and all("/D=" in line or "Qianji" in line for line in told)
    )


def _refuse_foreign(setup: Path, program: Path) -> None:
    """What others have put into a folder stays, there and in the program's own."""
    foreign = program.with_name("another program")
    for name in FOREIGN:
        its_own = _put(foreign / name)
        code = exit_of_line(f'"{setup}" /S /D={foreign}')
        is_left = [path for path in foreign.rglob("*") if path.is_file()] == [its_own]
        expect(f"a folder with another's {name} is refused (it said {code})", code == BAD_FOLDER and is_left)
        shutil.rmtree(foreign)
    kept = [_put(program / name) for name in KEPT]
    code = exit_of_line(f'"{setup}" /S /D={program}')
    expect(f"an upgrade leaves what others put beside it (it said {code})", all(path.exists() for path in kept))
    for path in kept:
        path.unlink()
        path.parent.rmdir()


def _refuse_data_inside(setup: Path, program: Path) -> None:
    """Data in a folder that is exchanged keep the setup and the removal from it."""
    data = _put(program / INNER / "x" / "company.qianji")
    codes = [
        exit_of_line(f'"{setup}" /S /D={program}'),
        exit_of_line(f'"{setup}" /S /D={program.with_name("Qianji elsewhere")}'),
        exit_of_line(f'"{program / "uninstall.exe"}" /S _?={program}'),
    ]
    is_left = data.exists() and (program / "Qianji.exe").exists()
    shutil.rmtree(data.parent)
    expect(f"data inside the program are not deleted ({codes})", set(codes) == {DATA_BESIDE} and is_left)


def _put(file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    return file


def _refuse_data_beside(setup: Path, program: Path) -> None:
    marker = program / MARKER
    marker.touch()
    code = exit_of_line(f'"{setup}" /S /D={program.with_name("Qianji elsewhere")}')
    marker.unlink()
    expect(f"data beside the program are not left behind (it said {code})", code == DATA_BESIDE)


def _leave_ending(setup: Path, program: Path) -> None:
    """An upgrade does not take company files back from another program, or from none."""
    for taken_by in ("Another.Program", ""):
        change(ENDING, "", taken_by)
        exit_of_line(f'"{setup}" /S /D={program}')
        expect(f"files .qianji stay with {taken_by or 'nobody'}", value_of(ENDING, "") == taken_by)
    change(ENDING, "", "Qianji.Company")


def _move_and_return(setup: Path, program: Path) -> None:
    elsewhere = program.with_name("Qianji 别处 100% of it")
    _expect_in(elsewhere, program, exit_of_line(f'"{setup}" /S /DESKTOP /D={elsewhere}'))
    copied = Path(shutil.copytree(elsewhere, program.with_name("copied by hand")))
    code = exit_of(copied / "uninstall.exe", "/S")
    wait("a copy of the program is removed", lambda: not copied.exists())
    is_known = value_of(KEY, "Folder") == str(elsewhere) and str(elsewhere) in value_of(OPEN_COMMAND, "")
    expect("the removal of a copy leaves the installation alone", code == 0 and is_known)
    _expect_in(program, elsewhere, exit_of_line(f'"{setup}" /S /D={program}\\'))


def _expect_in(new: Path, old: Path, code: int) -> None:
    expect(f"installed in {new.name} instead (it said {code})", code == 0 and (new / "Qianji.exe").exists())
    expect("no copy stayed where it was", not old.exists())
    expect("Windows knows the new place", value_of(KEY, "Folder").rstrip("\\") == str(new))
    expect("so do company files", value_of(OPEN_COMMAND, "").startswith(f'"{new}'))
    menu = Path(os.environ["APPDATA"]) / "Microsoft" / "Windows" / "Start Menu" / "Programs"
    links = [place / name for place in (menu, desktop()) for name in LINKS if (place / name).exists()]
    is_led = len(links) == len((menu, desktop())) and all(_leads(link.read_bytes(), new, old) for link in links)
    expect(f"so do both shortcuts, {[link.name for link in links]}", is_led)


def _leads(link: bytes, new: Path, old: Path) -> bool:
    """Whether a shortcut leads to the new place; Windows writes a path whole or folder by folder."""
    is_of_old = old.name.encode("utf-16-le") in link and old.name not in new.name
    return new.name.encode("utf-16-le") in link and not is_of_old


def desktop() -> Path:
    """Where this user's desktop lies: with OneDrive it need not be in the profile."""
    known = value_of(r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders", "Desktop")
    return Path(os.path.expandvars(known)) if known else Path(os.environ["USERPROFILE"]) / "Desktop"
