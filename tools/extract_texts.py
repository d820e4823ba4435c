"""Brings the translation catalogues up to date with the code: one per room, sorted, without line numbers."""

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale" / "zh_CN" / "LC_MESSAGES"
# The room a text is written in decides its catalogue.
ROOMS = {
    "domain": ("domain", "models", "errors.py"),
    "exchange": ("exchange",),
    "reports": ("reports",),
    "services": ("services", "queries", "store"),
    "ui": ("ui", "app"),
    "cli": (
        "cli",
        "__main__.py",
        "settings.py",
        "i18n.py",
        "paths.py",
        "system_libraries.py",
        "own_folder.py",
        "marker.py",
        "program_folders.py",
        "system_causes.py",
    ),
}
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "N_": None,
    "gettext": None,
    "texts": None,  # widgets and presenters call their translator by this name
    "_texts": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}


def texts_of(room: str) -> Catalog:
    """All marked texts of one room, as a fresh catalogue."""
    catalogue = Catalog(locale="zh_CN", header_comment="", fuzzy=False)
    for place in ROOMS[room]:
        start = ROOT / "desktop" / place
        folder, only = (start.parent, start.name) if start.suffix else (start, None)
        method_map = [(only or "**.py", "python")]
        for _name, _line, message, comments, context in extract_from_dir(
            folder, method_map=method_map, keywords=KEYWORDS, comment_tags=("Translators:",)
        ):
            catalogue.add(message, auto_comments=comments, context=context)
    return catalogue


def updated(room: str) -> tuple[str, list[str]]:
    """The room's catalogue as it should stand, and the texts still without a Chinese one."""
    path = LOCALE / f"{room}.po"
    fresh = texts_of(room)
    with path.open("rb") as source:
        old = read_po(source, locale="zh_CN")
    missing = []
    result = Catalog(locale="zh_CN", header_comment="", fuzzy=False)
    for message in fresh:
        if not message.id:
            continue
        known = old.get(message.id if isinstance(message.id, str) else message.id[0], message.context)
        text = known.string if known else ""
        result.add(message.id, text, auto_comments=message.auto_comments, context=message.context)
        if not (text and all(text)):
            missing.append(str(message.id))
    buffer = io.BytesIO()
    write_po(buffer, result, width=110, no_location=True, omit_header=True, sort_output=True)
    header = path.read_text(encoding="utf-8").split("\n\n", 1)[0]
    return header + "\n\n" + buffer.getvalue().decode("utf-8").strip() + "\n", missing


def main() -> int:
    """Write the catalogues, or with --check only compare; 1 when something is stale or untranslated."""
    check = "--check" in sys.argv[1:]
    wanted = [name for name in sys.argv[1:] if not name.startswith("-")] or list(ROOMS)
    problems = 0
    for room in wanted:
        text, missing = updated(room)
        path = LOCALE / f"{room}.po"
        if check and path.read_text(encoding="utf-8").strip() != text.strip():
            print(f"{path.name} is not up to date: run python tools/extract_texts.py")
            problems += 1
        if not check:
            path.write_text(text, encoding="utf-8", newline="\n")
        for message in missing:
            print(f"{path.name}: no Chinese text for {message!r}")
        problems += len(missing)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
