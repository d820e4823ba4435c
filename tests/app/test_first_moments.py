"""What is put off until the first page stands."""

import sys

import pytest

from desktop.app.first_moments import warm
from tests.ui.surroundings import InstantTasks


class TestWarm:
    def test_the_pages_are_imported_then_the_rest_goes_on(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delitem(sys.modules, "desktop.ui.reports.page", raising=False)
        went_on: list[bool] = []

        warm(InstantTasks(), ["reports"], lambda: went_on.append("desktop.ui.reports.page" in sys.modules))

        assert went_on == [True]
