"""Seals the key of a data file with a password and a recovery code, and opens it again.

The key is random; each slot holds it encrypted with AES-256-GCM under a key that argon2id derives from the secret.
What a slot is for, its cost and whose key it is are authenticated along with it. Nobody holds another key to it.
"""

import secrets
from dataclasses import dataclass
from functools import cache

from desktop.domain import recovery_code
from desktop.domain.passwords import password_bytes
from desktop.errors import RequestError
from desktop.store.key import LENGTH, Key
from desktop.store.slots import Cost, Slot, SlotKind, Slots, parse_slots

COST = Cost(memory=65536, passes=3, lanes=4)  # RFC 9106's choice for 64 MiB: a quarter to half a second for a try
SALT, NONCE = 16, 12  # bytes


@dataclass(frozen=True, slots=True)
class Unlocked:
    """An opened key; `is_weak` where its slot asks for less work than new ones do."""

    key: Key
    is_weak: bool


def new_key(password: str, code: str) -> Key:
    """A random key with slots for a password and a recovery code."""
    return sealed(secrets.token_bytes(LENGTH), password, code)


def new_code() -> str:
    """A random recovery code."""
    return recovery_code.written(secrets.token_bytes(recovery_code.LENGTH))


def sealed(raw: bytes, password: str, code: str) -> Key:
    """A key with slots for a password and a recovery code."""
    mark = Key(raw, b"").mark
    made = (
        _seal(SlotKind.PASSWORD, password_bytes(password), raw, mark),
        _seal(SlotKind.RECOVERY, recovery_code.typed(code), raw, mark),
    )
    return _proved(raw, Slots(mark, made))


def resealed(key: Key, kind: SlotKind, secret: str) -> Key:
    """The same key with one slot sealed anew; the others stay."""
    slots = _slots_in(key)
    new = _seal(kind, _bytes_of(kind, secret), key.raw, slots.mark)
    return _proved(key.raw, Slots(slots.mark, tuple(new if slot.kind is kind else slot for slot in slots.all)))


def opened(slots: Slots, kind: SlotKind, secret: str) -> Unlocked | None:
    """The key out of its slot, None where the secret does not fit; a try costs the same whatever is wrong with it."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    slot = slots.of(kind) or _decoy(kind)
    try:
        content = _bytes_of(kind, secret)
    except RequestError:
        content = b""  # of no slot: nobody can choose it, and it takes as long
    derived = _derived(slot, content)
    try:
        raw = AESGCM(derived).decrypt(slot.nonce, slot.sealed, _bound(slot, slots.mark))
    except InvalidTag:
        return None
    key = Key(raw, slots.to_bytes())
    return Unlocked(key, slot.cost.is_weaker_than(COST)) if secrets.compare_digest(key.mark, slots.mark) else None


def _bytes_of(kind: SlotKind, secret: str) -> bytes:
    return password_bytes(secret) if kind is SlotKind.PASSWORD else recovery_code.typed(secret)


def _seal(kind: SlotKind, secret: bytes, raw: bytes, mark: bytes) -> Slot:
    if not secret:
        message = "nothing is sealed with an empty secret: every wrong one is tried as such"
        raise ValueError(message)
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    bare = Slot(kind, COST, secrets.token_bytes(SALT), secrets.token_bytes(NONCE), b"")
    box = AESGCM(_derived(bare, secret)).encrypt(bare.nonce, raw, _bound(bare, mark))
    return Slot(kind, bare.cost, bare.salt, bare.nonce, box)


def _derived(slot: Slot, secret: bytes) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    cost = slot.cost
    return hash_secret_raw(secret, slot.salt, cost.passes, cost.memory, cost.lanes, LENGTH, Type.ID)


def _bound(slot: Slot, mark: bytes) -> bytes:
    """What is authenticated along with the sealed key."""
    cost = slot.cost
    return f"{slot.kind.value} {cost.memory} {cost.passes} {cost.lanes} ".encode() + mark + slot.salt


@cache
def _decoy(kind: SlotKind) -> Slot:
    """A slot nothing opens, for a kind that is missing."""
    return Slot(kind, COST, bytes(SALT), bytes(NONCE), bytes(LENGTH + SALT))


def _slots_in(key: Key) -> Slots:
    slots = parse_slots(key.slots)
    if slots is None:
        message = "a key always comes with its slots"
        raise RuntimeError(message)
    return slots


def _proved(raw: bytes, slots: Slots) -> Key:
    content = slots.to_bytes()
    if parse_slots(content) != slots:
        message = "slots that cannot be read again are never written"
        raise RuntimeError(message)
    return Key(raw, content)
