"""What the owner reads of an error, whichever thread it came from: a sentence that is known, or where the log is."""

import logging

from desktop import paths
from desktop.errors import N_, QianjiError
from desktop.system_causes import refusal_of


class UnexpectedError(QianjiError):
    """Something nobody foresaw went wrong; the log file has the particulars."""

    def __init__(self) -> None:
        super().__init__(
            N_("Something unforeseen went wrong; what was saved before is safe. Particulars are in {file}."),
            file=paths.log_file(),
        )


def told_to_owner(trouble: BaseException, what: str, log: logging.Logger) -> QianjiError:
    """The owner's error for any other; one that nobody foresaw is noted in the log, with `what` failed."""
    if isinstance(trouble, QianjiError):
        return trouble
    refusal = refusal_of(trouble) if isinstance(trouble, OSError) else None
    if refusal is not None:  # a full or dying drive: the owner can help it, so no report is asked for
        log.warning("refused by the system", exc_info=trouble)
        return refusal
    log.error(what, exc_info=trouble)
    return UnexpectedError()
