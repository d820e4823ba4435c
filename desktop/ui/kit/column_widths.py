"""How the columns of a table share its width: what they need to be read first, then what is left; no toolkit."""

from collections.abc import Sequence
from dataclasses import dataclass

MOST_NEEDED = 420  # px: a longer text is cut, however much of it there is
MOST_KEPT = 190  # px of a column that takes what is left, before others give way to it


@dataclass(frozen=True, slots=True)
class Wish:
    """What a column asks for in px: `least` in any case, `need` so that nothing of it is cut.

    It has its `usual` width where no other one is cut; one that is elastic takes what is left over.
    """

    least: int
    need: int
    is_elastic: bool = False
    usual: int = 0

    @property
    def kept(self) -> int:
        """What it is to have before another column that gives way is shown."""
        return min(self.need, max(self.least, MOST_KEPT)) if self.is_elastic else self.need


def widths_of(wishes: Sequence[Wish], room: int) -> list[int]:
    """The width of each column in px; together they fill the room where one is elastic and all have their least."""
    widths = [wish.least for wish in wishes]
    spare = room - sum(widths)
    for wanted in ([wish.need for wish in wishes], [max(wish.usual, wish.need) for wish in wishes]):
        spare = _widen(widths, wanted, spare)
    elastic = [place for place, wish in enumerate(wishes) if wish.is_elastic]
    for number, place in enumerate(elastic if spare > 0 else ()):
        # The last one takes what division leaves over.
        widths[place] += spare // len(elastic) + (spare % len(elastic) if number == len(elastic) - 1 else 0)
    return widths


def _widen(widths: list[int], wanted: Sequence[int], spare: int) -> int:
    """Bring the columns nearer to what is wanted of them, in equal parts; how many px are left then."""
    while spare > 0:
        hungry = [place for place, width in enumerate(widths) if width < wanted[place]]
        if not hungry:
            break
        part = max(1, spare // len(hungry))
        for place in hungry[:spare]:
            more = min(part, wanted[place] - widths[place])
            widths[place] += more
            spare -= more
    return spare
