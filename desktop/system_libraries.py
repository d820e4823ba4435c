"""Whether a window can appear at all: asked before Qt is loaded, because Qt ends the process and says little."""

import os
import sys
from collections.abc import Callable, Mapping

from desktop.errors import N_, RequestError

# What Qt needs of a Linux system, with the Debian and Ubuntu package that brings it.
ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libX11.so.6": "libx11-6",
    "libzstd.so.1": "libzstd1",
}
ON_X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
WITHOUT_SCREEN = ("offscreen", "minimal", "vnc")


class NoWindowError(RequestError):
    """No window can appear on this machine; the commands still work."""


def refuse_without_window(
    environment: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
    load: Callable[[str], object] | None = None,
) -> None:
    """Refuse in one sentence where Qt would end the process: no display, or missing system libraries."""
    if not platform.startswith("linux"):
        return
    if not has_display(environment):
        raise NoWindowError(
            N_("There is no display here, so the window cannot open. The commands work without one: qianji --help.")
        )
    missing = missing_libraries(environment, load or _library)
    if missing:
        raise NoWindowError(
            N_(
                "The window needs system libraries that are missing: {libraries}. "
                "On Debian or Ubuntu install them with: apt install {packages}"
            ),
            libraries=", ".join(missing),
            packages=" ".join(missing.values()),
        )


def has_display(environment: Mapping[str, str]) -> bool:
    """Whether a screen is named, or Qt was told to do without one."""
    chosen = environment.get("QT_QPA_PLATFORM", "")
    if chosen.split(":")[0] in WITHOUT_SCREEN:
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def missing_libraries(environment: Mapping[str, str], load: Callable[[str], object]) -> dict[str, str]:
    """The libraries that cannot be loaded → the package that brings each."""
    chosen = environment.get("QT_QPA_PLATFORM", "").split(":")[0]
    is_on_x11 = chosen == "xcb" or (not chosen and not environment.get("WAYLAND_DISPLAY"))
    wanted = ALWAYS | (ON_X11 if is_on_x11 else {})
    return {name: package for name, package in wanted.items() if not _loads(name, load)}


def _loads(name: str, load: Callable[[str], object]) -> bool:
    try:
        load(name)
    except OSError:
        return False
    return True


def _library(name: str) -> object:
    from ctypes import CDLL  # only where something is to be looked for: Windows brings all of it

    return CDLL(name)
