"""The recovery code: 120 random bits in six groups of five signs, of which the last of each finds slips of the pen.

The signs are digits and capital letters without I, L, O and U, which are taken for others. What is typed may be small
or full-width, without hyphens, with letters that look like a digit.
"""

import unicodedata

from desktop.errors import N_, RequestError

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS = 6
SIZE = 5  # signs in a group, the last of them its check sign
BITS = 20  # in a group
LENGTH = GROUPS * BITS // 8  # bytes of a code
_LOOK_ALIKE = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})
_PASSED_OVER = "-‐‑‒–—―－ \t\u3000·.,，。"
_FIELD = 0b100101  # x⁵ + x² + 1: the signs are the elements of the field of 32


def written(secret: bytes) -> str:
    """The code of 15 random bytes, as it is printed: six groups with hyphens."""
    if len(secret) != LENGTH:
        message = f"a recovery code is made of {LENGTH} bytes"
        raise ValueError(message)
    number = int.from_bytes(secret)
    groups = ((number >> BITS * (GROUPS - 1 - place)) & (1 << BITS) - 1 for place in range(GROUPS))
    return "-".join(_group(bits, place) for place, bits in enumerate(groups))


def groups_of(code: str) -> list[str]:
    """The groups of a code as it is printed."""
    return code.split("-")


def typed(text: str) -> bytes:
    """The bytes of a code somebody typed; a slip is told with the group it is in."""
    signs = cleaned(text)
    if len(signs) != GROUPS * SIZE:
        raise RequestError(
            N_("A recovery code has {groups} groups of {size} signs; this one has {number} signs in all."),
            groups=GROUPS,
            size=SIZE,
            number=len(signs),
        )
    number = 0
    for place in range(GROUPS):
        group = signs[place * SIZE : (place + 1) * SIZE]
        bits = _bits(group)
        if bits is None or _group(bits, place) != group:
            raise RequestError(
                N_("Group {place} of the recovery code ({group}) is not right; look at it again."),
                place=place + 1,
                group=group,
            )
        number = number << BITS | bits
    return number.to_bytes(LENGTH)


def cleaned(text: str) -> str:
    """What somebody typed, without hyphens and blanks, in capitals, with look-alikes as the signs they stand for."""
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(sign for sign in plain if sign not in _PASSED_OVER).translate(_LOOK_ALIKE)


def _group(bits: int, place: int) -> str:
    values = [bits >> 5 * (SIZE - 2 - each) & 31 for each in range(SIZE - 1)]
    return "".join(SIGNS[value] for value in (*values, _check(values, place)))


def _bits(group: str) -> int | None:
    if any(sign not in SIGNS for sign in group):
        return None
    bits = 0
    for sign in group[:-1]:
        bits = bits << 5 | SIGNS.index(sign)
    return bits


def _check(values: list[int], place: int) -> int:
    """A sum with a weight for each place, so that one wrong sign or two exchanged ones show; so do two groups."""
    total = place + 1
    for value in values:
        total = _doubled(total ^ value)
    return total


def _doubled(value: int) -> int:
    twice = value << 1
    return twice ^ _FIELD if twice > 31 else twice
