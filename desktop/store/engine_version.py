"""Which database engine travels along, and whether it is one this version was made for."""

import sqlcipher3.dbapi2 as driver

from desktop.errors import N_, DataFileError

OLDEST = (3, 51, 3)  # the first in which a reset of the write-ahead log cannot lose saved pages


def engine_version(version: str = driver.sqlite_version) -> str:
    """The engine and the cipher with their versions; an engine that is too old is refused."""
    if tuple(int(number) for number in version.split(".")) < OLDEST:
        raise DataFileError(
            N_("The database engine {version} is too old. Install the program anew."), version=version
        )
    connection = driver.connect(":memory:")
    try:
        row = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    if row is None:
        raise DataFileError(N_("The database engine cannot encrypt. Install the program anew."))
    return f"SQLite {version}, SQLCipher {row[0]}"
