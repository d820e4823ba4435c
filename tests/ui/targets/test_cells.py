"""What a cell of the grid says of sums that do not agree, without a window."""

from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.indicators import INDICATORS
from desktop.domain.period import parse_period
from desktop.domain.target_gap import Gap
from desktop.domain.targets import Bearer
from desktop.i18n import ENGLISH, translator
from desktop.queries.target_grid import GridCell, GridRow
from desktop.queries.target_lens import Lens
from desktop.ui.targets.cells import LESS, MORE, CellLook, look_of
from desktop.ui.targets.columns import GridColumn, Span
from desktop.ui.targets.edits import Edits
from desktop.ui.targets.figures import Scale
from desktop.ui.targets.lines import Line, LineKind
from desktop.ui.targets.shown import Shown
from desktop.ui.targets.strip_words import strip_words

TEXTS = translator(ENGLISH)
YEAR = parse_period("2026")
DAYS = (YEAR.start, YEAR.end)
COLUMN = GridColumn(YEAR, "2026")
MONTHS_HAVE_MORE = "The shorter targets sum to 124: 4 (3.3 %) more than this one."


def line(kind: LineKind, cell: GridCell, people: int | None = None) -> Line:
    row = GridRow(Bearer.TEAM, 1, "East", {DAYS: cell}, frozenset({DAYS}))
    return Line(kind, "East", row, {} if people is None else {DAYS: Decimal(people)})


def shown(own: Line) -> Shown:
    scale = Scale(INDICATORS["visits"], TEXTS)
    return Shown(YEAR, Lens("visits"), Span.MONTHS, scale, (own,), {}, Edits(), date(2026, 11, 21), "")


def look(own: Line) -> CellLook:
    return look_of(shown(own), own, COLUMN, TEXTS)


def test_a_sum_of_quarters_of_which_one_is_not_its_months_is_marked() -> None:
    summed = line(LineKind.PERSON, GridCell(Decimal(120), parts=4, gap=Gap(Decimal(120), Decimal(124))))

    found = look(summed)

    assert (found.mark, found.is_soft) == (MORE, True)
    assert MONTHS_HAVE_MORE in found.hint
    assert MONTHS_HAVE_MORE in strip_words(shown(summed), summed, COLUMN, TEXTS).sentence


@pytest.mark.parametrize(
    ("people", "mark", "told"), [(120, MORE, MONTHS_HAVE_MORE), (110, LESS, "The people sum to")]
)
def test_people_that_agree_do_not_hide_months_that_do_not(people: int, mark: str, told: str) -> None:
    found = look(line(LineKind.TEAM_TARGET, GridCell(Decimal(120), 7, gap=Gap(Decimal(120), Decimal(124))), people))

    assert found.mark == mark
    assert told in found.hint


def test_what_counts_for_the_team_of_somebody_who_moved_is_told() -> None:
    moved = line(LineKind.PERSON, GridCell(Decimal(90), 7, borne=Decimal(60)))

    assert "Of this 60 count for this team, the rest for the team of the months before." in look(moved).hint
