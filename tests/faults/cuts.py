"""Power cuts at every moment of a writer's work: what it acknowledged before is on each disk that may be left."""

import random
import shutil
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from desktop.services.faults.verify import verify_units
from desktop.services.faults.writer import write
from desktop.store.key import Keys
from tests.faults.golden import lay_old_file
from tests.faults.locked import WRITER
from tests.faults.power import Disk, Loss, moments
from tests.faults.silent import Silent
from tests.faults.stopping import turns
from tests.faults.traced import trace

# How many units of each operation are traced.
UNITS = {"save": 5, "import": 2, "evaluate": 2, "finalise": 2, "backup": 2, "restore": 2, "migrate": 2}
# Saves as most programs have them beside a write-ahead log: the disk may still hold what was acknowledged.
CARELESS = """
import sys
from pathlib import Path
from desktop.services.faults.telling import Spoken
from tests.faults.broken import not_waiting_for_the_disk

not_waiting_for_the_disk(Path(sys.argv[1]), int(sys.argv[2]), Spoken())
"""


@dataclass
class Cuts:
    """What the images of one operation came to."""

    operation: str
    images: int = 0
    acknowledged: int = 0  # units that had to be there, over all images
    losses: Counter[Loss] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


def cut_power(
    operation: str, images: int, folder: Path, chance: random.Random, program: str = "", keys: Keys = ()
) -> Cuts:
    """Trace an operation once, then look at so many disks."""
    folder.mkdir(parents=True)
    path = folder / "company.qianji"
    lay_old_file(path, operation)
    write(operation if operation in UNITS else "save", path, 1, Silent(), keys)
    files = {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file() and file.suffix != ".lock"}
    program = program or (WRITER.format(operation=operation) if keys else "")
    calls = trace(operation, path, UNITS.get(operation, 5), folder.with_suffix(".log"), program)
    return _looked_at(Cuts(operation), moments(calls, folder, files, images, chance), path, chance, keys)


def _looked_at(cuts: Cuts, disks: Iterable[Disk], path: Path, chance: random.Random, keys: Keys) -> Cuts:
    place = path.parent.with_name(f"{path.parent.name}-image")
    for disk in turns(disks):
        loss = chance.choice(list(Loss))
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        disk.image(loss, chance, place)
        found = verify_units(place / path.name, disk.said, keys)
        cuts.images += 1
        cuts.acknowledged += found.acknowledged
        cuts.losses[loss] += 1
        if not found.is_whole:
            cuts.failures.append(f"image {cuts.images}, {loss.value} missing: {found.wrong}")
            break
    return cuts
