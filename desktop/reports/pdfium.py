"""A finished PDF opened with pdfium: one thread at a time, since its library cannot be entered by two."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2

_turn = threading.RLock()


@contextmanager
def opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The document, until the end of the block; what is taken from it must not be used after that."""
    with _turn:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()
