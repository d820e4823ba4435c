"""`python -m installer.check_windows SETUP OUT`: installs, tries, upgrades and removes the program on this Windows.

Everything silently and for this user alone; what the installed program prints goes to OUT. Not for a computer on
which somebody works with Qianji: it is removed at the end, and a company of the check stays in the usual folder.
"""

import os
import subprocess
import sys
from pathlib import Path

from installer.check_damage import try_damaged
from installer.check_folders import try_folders
from installer.check_portable import try_portable
from installer.checksums import checksum
from installer.names import INNER, this_release
from installer.registry import change, value_of
from installer.trying import PATIENCE, answer, exit_of, expect, held, is_running, wait

UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Qianji"
OPEN_COMMAND = r"Software\Classes\Qianji.Company\shell\open\command"
STILL_OPEN = 5
NEWER_THERE = 6
TRIES = 5  # of a second start, until the first one's window listens
REFUSED = 2
MOST_SETUP, MOST_INSTALLED = 75, 260  # megabytes
LOG = "qianji.log"  # named where something was not foreseen


class Check:
    """One setup, tried step by step; each step says what it saw."""

    def __init__(self, setup: Path, out: Path) -> None:
        local = Path(os.environ["LOCALAPPDATA"])
        self._setup = setup
        self._out = out
        self._program = local / "Programs" / "Qianji"
        self._data = local / "Qianji" / "company.qianji"
        self._console = self._program / "qianji-cli.exe"

    def go_through(self) -> None:
        """All steps in their order."""
        self._install()
        self._try()
        self._found_company()
        self._hold_a_table()
        self._refuse_while_open()
        self._refuse_older()
        self._upgrade()
        try_portable(self._program, self._out / "portable")
        try_damaged(self._program, self._out / "damaged")
        self._move()
        self._remove()

    def _install(self) -> None:
        code = exit_of(self._setup, "/S")
        expect(f"installed silently (it said {code})", code == 0)
        packed = self._setup.stat().st_size / 1e6
        files = [path.stat().st_size for path in self._program.rglob("*") if path.is_file()]
        sizes = f"{packed:.1f} MB became {sum(files) / 1e6:.0f} MB in {len(files)} files"
        expect(sizes, packed <= MOST_SETUP and sum(files) / 1e6 <= MOST_INSTALLED)
        version = value_of(UNINSTALL, "DisplayVersion")
        expect(f"Windows lists version {version}", version == this_release().version)
        expect("a double click opens company files", "Qianji.exe" in value_of(OPEN_COMMAND, ""))
        menu = Path(os.environ["APPDATA"]) / "Microsoft" / "Windows" / "Start Menu" / "Programs"
        links = [link.name for link in menu.glob("*.lnk")]
        expect(f"the Start menu has {links}", any(name in links for name in ("Qianji.lnk", "签绩.lnk")))

    def _try(self) -> None:
        expect("the console program tests itself", exit_of(self._console, "self-test") == 0)
        expect("so does the window program", exit_of(self._program / "Qianji.exe", "self-test") == 0)
        expect("nothing foreign is borrowed", exit_of(self._console, "self-test", env=self._foreign()) == 0)
        by_name = self._program / "bin" / "qianji.cmd"
        expect("it has its usual name on a path", exit_of("cmd", "/c", by_name, "--version") == 0)
        made = exit_of(self._console, "demo", "--no-window", "--out", self._out / "demo")
        expect("the sample company is evaluated and printed", made == 0)

    def _found_company(self) -> None:
        if not self._data.exists():
            expect("a company is founded", exit_of(self._console, "init", "--company", "签绩 100%") == 0)
        folder = self._out.joinpath(*["很长的路径 with spaces 100%"] * 12)
        file = folder / "company.qianji"
        file.unlink(missing_ok=True)
        code, said = answer(self._console, "init", "--company", "Long", "--data", file)
        if code == 0:
            code, said = answer(self._console, "check", "--data", file)
        became = "works" if code == 0 else "is refused in a sentence"  # as this Windows is set: LongPathsEnabled
        is_told = code == 0 or (code == REFUSED and LOG not in said)
        expect(f"a path of {len(str(file))} characters {became}", is_told)

    def _hold_a_table(self) -> None:
        """A workbook that stands open in another program is not written to, in a sentence."""
        book = self._out / "员工 staff.xlsx"
        export = (self._console, "--data", self._data, "export", "staff", book)
        expect("a workbook is written", exit_of(*export) == 0)
        with held(book):
            code, said = answer(*export)
        expect("one that another program holds is left alone", code != 0 and LOG not in said)

    def _refuse_while_open(self) -> None:
        with subprocess.Popen([self._program / "Qianji.exe", self._data]) as window:
            try:
                wait("the window runs", is_running)
                lock = self._data.with_name(f"{self._data.name}.lock")
                wait("it holds the company file", lock.exists)  # of two at once either may be the first
                is_one = self._starts_twice() and window.poll() is None
                expect("a second start leaves it to the first", is_one)
                expect("no setup beside an open program", exit_of(self._setup, "/S") == STILL_OPEN)
                # Without its last word it would leave the work to a copy of itself and be back before that looks.
                removal = exit_of(self._program / "uninstall.exe", "/S", f"_?={self._program}")
                expect("nor a removal", removal == STILL_OPEN and self._console.exists())
            finally:
                window.kill()

    def _starts_twice(self) -> bool:
        for _try in range(TRIES):
            with subprocess.Popen([self._program / "Qianji.exe", self._data]) as second:
                try:
                    return second.wait(PATIENCE / TRIES) == 0
                except subprocess.TimeoutExpired:  # too soon: it shows that the file is open elsewhere
                    second.kill()
        return False

    def _refuse_older(self) -> None:
        change(UNINSTALL, "DisplayVersion", "99.0")
        expect("nothing older takes the place of a newer one", exit_of(self._setup, "/S") == NEWER_THERE)
        change(UNINSTALL, "DisplayVersion", this_release().version)

    def _upgrade(self) -> None:
        stale = self._program / INNER / "stale.txt"
        stale.write_text("from an earlier version", encoding="utf-8")
        before = checksum(self._data)
        code = exit_of(self._setup, "/S")
        expect(f"upgraded over itself (it said {code})", code == 0)
        expect("nothing old was left", not stale.exists())
        expect("the data are as they were", checksum(self._data) == before)
        expect("the data file is sound", exit_of(self._console, "check") == 0)

    def _move(self) -> None:
        before = checksum(self._data)
        try_folders(self._setup, self._program)
        expect("the data were left alone", checksum(self._data) == before)

    def _remove(self) -> None:
        before = checksum(self._data)
        expect("removed silently", exit_of(self._program / "uninstall.exe", "/S") == 0)
        wait("the program is gone", lambda: not self._program.exists())
        wait("Windows lists it no more", lambda: not value_of(UNINSTALL, "DisplayVersion"))
        expect("the data stayed", checksum(self._data) == before)

    def _foreign(self) -> dict[str, str]:
        """A computer on which other programs put their own libraries in everybody's way."""
        folder = self._out / "foreign"
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("icuuc.dll", "Qt6Core.dll", "python313.dll"):
            (folder / name).write_bytes(b"no library")
        path = f"{folder}{os.pathsep}{os.environ['PATH']}"
        return {**os.environ, "PATH": path, "QT_PLUGIN_PATH": str(folder), "PYTHONHOME": str(folder)}


if __name__ == "__main__":
    Check(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()).go_through()
