"""Who sets pieces: this very thread, or a process beside it (`compositor_beside.py`); both give the same bytes."""

from collections.abc import Sequence
from typing import Protocol

from desktop.domain.paper import PaperOptions
from desktop.reports.document import Description, Document
from desktop.services.printing_pieces import Lost, Piece, lost_in, pages_of, piece_pdf


class Compositor(Protocol):
    """Sets one piece after the other."""

    def set(self, piece: Piece) -> tuple[bytes, Sequence[Lost]]:
        """The PDF of a piece, and what of it no font holds."""
        ...

    def add(self, piece: Piece, bookmark: str) -> Sequence[Lost]:
        """Add a piece to the common PDF; what of it no font holds."""
        ...

    def content(self) -> bytes:
        """The common PDF of what was added; nothing can be added afterwards."""
        ...


class CompositorHere:
    """Sets pieces on the thread it is called on."""

    def __init__(self, description: Description, options: PaperOptions) -> None:
        self._description = description
        self._options = options
        self._document: Document | None = None

    def set(self, piece: Piece) -> tuple[bytes, Sequence[Lost]]:
        """The PDF of a piece, and what of it no font holds."""
        return piece_pdf(piece, self._options), lost_in([piece])

    def add(self, piece: Piece, bookmark: str) -> Sequence[Lost]:
        """Add a piece to the common PDF; what of it no font holds."""
        if self._document is None:
            self._document = Document(self._description, self._options)
        self._document.add(pages_of(piece, self._options), bookmark)
        return lost_in([piece])

    def content(self) -> bytes:
        """The common PDF of what was added."""
        return b"" if self._document is None else self._document.content()
