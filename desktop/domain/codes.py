"""The codes given to people whose code nobody entered: they go on as the list's own do."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import count

FIRST = ("E", 3)  # where no code of the list can be counted on: E001, E002 …
COUNTED = re.compile(r"(?P<front>.*?)(?<![0-9])(?P<number>[0-9]{1,6})", re.DOTALL)  # longer ones are telephones


def free_codes(taken: Iterable[str | None]) -> Iterator[str]:
    """Codes nobody has: E25, E26 … after E01 to E24, A-008 after A-007; the front most of them have is kept."""
    known = set(filter(None, taken))
    counted = [found for code in sorted(known) if (found := COUNTED.fullmatch(code))]
    front, width = FIRST
    last = 0
    if counted:
        front = Counter(found["front"] for found in counted).most_common(1)[0][0]
        numbers = [found["number"] for found in counted if found["front"] == front]
        highest = max(numbers, key=int)
        last, width = int(highest), len(highest)
    for number in count(last + 1):
        if (code := f"{front}{number:0{width}}") not in known:
            yield code
