"""Searching a long log again and again: its words are held in memory, some at a time."""

from desktop.queries.held_words import LONG, hold_more
from desktop.store.database import Database


class VisitWords:
    """The words of the visits, held beside the file."""

    def __init__(self, database: Database, long: int = LONG) -> None:
        self._database = database
        self._long = long  # visits; a log that is no longer is not held

    def hold_more(self) -> bool:
        """Hold some more of them where the log is long; whether some are left."""
        if self._database.is_server or self._database.is_read_only:  # others may change it, or it may not be touched
            return False
        with self._database.read() as session:
            is_left = hold_more(session, long=self._long)
            session.commit()  # nothing of the file was changed: what is kept lies in its connection's memory
        return is_left
