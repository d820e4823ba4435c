"""What is put off until the first page stands."""

import sys

import pytest

from desktop.app.first_moments import warm
from tests.ui.surroundings import InstantTasks


class TestWarm:
    def test_the_pages_are_imported_with_what_they_are_put_together_with(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        late = {"desktop.ui.settings.page", "desktop.ui.settings.lists_card"}
        for name in late:
            monkeypatch.delitem(sys.modules, name, raising=False)

        warm(InstantTasks(), ["settings"])

        assert late <= set(sys.modules)
