"""What is asked of the records: of whom, in which period, narrowed how, and which indicators."""

from dataclasses import dataclass

from desktop.domain.period import Period
from desktop.domain.targets import Bearer
from desktop.queries.facts.narrowing import Narrowing


@dataclass(frozen=True, slots=True)
class Question:
    """One question to the records; `wanted` None asks for every indicator."""

    bearer: Bearer
    period: Period
    narrowing: Narrowing = Narrowing()  # noqa: RUF009 - a frozen value
    wanted: frozenset[str] | None = None

    def wants(self, *codes: str) -> bool:
        """Whether any of the indicators is asked for."""
        return self.wanted is None or not self.wanted.isdisjoint(codes)
