"""A map as the document of a mapping file, so that what was said once can be kept."""

from typing import Any

from desktop.exchange.file_map import FileMap


def map_document(file_map: FileMap) -> dict[str, Any]:
    """The document that `parse_map` reads back; what holds for one file only (sheet, rows, encoding) is left out."""
    options: dict[str, Any] = {}
    if file_map.date_order:
        options["date_order"] = file_map.date_order
    if file_map.multiplier is not None:
        options["multiplier"] = format(file_map.multiplier, "f")
    if file_map.missing:
        options["missing"] = list(file_map.missing)
    if file_map.scale is not None:
        options["scale"] = format(file_map.scale, "f")
    if file_map.unpivot:
        options["unpivot"] = file_map.unpivot
    if file_map.create:
        options["create"] = sorted(ref.value for ref in file_map.create)
    return {
        "columns": {ours: list(theirs) if theirs else "" for ours, theirs in file_map.columns.items()},
        "values": {ours: dict(meanings) for ours, meanings in file_map.values.items()},
        "constants": dict(file_map.constants),
        "options": options,
    }
