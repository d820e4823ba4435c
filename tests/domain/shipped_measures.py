"""The library of causes and measures as it is shipped."""

from desktop import paths
from desktop.domain.causes import parse_library

SHIPPED = parse_library((paths.resources() / "presets" / "causes.json").read_text(encoding="utf-8"))
