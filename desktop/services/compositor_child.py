"""The process beside the window that sets pieces: asked in lines on its standard input, it ends when that does."""

import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any, BinaryIO

from desktop.services.compositor import CompositorHere
from desktop.services.garbage import collect_young, collected_later
from desktop.services.piece_lines import line_of, value_in
from desktop.services.printing_pieces import Doubt

GREETING = b"ready\n"
_GIVES_WAY = 2  # steps of niceness behind the window


def main() -> int:
    """Answer what is asked until nobody asks any more."""
    if hasattr(os, "nice"):  # on Windows it was begun so
        os.nice(_GIVES_WAY)
    asked, told = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever a library says must not stand among the answers
    answer_all(asked, told)
    return 0


@collected_later()
def answer_all(asked: BinaryIO, told: BinaryIO) -> None:
    """Each answer is a line (what became of it, doubts, bytes that follow) and those bytes."""
    told.write(GREETING)
    told.flush()
    first = asked.readline()
    if not first:
        return
    compositor = CompositorHere(*value_in(first))
    for line in asked:
        told.writelines(_answer(compositor, value_in(line)))
        told.flush()
        collect_young()


def _answer(compositor: CompositorHere, asked: tuple[Any, ...]) -> tuple[bytes, bytes]:
    doubts: Sequence[Doubt] = ()
    content = b""
    try:
        match asked:
            case ("set", piece):
                content, doubts = compositor.set(piece)
            case ("add", piece, bookmark):
                doubts = compositor.add(piece, bookmark)
            case _:
                content = compositor.content()
    except Exception:  # noqa: BLE001 - written to the log by who asked
        return line_of(("failed", traceback.format_exc(), 0)), b""
    return line_of(("made", doubts, len(content))), content
