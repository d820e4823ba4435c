"""The program's icon."""

import pytest

from desktop.ui.shell.program_icon import SIZES, program_icon


@pytest.mark.usefixtures("qapp")
class TestProgramIcon:
    def test_each_size_is_drawn_in_our_colour(self) -> None:
        icon = program_icon()

        assert [size.width() for size in icon.availableSizes()] == list(SIZES)
        assert icon.pixmap(64).toImage().pixelColor(32, 6).name() == "#2456e6"
