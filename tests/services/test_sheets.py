"""One list of sheets: each has a maker, a command and its place; workbooks where there are tables."""

from pathlib import Path

import pytest

from desktop.cli.report import report
from desktop.domain.paper import PaperOptions
from desktop.domain.sheet_kinds import SHEETS, SheetKind, entry_of
from desktop.errors import RequestError
from desktop.i18n import ENGLISH, translator
from desktop.queries.sheets import MAKERS
from desktop.services.evaluations import Evaluations
from desktop.services.paper import change_paper
from desktop.services.sheets import SheetOrder, SheetPrinting, sheets_of
from desktop.store.database import Database
from tests.services.small_company import (
    Q3,
    add_company,
    add_scheme,
    add_staff,
    add_target,
    add_team,
    add_visits,
    line,
    today,
)


def test_every_kind_stands_in_the_list_once_with_a_maker_and_a_command() -> None:
    assert sorted(entry.kind for entry in SHEETS) == sorted(SheetKind)
    assert set(MAKERS) == set(SheetKind)
    assert {entry.kind.value for entry in SHEETS} <= set(report.commands)


@pytest.mark.parametrize("entry", SHEETS, ids=lambda entry: entry.kind)
def test_every_sheet_is_named_and_explained_in_chinese(entry: object) -> None:
    known, texts = entry_of(entry.kind), translator("zh_CN")  # type: ignore[attr-defined]  # pytest hands out objects

    assert known.title(texts) != known.title(translator(ENGLISH))
    assert known.told(texts) != known.told(translator(ENGLISH))
    assert texts(known.command) != known.command


def test_a_form_to_be_written_on_has_no_workbook(database: Database, tmp_path: Path) -> None:
    printing = SheetPrinting(database, today)

    with pytest.raises(RequestError, match="PDF only"):
        printing.write(SheetOrder(SheetKind.INTERVIEW, Q3), tmp_path / "a.xlsx")


def test_a_name_that_promises_another_kind_of_file_is_refused(database: Database, tmp_path: Path) -> None:
    printing = SheetPrinting(database, today)

    for name in ("week.docx", "week"):
        with pytest.raises(RequestError, match=r"neither in \.pdf nor in \.xlsx"):
            printing.write(SheetOrder(SheetKind.WEEK, Q3), tmp_path / name)

    assert list(tmp_path.glob("week*")) == []


class TestTeams:
    def test_a_team_is_found_by_either_name(self, database: Database) -> None:
        with database.write() as session:
            add_company(session)
            team = add_team(session, "城南组", None, add_staff(session, "E01"))

        assert SheetPrinting(database, today).team_named(" 城南组 ") == team

    def test_an_unknown_team_is_told_with_those_there_are(self, database: Database) -> None:
        with database.write() as session:
            add_company(session)
            add_team(session, "城南组", None, add_staff(session, "E01"))

        with pytest.raises(RequestError, match="城南组"):
            SheetPrinting(database, today).team_named("城北组")


def test_names_stand_as_the_company_keeps_it_unless_told_otherwise(database: Database) -> None:
    with database.write() as session:
        add_company(session)
        add_scheme(session, line("visits", "100"))
        add_visits(session, add_staff(session, "E01", "王小龚"), 3)
    Evaluations(database, today).run(Q3)
    change_paper(database, PaperOptions(with_full_names=True))

    def name(wish: bool | None) -> object:
        with database.read() as session:
            (sheet,) = sheets_of(session, SheetOrder(SheetKind.RANKING, Q3, with_full_names=wish), today())
        return sheet.tables[0].lines[0].cells[1]

    assert [name(wish) for wish in (None, False, True)] == ["王小龚", "王**", "王小龚"]


def test_a_ranking_shows_everybody_where_the_company_keeps_it_so_or_the_order_says_so(database: Database) -> None:
    with database.write() as session:
        add_company(session)
        add_scheme(session, line("visits", "100"))
        for number in (1, 2, 3, 4):
            person = add_staff(session, f"E0{number}")
            add_target(session, "visits", "10", staff_id=person)
            add_visits(session, person, number)
    Evaluations(database, today).run(Q3)

    def shown(top: int | None) -> int:
        with database.read() as session:
            (sheet,) = sheets_of(session, SheetOrder(SheetKind.RANKING, Q3, top=top), today())
        return len(sheet.tables[0].for_paper.lines)

    assert [shown(top) for top in (None, 0, 3)] == [2, 4, 3]
    change_paper(database, PaperOptions(with_everybody=True))
    assert [shown(top) for top in (None, 1)] == [4, 1]
