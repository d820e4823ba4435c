"""The workbook in which people judge themselves: one line per indicator and person, and a sheet of questions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from desktop.errors import N_, RequestError
from desktop.exchange.columns import Column, comparable_header
from desktop.exchange.form_book import Cell, FormColumn, FormSheet, write_form_book
from desktop.exchange.kind import Kind, Row, Work
from desktop.exchange.kinds.shared import staff_column
from desktop.exchange.reading.table import read_table
from desktop.exchange.reading.wishes import Table, Wishes
from desktop.exchange.values.numbers import count, points
from desktop.exchange.values.text import comparable, long_text, one_line

Translate = Callable[[str], str]
Save = Callable[[list[Row], Work], None]
POINTS_SHEETS, WORDS_SHEETS = ("自评得分", "Own points"), ("自评说明", "Own words")
PERIOD_HEADS = ("考核期", "Period")
_CODE = staff_column("工号")
_NAME = Column("name", "姓名", "Name", one_line)
POINTS_COLUMNS = (
    _CODE,
    _NAME,
    Column("number", "序号", "No.", count, is_required=True),
    Column("indicator", "指标", "Indicator", one_line),
    Column("points", "自评分", "Own points", points),
    Column("remark", "说明", "Remarks", long_text),
)
WORDS_COLUMNS = (
    _CODE,
    _NAME,
    Column("achievements", "主要成绩", "Main achievements", long_text),
    Column("difficulties", "困难", "Difficulties", long_text),
    Column("support", "需要的支持", "Support needed", long_text),
    Column("assessment", "自我评价", "Self-assessment", long_text),
)
_WEIGHT, _TARGET = Column("weight", "权重 %", "Weight %", points), Column("target", "目标", "Target", one_line)


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line of the score card to be judged; `target` is the one the person is held to."""

    name: str
    weight: Decimal
    target: Decimal | None


@dataclass(frozen=True, slots=True)
class SheetPerson:
    """Somebody asked to judge the period."""

    code: str
    name: str
    lines: tuple[SheetLine, ...]


def write_self_evaluation(
    path: Path, title: str, period_label: str, people: Sequence[SheetPerson], language: str, translate: Translate
) -> None:
    """Write the workbook for these people; what they are to fill in is open, all else is locked."""
    place = 1 if language == "en" else 0
    notes = (PERIOD_HEADS[place], period_label, translate(N_("Fill in the yellow cells; leave blank what you skip.")))
    hints = {
        "points": translate(N_("Your own points for this line, from 0 to 100.")),
        "words": translate(N_("A few sentences with figures and examples, at most 2000 characters.")),
    }
    rows = tuple(
        (person.code, person.name, number, line.name, line.weight, line.target, None, None)
        for person in people
        for number, line in enumerate(person.lines, 1)
    )
    spoken = tuple((person.code, person.name, *[None] * (len(WORDS_COLUMNS) - 2)) for person in people)
    words = tuple(_words_column(column, language, hints["words"]) for column in WORDS_COLUMNS)
    write_form_book(
        path,
        [
            FormSheet(POINTS_SHEETS[place], title, notes, _points_columns(language, hints), rows),
            FormSheet(WORDS_SHEETS[place], title, notes, words, spoken, row_height=120),
        ],
    )


def _points_columns(language: str, hints: Mapping[str, str]) -> tuple[FormColumn, ...]:
    known = {column.name: column for column in (*POINTS_COLUMNS, _WEIGHT, _TARGET)}
    locked = [
        FormColumn(known[name].title(language), width, cell)
        for name, width, cell in (
            ("staff", 12, Cell.TEXT),
            ("name", 14, Cell.TEXT),
            ("number", 6, Cell.NUMBER),
            ("indicator", 24, Cell.TEXT),
            ("weight", 12, Cell.NUMBER),
            ("target", 14, Cell.NUMBER),
        )
    ]
    own = FormColumn(known["points"].title(language), 12, Cell.POINTS, is_open=True, hint=hints["points"])
    return (*locked, own, FormColumn(known["remark"].title(language), 44, is_open=True, hint=hints["words"]))


def _words_column(column: Column, language: str, hint: str) -> FormColumn:
    is_open = column.name not in ("staff", "name")
    return FormColumn(column.title(language), 32 if is_open else 14, is_open=is_open, hint=hint)


def read_self_evaluation(path: Path, period_label: str) -> tuple[Table, Table]:
    """The two sheets of a filled-in workbook, of points and of words; one of another period is refused."""
    first = read_table(path)
    found = [_sheet_named(first, names, path) for names in (POINTS_SHEETS, WORDS_SHEETS)]
    # By name the first one too: read unasked, it comes with the advice to state a sheet, and both are read here.
    tables = [read_table(path, Wishes(sheet=name)) for name in found]
    for table in tables:
        label = _label(table)
        if label != comparable(period_label):
            raise RequestError(
                N_("{file} belongs to the period {theirs}, not to {ours}. Choose that evaluation, or another file."),
                file=path.name,
                theirs=label.upper() or "—",
                ours=period_label,
            )
    return tables[0], tables[1]


def points_kind(save: Save) -> Kind:
    """The sheet of points as something to be read."""
    return Kind("own_points", POINTS_COLUMNS, save, lambda _session: ())


def words_kind(save: Save) -> Kind:
    """The sheet of answers as something to be read."""
    return Kind("own_words", WORDS_COLUMNS, save, lambda _session: ())


def _sheet_named(table: Table, names: tuple[str, ...], path: Path) -> str:
    known = {comparable(name): name for name in table.sheets or ((table.sheet,) if table.sheet else ())}
    for name in names:
        if comparable(name) in known:
            return known[comparable(name)]
    raise RequestError(
        N_("{file} has no sheet “{sheet}”. Use the workbook that was written for this evaluation."),
        file=path.name,
        sheet=" / ".join(names),
    )


def _label(table: Table) -> str:
    """The period stated above the headers, in the form in which texts are compared."""
    heads = {comparable_header(head) for head in PERIOD_HEADS}
    for _number, cells in table.rows[:5]:
        if len(cells) > 1 and comparable_header(cells[0]) in heads:
            return comparable(cells[1])
    return ""
