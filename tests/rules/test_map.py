"""docs/scoring-tests.md tells where each rule is tested: what it names is there."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from desktop.domain.indicators import INDICATORS

ROOT = Path(__file__).parents[2]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs" / "scoring-tests.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and "`tests/" in line
]


@cache
def text_of(place: str) -> str:
    return (ROOT / place).read_text(encoding="utf-8")


@cache
def names_in(place: str) -> frozenset[str]:
    """The tests and groups of tests of a file."""
    nodes = ast.walk(ast.parse(text_of(place)))
    return frozenset(node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_every_rule_has_tests_that_exist_and_hold_its_numbers(row: list[str]) -> None:
    _rule, numbers, tests = row
    named = [reference.partition("::") for reference in re.findall(r"`([^`]+)`", tests)]

    assert named
    for place, _colons, name in named:
        assert not name or name in names_in(place), (place, name)
    sources = "".join(text_of(place) for place, _colons, _name in named)
    for number in numbers.replace(",", " ").split():
        assert re.search(rf"(?<![\d.]){re.escape(number)}(?![\d])", sources), number


def test_every_file_of_rules_is_named() -> None:
    told = "".join(row[2] for row in ROWS)
    files = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "tests" / "rules").rglob("test_*.py"))]

    assert [place for place in files if place not in told] == ["tests/rules/test_map.py"]


def test_every_indicator_is_worked_out_by_hand() -> None:
    source = text_of("tests/rules/test_section_3_indicators.py")

    assert [code for code in INDICATORS if f'"{code}":' not in source] == []
