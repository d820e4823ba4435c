"""The key of an encrypted data file, handed down from whoever asked for the password; a plain file needs none.

Every function that opens files takes a bunch of keys. Each file bears the mark of the key it is encrypted with in its
first bytes, so the right one is found without trying, and a backup from another time asks for its own password.
"""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field

LENGTH = 32  # bytes
MARK = 16  # bytes; where a plain file says what it is


@dataclass(frozen=True, slots=True)
class Key:
    """The random key of the data, and the slots it is sealed in, which travel with every copy of the file."""

    raw: bytes = field(repr=False)
    slots: bytes = field(repr=False)

    @property
    def mark(self) -> bytes:
        """The bytes at the beginning of every file encrypted with this key; they tell nothing about it."""
        return hmac.new(self.raw, b"qianji data file", hashlib.sha256).digest()[:MARK]

    @property
    def statement(self) -> str:
        """The first statement on a connection to a file encrypted with this key."""
        return f"PRAGMA key = \"x'{self.raw.hex()}{self.mark.hex()}'\""


Keys = Sequence[Key]
