"""The icons that travel along."""

from pathlib import Path

from desktop import paths

DESKTOP = Path(paths.__file__).parent


class TestIcons:
    def test_only_icons_that_are_used_travel_along(self) -> None:
        source = "".join(path.read_text(encoding="utf-8") for path in DESKTOP.rglob("*.py"))

        unused = [icon.stem for icon in (paths.resources() / "icons").glob("*.svg") if f'"{icon.stem}"' not in source]

        assert unused == []

    def test_their_licence_travels_with_them(self) -> None:
        assert "ISC License" in (paths.resources() / "icons" / "LICENSE").read_text(encoding="utf-8")
