"""Importing small files written on the spot."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from desktop.exchange.file_map import parse_map
from desktop.exchange.reading import child, table
from desktop.exchange.reading.wishes import Wishes
from desktop.exchange.report import ImportReport
from desktop.services.imports import Imports
from desktop.store.database import Database

TODAY = date(2026, 11, 21)


@dataclass(slots=True)
class Importing:
    """An empty company file to import into; days of import can be changed."""

    database: Database
    folder: Path
    today: date = TODAY
    count: int = field(default=0)

    def take(
        self, kind: str, text: str | bytes, stated: Mapping[str, Any] | None = None, **options: Any
    ) -> ImportReport:
        """Import a CSV of this text under a map."""
        self.count += 1
        path = self.folder / f"{kind}-{self.count}.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self.take_file(kind, path, stated, **options)

    def take_file(
        self, kind: str, path: Path, stated: Mapping[str, Any] | None = None, **options: Any
    ) -> ImportReport:
        """Import a file under a map."""
        return Imports(self.database, lambda: self.today).run(path, kind, parse_map(stated or {}), **options)

    def all(self, *columns: Any) -> list[tuple[Any, ...]]:
        """All rows of some columns in the order of their entry."""
        with self.database.read() as session:
            return [tuple(row) for row in session.execute(select(*columns).order_by(columns[0].class_.id))]


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    """Created, updated, unchanged, rejected."""
    return report.created, report.updated, report.unchanged, report.rejected


def reasons(report: ImportReport) -> list[str]:
    """The English sentences of the errors."""
    return [problem.reason.text(str) for problem in report.errors]


def remarks(report: ImportReport) -> list[str]:
    """The English sentences of the warnings."""
    return [problem.reason.text(str) for problem in report.warnings]


def _read_here(path: Path, wishes: Wishes, _seconds: int) -> bytes:
    return b"".join(child.lines(path, wishes.as_json()))


@pytest.fixture
def importing(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Importing:
    """An empty company to import into; files are read in the tests' own process, which is ten times faster."""
    monkeypatch.setattr(table, "_ask_child", _read_here)
    return Importing(database, tmp_path)


@pytest.fixture
def staffed(importing: Importing) -> Importing:
    """A company with three people, two customers and a product."""
    importing.take("staff", "工号,姓名\nE01,王小明\nE02,李红\nE03,Ann Lee\n")
    importing.take("customers", "客户编号,客户名称\nC01,禾味餐饮\nC02,城东广场\n")
    return importing
