"""Other programs with windows, started beside ours: Vorta, novelWriter and Anki, where they are installed.

They are no part of this project. `--peers FOLDER` names a folder with an environment for each:

    for name in vorta novelwriter aqt; do python -m venv FOLDER/$name && FOLDER/$name/bin/pip install $name; done

An environment that is not there is left out.
"""

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

PROBE = Path(__file__).with_name("peer_probe.py")
_ANKI_BEFORE = """
import sys
from pathlib import Path
import anki.lang
anki.lang.set_lang("en")
from aqt.profiles import ProfileManager
base = Path(sys.argv[1])
base.mkdir(parents=True, exist_ok=True)
profiles = ProfileManager(base)
profiles.setupMeta()
profiles.meta.update(defaultLang="en", firstRun=False, last_loaded_profile_name="one")
profiles.create("one")
profiles.db.commit()
"""  # otherwise it asks for a language in a dialog first


@dataclass(frozen=True, slots=True)
class Peer:
    """A program by its name, its environment's folder and its door."""

    name: str
    environment: Path
    door: str

    @property
    def python(self) -> Path:
        """The interpreter it is installed for."""
        return self.environment / "bin" / "python"

    def prepare(self, home: Path) -> None:
        """A home of its own, so that nothing of anybody's is opened."""
        home.mkdir(parents=True, exist_ok=True)
        if self.door == "aqt:run" and not (home / "base").exists():
            command = [str(self.python), "-c", _ANKI_BEFORE, str(home / "base")]
            subprocess.run(command, env=_environment(home), check=True, capture_output=True, timeout=120)

    def started(self, home: Path) -> tuple[float, float]:
        """One start: seconds of its process and on the clock until its main window was painted first."""
        more = ("-b", str(home / "base"), "-p", "one", "-l", "en") if self.door == "aqt:run" else ()
        command = [str(self.python), str(PROBE), self.door, repr(time.monotonic()), *more]
        answer = subprocess.run(
            command, env=_environment(home), check=True, capture_output=True, text=True, timeout=120
        )
        work, clock = answer.stdout.splitlines()[-1].split()
        return float(work), float(clock)


def peers_in(folder: Path | None) -> list[Peer]:
    """The programs that are installed."""
    known = (
        ("Vorta", "vorta", "vorta.__main__:main"),
        ("novelWriter", "novelwriter", "novelwriter:main"),
        ("Anki", "aqt", "aqt:run"),
    )
    found = [Peer(name, folder / place, door) for name, place, door in known] if folder else []
    return [peer for peer in found if peer.python.exists()]


def _environment(home: Path) -> dict[str, str]:
    return os.environ | {
        "HOME": str(home), "XDG_RUNTIME_DIR": str(home), "QT_QPA_PLATFORM": "offscreen",
        "QTWEBENGINE_DISABLE_SANDBOX": "1",
    }  # fmt: skip
