"""Disks as a power cut leaves them: what was synced is there, of the rest anything may be missing or torn."""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from tests.faults.traced import Call, opened_path, plain, raw

SECTOR = 512
WORDS = ("TRY ", "STEP ", "ACK ")
_PLACE = re.compile(r"^(\d+)<((?:\\x..)*)>")
_TWO = re.compile(r'"((?:\\x..)*)".*?"((?:\\x..)*)"')
_ONE = re.compile(r'"((?:\\x..)*)"')
_DATA = re.compile(r'^\d+<.*?>, "((?:\\x..)*)", (\d+)(?:, (\d+))?$')


class Loss(Enum):
    """What is missing of that which was not synced."""

    NOTHING = "nothing"
    EVERYTHING = "everything"
    SOME = "some writes"
    TORN = "some sectors"


@dataclass
class Content:
    """A file's bytes as the program sees them, as the disk surely has them, and the writes between the two."""

    seen: bytearray = field(default_factory=bytearray)
    kept: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)  # a place and bytes; None cuts off there

    def write(self, place: int, data: bytes) -> None:
        """Put bytes at a place."""
        _put(self.seen, place, data)
        self.pending.append((place, data))

    def cut(self, size: int) -> None:
        """Make it as long as that."""
        _put(self.seen, size, None)
        self.pending.append((size, None))

    def sync(self) -> None:
        """The disk has it all."""
        self.kept, self.pending = bytes(self.seen), []

    def after(self, loss: Loss, chance: random.Random) -> bytes:
        """What a power cut leaves."""
        left = bytearray(self.kept)
        for place, data in self.pending:
            if loss is Loss.EVERYTHING or (loss is not Loss.NOTHING and chance.random() < 0.5):
                continue
            if data is None or loss is not Loss.TORN:
                _put(left, place, data)
                continue
            for start in range(0, len(data), SECTOR):
                if chance.random() < 0.5:
                    _put(left, place + start, data[start : start + SECTOR])
        return bytes(left)


def _put(target: bytearray, place: int, data: bytes | None) -> None:
    if len(target) < place:
        target.extend(bytes(place - len(target)))
    if data is None:
        del target[place:]
    else:
        target[place : place + len(data)] = data


@dataclass
class Disk:
    """A folder under a writer's hands: contents by name, and the changes of names that no sync of the folder kept."""

    folder: str
    names: dict[str, Content] = field(default_factory=dict)
    kept_names: dict[str, Content] = field(default_factory=dict)
    renamed: list[dict[str, Content | None]] = field(default_factory=list)  # names that changed together: to what
    said: list[str] = field(default_factory=list)
    _places: dict[int, int] = field(default_factory=dict)  # where each descriptor writes next

    @classmethod
    def holding(cls, folder: Path, files: Mapping[str, bytes]) -> "Disk":
        """A disk that surely has these files of a folder, by path."""
        disk = cls(str(folder))
        for path, data in files.items():
            content = Content()
            content.write(0, data)
            content.sync()
            disk.names[path] = disk.kept_names[path] = content
        return disk

    def play(self, call: Call) -> bool:
        """Let a call happen; whether it changed anything or said something."""
        act = getattr(self, f"_{call.name}", None)
        return bool(act and act(call))

    def image(self, loss: Loss, chance: random.Random, target: Path) -> None:
        """Write the files that a power cut at this moment leaves."""
        names = dict(self.kept_names)
        first = {Loss.NOTHING: len(self.renamed), Loss.EVERYTHING: 0}.get(loss, chance.randint(0, len(self.renamed)))
        for group in self.renamed[:first]:
            _rename(names, group)
        for name, content in names.items():
            place = target / name.removeprefix(self.folder).lstrip("/")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content.after(loss, chance))

    def _openat(self, call: Call) -> bool:
        path, how = opened_path(call)
        path = call.opened or path
        if not path.startswith(self.folder) or path.endswith(".lock"):
            return False
        self._places[call.answer] = 0
        if "O_DIRECTORY" in how:
            return False
        if path not in self.names and "O_CREAT" in how:
            self._name({path: Content()})
            return True
        if "O_TRUNC" in how and path in self.names:
            self.names[path].cut(0)
            return True
        return False

    def _pwrite64(self, call: Call) -> bool:
        content, found = self._content(call), _DATA.match(call.given)
        if content is None or not found:
            return False
        content.write(int(found[3]), raw(found[1])[: call.answer])
        return True

    def _write(self, call: Call) -> bool:
        found, place = _DATA.match(call.given), _PLACE.match(call.given)
        if place and place[1] == "1" and found:
            lines = raw(found[1]).decode("utf-8", "replace").splitlines()
            told = [line for line in lines if line.startswith(WORDS)]  # its own children speak on outputs of theirs
            self.said += told
            return bool(told)
        content = self._content(call)
        if content is None or not found or not place:
            return False
        self._append(int(place[1]), content, raw(found[1])[: call.answer])
        return True

    def _lseek(self, call: Call) -> bool:
        place = _PLACE.match(call.given)
        if place and int(place[1]) in self._places:
            self._places[int(place[1])] = call.answer
        return False

    def _sendfile(self, call: Call) -> bool:
        ends = re.findall(r"(\d+)<((?:\\x..)*)>", call.given)
        source, target = self.names.get(plain(ends[1][1])), self.names.get(plain(ends[0][1]))
        if source is None or target is None:
            return False
        start = int(re.search(r"\[(\d+)\]", call.given)[1]) if "[" in call.given else len(target.seen)  # type: ignore[index] # looked for above
        self._append(int(ends[0][0]), target, bytes(source.seen[start : start + call.answer]))
        return True

    def _ftruncate(self, call: Call) -> bool:
        content = self._content(call)
        if content is not None:
            content.cut(int(call.given.rpartition(", ")[2]))
        return content is not None

    def _fsync(self, call: Call) -> bool:
        place = _PLACE.match(call.given)
        path = plain(place[2]) if place else ""
        if path in self.names:
            self.names[path].sync()
            return True
        if path.startswith(self.folder) or path == self.folder:
            self.kept_names, self.renamed = dict(self.names), []
            return True
        return False

    _fdatasync = _fsync

    def _unlink(self, call: Call) -> bool:
        found = _ONE.search(call.given)
        path = plain(found[1]) if found else ""
        if path in self.names:
            self._name({path: None})
            return True
        return False

    _unlinkat = _unlink

    def _rename(self, call: Call) -> bool:
        found = _TWO.search(call.given)
        if not found or plain(found[1]) not in self.names:
            return False
        content = self.names[plain(found[1])]
        self._name({plain(found[2]): content, plain(found[1]): None})
        return True

    _renameat = _rename
    _renameat2 = _rename

    def _name(self, group: dict[str, Content | None]) -> None:
        _rename(self.names, group)
        self.renamed.append(group)

    def _content(self, call: Call) -> Content | None:
        place = _PLACE.match(call.given)
        return self.names.get(plain(place[2])) if place else None

    def _append(self, descriptor: int, content: Content, data: bytes) -> None:
        place = self._places.get(descriptor, 0)
        content.write(place, data)
        self._places[descriptor] = place + len(data)


def _rename(names: dict[str, Content], group: dict[str, Content | None]) -> None:
    for name, content in group.items():
        if content is None:
            names.pop(name, None)
        else:
            names[name] = content


def moments(
    calls: Sequence[Call], folder: Path, files: Mapping[str, bytes], number: int, chance: random.Random
) -> Iterator[Disk]:
    """The disk after so many of the calls that change it or acknowledge something, drawn by chance, in their order.

    `files` lay in the folder before.
    """
    probe, disk, played = Disk.holding(folder, files), Disk.holding(folder, files), 0
    telling = [place for place, call in enumerate(calls) if probe.play(call)]
    for place in sorted(chance.choices(telling, k=number)):
        for call in calls[played : place + 1]:
            disk.play(call)
        played = place + 1
        yield disk
