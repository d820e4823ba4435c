"""Our own files that travel along: resources as they are, texts compiled, migrations as sources."""

from pathlib import Path

from installer.names import ROOT

Placed = tuple[str, str]  # a file, and its folder in the bundle


def resources() -> list[Placed]:
    """Fonts, icons, presets, samples, the guide; not the catalogues, which are compiled."""
    folder = ROOT / "resources"
    return [
        (str(path), str(Path("desktop") / "resources" / path.parent.relative_to(folder)))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in (".po", ".mo")
    ]


def compiled_texts(build: Path) -> list[Placed]:
    """Each catalogue, compiled into the build folder."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    locale = ROOT / "resources" / "locale"
    placed = []
    for po in sorted(locale.rglob("*.po")):
        folder = po.parent.relative_to(locale)
        mo = build / "locale" / folder / f"{po.stem}.mo"
        mo.parent.mkdir(parents=True, exist_ok=True)
        with po.open("rb") as source, mo.open("wb") as target:
            write_mo(target, read_po(source))
        placed.append((str(mo), str(Path("desktop") / "resources" / "locale" / folder)))
    return placed


def migrations() -> list[Placed]:
    """The steps that bring a data file up to date: Alembic reads them as files."""
    folder = ROOT / "desktop" / "store" / "migrations"
    return [
        (str(path), str(Path("desktop") / "store" / path.parent.relative_to(folder.parent)))
        for path in sorted(folder.rglob("*.py"))
    ]


def own_name(build: Path, version: str) -> list[Placed]:
    """The few lines by which Python knows the installed version."""
    folder = build / f"qianji-{version}.dist-info"
    folder.mkdir(parents=True, exist_ok=True)
    text = f"Metadata-Version: 2.1\nName: qianji\nVersion: {version}\n"
    (folder / "METADATA").write_text(text, encoding="utf-8", newline="\n")
    return [(str(folder / "METADATA"), folder.name)]
