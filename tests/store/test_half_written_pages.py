"""An encrypted file after a power cut: pages half written to it lie whole beside it, and it is not called damaged."""

import shutil
import struct
from pathlib import Path

from desktop.models import Team
from desktop.store.database import Database
from desktop.store.health import health_of
from desktop.store.key import Key
from desktop.store.slots import Slots

RAW = bytes(range(32))
KEY = Key(RAW, Slots(Key(RAW, b"").mark, ()).to_bytes())
PAGE, FRAME, HEAD = 4096, 24, 32


def test_a_page_that_lies_whole_beside_the_file_may_be_half_written_in_it(tmp_path: Path) -> None:
    path, left = tmp_path / "company.qianji", tmp_path / "left.qianji"
    with Database.create(path, key=KEY) as database, database.write() as session:
        session.add(Team(name="华东"))
    with Database.open(path, (KEY,)) as database:
        with database.write() as session:
            session.add(Team(name="华南"))
        shutil.copyfile(path, left)
        changes = path.with_name(path.name + "-wal").read_bytes()
        left.with_name(left.name + "-wal").write_bytes(changes)
    (page,) = struct.unpack_from(">I", changes, HEAD)
    with left.open("r+b") as target:
        target.seek((page - 1) * PAGE + PAGE // 2)
        target.write(bytes(PAGE // 2))

    with Database.open(left, (KEY,)) as database, database.raw() as connection:
        assert health_of(connection).is_sound
        assert connection.execute("SELECT count(*) FROM team").fetchone()[0] == 2

    assert len(changes) > HEAD + FRAME + PAGE
