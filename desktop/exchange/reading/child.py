"""The child process: it limits itself, reads one file, and answers in lines of JSON; its end harms nobody."""

import gc
import hashlib
import json
import os
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from desktop.errors import N_
from desktop.exchange.reading import limits
from desktop.exchange.reading.sniff import WORKBOOK_NAMES, Form, form_of
from desktop.exchange.sentences import Refusal, Sentence

_ROWS_IN_A_LINE = 500


def limit_itself(seconds: int) -> None:
    """Bound the memory and the work of this process where the system can."""
    try:
        import resource  # not on Windows
    except ImportError:
        threading.Thread(target=_end_when_over, args=(seconds,), daemon=True).start()
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.CHILD_MEMORY_BYTES, limits.CHILD_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _end_when_over(seconds: float, look_again: float = 0.5) -> None:
    """End this process once it has worked for so many seconds, where the system does not count them."""
    while time.process_time() < seconds:
        time.sleep(look_again)  # a thread that does nothing else; reading goes on beside it
    os._exit(limits.OUT_OF_TIME)


def answer(path: Path, wishes: dict[str, Any]) -> Iterator[list[Any]]:
    """What the file holds: first a line about it, then its rows, some hundred a line."""
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    form = form_of(content)
    if form is Form.TEXT and path.suffix.lower() in WORKBOOK_NAMES:
        _refuse_damaged(content, wishes)
    head, rows = _text_table(content, wishes) if form is Form.TEXT else _sheet(content, form, wishes)
    yield ["table", {"digest": digest, **head}]
    bounded = _bounded(rows)
    while several := list(islice(bounded, _ROWS_IN_A_LINE)):
        yield ["rows", several]


def _refuse_damaged(content: bytes, wishes: dict[str, Any]) -> None:
    """Refuse a workbook whose beginning is lost; a text under a workbook's name is read as the text it is."""
    from desktop.exchange.reading.encoding import looks_binary

    if looks_binary(content, wishes.get("encoding")):
        raise Refusal(
            N_("This has a workbook's name but is no workbook inside; it may be damaged. Ask for the file once more.")
        )


def _text_table(content: bytes, wishes: dict[str, Any]) -> tuple[dict[str, Any], Iterable[tuple[int, list[Any]]]]:
    from desktop.exchange.reading.delimited import likely_delimiter, rows_of, stated_delimiter
    from desktop.exchange.reading.encoding import decoded

    if wishes.get("sheet"):
        raise Refusal(N_("This is a text file, which has no sheets. Leave out the sheet."))
    text, encoding = decoded(content, wishes.get("encoding"))
    del content
    stated = wishes.get("delimiter")
    delimiter = stated_delimiter(stated) if stated else likely_delimiter(text)
    return {"encoding": encoding, "delimiter": delimiter}, rows_of(text, delimiter)


def _sheet(
    content: bytes, form: Form, wishes: dict[str, Any]
) -> tuple[dict[str, Any], Iterable[tuple[int, list[Any]]]]:
    from desktop.exchange.reading.workbook import read_sheet

    sheet = read_sheet(content, form, wishes.get("sheet"))
    head = {
        "sheet": sheet.name,
        "sheets": sheet.names,
        "is_1904": sheet.is_1904,
        "notes": [[row, *_plain(note)] for row, note in sheet.notes],
    }
    return head, sheet.rows


def _bounded(rows: Iterable[tuple[int, list[Any]]]) -> Iterator[list[Any]]:
    cells = 0
    for count, (number, row) in enumerate(rows, 1):
        while row and not row[-1]:
            row.pop()
        cells += len(row)
        if count > limits.ROWS or cells > limits.CELLS:
            raise Refusal(
                N_("The file has more than {rows} rows or {cells} cells. Split it and import the parts."),
                rows=limits.ROWS, cells=limits.CELLS,
            )  # fmt: skip
        if len(row) > limits.COLUMNS:
            raise Refusal(
                N_("Row {row} has {width} columns; at most {columns} are read. Is the delimiter right?"),
                row=number, width=len(row), columns=limits.COLUMNS,
            )  # fmt: skip
        if max(map(len, row), default=0) > limits.CELL_CHARACTERS:  # a marked cell is a list of two
            raise Refusal(
                N_("Row {row} holds a cell of more than {longest} characters. Perhaps a quotation mark is missing."),
                row=number, longest=limits.CELL_CHARACTERS,
            )  # fmt: skip
        yield [number, row]


def _plain(reason: Sentence) -> list[Any]:
    values = {key: value if isinstance(value, int) else str(value) for key, value in reason.values.items()}
    return [reason.message, values]


def lines(path: Path, wishes: dict[str, Any]) -> Iterator[bytes]:
    """The answer in lines of JSON; a refusal is an answer, too."""
    try:
        for line in answer(path, wishes):
            yield _line(line)
    except Refusal as refusal:
        yield _line(["refused", *_plain(refusal.reason)])


def _line(content: list[Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def main(seconds: str, path: str, wishes: str) -> int:
    """Read `path` and write the answer to standard output; 0 also for a refusal, which is an answer."""
    limit_itself(int(seconds))
    gc.disable()  # hardly anything here is garbage before the end: looking for it takes a quarter of the time
    try:
        for line in lines(Path(path), json.loads(wishes)):
            sys.stdout.buffer.write(line)
    except MemoryError:
        return limits.OUT_OF_MEMORY
    sys.stdout.flush()
    return 0
