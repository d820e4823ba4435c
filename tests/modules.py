"""What the rules of the house ask about modules of the project, without importing them."""

import ast
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Module(NamedTuple):
    """Its functions with their lines, and the top names of everything it imports, also inside functions."""

    functions: tuple[tuple[str, int], ...]
    imported: frozenset[str]


def sources(*rooms: str) -> list[Path]:
    """The modules of some rooms; released migrations stay as they are."""
    found = (path for room in rooms for path in (ROOT / room).rglob("*.py"))
    return sorted(path for path in found if "versions" not in path.parts)


@cache
def module(path: Path) -> Module:
    """A module, parsed once for all tests."""
    functions, imported = [], set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            functions.append((node.name, (node.end_lineno or node.lineno) - node.lineno + 1))
        elif isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            imported.add(node.module.split(".")[0])
    return Module(tuple(functions), frozenset(imported))
