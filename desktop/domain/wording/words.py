"""The words of one language: figures, dates, names and sentences as every text of the program writes them."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from string import Formatter

from desktop.domain.indicators import Indicator, Unit
from desktop.domain.period import Period, PeriodKind
from desktop.domain.wording import dates, numbers
from desktop.domain.wording.language import CHINESE, Texts
from desktop.domain.wording.phrases import phrase

# What is to be said, decided already: says it in a language.
Writer = Callable[["Words"], str]
_NUMBER_FIRST = re.compile(r"([\d,.]+)(.*)")
_KEPT = 4096  # a figure is said in its finding, its goal and the verdict on it
# What a word needs beside the figure itself: the unit, and what is counted where things are.
_Kind = tuple[Unit, str]


class _Sentences(dict[str, str]):
    """By English msgid its sentence with places as `%` fills them, looked up when first said."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def __missing__(self, message: str) -> str:
        sentence = self[message] = _with_percent_places(self._texts.gettext(message))
        return sentence


def _with_percent_places(sentence: str) -> str:
    """The sentence with %(name)s for {name}: `format` would look for the places whenever it is said."""
    parts = Formatter().parse(sentence)
    return "".join([text.replace("%", "%%") + (f"%({name})s" if name else "") for text, name, *_ in parts])


class Words:
    """Writes in one language; made from its sentences, holding nothing else but what it has looked up in them."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self.language = texts.language
        self.is_chinese = texts.language == CHINESE
        self._sentences = _Sentences(texts)

    def say(self, message: str, **values: object) -> str:
        """The sentence for an English msgid, its named places filled."""
        return self._sentences[message] % values

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
        return _value((indicator.unit, indicator.measure_word), value, self.texts)

    def change(self, indicator: Indicator, start: Decimal, goal: Decimal) -> str:
        """From one figure to another, the unit said once where both have it: 1.4 → 3 次, 57 → 55 days."""
        first, second = self.value(indicator, start), self.value(indicator, goal)
        number, unit = _parted(first)
        return f"{number if number and unit == _parted(second)[1] else first} → {second}"

    def days(self, value: Decimal) -> str:
        """So many days, possibly with one decimal."""
        return _days(value, self.texts)

    def points(self, value: Decimal) -> str:
        """So many points with one decimal."""
        return _points(value, numbers.plain(value, 1), self.texts)

    def conduct_points(self, value: Decimal) -> str:
        """So many points as the owner gave them: whole, or with the decimals there are."""
        return _points(value, numbers.plain(value, 2, trim=True), self.texts)

    def figure(self, indicator: Indicator, value: Decimal) -> str:
        """The indicator with its figure: 有效拜访 18 次, "18 effective visits"."""
        if indicator.unit is not Unit.COUNT:
            number = self.value(indicator, value)
        else:
            number = numbers.count(value)
            if number == "0" and not self.is_chinese:
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

    def period_called(self, period: Period) -> str:
        """A period by its name, wherever it is spoken of: 四季度, Q4; one of the owner's own days is this period."""
        return self.current(period) if period.kind is PeriodKind.CUSTOM else self.period_word(period)

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
        return ("，" if self.is_chinese else "; ").join([part for part in parts if part])

    def clauses(self, parts: Iterable[str]) -> str:
        """Clauses of one sentence joined: ； or ;."""
        return ("；" if self.is_chinese else "; ").join([part for part in parts if part])

    def sentences(self, parts: Iterable[str]) -> str:
        """Whole sentences in a row, each closed, in English opened with a capital."""
        if self.is_chinese:
            return "".join([f"{part.lstrip()}。" for part in parts if part])  # figures bring the blank before them
        return " ".join([f"{part[:1].upper()}{part[1:]}." for part in parts if part])

    def opened(self, text: str) -> str:
        """The text as it stands alone: in English with a capital."""
        return text if self.is_chinese else f"{text[:1].upper()}{text[1:]}"


def all_words(languages: Iterable[Texts]) -> tuple[Words, ...]:
    """The words of each language, with what they have looked up before."""
    return tuple([_words_in(texts) for texts in languages])


@lru_cache(maxsize=16)
def _words_in(texts: Texts) -> Words:
    return Words(texts)


@lru_cache(maxsize=256)
def the_same(message: str, words: tuple[Words, ...]) -> Mapping[str, str]:
    """What is said of everybody alike, by language; the very same mapping, so that it is kept as a text once."""
    return {one.language: one.say(message) if message else "" for one in words}


@lru_cache(maxsize=_KEPT)
def _value(kind: _Kind, value: Decimal, texts: Texts) -> str:
    unit, measure_word = kind
    if unit is Unit.MONEY:
        return numbers.money(value, texts.language)
    if unit is Unit.PERCENT:
        return numbers.percent(value, texts.language)
    if unit is Unit.DAYS:
        return _days(value, texts)
    if unit is Unit.POINTS:
        return _points(value, numbers.plain(value, 1), texts)
    bare = numbers.count(value)
    return f"{bare} {texts.gettext(measure_word)}" if texts.language == CHINESE and measure_word else bare


def _days(value: Decimal, texts: Texts) -> str:
    return texts.ngettext("{days} day", "{days} days", _plural(value)).format(days=numbers.count(value))


def _points(value: Decimal, written: str, texts: Texts) -> str:
    return texts.ngettext("{points} point", "{points} points", _plural(value)).format(points=written)


@lru_cache(maxsize=_KEPT)
def _parted(figure: str) -> tuple[str, str]:
    """The number a figure begins with and what follows it; both "" where it begins with none."""
    found = _NUMBER_FIRST.fullmatch(figure)
    return (found[1], found[2]) if found else ("", "")


def _plural(value: Decimal) -> int:
    """The number that decides between one and many: exactly 1 is one, everything else many."""
    return 1 if value == 1 else 2
