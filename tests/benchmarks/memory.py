"""What the program holds in memory on the sample company once nothing more happens.

Everything that lies in memory for it counts, the libraries it shares with other programs, too. Modules are compiled
beforehand, as an installed program has them: reading their source would count for memory nobody has.
"""

import os
import subprocess
import sys
from pathlib import Path
from statistics import median

from tests.benchmarks.evaluation import Outcome
from tests.benchmarks.start import sample_file
from tests.benchmarks.timing import Weighed

MOST = 200.0  # MB


def benchmark(folder: Path, rounds: int) -> Outcome:
    """The program by its own door, offscreen, a process of its own each time."""
    folder.mkdir(parents=True, exist_ok=True)
    file = sample_file(folder)
    resting(folder, file)  # compiles what is not yet
    found = [resting(folder, file) for _turn in range(rounds)]
    held = Weighed("memory at rest, sample company, MB", median(found), MOST)
    return Outcome(f"{held.name}: {', '.join(f'{each:.0f}' for each in found)}", held.is_met, (held,))


def resting(folder: Path, file: Path, seconds: float = 6.0) -> float:
    """MB of a program that has stood open for so long after its first page was whole."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "QT_QPA_PLATFORM": "offscreen",
        "QIANJI_HOME": str(folder / "home"),
        "QIANJI_DATA": str(file),
    }
    command = [sys.executable, "-m", "tests.benchmarks.memory_probe", str(seconds)]
    answer = subprocess.run(command, env=environment, check=True, capture_output=True, text=True, timeout=300)
    return float(answer.stdout.split()[-1])
