"""`qianji indicators` with indicators of the owner's own."""

import shutil
from pathlib import Path

import pytest

from desktop.domain.indicators import INDICATORS, Unit
from desktop.domain.own_indicator import Source
from desktop.services.own_indicators import IndicatorBook, IndicatorDraft
from desktop.store.database import Database
from tests.cli.conftest import Call
from tests.services.small_company import add_company, add_staff, add_team, add_visits


@pytest.fixture
def path(empty_file: Path, tmp_path: Path) -> Path:
    path = shutil.copyfile(empty_file, tmp_path / "company.qianji")
    with Database.open(path) as database:
        with database.write() as session:
            add_company(session)
            person = add_staff(session, "E01", "王䶮")
            add_team(session, "一组", None, person)
            add_visits(session, person, 4)
        draft = IndicatorDraft("拜访翻倍", "Visits doubled", Source.FORMULA, Unit.COUNT, formula="visits * 2")
        IndicatorBook(database).add(draft)
    return path


@pytest.mark.parametrize("by", ["staff", "team", "company"])
def test_they_stand_behind_the_built_in_ones(path: Path, call: Call, by: str) -> None:
    document = call("indicators", "--period", "2026Q3", "--by", by, "--json", "--data", path).document()

    (row,) = document["rows"]
    assert list(row["indicators"]) == [*INDICATORS, "own_1"]
    assert row["indicators"]["own_1"]["actual"] == "8"


@pytest.mark.parametrize(("language", "name"), [("zh_CN", "拜访翻倍"), ("en", "Visits doubled")])
def test_they_are_told_by_name(path: Path, call: Call, language: str, name: str) -> None:
    done = call("indicators", "--period", "2026Q3", "--data", path, language=language)

    assert f"{name}  8" in done.said
