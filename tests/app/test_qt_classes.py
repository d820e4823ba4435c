"""Qt's classes are made on the window's thread before another one names them."""

import ast
import subprocess
import sys
from pathlib import Path

import desktop
from desktop.app.qt_classes import NAMED

SCRIPT = """
import sys
from importlib import import_module
from desktop.app.first_moments import warm

class Tasks:
    def long(self, work, done):
        made = {module: set(vars(import_module(module))) for module in named}
        work(lambda *_: None, lambda: False)
        late = {module: set(vars(sys.modules[module])) - made[module] for module in named}
        print({module: names for module, names in late.items() if names})

from desktop.app.qt_classes import NAMED as named
warm(Tasks(), ["guide", "reports", "settings", "evaluations"])
"""


def named_when_imported(body: list[ast.stmt]) -> set[tuple[str, str]]:
    found = set()
    for each in body:
        if isinstance(each, ast.ImportFrom) and str(each.module).startswith("PySide6."):
            found |= {(str(each.module), name.name) for name in each.names}
        elif isinstance(each, ast.If) and "TYPE_CHECKING" not in ast.dump(each.test):
            found |= named_when_imported(each.body)
    return found


def test_every_class_that_a_module_names_when_it_is_imported_is_listed() -> None:
    listed = {(module, name) for module, names in NAMED.items() for name in names.split()}
    named: set[tuple[str, str]] = set()
    for path in Path(desktop.__file__).parent.rglob("*.py"):
        named |= named_when_imported(ast.parse(path.read_text(encoding="utf-8")).body)

    assert listed == named


def test_pages_that_are_imported_beside_the_window_make_none() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)

    assert (done.stdout, done.returncode) == ("{}\n", 0), done.stderr
