"""The log file."""

import errno
import logging
import os
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from desktop.log import MEGABYTE, log_to_file


@pytest.fixture
def logged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A log in a folder of its own, let go at the end."""
    monkeypatch.setenv("QIANJI_HOME", str(tmp_path))
    logger = logging.getLogger("qianji")
    before, passes_on = list(logger.handlers), logger.propagate
    place = log_to_file()
    assert place is not None
    yield place
    for handler in [handler for handler in logger.handlers if handler not in before]:
        logger.removeHandler(handler)
        handler.close()
    logger.propagate = passes_on


def _fill(log: Path) -> None:
    with log.open("a", encoding="utf-8") as file:
        file.write("x" * MEGABYTE)


class TestLog:
    def test_a_full_log_is_put_aside(self, logged: Path) -> None:
        _fill(logged)

        logging.getLogger("qianji.test").warning("one more")

        assert logged.with_name("qianji.log.1").stat().st_size >= MEGABYTE
        assert "one more" in logged.read_text(encoding="utf-8")

    def test_a_log_the_disk_does_not_take_says_nothing_to_the_owner(
        self, logged: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        handler = next(each for each in logging.getLogger("qianji").handlers if isinstance(each, RotatingFileHandler))

        def full() -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        with pytest.MonkeyPatch.context() as disk:
            disk.setattr(handler, "flush", full)
            logging.getLogger("qianji.test").warning("no room for this")

        assert capsys.readouterr() == ("", "")

    def test_where_the_old_one_cannot_be_put_aside_the_log_goes_on_in_it(self, logged: Path) -> None:
        _fill(logged)
        (logged.parent / "qianji.log.1").mkdir()  # as if another program held it

        logging.getLogger("qianji.test").warning("one more")

        assert logged.read_text(encoding="utf-8").endswith("one more\n")
