"""Everybody's part of one figure: ranked by attainment, as bars and as rows of the table."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.domain.indicators import Indicator
from desktop.domain.wording import numbers
from desktop.i18n import Translator
from desktop.ui.dashboard.values import NO_VALUE, percent_text, text_of
from desktop.ui.kit.charts.figures import RankingLine
from desktop.ui.tones import Tone

if TYPE_CHECKING:
    from desktop.queries.dashboard.people import PersonLine

BY_PLACE = (Tone.OK, Tone.ACCENT, Tone.WARN, Tone.BAD)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person, worded; `place` is 1, 2, 2, 4 by attainment, 0 without one."""

    staff_id: int
    place: int
    name: str
    team: str
    actual: str
    actual_value: Decimal | None
    target: str
    attainment: Decimal | None
    share: str
    total: str
    total_value: Decimal | None
    grade: str
    grade_tone: Tone


def ranked(people: "Sequence[PersonLine]", indicator: Indicator, texts: Translator) -> tuple[PersonRow, ...]:
    """Everybody by attainment, the best first; then those without a target by what they reached."""

    def order(line: "PersonLine") -> tuple[int, Decimal, str]:
        figure = line.figures[indicator.code]
        if figure.attainment is not None:
            return 0, -figure.attainment, line.code
        return 1, -(figure.actual or Decimal(0)), line.code

    rows: list[PersonRow] = []
    for number, line in enumerate(sorted(people, key=order), start=1):
        attainment = line.figures[indicator.code].attainment
        same = bool(rows) and rows[-1].attainment == attainment
        place = 0 if attainment is None else rows[-1].place if same else number
        rows.append(_row(line, place, indicator, texts))
    return tuple(rows)


def _row(line: "PersonLine", place: int, indicator: Indicator, texts: Translator) -> PersonRow:
    figure, graded = line.figures[indicator.code], line.graded
    has_total = graded is not None and graded.total is not None
    total = graded.total if graded is not None else None
    return PersonRow(
        staff_id=line.staff_id,
        place=place,
        name=line.name,
        team=line.team or NO_VALUE,
        actual=text_of(figure.actual, indicator, texts),
        actual_value=figure.actual,
        target=text_of(figure.target, indicator, texts),
        attainment=figure.attainment,
        share=percent_text(figure.attainment, texts),
        total=numbers.plain(total, 1) if total is not None else NO_VALUE,
        total_value=total,
        grade=graded.grade if graded is not None and has_total else NO_VALUE,
        grade_tone=_tone(graded.place, graded.places) if graded is not None else Tone.NEUTRAL,
    )


def _tone(place: int, places: int) -> Tone:
    """The tone of a grade: the best is ok, the lowest is bad, those between share the other two."""
    if places > 1 and place == places - 1:
        return Tone.BAD
    return BY_PLACE[min(place, len(BY_PLACE) - 2)]


def ranking_line(row: PersonRow) -> RankingLine:
    """One row as a bar."""
    figure = row.actual if row.target == NO_VALUE else f"{row.actual} / {row.target}"
    return RankingLine(
        place=str(row.place) if row.place else "",
        name=row.name,
        percent=None if row.attainment is None else float(row.attainment),
        share=row.share,
        figure=figure,
        tip=f"{row.name}: {figure}, {row.share}",
        key=row.staff_id,
    )
