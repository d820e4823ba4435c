"""Judges every row of a grid: what each cell means with what it carries from above, and which rows can be saved."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from desktop.i18n import Translator
from desktop.ui.kit.paste_grid.book import Book
from desktop.ui.kit.paste_grid.reading import EMPTY, Around, Reading, read_cell
from desktop.ui.kit.paste_grid.sheet import Content, Line
from desktop.ui.kit.paste_grid.specs import GridColumn


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say about a cell of a row; a fault keeps the row from being saved, anything else does not."""

    column: str
    sentence: str
    is_fault: bool = False


@dataclass(frozen=True, slots=True)
class JudgedLine:
    """One row: the texts in force, what each cell means, which cells only repeat the row above."""

    line: Line
    texts: tuple[str, ...]  # with what is carried down
    readings: tuple[Reading, ...]
    repeats: frozenset[int] = frozenset()
    is_begun: bool = False  # says something that is not merely carried

    @property
    def fault(self) -> tuple[int, str] | None:
        """The first cell that keeps the row from being saved, and why."""
        return next(((place, each.fault) for place, each in enumerate(self.readings) if each.fault), None)

    @property
    def warning(self) -> tuple[int, str] | None:
        """The first cell with something to look at."""
        return next(((place, each.warning) for place, each in enumerate(self.readings) if each.warning), None)

    @property
    def is_good(self) -> bool:
        """Whether the row can be saved now."""
        return self.is_begun and not self.line.is_left_out and self.fault is None


Values = Mapping[str, Any]
RowRule = Callable[[Values], Sequence[Remark]]
AllRule = Callable[[Sequence[Values | None]], Mapping[int, Sequence[Remark]]]


def no_row_rule(_values: Values) -> Sequence[Remark]:
    """Nothing to say about a row as a whole."""
    return ()


def no_rule_for_all(_rows: Sequence[Values | None]) -> Mapping[int, Sequence[Remark]]:
    """Nothing to say about rows beside each other."""
    return {}


@dataclass(slots=True)
class Judge:
    """Reads rows once: a row that did not change, with the same above it, is not read again."""

    columns: tuple[GridColumn, ...]
    texts: Translator
    book: Book
    row_rule: RowRule = no_row_rule
    all_rule: AllRule = no_rule_for_all
    refused: dict[tuple[str, ...], str] = field(default_factory=dict)  # rows the file did not take, and why
    _known: dict[tuple[str, ...], tuple[Reading, ...]] = field(default_factory=dict)
    _accepted: frozenset[str] = frozenset()

    def learn(self, book: Book) -> None:
        """Judge by other lists from now on."""
        self.book = book
        self._known.clear()

    def forget(self) -> None:
        """Judge every row anew: what a rule rests on changed."""
        self._known.clear()

    def judge(self, content: Content) -> tuple[JudgedLine, ...]:
        """All rows, judged."""
        if content.accepted != self._accepted:
            self._accepted = content.accepted
            self._known.clear()
        above = content.above
        judged: list[JudgedLine] = []
        previous: tuple[Reading, ...] | None = None
        for line in content.lines:
            texts = self._in_force(line, above)
            readings = self._read(texts)
            judged.append(
                JudgedLine(line, texts, readings, self._repeats(line, readings, previous), self._says(line))
            )
            above = texts if not line.is_blank else above
            previous = readings if not line.is_blank else previous
        return self._beside_each_other(judged)

    def carried(self, content: Content) -> tuple[str, ...]:
        """The texts the empty row at the end begins with."""
        above = content.above
        for line in content.lines:
            above = self._in_force(line, above) if not line.is_blank else above
        return tuple(text if column.is_carried else "" for column, text in zip(self.columns, above, strict=True))

    def values(self, judged: JudgedLine) -> Values:
        """What a row means, by column."""
        return {column.name: reading.value for column, reading in zip(self.columns, judged.readings, strict=True)}

    def read_one(self, texts: tuple[str, ...]) -> tuple[Reading, ...]:
        """What a row of these texts would mean."""
        return self._read(texts)

    def _in_force(self, line: Line, above: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(
            upper if column.is_carried and not text.strip() else text
            for column, text, upper in zip(self.columns, line.texts, above, strict=True)
        )

    def _repeats(
        self, line: Line, readings: tuple[Reading, ...], previous: tuple[Reading, ...] | None
    ) -> frozenset[int]:
        return frozenset(
            place
            for place, column in enumerate(self.columns)
            if column.is_carried
            and (
                not line.texts[place].strip()
                or (previous is not None and readings[place].shown == previous[place].shown)
            )
        )

    def _says(self, line: Line) -> bool:
        return any(
            text.strip() and not column.is_carried for column, text in zip(self.columns, line.texts, strict=True)
        )

    def _read(self, texts: tuple[str, ...]) -> tuple[Reading, ...]:
        known = self._known.get(texts)
        if known is None:
            known = self._known[texts] = self._read_anew(texts)
        return known

    def _read_anew(self, texts: tuple[str, ...]) -> tuple[Reading, ...]:
        found: dict[str, Reading] = {}
        for column, text in zip(self.columns, texts, strict=True):
            found[column.name] = read_cell(column, text, Around(self.book, self.texts, self._accepted, found))
        if not any(each.fault for each in found.values()):
            remarks = self.row_rule({name: each.value for name, each in found.items()})
            _remark(found, remarks)
        return tuple(found.values())

    def _beside_each_other(self, judged: list[JudgedLine]) -> tuple[JudgedLine, ...]:
        rows = [self.values(each) if each.is_good else None for each in judged]
        for number, remarks in self.all_rule(rows).items():
            judged[number] = self._with(judged[number], remarks)
        for number, each in enumerate(judged):
            sentence = self.refused.get(each.texts)
            if sentence and each.is_good:
                judged[number] = self._with(each, (Remark(self.columns[0].name, sentence, is_fault=True),))
        return tuple(judged)

    def _with(self, judged: JudgedLine, remarks: Sequence[Remark]) -> JudgedLine:
        found = dict(zip((column.name for column in self.columns), judged.readings, strict=True))
        _remark(found, remarks)
        return replace(judged, readings=tuple(found.values()))


def _remark(found: dict[str, Reading], remarks: Sequence[Remark]) -> None:
    """Put remarks to the cells they are about, without hiding what is said there already."""
    for remark in remarks:
        reading = found.get(remark.column, EMPTY)
        if remark.is_fault and not reading.fault:
            found[remark.column] = replace(reading, fault=remark.sentence)
        elif not remark.is_fault and not reading.warning:
            found[remark.column] = replace(reading, warning=remark.sentence)
