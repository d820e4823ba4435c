"""What the owner reads of an error that no service told."""

import errno
import logging

import pytest

from desktop.errors import RequestError
from desktop.ui.unforeseen import told_to_owner

LOG = logging.getLogger("qianji.tasks")


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (OSError(errno.EIO, "", "/media/stick/a.pdf"), "a.pdf could not be read or written: the drive reports a"),
        (OSError(errno.ENOSPC, ""), "the disk is full; make room on it"),
    ],
)
def test_a_drive_that_fails_is_told_as_on_the_command_line_and_asks_for_no_report(
    caplog: pytest.LogCaptureFixture, problem: OSError, sentence: str
) -> None:
    told = told_to_owner(problem, "it failed", LOG)

    assert sentence in str(told)
    assert [each.levelname for each in caplog.records] == ["WARNING"]


@pytest.mark.parametrize("problem", [OSError("a library's own"), ConnectionResetError(errno.ECONNRESET, "")])
def test_an_error_that_is_no_refusal_of_a_file_stays_unforeseen(
    caplog: pytest.LogCaptureFixture, problem: OSError
) -> None:
    told = told_to_owner(problem, "it failed", LOG)

    assert "qianji.log" in str(told)
    assert [each.levelname for each in caplog.records] == ["ERROR"]


def test_what_a_service_told_stays_as_it_is() -> None:
    refusal = RequestError("Row 3 is wrong.")

    assert told_to_owner(refusal, "it failed", LOG) is refusal
