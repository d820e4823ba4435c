"""Compiles the translation catalogues when a wheel or an editable install is built."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALE = Path("resources") / "locale"


def compile_catalogues(locale_folder: Path) -> list[Path]:
    """Write a .mo beside each .po under `locale_folder` and return what was written."""
    written = []
    for po in sorted(locale_folder.rglob("*.po")):
        with po.open("rb") as source:
            catalogue = read_po(source)
        mo = po.with_suffix(".mo")
        with mo.open("wb") as target:
            write_mo(target, catalogue)
        written.append(mo)
    return written


class CompileLocale(BuildHookInterface[Any]):
    """Lets the wheel carry compiled catalogues, which are not committed."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Compile before the files are collected."""
        written = compile_catalogues(Path(self.root) / LOCALE)
        build_data["artifacts"].extend(f"/{path.relative_to(self.root).as_posix()}" for path in written)
