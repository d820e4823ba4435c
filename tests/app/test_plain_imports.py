"""Modules are imported without reading their source."""

import builtins
import importlib
import linecache
from pathlib import Path

import pytest

from desktop.app.plain_imports import import_plainly


def test_the_source_of_a_module_is_not_read_on_its_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = tmp_path / "a_module_nobody_read.py"
    module.write_text("from math import tau\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(builtins, "__import__", builtins.__import__)  # put back afterwards

    import_plainly()
    importlib.import_module(module.stem)

    assert str(module) not in linecache.cache
