"""What the engine's errors mean to the owner."""

import errno
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from desktop.errors import DataFileError
from desktop.store.database import Database
from desktop.store.migrations.guards import REFUSALS
from desktop.store.problems import problem_of, told_of_disk, told_to_owner

pytestmark = pytest.mark.on_file  # about the file itself

PLACE = Path("company.qianji")


class Fault(driver.DatabaseError):  # type: ignore[misc] # the driver has no types
    """An error with a code of the engine."""

    def __init__(self, code: int, text: str = "") -> None:
        super().__init__(text)
        if code:
            self.sqlite_errorcode = code


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (Fault(5), "already open"),
        (Fault(6), "already open"),
        (Fault(8), "read-only"),
        (Fault(10 | 3 << 8), "may be full"),  # extended codes say more in their upper bits
        (Fault(11), "damaged"),
        (Fault(13), "disk is full"),
        (Fault(14), "cannot be opened"),
        (Fault(19 | 7 << 8, REFUSALS[0]), "Reopen the evaluation"),
        (Fault(26), "damaged"),
        (Fault(0, "file is not a database"), "damaged"),
        (driver.ProgrammingError("Cannot operate on a closed database."), "cannot be opened"),
        (Fault(0, "database or disk is full"), "disk is full"),
        (Fault(0, "disk I/O error"), "may be full"),
        (Fault(1, "Could not decode to UTF-8 column 'name'"), "damaged"),
        (UnicodeDecodeError("utf-8", b"\xfc", 0, 1, "the engine quotes a damaged table"), "damaged"),
    ],
)
def test_faults_of_file_and_disk_become_sentences(error: Exception, sentence: str) -> None:
    problem = problem_of(error, PLACE)

    assert sentence in str(problem)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "disk is full"),
        (OSError(errno.EFBIG, "File too large"), "disk is full"),
        (OSError(errno.EIO, "Input/output error"), "reported an error at company.qianji"),
        (PermissionError(errno.EACCES, "Permission denied"), "may not do that there; choose another place"),
    ],
)
def test_what_the_system_refuses_becomes_a_sentence(error: OSError, sentence: str) -> None:
    with pytest.raises(DataFileError, match=sentence), told_of_disk(PLACE):
        raise error


def test_a_slip_of_the_program_is_no_fault_of_the_file() -> None:
    assert problem_of(Fault(1, "no such table"), PLACE) is None
    with pytest.raises(Fault), told_to_owner(PLACE):
        raise Fault(1, "no such table")


def test_the_engines_own_words_stay_in_the_log_only() -> None:
    with pytest.raises(DataFileError) as caught, told_to_owner(PLACE):
        raise Fault(11, "database disk image is malformed")

    assert "malformed" not in str(caught.value)
    assert isinstance(caught.value.__cause__, Fault)


def test_damaged_bytes_in_the_engines_complaint_are_damage_too(tmp_path: Path) -> None:
    path = tmp_path / "company.qianji"
    Database.create(path).close()
    whole = path.read_bytes()

    path.write_bytes(whole.replace(b"CREATE TABLE", b"CR\xfcATE TABLE"))

    with pytest.raises(DataFileError, match="damaged"):
        Database.open(path)
