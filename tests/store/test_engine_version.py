"""Which database engine travels along."""

import pytest

from desktop.errors import DataFileError
from desktop.store.engine_version import engine_version


class TestEngineVersion:
    def test_it_is_named_with_its_cipher(self) -> None:
        assert engine_version().startswith("SQLite 3.")
        assert "SQLCipher 4." in engine_version()

    def test_one_that_may_lose_pages_is_refused(self) -> None:
        with pytest.raises(DataFileError):
            engine_version("3.51.2")
