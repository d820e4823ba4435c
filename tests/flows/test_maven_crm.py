"""A real sales pipeline that nobody here wrote, against figures reckoned elsewhere."""

import csv
import os
import shutil
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.flows.command_line import CommandLine
from tests.server import named_server

CRM = Path(__file__).resolve().parents[3] / "shared" / "data" / "maven-crm"
MAPS = Path(__file__).resolve().parents[1] / "maps"
OFFICES_AS_TEAMS = """
[columns]
name = "sales_agent"
manager = "manager"
team = "regional_office"
[options]
create = ["team"]
"""
QUARTERS = ("2017Q1", "2017Q2", "2017Q3", "2017Q4")
WITHOUT_DEALS = 5


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data file into which agents and deals were imported, once for all tests."""
    if not CRM.is_dir():
        pytest.skip("the shared real files are not on this machine")
    folder = tmp_path_factory.mktemp("maven")
    command = CommandLine(folder / "company.qianji")
    offices = folder / "offices.toml"
    offices.write_text(OFFICES_AS_TEAMS, encoding="utf-8")
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("QIANJI_HOME", str(folder / "home"))
        assert command("init", "--company", "Maven").code == 0
        people = command("import", "staff", CRM / "sales_teams.csv", "--map", offices)
        deals = command("import", "deals", CRM / "sales_pipeline.csv", "--map", MAPS / "maven-sales-pipeline.toml")
    assert (people.code, deals.code) == (0, 0), people.err + deals.err
    return command.data


@pytest.fixture
def pipeline(command: CommandLine, imported: Path) -> CommandLine:
    """The command line on a copy of that file, or on a server to which it was moved."""
    if named_server():
        assert CommandLine(imported)("move", "--to", os.environ["QIANJI_DATABASE_URL"]).code == 0
    else:
        shutil.copy(imported, command.data)
    return command


@pytest.mark.data
class TestMavenPipeline:
    def test_every_central_agent_s_figures_equal_the_reference(
        self, pipeline: CommandLine, shared_data: Path
    ) -> None:
        with (CRM / "ref_working_central_agents.csv").open(encoding="utf-8") as lines:
            reference = list(csv.DictReader(lines))

        figures = {
            (quarter, row["name"]): row["indicators"]
            for quarter in QUARTERS
            for row in pipeline("indicators", "--period", quarter, "--json").document["rows"]
        }

        assert len(reference) == 44
        for line in reference:
            assert ours(figures[line["period"], line["name"]]) == theirs(line), (line["period"], line["name"])

    def test_all_agents_appear_and_those_without_deals_have_no_rates(self, pipeline: CommandLine) -> None:
        rows = pipeline("indicators", "--period", "2017Q3", "--json").document["rows"]

        idle = [row["indicators"] for row in rows if row["indicators"]["new_deals"]["actual"] == "0"]
        assert len(rows) == 35
        assert len(idle) == WITHOUT_DEALS
        for indicators in idle:
            assert indicators["win_rate"]["actual"] is None
            assert indicators["deal_cycle_days"]["actual"] is None
            assert indicators["average_deal"]["actual"] is None

    def test_teams_and_company_hold_the_same_money(self, pipeline: CommandLine) -> None:
        by = {
            scope: [
                Decimal(row["indicators"]["signed_amount"]["actual"])
                for row in pipeline("indicators", "--period", "2017", "--by", scope, "--json").document["rows"]
            ]
            for scope in ("staff", "team", "company")
        }

        assert len(by["team"]) == 3
        assert sum(by["staff"]) == sum(by["team"]) == sum(by["company"]) == Decimal(10_005_534)

    def test_importing_again_changes_nothing(self, pipeline: CommandLine) -> None:
        again = pipeline(
            "import", "deals", CRM / "sales_pipeline.csv", "--map", MAPS / "maven-sales-pipeline.toml", "--json"
        )

        report = again.document
        assert (report["created"], report["updated"], report["rejected"]) == (0, 0, 0)
        assert report["unchanged"] == report["rows_read"] == 8800


def ours(indicators: dict[str, Any]) -> tuple[str | None, ...]:
    """Won, lost, won value, win rate and mean cycle with two decimals."""
    counts = (indicators[code]["actual"] for code in ("won_deals", "lost_deals", "signed_amount"))
    means = (indicators[code]["actual"] for code in ("win_rate", "deal_cycle_days"))
    return (*counts, *(None if mean is None else two_decimals(mean) for mean in means))


def theirs(line: dict[str, str]) -> tuple[str | None, ...]:
    """The same out of a line of the reference; an empty cell is no data."""
    return (
        line["won_count"],
        line["lost_count"],
        line["won_value"],
        line["win_rate_pct"] or None,
        line["mean_cycle_days_won"] or None,
    )


def two_decimals(number: str) -> str:
    return str(Decimal(number).quantize(Decimal("0.01"), ROUND_HALF_UP))
