"""A session lent for one event of the owner: an answer remembered longer keeps neither it nor its file open."""

from weakref import ref

from sqlalchemy.orm import Session


class BorrowedSession:
    """Gives the session back to whoever asks while the event lasts."""

    __slots__ = ("_lent",)

    def __init__(self, session: Session) -> None:
        self._lent = ref(session)

    def __call__(self) -> Session:
        """The session, while the event lasts."""
        session = self._lent()
        if session is None:
            message = "a figure was asked for after the session it is read in had ended"
            raise RuntimeError(message)
        return session
