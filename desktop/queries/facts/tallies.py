"""The tallies being filled, one for each bearer in scope; records of others fall aside."""

from collections.abc import Iterable

from desktop.domain.tally import Tally


class Tallies(dict[int, Tally]):
    """Bearer id → tally; an id out of scope gets a tally that nobody reads."""

    def __init__(self, bearers: Iterable[int]) -> None:
        super().__init__((bearer, Tally()) for bearer in bearers)

    def __missing__(self, bearer: int) -> Tally:
        return Tally()
