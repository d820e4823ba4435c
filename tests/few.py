"""A few tests of each module: what may differ between engines is asked everywhere, in a tenth of the time of all."""

from collections import Counter
from collections.abc import Collection, Iterable

import pytest


def few_of_each(items: Iterable[pytest.Item], most: int, whole: Collection[str]) -> set[pytest.Item]:
    """So many functions of each module, each with its first values; all tests of the modules kept whole.

    Which they are does not depend on the order: every process of a run chooses the same.
    """
    chosen: set[pytest.Item] = set()
    seen: set[str] = set()
    counts: Counter[str] = Counter()
    for item in sorted(items, key=_place):
        module, function = item.nodeid.split("::", 1)[0], item.nodeid.split("[", 1)[0]
        if module.startswith(tuple(whole)):
            chosen.add(item)
        elif function not in seen and counts[module] < most:
            chosen.add(item)
            counts[module] += 1
        seen.add(function)
    return chosen


def _place(item: pytest.Item) -> tuple[str, int, str]:
    """Where a test stands: its file, its line, its values."""
    file, line, _name = item.location
    return file, line or 0, item.nodeid
