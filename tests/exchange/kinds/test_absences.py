from datetime import date

import pytest

from desktop.models import Absence
from tests.services.importing import Importing, counts, importing, reasons, staffed

__all__ = ["importing", "staffed"]


class TestAbsences:
    def test_are_approved_unless_the_file_says_otherwise(self, staffed: Importing) -> None:
        report = staffed.take(
            "absences",
            "员工,开始日期,结束日期,原因,是否批准\nE01,2026-03-05,2026-03-06,年假,\n李红,2026/3/9,2026/3/9,旷工,否\n",
        )

        assert counts(report) == (2, 0, 0, 0)
        assert staffed.all(Absence.started_on, Absence.ended_on, Absence.reason, Absence.is_approved) == [
            (date(2026, 3, 5), date(2026, 3, 6), "年假", True),
            (date(2026, 3, 9), date(2026, 3, 9), "旷工", False),
        ]

    def test_are_known_again_without_the_column(self, staffed: Importing) -> None:
        text = "staff,started_on,ended_on,reason\nE01,2026-03-05,2026-03-06,\n"

        first, again = staffed.take("absences", text), staffed.take("absences", text)

        assert (counts(first), counts(again)) == ((1, 0, 0, 0), (0, 0, 1, 0))

    @pytest.mark.parametrize(
        ("row", "sentence"),
        [
            ("E01,2026-03-05,2026-03-04,是", "lies before"),
            ("E01,2026-03-05,2026-03-06,也许", "neither yes nor no"),
            ("E99,2026-03-05,2026-03-06,是", "E99"),
        ],
    )
    def test_are_refused_with_a_sentence(self, staffed: Importing, row: str, sentence: str) -> None:
        report = staffed.take("absences", f"员工,开始日期,结束日期,已批准\n{row}\n")

        assert counts(report) == (0, 0, 0, 1)
        assert sentence in reasons(report)[0]


def test_a_red_line_without_a_description_is_refused(staffed: Importing) -> None:
    report = staffed.take("conduct", "日期,员工,类型,内容\n2026-03-05,E01,红线,\n2026-03-05,E01,红线,虚假报销\n")

    assert counts(report) == (1, 0, 0, 1)
    assert "Describe what happened" in reasons(report)[0]
