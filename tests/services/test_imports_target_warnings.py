"""Targets of a file that stick out are taken and pointed out, with their row and column."""

import csv
import tomllib
from pathlib import Path

from desktop.models import Target
from tests.services.importing import Importing, counts, importing, staffed

__all__ = ["importing", "staffed"]
MAPS = Path(__file__).resolve().parents[1] / "maps"


def told(importing: Importing, text: str) -> list[tuple[int | None, str | None, str]]:
    """Row, column and sentence of each warning."""
    report = importing.take("targets", text)
    return [(problem.row, problem.column, problem.reason.text(str)) for problem in report.warnings]


class TestUnusualTargets:
    def test_30000_between_4000_and_2000_is_named_and_taken(self, staffed: Importing) -> None:
        text = "员工,期间,指标,目标值\nE01,2026-03,visits,4000\nE01,2026-04,visits,30000\nE01,2026-05,visits,2000\n"

        assert told(staffed, text) == [
            (3, "目标值", "30000 stands out: the targets near it lie between 2000 and 4000. Was 3000 meant?")
        ]
        assert len(staffed.all(Target.id)) == 3

    def test_in_a_wide_table_the_column_is_the_months_own(self, staffed: Importing) -> None:
        text = "年份,员工,指标,1月,2月,3月,4月\n2026,E01,visits,40,4,40,40\n2026,E02,visits,40,41,42,43\n"

        assert told(staffed, text) == [
            (2, "2月", "4 stands out: the targets near it lie between 40 and 40. Was 40 meant?")
        ]

    def test_targets_already_kept_are_neighbours_too(self, staffed: Importing) -> None:
        staffed.take("targets", "员工,期间,指标,目标值\nE01,2026-03,visits,40\nE01,2026-05,visits,38\n")

        assert len(told(staffed, "员工,期间,指标,目标值\nE01,2026-04,visits,1500\n")) == 1

    def test_the_same_month_of_other_years_speaks_for_a_peak(self, staffed: Importing) -> None:
        header = "年份,员工,指标,10月,11月,12月\n"
        rows = "2024,E01,visits,10,10,60\n2025,E01,visits,10,10,60\n"

        assert told(staffed, header + rows) == []

    def test_other_people_indicators_and_levels_are_no_neighbours(self, staffed: Importing) -> None:
        text = (
            "员工,期间,指标,目标值,档位\nE01,2026-03,visits,4,\nE02,2026-04,visits,3000,\nE01,2026-05,signings,2000,\n"
            "E01,2026-04,visits,3000,挑战\n"
        )

        assert told(staffed, text) == []

    def test_what_was_kept_before_is_not_warned_of_again(self, staffed: Importing) -> None:
        text = "员工,期间,指标,目标值\nE01,2026-03,visits,4\nE01,2026-04,visits,300\nE01,2026-05,visits,2\n"

        assert (len(told(staffed, text)), len(told(staffed, text))) == (1, 0)

    def test_real_targets_of_five_years_give_few_warnings(self, importing: Importing, shared_data: Path) -> None:
        path = next((shared_data / "pl300-targets").glob("*.csv"))
        with path.open(encoding="utf-8-sig") as file:
            people = sorted({row["EmployeeID"] for row in csv.DictReader(file)})
        importing.take("staff", "工号,姓名\n" + "".join(f"{code},员工{code}\n" for code in people))
        stated = tomllib.loads((MAPS / "pl300-targets.toml").read_text(encoding="utf-8"))

        report = importing.take_file("targets", path, stated)

        named = [(problem.row, problem.column) for problem in report.warnings]
        assert counts(report)[3] == 0
        assert named == [(18, "M08"), (18, "M11"), (26, "M02")]  # 700 and 500 among 50s, 10 between hundreds
