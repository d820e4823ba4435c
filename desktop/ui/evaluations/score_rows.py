"""The score card's rows as texts: perspectives with their subtotals, items with their figures; no toolkit."""

from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby

from desktop.domain.perspectives import Subtotal, subtotals
from desktop.domain.review import ReviewForm, ReviewItem
from desktop.i18n import Translator
from desktop.reports.figures import NONE, measure_for, number, percent, plain


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A perspective with the sums of its items; points are the mean of the scored items by weight."""

    name: str
    weight: str
    points: str
    weighted: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item; `bar` is what its bar shows, in percent of 100 points, None for an unscored item."""

    item: ReviewItem
    name: str
    unit: str
    weight: str
    target: str
    effective: str
    actual: str
    attainment: str
    points: str
    weighted: str
    bar: float | None
    reason: str  # why it is not scored, "" for a scored item

    @property
    def opens_records(self) -> bool:
        """Whether the actual leads to its records."""
        return self.item.records > 0 and self.item.actual is not None


Row = GroupRow | ItemRow


class At(IntEnum):
    """The columns of the score card."""

    NAME = 0
    WEIGHT = 1
    TARGET = 2
    EFFECTIVE = 3
    ACTUAL = 4
    BAR = 5
    ATTAINMENT = 6
    POINTS = 7
    WEIGHTED = 8


def cell_text(row: Row, at: At) -> str:
    """What stands in a cell; an unscored item tells its reason where its target would stand."""
    if isinstance(row, GroupRow):
        return {At.NAME: row.name, At.WEIGHT: row.weight, At.POINTS: row.points, At.WEIGHTED: row.weighted}.get(
            at, ""
        )
    if not row.item.is_scored and at > At.WEIGHT:
        return row.reason if at is At.TARGET else ""
    return {
        At.NAME: row.name,
        At.WEIGHT: row.weight,
        At.TARGET: row.target,
        At.EFFECTIVE: row.effective,
        At.ACTUAL: row.actual,
        At.BAR: "",
        At.ATTAINMENT: row.attainment,
        At.POINTS: row.points,
        At.WEIGHTED: row.weighted,
    }[at]


def text_under(row: ItemRow, at: At, texts: Translator) -> str:
    """What stands under a figure where there is no column for it: weight, target in force, attainment."""
    if at is At.NAME:
        weight = texts("Weight {weight}").format(weight=row.weight)
        return weight if row.item.is_scored else f"{weight} · {unscored_word(texts)}"
    if not row.item.is_scored:
        return ""
    if at is At.ACTUAL and row.effective != NONE:
        return f"/ {row.effective}"
    return row.attainment if at is At.POINTS else ""


def unscored_word(texts: Translator) -> str:
    """What an item without a score is called."""
    return texts.pgettext("item", "Not scored")


def score_rows(form: ReviewForm, texts: Translator) -> tuple[Row, ...]:
    """The rows from top to bottom; where items bear no perspective there are no group rows."""
    rows: list[Row] = []
    sums = {each.perspective: each for each in subtotals(form.items)}
    for name, group in groupby(form.items, key=lambda item: item.perspective):
        items = list(group)
        if name:
            rows.append(_group(sums[name]))
        rows.extend(_item(item, texts) for item in items)
    return tuple(rows)


def has_reduced_targets(form: ReviewForm) -> bool:
    """Whether any effective target differs from the plain one."""
    return any(item.is_scored and item.target != item.effective_target for item in form.items)


def _group(subtotal: Subtotal) -> GroupRow:
    return GroupRow(
        subtotal.perspective, plain(subtotal.weight), number(subtotal.reached), number(subtotal.points, 2)
    )


def _item(item: ReviewItem, texts: Translator) -> ItemRow:
    values = [value for value in (item.target, item.effective_target, item.actual) if value is not None]
    measure = measure_for(item.unit, item.measure_word, values, texts)
    shown = item.attainment if item.attainment is not None else item.points
    return ItemRow(
        item=item,
        name=item.name,
        unit=measure.unit,
        weight=plain(item.weight),
        target=measure.text(item.target),
        effective=measure.text(item.effective_target),
        actual=measure.text(item.actual),
        attainment=percent(item.attainment, texts.language) if item.attainment is not None else NONE,
        points=number(item.points),
        weighted=number(item.weighted, 2),
        bar=float(shown) if item.is_scored and shown is not None else None,
        reason="" if item.is_scored else item.unscored or item.reason,
    )
