"""The command line as a flow uses it: words in, exit code and both outputs back, in this process."""

import contextlib
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.cli.root import qianji


@dataclass(frozen=True, slots=True)
class Answer:
    """What one call gave back."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The JSON document on standard output."""
        return json.loads(self.out)


class CommandLine:
    """Calls `qianji` in English unless told otherwise, on one data file or on what the surroundings name."""

    def __init__(self, data: Path | None) -> None:
        self._data = data

    @property
    def data(self) -> Path:
        """The data file."""
        assert self._data is not None
        return self._data

    def __call__(self, *words: str | Path, lang: str = "en") -> Answer:
        """Run one command and return its answer."""
        out, err = io.StringIO(), io.StringIO()
        named = ["--data", str(self._data)] if self._data is not None else []
        arguments = [*named, "--lang", lang, *map(str, words)]
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                qianji.main(arguments)
            except SystemExit as leaving:
                return Answer(int(leaving.code or 0), out.getvalue(), err.getvalue())
        message = "the command line always ends with an exit code"
        raise AssertionError(message)
