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
    """Calls `qianji` on one data file, in English unless told otherwise."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def __call__(self, *words: str | Path, lang: str = "en") -> Answer:
        """Run one command and return its answer."""
        out, err = io.StringIO(), io.StringIO()
        arguments = ["--data", str(self.data), "--lang", lang, *map(str, words)]
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                qianji.main(arguments)
            except SystemExit as leaving:
                return Answer(int(leaving.code or 0), out.getvalue(), err.getvalue())
        message = "the command line always ends with an exit code"
        raise AssertionError(message)
