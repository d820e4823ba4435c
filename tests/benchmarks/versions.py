"""Versions of what is measured and of what it is compared with, as the page tells them."""

import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tests.benchmarks.start_peers import peers_in

OURS = ("PySide6-Essentials", "reportlab", "python-calamine", "psycopg")
COMPARED = ("pandas", "fpdf2", "WeasyPrint")
_ASK = "import sys; from importlib.metadata import version; print(version(sys.argv[1]))"


def versions(peers: Path | None) -> str:
    """The names and versions of what is there; an empty text where nothing is."""
    found = [f"{name} {number}" for name in (*OURS, *COMPARED) if (number := _version(name))]
    for peer in peers_in(peers):
        command = [str(peer.python), "-c", _ASK, peer.environment.name]
        answer = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
        found.append(f"{peer.name} {answer.stdout.strip()}".strip())
    return ", ".join(found)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
