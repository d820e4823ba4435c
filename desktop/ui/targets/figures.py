"""How one indicator's targets are written and read on the page; money in 万元, in English in thousands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from desktop.domain.indicators import Indicator, Unit
from desktop.domain.wording.numbers import plain, rounded, yuan
from desktop.errors import N_, RequestError
from desktop.exchange.sentences import Refusal
from desktop.exchange.values.numbers import spelled
from desktop.i18n import CHINESE, Translator

_FULL_AMOUNT = re.compile(r"[元圆块¥￥$]|RMB|CNY", re.IGNORECASE)
_MEASURE = re.compile(r"\s*(次|个|家|人|份|单|组|条|天|分)$")
_PLACES = {Unit.MONEY: 2, Unit.COUNT: 0}
_SHOWN_PLACES = {Unit.COUNT: 1, Unit.PERCENT: 2, Unit.DAYS: 1, Unit.POINTS: 1}
_SMALL, _LARGE = Decimal(10), Decimal(10_000)


@dataclass(frozen=True, slots=True)
class Scale:
    """The figures of one indicator in one language; `places` are the decimals of all that stand in one grid."""

    indicator: Indicator
    texts: Translator
    places: int | None = None

    def fitting(self, values: Iterable[Decimal]) -> "Scale":
        """The same for a grid of these figures: decimals for the smallest of them, as far as the largest has room."""
        scaled = [abs(value) / self.factor for value in values if value]
        largest = max(scaled, default=Decimal(0))
        room = 0 if largest >= 10 * _LARGE else 1 if largest >= _LARGE else 2
        return replace(self, places=min(max(map(self._needed, scaled), default=0), room))

    @property
    def factor(self) -> Decimal:
        """How many of the indicator's units one shown unit is."""
        if self.indicator.unit is not Unit.MONEY:
            return Decimal(1)
        return Decimal(10_000) if self.texts.language == CHINESE else Decimal(1_000)

    @property
    def unit(self) -> str:
        """The unit shown, in words."""
        _ = self.texts
        if self.indicator.unit is Unit.MONEY:
            return _("thousand yuan")
        if self.indicator.unit is Unit.COUNT:
            is_worded = self.texts.language == CHINESE and self.indicator.measure_word
            return _(self.indicator.measure_word) if is_worded else ""
        return {Unit.PERCENT: "%", Unit.DAYS: _("days"), Unit.POINTS: _("points")}[self.indicator.unit]

    @property
    def title(self) -> str:
        """The indicator with its unit."""
        name = self.indicator.called(self.texts)
        return self.texts("{indicator}, {unit}").format(indicator=name, unit=self.unit) if self.unit else name

    @property
    def hint(self) -> str:
        """How a target of this indicator is written."""
        if self.indicator.unit is Unit.MONEY:
            return self.texts("In {unit}; 3.5万 and 35000元 are understood too").format(unit=self.unit)
        if self.indicator.unit is Unit.COUNT:
            return self.texts("A whole number")
        return self.texts("In {unit}").format(unit=self.unit)

    def shown(self, value: Decimal) -> str:
        """The figure as a cell shows it, rounded for the eye only."""
        scaled = value / self.factor
        if self.places is not None:
            return plain(scaled, self.places)
        if self.indicator.unit is not Unit.MONEY:
            return plain(scaled, _SHOWN_PLACES[self.indicator.unit], trim=True)
        if abs(scaled) >= _LARGE:
            return plain(scaled, 0)
        return plain(scaled, 2 if abs(scaled) < _SMALL and scaled != round(scaled, 1) else 1)

    def entered(self, value: Decimal) -> str:
        """A figure just entered, which may need more decimals than those it comes to stand among."""
        own = self.fitting([value])
        return (own if self.places is None or (own.places or 0) > self.places else self).shown(value)

    def _needed(self, scaled: Decimal) -> int:
        """The decimals with which a figure of a grid can be told from its neighbours: in 万元 one at the least."""
        least, most = 0, _SHOWN_PLACES.get(self.indicator.unit, 0)
        if self.indicator.unit is Unit.MONEY:
            least = 1 if self.texts.language == CHINESE else 0
            most = 2 if scaled < _SMALL else 1 if scaled < _SMALL * 10 else least
        return next((places for places in range(least, most) if scaled == rounded(scaled, places)), most)

    def signed(self, value: Decimal) -> str:
        """A difference with its sign."""
        text = self.shown(abs(value))
        return text if not value else f"{'+' if value > 0 else '−'}{text}"

    def exact(self, value: Decimal) -> str:
        """The whole figure with its unit, nothing rounded."""
        if self.indicator.unit is Unit.MONEY:
            return yuan(value)
        figure = plain(value, 4, trim=True)
        if self.indicator.unit is Unit.PERCENT:
            return f"{figure}%"
        return f"{figure} {self.unit}" if self.unit else figure

    def written(self, value: Decimal) -> str:
        """The figure as an editor starts with it: exact, in the unit shown, without separators."""
        return f"{(value / self.factor).normalize():f}"

    def read(self, text: str) -> Decimal:
        """The value an owner typed: a plain number is in the unit shown, 3.5万 and 35000元 say theirs."""
        try:
            number = spelled(_MEASURE.sub("", text.strip()) if self.indicator.unit is not Unit.MONEY else text)
        except Refusal as refusal:
            raise RequestError(refusal.message, **refusal.values) from refusal
        if number.is_percent and self.indicator.unit is not Unit.PERCENT:
            raise RequestError(N_("This is a percentage, but the indicator does not count in percent."))
        if number.value < 0:
            raise RequestError(N_("A target cannot be below zero."))
        says_its_unit = number.has_unit or bool(_FULL_AMOUNT.search(text))
        value = number.value if says_its_unit else number.value * self.factor
        places = _PLACES.get(self.indicator.unit, 2)
        kept = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        if self.indicator.unit is Unit.COUNT and kept != value:
            raise RequestError(N_("A target of this indicator is a whole number."))
        return kept
