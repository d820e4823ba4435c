"""Who sets pieces: this very thread, or a process beside it (`compositor_beside.py`); both give the same bytes."""

from collections.abc import Sequence
from typing import Protocol

from desktop.domain.paper import PaperOptions
from desktop.reports.document import Description, Document
from desktop.services.printing_pieces import Doubt, Piece, doubts_in, pages_of, piece_pdf


class Compositor(Protocol):
    """Sets one piece after the other."""

    def set(self, piece: Piece) -> tuple[bytes, Sequence[Doubt]]:
        """The PDF of a piece, and what of it comes out otherwise than it was typed."""
        ...

    def add(self, piece: Piece, bookmark: str) -> Sequence[Doubt]:
        """Add a piece to the common PDF; what of it comes out otherwise than it was typed."""
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

    def set(self, piece: Piece) -> tuple[bytes, Sequence[Doubt]]:
        """The PDF of a piece, and what of it comes out otherwise than it was typed."""
        return piece_pdf(piece, self._options), doubts_in([piece])

    def add(self, piece: Piece, bookmark: str) -> Sequence[Doubt]:
        """Add a piece to the common PDF; what of it comes out otherwise than it was typed."""
        if self._document is None:
            self._document = Document(self._description, self._options)
        self._document.add(pages_of(piece, self._options), bookmark)
        return doubts_in([piece])

    def content(self) -> bytes:
        """The common PDF of what was added."""
        return b"" if self._document is None else self._document.content()
