import csv
import json
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from sqlalchemy import func, select

from desktop.domain.period import parse_period
from desktop.errors import RequestError
from desktop.exchange.file_map import FileMap, load_map
from desktop.exchange.reading.table import read_table
from desktop.models import Base, Deal, Signing, Staff, Target, Visit
from desktop.queries.facts import staff_facts
from desktop.services.imports import Imports
from desktop.store.database import Database
from tests.services.importing import Importing, counts, importing, reasons

__all__ = ["importing"]

MAPS = Path(__file__).resolve().parents[1] / "maps"
pytestmark = pytest.mark.data


def _take(company: Importing, kind: str, path: Path, named: str) -> tuple[int, int, int, int]:
    report = Imports(company.database, lambda: company.today).run(path, kind, load_map(MAPS / f"{named}.toml"))
    return counts(report)


def _contents(company: Importing) -> dict[str, int]:
    with company.database.read() as session:
        return {
            table.name: session.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
        }


class TestMavenCrm:
    @pytest.fixture
    def maven(self, importing: Importing, shared_data: Path) -> Importing:
        folder = shared_data / "maven-crm"
        assert _take(importing, "staff", folder / "sales_teams.csv", "maven-sales-teams") == (35, 0, 0, 0)
        assert _take(importing, "deals", folder / "sales_pipeline.csv", "maven-sales-pipeline") == (8800, 0, 0, 0)
        return importing

    def test_again_changes_nothing(self, maven: Importing, shared_data: Path) -> None:
        before = _contents(maven)

        again = _take(maven, "deals", shared_data / "maven-crm" / "sales_pipeline.csv", "maven-sales-pipeline")

        assert again == (0, 0, 8800, 0)
        assert _take(maven, "staff", shared_data / "maven-crm" / "sales_teams.csv", "maven-sales-teams") == (
            0,
            0,
            35,
            0,
        )
        assert _contents(maven) == before

    def test_gives_the_figures_of_the_reference(self, maven: Importing, shared_data: Path) -> None:
        columns = {
            "won_count": "won_deals", "lost_count": "lost_deals", "won_value": "signed_amount",
            "win_rate_pct": "win_rate", "mean_cycle_days_won": "deal_cycle_days",
        }  # fmt: skip
        with (shared_data / "maven-crm" / "ref_working_central_agents.csv").open(encoding="utf-8") as file:
            expected = list(csv.DictReader(file))
        with maven.database.read() as session:
            ids = dict(session.execute(select(Staff.name, Staff.id)).all())
            for period in {row["period"] for row in expected}:
                facts = staff_facts(session, parse_period(period))
                assert len(facts) == 35
                for row in (row for row in expected if row["period"] == period):
                    found = {column: facts[ids[row["name"]]][code].actual for column, code in columns.items()}
                    wanted = {column: Decimal(row[column]) if row[column] else None for column in columns}
                    assert {column: _rounded(value) for column, value in found.items()} == wanted


def _rounded(value: Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(value).quantize(Decimal("0.01"), ROUND_HALF_UP)


class TestOtherRealFiles:
    def test_northwind(self, importing: Importing, shared_data: Path) -> None:
        folder = shared_data / "northwind" / "clean"

        assert _take(importing, "staff", folder / "employees.csv", "northwind-employees") == (9, 0, 0, 0)
        assert _take(importing, "customers", folder / "customers.csv", "northwind-customers") == (91, 0, 0, 0)
        assert _take(importing, "signings", folder / "orders.csv", "northwind-orders") == (830, 0, 0, 0)
        assert _take(importing, "signings", folder / "orders.csv", "northwind-orders") == (0, 0, 830, 0)
        with importing.database.read() as session:
            assert session.scalar(select(func.sum(Signing.amount))) == Decimal("64942.69")

    def test_chinese_staff_and_sales(self, importing: Importing, shared_data: Path) -> None:
        sales = shared_data / "zh-misc" / "销售数据.xlsx"

        assert _take(importing, "staff", shared_data / "zh-staff" / "员工信息表.xlsx", "zh-staff") == (500, 0, 0, 0)
        assert _take(importing, "signings", sales, "zh-misc") == (19, 0, 0, 1)
        assert _take(importing, "signings", sales, "zh-misc") == (0, 0, 19, 1)

    def test_a_gbk_table_between_notes(self, importing: Importing, shared_data: Path) -> None:
        path = shared_data / "zh-gbk" / "分省年度数据_人口.csv"

        assert _take(importing, "customers", path, "zh-gbk") == (31, 0, 0, 0)

    def test_visits(self, importing: Importing, shared_data: Path) -> None:
        path = shared_data / "visits-small" / "visits.csv"

        assert _take(importing, "staff", path, "visits-small-staff") == (5, 0, 43, 0)
        assert _take(importing, "visits", path, "visits-small") == (48, 0, 0, 0)
        assert _take(importing, "visits", path, "visits-small") == (0, 0, 48, 0)
        assert ('Pending "invoice" query raised',) in importing.all(Visit.summary)

    def test_wide_targets_in_thousands(self, importing: Importing, shared_data: Path) -> None:
        path = next((shared_data / "pl300-targets").glob("*.csv"))
        people = {cells[1] for _row, cells in read_table(path).rows[1:]}
        importing.take("staff", "工号,姓名\n" + "".join(f"{code},员工{code}\n" for code in sorted(people)))

        created, _updated, _unchanged, rejected = _take(importing, "targets", path, "pl300-targets")

        assert rejected == 0
        assert len(importing.all(Target.id)) == created
        first = [value for start, value in importing.all(Target.start, Target.value) if str(start) == "2017-07-01"]
        assert first[0] == Decimal(200000)


class TestNames:
    def test_rare_characters_are_kept_whole(self, importing: Importing, shared_data: Path) -> None:
        path = shared_data / "zh-chars" / "ref" / "rare_chars_not_in_gbk.csv"

        assert _take(importing, "staff", path, "rare-characters") == (276, 0, 0, 0)
        with path.open(encoding="utf-8") as file:
            assert [(row["char"],) for row in csv.DictReader(file)] == importing.all(Staff.name)

    def test_every_naughty_string_is_kept_whole_or_refused(self, importing: Importing, shared_data: Path) -> None:
        strings = json.loads((shared_data / "naughty-strings" / "blns.json").read_text(encoding="utf-8"))
        path = importing.folder / "names.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("code", "name"), *((f"N{at}", text) for at, text in enumerate(strings))])

        report = importing.take_file("staff", path)

        kept = dict(importing.all(Staff.code, Staff.name))
        assert len(kept) + report.rejected == report.rows_read == len(strings)
        assert len(kept) > 480
        assert {code: strings[int(code[1:])].strip(" \t\r\n\u3000\xa0") for code in kept} == kept
        assert len(reasons(report)) == report.rejected


class TestHostileFiles:
    def test_are_read_right_or_refused_with_the_data_unchanged(
        self, database: Database, tmp_path: Path, shared_data: Path
    ) -> None:
        company = Importing(database, tmp_path)  # read by a real child
        before = _contents(company)
        files = [path for name in ("xlsx-hostile", "csv-spectrum") for path in (shared_data / name).rglob("*")]

        for path in (path for path in files if path.is_file()):
            with pytest.raises(RequestError) as refused:
                Imports(database).run(path, "deals", FileMap())
            assert len(str(refused.value)) > 10

        assert _contents(company) == before
        assert company.all(Deal.id) == []

    def test_of_csv_spectrum_are_read_cell_by_cell(self, shared_data: Path) -> None:
        for expected in sorted((shared_data / "csv-spectrum" / "json").glob("*.json")):
            table = read_table(shared_data / "csv-spectrum" / "csvs" / f"{expected.stem}.csv")

            headers = table.rows[0][1]
            found = [dict(zip(headers, [*cells, "", "", ""], strict=False)) for _row, cells in table.rows[1:]]

            told = json.loads(expected.read_text(encoding="utf-8"))
            wanted = (
                told if isinstance(told, list) else [told | {"Contact Phone Number": "2095257564"}]
            )  # as in the CSV
            assert [_unix(row) for row in found] == [_unix(row) for row in wanted]


def _unix(row: dict[str, str]) -> dict[str, str]:
    return {header: text.replace("\r\n", "\n") for header, text in row.items()}
