"""Figures as cards, axes and tables of the page write them; rounded once, when they are written."""

from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.indicators import Indicator, Unit
from desktop.domain.wording import numbers
from desktop.i18n import CHINESE, Translator

NO_VALUE = "—"
_WAN = Decimal(10_000)
_THOUSAND, _MILLION = 1_000.0, 1_000_000.0


@dataclass(frozen=True, slots=True)
class Written:
    """A figure and the word behind it: 2,165.6 and 万元; English writes both in one."""

    figure: str
    unit: str = ""

    @property
    def whole(self) -> str:
        """Both in one line."""
        return f"{self.figure} {self.unit}" if self.unit else self.figure


def written(value: Decimal | None, indicator: Indicator, texts: Translator) -> Written:
    """A figure of an indicator; a dash where there is no data."""
    if value is None:
        return Written(NO_VALUE)
    language = texts.language
    match indicator.unit:
        case Unit.MONEY:
            said = numbers.money(value, language)
            return Written(*said.split(" ")) if language == CHINESE else Written(said)
        case Unit.PERCENT:
            return Written(numbers.percent(value, language))
        case Unit.DAYS:
            return Written(numbers.plain(value, 1, trim=True), texts.pgettext("unit", "days"))
        case Unit.POINTS:
            return Written(numbers.plain(value, 1), texts.pgettext("unit", "points"))
    has_word = language == CHINESE and indicator.measure_word
    return Written(numbers.count(value), texts(indicator.measure_word) if has_word else "")


def text_of(value: Decimal | None, indicator: Indicator, texts: Translator) -> str:
    """A figure with its unit in one."""
    return written(value, indicator, texts).whole


def money_text(value: Decimal, texts: Translator) -> str:
    """An amount in a sentence."""
    return numbers.money(value, texts.language)


def percent_text(value: Decimal | None, texts: Translator) -> str:
    """A percentage with one decimal, a dash where there is none."""
    return NO_VALUE if value is None else numbers.percent(value, texts.language)


def axis_text(value: float, indicator: Indicator, texts: Translator) -> str:
    """A round figure of an axis, short: 160 万, ¥1.6 m, 60 %."""
    if indicator.unit is Unit.PERCENT:
        return numbers.percent(Decimal(value), texts.language, 0)
    if indicator.unit is not Unit.MONEY:
        return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
    if texts.language == CHINESE:
        return texts("{number} x 10k").format(number=_short(value / float(_WAN))) if value else "0"
    if value >= _MILLION:
        return f"¥{_short(value / _MILLION)} m"
    return f"¥{_short(value / _THOUSAND)} k" if value else "0"


def _short(value: float) -> str:
    return f"{value:,.1f}".rstrip("0").rstrip(".")
