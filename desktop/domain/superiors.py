"""Who leads whom, over any number of steps: a chain of superiors never comes back to where it began."""

from collections.abc import Mapping


def is_above(person: int, other: int, superiors: Mapping[int, int | None]) -> bool:
    """Whether a person is the other one's superior, directly or over others; `superiors` has each one's own."""
    seen = set[int]()
    above = superiors.get(other)
    while above is not None and above not in seen:
        if above == person:
            return True
        seen.add(above)
        above = superiors.get(above)
    return False
