"""`qianji indicators`."""

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.indicators import INDICATORS
from desktop.models import Company
from desktop.store.database import Database
from tests.cli.conftest import Call
from tests.queries.builders import a_deal, a_person, a_signing, a_target, a_team

JULY = date(2026, 7, 15)


@pytest.fixture
def data(empty_file: Path, tmp_path: Path) -> Path:
    """Two people of a team, one of whom never had a deal, and one who left long ago."""
    path = shutil.copyfile(empty_file, tmp_path / "company.qianji")
    with Database.open(path) as database, database.write() as session:
        session.add(Company(name="青禾餐饮", fiscal_year_start=4))
        busy = a_person(session, "王龚", code="E1")
        idle = a_person(session, "李想", code="E2")
        a_person(session, "旧人", code="E3", left_on=date(2020, 1, 1))
        a_team(session, "城南", busy, idle)
        for result in ("won", "won", "lost"):
            a_deal(session, busy, opened_on=JULY, closed_on=JULY, result=result)
        a_signing(session, JULY, (busy, "100"), amount="1000000")
        a_target(
            session,
            date(2026, 7, 1),
            date(2026, 9, 30),
            "2600000",
            staff_id=busy.id,
            indicator="signed_amount",
        )
    return path


class TestJson:
    def test_every_indicator_of_everybody_with_its_parts(self, data: Path, call: Call) -> None:
        document = call("indicators", "--data", data, "--period", "2026Q2", "--json").document()

        busy, idle = document["rows"]
        assert document["period"] == {"label": "2026Q2", "start": "2026-07-01", "end": "2026-09-30"}
        assert (busy["code"], busy["name"], busy["team"]) == ("E1", "王龚", "城南")
        assert list(busy["indicators"]) == list(idle["indicators"]) == list(INDICATORS)
        assert busy["indicators"]["signed_amount"] == {
            "actual": "1000000",
            "target": "2600000",
            "numerator": "1000000",
            "denominator": None,
            "records": 1,
        }
        assert busy["indicators"]["win_rate"] == {
            "actual": "66.66666666666666666666666667",
            "target": None,
            "numerator": "2",
            "denominator": "3",
            "records": 3,
        }

    def test_no_data_is_null(self, data: Path, call: Call) -> None:
        _busy, idle = call("indicators", "--data", data, "--period", "2026Q2", "--json").document()["rows"]

        assert idle["indicators"]["win_rate"]["actual"] is None
        assert idle["indicators"]["won_deals"]["actual"] == "0"

    @pytest.mark.parametrize(("by", "name"), [("team", "城南"), ("company", "青禾餐饮")])
    def test_teams_and_the_company_have_rows_too(self, data: Path, call: Call, by: str, name: str) -> None:
        (row,) = call("indicators", "--data", data, "--period", "2026-07", "--by", by, "--json").document()["rows"]

        assert (row["code"], row["name"], row["team"]) == ("", name, "")
        assert row["indicators"]["won_deals"]["actual"] == "2"

    def test_somebody_gone_still_appears_with_what_came_later(self, data: Path, call: Call) -> None:
        with Database.open(data) as database, database.write() as session:
            gone = a_person(session, "旧人二", code="E4", left_on=date(2020, 1, 1))
            a_signing(session, JULY, (gone, "100"))

        rows = call("indicators", "--data", data, "--period", "2026-07", "--json").document()["rows"]

        assert [row["code"] for row in rows] == ["E1", "E2", "E4"]


class TestTable:
    def test_reads_as_a_manager_would_write_it(self, data: Path, call: Call) -> None:
        said = call("indicators", "--data", data, "--period", "2026Q2", language="zh_CN").said

        assert "2026 财年第二季度 (2026-07-01..2026-09-30)" in said
        assert "E1 王龚 · 城南" in said
        assert "签约金额  100.0 万元  目标 260.0 万元" in said
        assert "E2 李想 · 城南\n  本期没有记录。" in said

    def test_a_target_without_data_shows_a_dash(self, data: Path, call: Call) -> None:
        with Database.open(data) as database, database.write() as session:
            start, end = date(2026, 7, 1), date(2026, 7, 31)
            a_target(session, start, end, "80", indicator="collection_rate")

        said = call("indicators", "--data", data, "--period", "2026-07", "--by", "company").said

        assert "Collection rate  —  target 80.0 %" in said


class TestRefusals:
    def test_a_period_that_is_none_is_told_before_the_file_is_opened(self, tmp_path: Path, call: Call) -> None:
        outcome = call("indicators", "--data", tmp_path / "none.qianji", "--period", "2026Q5")

        assert outcome.code == 2
        assert "was not understood" in outcome.complained
        assert outcome.said == ""


def test_plain_notation_never_has_an_exponent(empty_file: Path, tmp_path: Path, call: Call) -> None:
    path = shutil.copyfile(empty_file, tmp_path / "large.qianji")
    with Database.open(path) as database, database.write() as session:
        a_signing(session, JULY, (a_person(session), "100"), amount=str(Decimal("9e10")))

    (row,) = call("indicators", "--data", path, "--period", "2026", "--json").document()["rows"]

    assert row["indicators"]["signed_amount"]["actual"] == "90000000000"
