"""Whether a window can appear at all."""

import pytest

from desktop.i18n import CHINESE, translator
from desktop.system_libraries import (
    ALWAYS,
    ON_X11,
    NoWindowError,
    has_display,
    missing_libraries,
    refuse_without_window,
)


def nothing_loads(name: str) -> object:
    """A machine without any library."""
    raise OSError(name)


def everything_loads(_name: str) -> object:
    """A machine with all of them."""
    return object()


class TestHasDisplay:
    @pytest.mark.parametrize(
        ("environment", "expected"),
        [
            ({}, False),
            ({"DISPLAY": ":0"}, True),
            ({"WAYLAND_DISPLAY": "wayland-0"}, True),
            ({"QT_QPA_PLATFORM": "offscreen"}, True),
            ({"QT_QPA_PLATFORM": "xcb"}, False),
        ],
    )
    def test_a_screen_is_named_or_done_without(self, environment: dict[str, str], expected: bool) -> None:
        assert has_display(environment) is expected


class TestMissingLibraries:
    def test_x11_needs_more_than_drawing_off_the_screen(self) -> None:
        on_x11 = missing_libraries({"DISPLAY": ":0"}, nothing_loads)
        off_screen = missing_libraries({"QT_QPA_PLATFORM": "offscreen"}, nothing_loads)

        assert on_x11 == ALWAYS | ON_X11
        assert off_screen == ALWAYS

    def test_a_complete_machine_lacks_nothing(self) -> None:
        assert missing_libraries({"DISPLAY": ":0"}, everything_loads) == {}


class TestRefuseWithoutWindow:
    def test_no_display_is_one_sentence(self) -> None:
        with pytest.raises(NoWindowError) as refused:
            refuse_without_window({}, "linux")

        assert "qianji --help" in refused.value.sentence(translator(CHINESE))

    def test_missing_libraries_are_listed_with_what_brings_them(self) -> None:
        with pytest.raises(NoWindowError) as refused:
            refuse_without_window({"DISPLAY": ":0"}, "linux", nothing_loads)

        assert "libxcb-cursor.so.0" in str(refused.value)
        assert "apt install libegl1" in str(refused.value)

    def test_windows_brings_all_of_it(self) -> None:
        refuse_without_window({}, "win32", nothing_loads)

    def test_a_complete_machine_may_open_the_window(self) -> None:
        refuse_without_window({"DISPLAY": ":0"}, "linux", everything_loads)
