"""What the window itself writes above a column, it understands when it is pasted or imported again."""

from collections.abc import Callable

import pytest

from desktop.exchange.columns import comparable_header
from desktop.exchange.kinds import KINDS
from desktop.i18n import LANGUAGES, Translator, translator
from desktop.ui.kit.paste_grid.headings import layout_of
from desktop.ui.kit.paste_grid.specs import GridColumn
from desktop.ui.signings import entry_columns as contracts
from desktop.ui.visits import entry_columns as visits
from desktop.ui.visits.table import visit_columns

GRIDS = {"visits": visits.entry_columns, "signings": contracts.entry_columns}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("columns_in", GRIDS.values(), ids=GRIDS)
def test_a_grid_pasted_into_itself_keeps_its_columns(
    columns_in: Callable[[Translator], tuple[GridColumn, ...]], language: str
) -> None:
    columns = columns_in(translator(language))
    headings = tuple(column.title for column in columns)

    layout = layout_of((headings, ("x",) * len(headings)), columns)

    assert layout.meanings == tuple(column.name for column in columns)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", GRIDS)
def test_the_import_knows_each_heading_of_the_grid(kind: str, language: str) -> None:
    headings = [column.title for column in GRIDS[kind](translator(language))]

    assert [each for each in headings if not is_known(kind, each)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_import_knows_each_heading_of_the_list_of_visits(language: str) -> None:
    headings = [column.title for column in visit_columns(translator(language))]

    assert [each for each in headings if not is_known("visits", each)] == []


def is_known(kind: str, heading: str) -> bool:
    """Whether a column of an import may be headed like this."""
    return any(column.rank(comparable_header(heading)) for column in KINDS[kind].columns)
