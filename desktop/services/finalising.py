"""Finalising puts a copy aside that is kept for ever: the file as it was sealed."""

import logging
from collections.abc import Callable
from datetime import date

from desktop.domain.rotation import Reason
from desktop.errors import QianjiError
from desktop.services.backups import Backups
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database

log = logging.getLogger("qianji.keeping")


class KeptEvaluations(Evaluations):
    """The verbs on evaluations, with a backup after each finalising."""

    def __init__(self, database: Database, today: Callable[[], date], backups: Backups) -> None:
        super().__init__(database, today)
        self._backups = backups

    def finalise(self, evaluation_id: int) -> str:
        """Freeze an evaluation, put a copy aside and return its seal."""
        seal = super().finalise(evaluation_id)
        try:
            self._backups.put_aside(Reason.FINALISED)
        except QianjiError:
            # It is finalised all the same; the next copy by the clock tells the owner what is wrong.
            log.warning("no backup could be made after finalising", exc_info=True)
        return seal
