"""What is searched for stands for itself: no search lets a sign of its text stand for others."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ALWAYS = frozenset(
    {"contains", "icontains", "istartswith", "iendswith", "like", "ilike"}
)  # texts of Python have none
STRETCHING = frozenset({"autoescape", "escape"})


def is_of_a_column(call: ast.Call) -> bool:
    """Whether a call asks a column for a text that was typed; Python's own texts begin with something as well."""
    if not isinstance(call.func, ast.Attribute) or not call.args or isinstance(call.args[0], ast.Constant):
        return False
    if call.func.attr in ALWAYS:
        return True
    return call.func.attr == "startswith" and isinstance(call.func.value, ast.Attribute)


def test_every_search_takes_what_was_typed_as_it_is() -> None:
    asked, stretching = 0, []
    for path in (ROOT / "desktop" / "queries").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and is_of_a_column(node):
                asked += 1
                if not STRETCHING.intersection(word.arg or "" for word in node.keywords):
                    stretching.append(f"{path.relative_to(ROOT)}:{node.lineno}")

    assert asked > 20
    assert stretching == []
