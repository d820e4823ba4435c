"""What an owner does is one transaction, so that no kill comes between its halves: counted, not left to chance."""

from pathlib import Path

import pytest

from desktop.services.faults.writer import write
from desktop.store import connection
from desktop.store.connection import Connection

pytestmark = pytest.mark.on_file  # about the engine of a file


class Counting(Connection):
    """A connection that counts the transactions that are kept; outside of any, each change is kept by itself."""

    kept = 0

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)
        self.set_trace_callback(self._count)

    def _count(self, statement: str) -> None:
        is_change = statement.startswith(("INSERT", "UPDATE", "DELETE")) and not self.in_transaction
        Counting.kept += statement.startswith("COMMIT") or is_change


class Listening:
    """Hears how many transactions each unit took."""

    def __init__(self) -> None:
        self.taken: list[int] = []
        self._before = 0

    def tries(self, _unit: str) -> None:
        """Count from here."""
        self._before = Counting.kept

    def steps(self, _step: str) -> None:
        """Nothing."""

    def keeps(self, _unit: str) -> None:
        """Count up to here."""
        self.taken.append(Counting.kept - self._before)


@pytest.mark.parametrize("operation", ["save", "import", "evaluate", "finalise"])
def test_each_unit_is_kept_at_once(operation: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "Connection", Counting)
    heard = Listening()

    write(operation, tmp_path / "company.qianji", 3, heard)

    assert heard.taken == [1, 1, 1]
