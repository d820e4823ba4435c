"""Letters of targets as values: what is scored, what is agreed, and parts that add up."""

from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.indicators import INDICATORS
from desktop.domain.period import parse_period
from desktop.domain.sheets import Figure, Words
from desktop.domain.targets import TargetLevel
from desktop.errors import RequestError
from desktop.queries.sheets import Paper, target_letters
from desktop.queries.sheets.target_table import adding_up
from desktop.store.database import Database
from tests.services.small_company import Q3, TODAY, add_company, add_scheme, add_staff, add_target, line


@pytest.fixture
def company(database: Database) -> Database:
    """Three people, two of them with a target of visits, which alone are scored."""
    with database.write() as session:
        add_company(session)
        add_scheme(session, line("visits", "100"))
        for code, name, target in (("E01", "王小龚", "10"), ("E02", "李想", "20"), ("E03", "欧阳明", "")):
            person = add_staff(session, code, name)
            if target:
                add_target(session, "visits", target, staff_id=person)
    return database


class TestLetters:
    def test_everybody_with_a_target_gets_a_letter_with_its_months(self, company: Database) -> None:
        with company.write() as session:
            july = {"start": date(2026, 7, 1), "end": date(2026, 7, 31)}
            add_target(session, "visits", "4", staff_id=1, **july)
            add_target(session, "visits", "8", staff_id=1, level=TargetLevel.BASE)

        with company.read() as session:
            letters = target_letters(Paper(session, Q3, "zh_CN", TODAY))

        assert [letter.subject for letter in letters] == ["王小龚", "李想"]
        table = letters[0].tables[0]
        assert [column.name for column in table.columns] == ["指标", "权重", "保底", "目标", "7 月", "8 月", "9 月"]
        name, weight, *figures = table.lines[0].cells
        assert (name, weight) == ("拜访次数", Decimal(100))
        assert [each.text if isinstance(each, Figure) else each for each in figures] == [
            *("8 次", "10 次", "4 次"),
            *(None, None),
        ]

    def test_a_year_is_split_into_quarters_of_the_fiscal_year(self, company: Database) -> None:
        year = parse_period("2026", 4)
        with company.write() as session:
            add_target(session, "visits", "100", staff_id=1, start=year.start, end=year.end)

        with company.read() as session:
            letter = target_letters(Paper(session, year, "en", TODAY))[0]

        assert [column.name for column in letter.tables[0].columns][3:] == ["26Q1", "26Q2", "26Q3", "26Q4"]

    def test_only_some_people_may_be_asked_for(self, company: Database) -> None:
        with company.read() as session:
            assert len(target_letters(Paper(session, Q3, "en", TODAY, staff_codes=["E02"]))) == 1

    def test_without_any_target_it_says_what_to_do(self, company: Database) -> None:
        with company.read() as session, pytest.raises(RequestError, match="Nobody has a target"):
            target_letters(Paper(session, parse_period("2026Q1"), "en", TODAY))

    def test_a_chosen_person_without_a_target_is_not_told_that_nobody_has_one(self, company: Database) -> None:
        with company.read() as session, pytest.raises(RequestError, match="Nobody who was chosen has a target"):
            target_letters(Paper(session, Q3, "en", TODAY, staff_codes=["E03"]))

    def test_what_is_scored_stands_first_with_its_weight_and_what_is_only_agreed_behind(
        self, company: Database
    ) -> None:
        with company.write() as session:
            add_target(session, "signed_amount", "300000", staff_id=1)

        with company.read() as session:
            sheet = target_letters(Paper(session, Q3, "en", TODAY, staff_codes=["E01"]))[0]

        assert [row.cells[:2] for row in sheet.tables[0].lines] == [("Visits", Decimal(100)), ("Signed amount", None)]
        told = [sentence for part in sheet.parts if isinstance(part, Words) for sentence in part.paragraphs]
        assert any("without a weight is agreed" in sentence for sentence in told)

    def test_levels_that_are_all_the_same_are_one_column(self, company: Database) -> None:
        with company.write() as session:
            for level in (TargetLevel.BASE, TargetLevel.CHALLENGE):
                add_target(session, "visits", "10", staff_id=1, level=level)

        with company.read() as session:
            table = target_letters(Paper(session, Q3, "en", TODAY, staff_codes=["E01"]))[0].tables[0]

        assert [column.name for column in table.columns][:4] == ["Indicator", "Weight", "Target", "July"]

    def test_months_as_they_are_printed_add_up_to_the_quarter(self, company: Database) -> None:
        with company.write() as session:
            for value, last in (("3.3333", date(2026, 7, 31)), ("3.3333", date(2026, 8, 31)), ("3.3334", Q3.end)):
                add_target(session, "visits", value, staff_id=1, start=last.replace(day=1), end=last)

        with company.read() as session:
            table = target_letters(Paper(session, Q3, "en", TODAY, staff_codes=["E01"]))[0].tables[0]

        printed = [each.text for each in table.lines[0].cells[2:] if isinstance(each, Figure)]
        assert printed == ["10", "3.3", "3.3", "3.4"]


@pytest.mark.parametrize(
    ("whole", "parts", "printed"),
    [
        ("38", ["12.6667", "12.6667", "12.6666"], ["12.7", "12.7", "12.6"]),
        ("380000", ["126666.67", "126666.67", "126666.66"], ["127000", "127000", "126000"]),
        ("100", ["33.3333", "33.3333", "33.3334"], ["33.3", "33.3", "33.4"]),
        ("38", ["12.6667", "12.6667", "12.6667"], ["12.6667", "12.6667", "12.6667"]),  # not its parts
    ],
)
def test_written_parts_add_up_to_the_written_whole(whole: str, parts: list[str], printed: list[str]) -> None:
    indicator = INDICATORS["signed_amount" if len(whole) > 3 else "visits"]

    found = adding_up(Decimal(whole), [Decimal(part) for part in parts], indicator, "zh_CN")

    assert found == [Decimal(part) for part in printed]
