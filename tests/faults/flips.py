"""Files of which one bit is another: opened as the program opens them and looked through as `check` does."""

import hashlib
import random
import shutil
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from desktop.errors import DataFileError
from desktop.i18n import translator
from desktop.services.checkup import check_up
from desktop.services.faults.writer import write
from desktop.store.database import Database
from desktop.store.key import Keys
from tests.faults.locked import KEY
from tests.faults.silent import Silent
from tests.faults.stopping import turns

OPERATIONS = ("save", "import", "finalise")


@dataclass
class Flips:
    """What the flips of one file came to."""

    tried: int = 0
    refused: int = 0  # when it was opened, with a sentence
    checked: int = 0  # found by the look through all of it
    mended: int = 0  # of these: in the slots behind the last page, which are written anew when the file is closed
    harmless: int = 0  # found by nothing, but nothing reads otherwise either
    sentences: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)  # found by nothing, and something reads otherwise
    failures: list[str] = field(default_factory=list)  # neither a sentence nor a finding

    @property
    def detected(self) -> int:
        """Those that were noticed."""
        return self.refused + self.checked


def flip_bits(number: int, folder: Path, chance: random.Random, keys: Keys = (KEY,)) -> Flips:
    """Flip one bit so many times, each in the whole file, at any place."""
    folder.mkdir(parents=True, exist_ok=True)
    whole, found = folder / "whole.qianji", Flips()
    for operation in OPERATIONS:
        write(operation, whole, 1, Silent(), keys)
    shutil.rmtree(folder / "whole-faults", ignore_errors=True)
    content, usual = whole.read_bytes(), _content(whole, keys)
    for _ in turns(range(number)):
        place, bit = chance.randrange(len(content)), chance.randrange(8)
        spoilt = bytearray(content)
        spoilt[place] ^= 1 << bit
        _look(folder, spoilt, (place, bit), keys, usual, found)
    return found


def _look(folder: Path, spoilt: bytearray, where: tuple[int, int], keys: Keys, usual: str, found: Flips) -> None:
    path, (place, bit) = folder / "spoilt.qianji", where
    named = f"byte {place}, bit {bit}"
    for leftover in folder.glob("spoilt*"):
        leftover.unlink()
    path.write_bytes(spoilt)
    found.tried += 1
    try:
        with Database.open(path, keys) as database:
            looked = check_up(database)
            is_told = not looked.is_whole or looked.had_damaged_slots
        is_usual = is_told or _content(path, keys) == usual  # what cannot be read as text is told when it is read
    except DataFileError as problem:
        found.refused += 1
        found.sentences[problem.message] += 1
        if not problem.sentence(translator("zh_CN")):
            found.failures.append(f"{named}: without a sentence")
        return
    except Exception as error:  # noqa: BLE001 - whatever else happens is the failure that is looked for
        found.failures.append(f"{named}: {type(error).__name__} {error}")
        return
    if is_told:
        found.checked += 1
        found.mended += looked.is_whole
    elif is_usual:
        found.harmless += 1
    else:
        found.wrong.append(named)


def _content(path: Path, keys: Keys) -> str:
    """A digest of every value of every table."""
    digest = hashlib.sha256()
    with Database.open(path, keys) as database, database.raw() as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        for (name,) in names:
            rows = connection.execute(f'SELECT * FROM "{name}" ORDER BY rowid')  # noqa: S608 - names from the schema
            digest.update(repr((name, rows.fetchall())).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
