from decimal import Decimal

import pytest

from desktop.errors import RequestError
from desktop.exchange.file_map import CREATABLE, FileMap
from desktop.ui.imports.wanted import Wanted, file_map_of


class TestFileMapOf:
    def test_what_is_said_by_hand_goes_before_the_mapping_file(self) -> None:
        loaded = FileMap(columns={"name": ("Agent",), "code": ("Id",)}, date_order="dmy", header_row=4)

        made = file_map_of(Wanted(loaded=loaded, columns={"name": ("Name",)}, date_order="mdy"))

        assert made.columns == {"name": ("Name",), "code": ("Id",)}
        assert (made.date_order, made.header_row) == ("mdy", 4)

    def test_typed_numbers_are_read(self) -> None:
        made = file_map_of(Wanted(header_row="0", multiplier="1,000"))

        assert (made.header_row, made.multiplier) == (0, Decimal(1000))

    def test_new_names_are_created_only_when_wanted(self) -> None:
        assert file_map_of(Wanted()).create == frozenset()
        assert file_map_of(Wanted(creates=True)).create == CREATABLE

    @pytest.mark.parametrize("typed", ["x", "-1", "1.5"])
    def test_a_header_row_that_is_no_row_number_is_refused(self, typed: str) -> None:
        with pytest.raises(RequestError, match="not a row number"):
            file_map_of(Wanted(header_row=typed))

    @pytest.mark.parametrize("typed", ["x", "0", "-3", "NaN", "Infinity"])
    def test_a_multiplier_that_is_no_number_above_zero_is_refused(self, typed: str) -> None:
        with pytest.raises(RequestError, match="not a multiplier"):
            file_map_of(Wanted(multiplier=typed))
