"""Which tables are watched while a file is taken in."""

import ast
from pathlib import Path

import desktop.exchange
import desktop.models
from desktop.store.recording import noted_tables


def test_every_table_the_importing_kinds_know_is_watched() -> None:
    names = {
        alias.name
        for path in Path(desktop.exchange.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "desktop.models"
        for alias in node.names
    }
    tables = {getattr(desktop.models, name).__tablename__ for name in names if hasattr(desktop.models, name)}
    reading_only = {"custom_indicator"}

    assert tables - reading_only <= {table.name for table in noted_tables()}
