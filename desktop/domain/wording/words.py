"""The words of one language: figures, dates, names and sentences as every text of the program writes them."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal

from desktop.domain.indicators import Indicator, Unit
from desktop.domain.period import Period
from desktop.domain.wording import dates, numbers
from desktop.domain.wording.language import CHINESE, Texts
from desktop.domain.wording.phrases import phrase

# What is to be said, decided already: says it in a language.
Writer = Callable[["Words"], str]
_NUMBER_FIRST = re.compile(r"([\d,.]+)(.*)")


class Words:
    """Writes in one language; made from its sentences, holding nothing else."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self.language = texts.language
        self.is_chinese = texts.language == CHINESE

    def say(self, message: str, **values: object) -> str:
        """The sentence for an English msgid, its named places filled."""
        return self.texts.gettext(message).format(**values)

    def ngettext(self, singular: str, plural: str, number: int, **values: object) -> str:
        """The sentence for a counted thing; `number` fills the place {number}."""
        return self.texts.ngettext(singular, plural, number).format(number=number, **values)

    def name(self, indicator: Indicator) -> str:
        """The indicator's name."""
        return indicator.called(self.texts)

    def money(self, value: Decimal) -> str:
        """An amount in 元 in words."""
        return numbers.money(value, self.language)

    def percent(self, value: Decimal) -> str:
        """A percent value with one decimal."""
        return numbers.percent(value, self.language)

    def value(self, indicator: Indicator, value: Decimal) -> str:
        """The figure with its unit: 18 次, 62.5%, 57 天, 312.0 万元; English counts stand bare."""
        if indicator.unit is Unit.MONEY:
            return self.money(value)
        if indicator.unit is Unit.PERCENT:
            return self.percent(value)
        if indicator.unit is Unit.DAYS:
            return self.days(value)
        if indicator.unit is Unit.POINTS:
            return self.points(value)
        bare = numbers.count(value)
        if self.is_chinese and indicator.measure_word:
            return f"{bare} {self.texts.gettext(indicator.measure_word)}"
        return bare

    def change(self, indicator: Indicator, start: Decimal, goal: Decimal) -> str:
        """From one figure to another, the unit said once where both have it: 1.4 → 3 次, 57 → 55 days."""
        first, second = self.value(indicator, start), self.value(indicator, goal)
        number, unit = _NUMBER_FIRST.fullmatch(first), _NUMBER_FIRST.fullmatch(second)
        if number and unit and number[2] == unit[2]:
            first = number[1]
        return f"{first} → {second}"

    def days(self, value: Decimal) -> str:
        """So many days, possibly with one decimal."""
        message = self.texts.ngettext("{days} day", "{days} days", _plural(value))
        return message.format(days=numbers.count(value))

    def points(self, value: Decimal) -> str:
        """So many points with one decimal."""
        return self._so_many_points(value, numbers.plain(value, 1))

    def conduct_points(self, value: Decimal) -> str:
        """So many points as the owner gave them: whole, or with the decimals there are."""
        return self._so_many_points(value, numbers.plain(value, 2, trim=True))

    def _so_many_points(self, value: Decimal, written: str) -> str:
        return self.texts.ngettext("{points} point", "{points} points", _plural(value)).format(points=written)

    def figure(self, indicator: Indicator, value: Decimal) -> str:
        """The indicator with its figure: 有效拜访 18 次, "18 effective visits"."""
        number = self.money(value) if indicator.unit is Unit.MONEY else numbers.count(value)
        if indicator.unit in (Unit.PERCENT, Unit.DAYS, Unit.POINTS):
            number = self.value(indicator, value)
        if indicator.unit is Unit.COUNT and number == "0" and not self.is_chinese:
            number = "no"
        return phrase(indicator, number, _plural(value), self.texts)

    def day(self, when: date) -> str:
        """A day: 8 月 9 日, 9 August."""
        return dates.day(when, self.language)

    def days_between(self, first: date, last: date) -> str:
        """A span of days: 7 月 20 日至 8 月 9 日, 20 July to 9 August."""
        return dates.days_between(first, last, self.language)

    def previous(self, period: Period) -> str:
        """What the period before `period` is called: 上季度."""
        return dates.previous_word(period.kind, self.texts)

    def current(self, period: Period) -> str:
        """What `period` itself is called: 本季度."""
        return dates.this_word(period.kind, self.texts)

    def period_word(self, period: Period) -> str:
        """A period in a word or two: 四季度, Q4."""
        return dates.period_word(period, self.texts)

    def names(self, names: Sequence[str]) -> str:
        """Names in a row: 禾味餐饮、城东广场; Hewei Catering, Chengdong Plaza."""
        return ("、" if self.is_chinese else ", ").join(names)

    def spoken(self, number: int) -> str:
        """A small number as a word: 三, three."""
        return dates.spoken_number(number, self.language)

    def place(self, rank: int) -> str:
        """A place among others: 1 or first."""
        return str(rank) if self.is_chinese else dates.ordinal_word(rank)

    def listed(self, parts: Sequence[str]) -> str:
        """Things in a row inside a sentence: joined by ， or a comma."""
        return ("，" if self.is_chinese else ", ").join(parts)

    def row(self, parts: Iterable[str]) -> str:
        """Short clauses in a row: joined by ， or ;."""
        return ("，" if self.is_chinese else "; ").join(part for part in parts if part)

    def clauses(self, parts: Iterable[str]) -> str:
        """Clauses of one sentence joined: ； or ;."""
        return ("；" if self.is_chinese else "; ").join(part for part in parts if part)

    def sentences(self, parts: Iterable[str]) -> str:
        """Whole sentences in a row, each closed, in English opened with a capital."""
        closed = [self._closed(part) for part in parts if part]
        return ("" if self.is_chinese else " ").join(closed)

    def opened(self, text: str) -> str:
        """The text as it stands alone: in English with a capital."""
        return text if self.is_chinese else f"{text[:1].upper()}{text[1:]}"

    def _closed(self, sentence: str) -> str:
        return f"{sentence}。" if self.is_chinese else f"{self.opened(sentence)}."


def _plural(value: Decimal) -> int:
    """The number that decides between one and many: exactly 1 is one, everything else many."""
    return 1 if value == 1 else 2
