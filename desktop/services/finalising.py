"""Finalising puts a copy aside that is kept for ever: the file as it was sealed."""

import logging
from collections.abc import Callable
from datetime import date, datetime

from desktop.domain.rotation import Reason
from desktop.errors import QianjiError
from desktop.services.backups import Backups
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database

log = logging.getLogger("qianji.keeping")


class KeptEvaluations(Evaluations):
    """The verbs on evaluations, with a backup after each finalising; `missed` hears why there is none."""

    def __init__(
        self,
        database: Database,
        today: Callable[[], date],
        backups: Backups,
        missed: Callable[[QianjiError], None] | None = None,
    ) -> None:
        super().__init__(database, today)
        self._backups = backups
        self._missed = missed

    def finalise(self, evaluation_id: int, seen: datetime | None = None) -> str:
        """Freeze an evaluation, put a copy aside and return its seal."""
        seal = super().finalise(evaluation_id, seen)
        try:
            self._backups.put_aside(Reason.FINALISED)
        except QianjiError as error:
            # It is finalised all the same; in the window the next copy by the clock tells the owner what is wrong.
            if self._missed is not None:
                self._missed(error)
            else:
                log.warning("no backup could be made after finalising", exc_info=True)
        return seal
