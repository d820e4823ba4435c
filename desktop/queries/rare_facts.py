"""Figures that hardly any text asks for: read of everybody at once, and only when somebody's text asks."""

from collections.abc import Iterator, Mapping
from typing import TypeVar, overload

from sqlalchemy.orm import Session

from desktop.domain.facts import Facts, Measure
from desktop.domain.period import Period
from desktop.domain.scheme import Filter
from desktop.queries.borrowed import BorrowedSession
from desktop.queries.facts.assembly import answered_with
from desktop.queries.negotiations import NEGOTIATION_RATE, negotiation_rates
from desktop.queries.own_facts import staff_figures
from desktop.queries.own_indicators import OwnIndicators

Other = TypeVar("Other")


class RareFigures:
    """The figures of some `codes` of a period's records; one question at most for each kind of figure."""

    def __init__(self, session: Session, period: Period, own: OwnIndicators, codes: frozenset[str]) -> None:
        self.codes = codes
        self._session, self._period, self._own = BorrowedSession(session), period, own
        self._read: dict[str, Mapping[int, Facts]] = {}

    def of(self, code: str, staff_id: int) -> Measure | None:
        """One person's figure; None where the code is none of these."""
        if code not in self.codes:
            return None
        if code not in self._read:
            self._ask(code)
        return self._read[code].get(staff_id, {}).get(code)

    def _ask(self, code: str) -> None:
        if code == NEGOTIATION_RATE:
            rates = negotiation_rates(self._session(), self._period)
            self._read[code] = {staff_id: {code: rate} for staff_id, rate in rates.items()}
            return
        together = answered_with(frozenset({code})) & self.codes
        found = staff_figures(self._session(), self._period, Filter(), self._own, together)
        self._read.update(dict.fromkeys(together, found))


class FactsWithRare(Mapping[str, Measure]):
    """One person's measures: those at hand, and the rare ones when asked for."""

    __slots__ = ("_known", "_rare", "_staff_id")

    def __init__(self, known: Facts, rare: RareFigures, staff_id: int) -> None:
        self._known, self._rare, self._staff_id = known, rare, staff_id

    def __getitem__(self, code: str) -> Measure:
        found = self.get(code)
        if found is None:
            raise KeyError(code)
        return found

    @overload
    def get(self, key: str, /) -> Measure | None: ...

    @overload
    def get(self, key: str, /, default: Measure | Other) -> Measure | Other: ...

    def get(self, key: str, /, default: Measure | Other | None = None) -> Measure | Other | None:
        """The measure; nearly always one that is at hand."""
        found = self._known.get(key)
        if found is None:
            found = self._rare.of(key, self._staff_id)
        return default if found is None else found

    def __iter__(self) -> Iterator[str]:
        yield from self._known
        yield from (code for code in sorted(self._rare.codes) if code not in self._known and code in self)

    def __len__(self) -> int:
        return sum(1 for _code in self)
