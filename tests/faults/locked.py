"""The key of encrypted files that are spoilt, killed and cut off: known, so that no try costs what a guess must."""

from desktop.store.key import LENGTH, Key
from desktop.store.slots import Slots

# A writer of an encrypted file, as a process of its own.
WRITER = """
import sys
from pathlib import Path
from desktop.services.faults.telling import Spoken
from desktop.services.faults.writer import write
from tests.faults.locked import KEY

write({operation!r}, Path(sys.argv[1]), int(sys.argv[2]), Spoken(), (KEY,))
"""
_RAW = bytes(range(LENGTH))
KEY = Key(_RAW, Slots(Key(_RAW, b"").mark, ()).to_bytes())
