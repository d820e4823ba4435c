"""Files of tests are not waited for until they lie on the disk: no machine's power is cut while the tests run.

What a save waits for is a seventh of the time of a test that saves much. What a power cut leaves is tested with
programs of their own, which wait as always; the setting itself is tested before an engine works on the file.
"""

from sqlalchemy import event
from sqlalchemy.engine import Engine

from desktop.store.connection import Connection


def wait_for_no_disk() -> None:
    """From now on the engines of this process save without waiting."""
    event.listen(Engine, "connect", _hurry)


def _hurry(connection: object, _record: object) -> None:
    if isinstance(connection, Connection):  # a server has its own setting for it
        connection.execute("PRAGMA synchronous = OFF")
