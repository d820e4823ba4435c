"""The command line as an owner calls it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from desktop.cli.root import qianji


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a call left: its exit code and what it said on each output."""

    code: int
    said: str
    complained: str

    def document(self) -> Any:
        """The one JSON document it printed."""
        return json.loads(self.said)


Call = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test touches the settings, the data or the log of whoever runs it."""
    for name in ("QIANJI_DATA", "QIANJI_LANG", "QIANJI_DATABASE_URL", "QIANJI_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("QIANJI_HOME", str(tmp_path / "home"))


@pytest.fixture
def call() -> Call:
    """Call `qianji` with arguments, in English unless a language is named."""

    def run(*arguments: object, language: str = "en", **options: Any) -> Outcome:
        done = CliRunner(env={"QIANJI_LANG": language}).invoke(qianji, [str(each) for each in arguments], **options)
        return Outcome(done.exit_code, done.stdout, done.stderr)

    return run
