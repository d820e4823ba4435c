"""Prints seal and paper of the village, for a process of its own: python -m tests.rules.sealed_village FOLDER."""

import hashlib
import sys
from pathlib import Path

from desktop.services.evaluations import Evaluations
from desktop.services.printing import ReviewPrinting
from desktop.store.database import Database
from tests.rules.village import enter, notes
from tests.services.small_company import Q2, Q3, today


def main(folder: Path) -> None:
    """Make the file, evaluate, finalise, print."""
    with Database.create(folder / "village.qianji", lambda session: enter(session, notes(1))) as database:
        evaluations = Evaluations(database, today)
        evaluations.finalise(evaluations.run(Q2).evaluation_id)
        evaluation_id = evaluations.run(Q3).evaluation_id
        seal = evaluations.finalise(evaluation_id)
        ReviewPrinting(database).write(evaluation_id, folder / "paper", ["V1", "V5"], language="en")
    paper = b"".join(path.read_bytes() for path in sorted((folder / "paper").iterdir()))
    print(seal, hashlib.sha256(paper).hexdigest())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
