"""A trial's answer as the window shows it: people, heads by grade and what the bonuses cost; no toolkit."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from desktop.queries.distribution import Distribution
from desktop.reports.figures import NONE, number
from desktop.services.what_if import Line, WhatIf, WhatIfRow
from desktop.ui.grades import grade_tones
from desktop.ui.tones import Tone

_TOLD = 2  # lines named as the reason


@dataclass(frozen=True, slots=True)
class MovedRow:
    """One person: how total, grade, rank and bonus (元) would change."""

    staff_id: int
    name: str
    rank: int | None
    rank_text: str
    before: str  # the total now, where the trial gives another
    total: str
    grade: str
    tone: Tone  # of the grade
    step: Tone | None  # whether the grade rises or falls
    bonus: str
    change: str
    is_moved: bool
    why: tuple[str, ...]  # the lines that move the total most, for those who change grade


@dataclass(frozen=True, slots=True)
class GradeHeads:
    """Heads of a grade now and in the trial, and how many the guide wants at most."""

    name: str
    before: int
    after: int
    wanted: int | None


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything a trial shows."""

    rows: tuple[MovedRow, ...]
    heads: tuple[GradeHeads, ...]
    cost: Decimal
    cost_before: Decimal | None
    up: int
    down: int

    @property
    def cost_change(self) -> Decimal:
        """By how much the bonuses would cost more, in 元."""
        return self.cost - (self.cost_before or Decimal(0))


def answer_of(
    found: WhatIf,
    seen: Distribution,
    names: Mapping[str, str],
    order: Mapping[str, int],
    lines: Mapping[Line, str],
) -> Answer:
    """The answer in words; `order` counts the grades from the lowest up, `lines` names those of the score card."""
    tones = grade_tones(sorted(order, key=lambda code: -order[code]))
    rows = tuple(_row(row, names, order, lines, tones) for row in found.rows)
    steps = [_step(row, order) for row in found.rows]
    heads = tuple(
        GradeHeads(
            grade.name,
            sum(row.before is not None and row.before.grade == grade.code for row in found.rows),
            sum(row.after.grade == grade.code for row in found.rows),
            grade.wanted,
        )
        for grade in seen.grades
    )
    return Answer(
        rows,
        heads,
        found.cost_after,
        found.cost_before,
        sum(step > 0 for step in steps),
        sum(step < 0 for step in steps),
    )


def _row(
    row: WhatIfRow,
    names: Mapping[str, str],
    order: Mapping[str, int],
    lines: Mapping[Line, str],
    tones: Mapping[str, Tone],
) -> MovedRow:
    before, after = row.before, row.after
    step = _step(row, order)
    new = names.get(after.grade, after.grade) or NONE
    grade = new if step == 0 or before is None else f"{names.get(before.grade, before.grade)} → {new}"
    old_total = before.total if before is not None else None
    is_same = before is None or old_total == after.total
    bonus = None if before is None or before.bonus is None or after.bonus is None else after.bonus - before.bonus
    return MovedRow(
        row.staff_id,
        row.name,
        after.rank,
        _rank_text(before.rank if before is not None else None, after.rank),
        "" if is_same else number(old_total),
        number(after.total),
        grade,
        tones.get(after.grade, Tone.NEUTRAL),
        (Tone.OK if step > 0 else Tone.WARN) if step else None,
        number(after.bonus, 0),
        number(bonus, 0, signed=True) if bonus else "",
        step != 0,
        _why(row, lines) if step else (),
    )


def _why(row: WhatIfRow, lines: Mapping[Line, str]) -> tuple[str, ...]:
    told = row.shifts[:_TOLD]
    return tuple(f"{lines.get(each.line, each.line[0])} {number(each.points, signed=True)}" for each in told)


def _step(row: WhatIfRow, order: Mapping[str, int]) -> int:
    """Above 0 where the grade rises, below 0 where it falls."""
    if row.before is None or not row.before.grade or not row.after.grade:
        return 0
    return order.get(row.after.grade, 0) - order.get(row.before.grade, 0)


def _rank_text(before: int | None, after: int | None) -> str:
    if after is None:
        return NONE
    if before is None or before == after:
        return str(after)
    return f"{after} ↑{before - after}" if after < before else f"{after} ↓{after - before}"
