"""The slots of an encrypted data file: its key, sealed with the password and with the recovery code.

They lie beside the data file and at the end of every copy that is whole, so that a file carried alone to another
computer still opens. What they are sealed with is never among them.
"""

import base64
import binascii
import hashlib
import json
import struct
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from desktop.store.key import MARK

FORMAT = 1
ENDING = b"QIANJIKEY"
_LENGTH = struct.Struct(">I")
MOST_MEMORY, MOST_PASSES, MOST_LANES = 1 << 20, 16, 16
MOST = 3000  # bytes; shorter than a page, so that a page never looks like slots


class SlotKind(StrEnum):
    """What a slot is sealed with."""

    PASSWORD = "password"  # noqa: S105 - the name of a kind
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Cost:
    """How much work one try takes: memory in KiB, passes, lanes."""

    memory: int
    passes: int
    lanes: int

    @property
    def is_payable(self) -> bool:
        """Whether a try with it ends in reasonable time and room; a slot that asks for more is none of ours."""
        is_within = self.passes <= MOST_PASSES and self.lanes <= MOST_LANES and self.memory <= MOST_MEMORY
        return is_within and self.passes >= 1 and self.lanes >= 1 and self.memory >= 8 * self.lanes

    def is_weaker_than(self, other: "Cost") -> bool:
        """Whether it asks for less of anything."""
        return self.memory < other.memory or self.passes < other.passes or self.lanes < other.lanes


@dataclass(frozen=True, slots=True)
class Slot:
    """The sealed key, and all that is needed beside the secret to open it."""

    kind: SlotKind
    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Slots:
    """The slots of one key; `mark` says of which."""

    mark: bytes
    all: tuple[Slot, ...]

    def of(self, kind: SlotKind) -> Slot | None:
        """The slot of this kind, None where there is none."""
        return next((slot for slot in self.all if slot.kind is kind), None)

    def to_bytes(self) -> bytes:
        """As they lie on the disk; a sum over everything tells a damaged one."""
        body = {"format": FORMAT, "mark": self.mark.hex(), "slots": [_written(slot) for slot in self.all]}
        return json.dumps(body | {"sum": _sum(body)}, indent=1).encode()


def parse_slots(content: bytes) -> Slots | None:
    """The slots as they lay on the disk, None where they are damaged."""
    if not content.startswith(b"{"):
        return None  # the byte before them is taken for an empty place once in 64 times where their length is damaged
    try:
        body = json.loads(content)
        if body.pop("sum") != _sum(body) or body["format"] != FORMAT:
            return None
        return Slots(bytes.fromhex(body["mark"]), tuple(_read(each) for each in body["slots"]))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, binascii.Error):
        return None


def attached_to(path: Path) -> bytes:
    """The slots at the end of a file as they lie there, empty without any that are whole."""
    tail = len(ENDING) + _LENGTH.size
    with path.open("rb") as source:
        size = source.seek(0, 2)
        if size < MARK + tail:
            return b""
        source.seek(size - tail)
        length, ending = source.read(_LENGTH.size), source.read()
        (number,) = _LENGTH.unpack(length)
        if ending != ENDING or number > min(MOST, size - tail - MARK):
            return b""
        source.seek(size - tail - number)
        content = source.read(number)
    return content if parse_slots(content) is not None else b""


def tail_of(slots: bytes) -> bytes:
    """What is added to the end of a file so that it carries its slots."""
    return slots + _LENGTH.pack(len(slots)) + ENDING


def _written(slot: Slot) -> dict[str, Any]:
    parts = {name: base64.b64encode(getattr(slot, name)).decode() for name in ("salt", "nonce", "sealed")}
    return {"kind": slot.kind.value} | asdict(slot.cost) | parts


def _read(each: dict[str, Any]) -> Slot:
    salt, nonce, sealed = (base64.b64decode(each[name], validate=True) for name in ("salt", "nonce", "sealed"))
    cost = Cost(int(each["memory"]), int(each["passes"]), int(each["lanes"]))
    if not cost.is_payable:
        message = "no slot of ours"
        raise ValueError(message)
    return Slot(SlotKind(each["kind"]), cost, salt, nonce, sealed)


def _sum(body: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
