"""What an owner says about a file."""

from datetime import UTC, datetime
from decimal import Decimal

from desktop.exchange.editing import Edits
from desktop.exchange.file_map import CREATABLE, FileMap
from desktop.services.import_shapes import KnownShape
from desktop.ui.imports.wanted import Wanted

SHAPE = KnownShape(1, "visits", 3, FileMap(columns={"date": ("何时",)}), "旧.csv", datetime(2026, 11, 1, tzinfo=UTC))


def test_a_value_for_all_rows_takes_the_place_of_a_column_and_the_other_way_round() -> None:
    said = Wanted().with_columns("region", ("大区",)).with_constant("region", "华东")

    assert (said.stated.columns, said.stated.constants) == ({}, {"region": "华东"})
    assert said.with_columns("region", ("大区",)).stated.constants == {}
    assert said.with_constant("region", "").stated.constants == {}


def test_another_row_of_headings_forgets_columns_and_changes_but_not_how_dates_are_written() -> None:
    said = Wanted(stated=FileMap(columns={"date": ("A",)}, date_order="dmy"), edits=Edits().with_cell(3, 0, "x"))

    moved = said.under_row(4)

    assert (moved.stated.columns, moved.stated.header_row, moved.stated.date_order) == ({}, 4, "dmy")
    assert moved.edits.is_empty


def test_a_known_shape_brings_its_kind_and_columns_until_it_is_forgotten() -> None:
    said = Wanted().with_shape(SHAPE)

    assert (said.kind, said.stated.columns, said.stated.header_row) == ("visits", {"date": ("何时",)}, 3)
    assert said.without_shape().stated == FileMap(header_row=3)


def test_new_names_are_created_only_when_wanted() -> None:
    assert Wanted().with_options("ymd", Decimal(10_000), creates=True).stated.create == CREATABLE
    assert Wanted().with_options(None, None, creates=False).stated == FileMap()


def test_meanings_of_values_are_kept_by_column() -> None:
    said = Wanted().with_meaning("result", "Won", "won").with_meaning("result", "Lost", "lost")

    assert said.stated.values == {"result": {"Won": "won", "Lost": "lost"}}
