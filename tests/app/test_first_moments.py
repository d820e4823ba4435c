"""What is put off until the first page stands."""

import gc
import sys

import pytest

from desktop.app.first_moments import look_for_garbage, put_off_garbage, warm
from tests.ui.surroundings import InstantTasks


class TestGarbage:
    def test_what_was_put_off_is_taken_up_again(self) -> None:
        put_off_garbage()
        is_put_off = not gc.isenabled()

        look_for_garbage()
        gc.unfreeze()

        assert is_put_off
        assert gc.isenabled()

    def test_where_it_was_never_put_off_nothing_is_kept_from_it(self) -> None:
        look_for_garbage()

        assert gc.get_freeze_count() == 0


class TestWarm:
    def test_the_pages_are_imported_then_the_rest_goes_on(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delitem(sys.modules, "desktop.ui.reports.page", raising=False)
        went_on: list[bool] = []

        warm(InstantTasks(), ["reports"], lambda: went_on.append("desktop.ui.reports.page" in sys.modules))

        assert went_on == [True]
