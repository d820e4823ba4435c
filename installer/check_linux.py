"""`python -m installer.check_linux`: freeze for this system and let the frozen program test itself.

With --start it is also started in turn with the unfrozen one, on the same company, to compare how long that takes.
"""

import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from installer.freeze import freeze
from installer.frozen import run, unfrozen
from installer.names import ROOT, Release, this_release

ROUNDS = 7
MOST = 1.3  # times as long as the unfrozen one


def main(arguments: list[str]) -> int:
    """0 when the frozen program passes, and starts soon enough where that is asked."""
    began, release = time.monotonic(), this_release()
    folder = freeze(release)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    print(f"frozen in {time.monotonic() - began:.0f} s: {size / 1e6:.0f} MB", flush=True)
    with tempfile.TemporaryDirectory() as name:
        tested = run([str(release.console), "self-test"], Path(name) / "home", Path(name))
        print(tested.said.rstrip(), f"self-test: exit code {tested.code}, {tested.clock:.1f} s", sep="\n", flush=True)
        if tested.code:
            return 1
        return 0 if "--start" not in arguments or _starts_soon(release, Path(name)) else 1


def _starts_soon(release: Release, folder: Path) -> bool:
    """Whether the frozen program starts nearly as soon; each variant in turn, the first round is not counted."""
    made = run([str(release.console), "demo", "--no-window", "--out", str(folder / "demo")], folder / "home", folder)
    if made.code:
        print(made.said)
        return False
    look = ("look", "--data", str(folder / "demo" / "sample.qianji"))
    variants = {"frozen": [str(release.console), *look], "unfrozen": unfrozen(*look)}
    clock: dict[str, list[float]] = {name: [] for name in variants}
    work: dict[str, list[float]] = {name: [] for name in variants}
    for turn in range(ROUNDS + 1):
        for name, command in variants.items():
            shown = run(command, folder / "home", ROOT)
            if shown.code:
                print(shown.said)
                return False
            if turn:
                clock[name].append(shown.clock)
                work[name].append(shown.work)
    for name in variants:
        print(f"{name}: {median(clock[name]):.2f} s on the clock, {median(work[name]):.2f} s of the processor")
    ratio = median(work["frozen"]) / median(work["unfrozen"])
    print(f"frozen / unfrozen: {ratio:.2f} (at most {MOST}), on the clock "
          f"{median(clock['frozen']) / median(clock['unfrozen']):.2f}")  # fmt: skip
    return ratio <= MOST


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
