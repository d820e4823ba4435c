"""`python -m installer`: the whole release; `freeze` or `setup` alone for a program frozen elsewhere."""

import argparse
import sys
from dataclasses import replace

from installer.checksums import write_checksums
from installer.freeze import freeze
from installer.imports import refuse_missing
from installer.names import DIST, this_release
from installer.setup import write_setup


def main(arguments: list[str]) -> int:
    """Do the wanted steps; 0 when all went well."""
    parser = argparse.ArgumentParser(prog="python -m installer", description=__doc__)
    parser.add_argument("step", nargs="?", choices=("all", "freeze", "setup"), default="all")
    parser.add_argument("--quick", action="store_true", help="a larger setup, packed sooner")
    wanted = parser.parse_args(arguments)
    step = wanted.step
    release = this_release()
    if step != "setup":
        print("frozen:", freeze(release))
    if step == "setup":
        release = replace(release, platform="win32")  # frozen on Windows, packed anywhere
    if release.is_windows:
        print("libraries:", refuse_missing(release.folder), "all there")
    if release.is_windows and step != "freeze":
        setup = write_setup(release, is_quick=wanted.quick)
        print("setup:", setup, f"{setup.stat().st_size / 1e6:.1f} MB")
        print("checksums:", write_checksums([setup], DIST))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
