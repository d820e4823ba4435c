"""The page of sheets, by real clicks on a real company."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from pytestqt.qtbot import QtBot

from desktop.domain.period import PeriodKind, parse_period
from desktop.domain.sheets import SheetKind
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from desktop.ui.kit.look import Look
from desktop.ui.reports.page import ReportsPage
from desktop.ui.reports.presenter import ReportsPresenter
from desktop.ui.reports.sheets import SheetPaper
from tests.services.small_company import Q3, add_company, add_scheme, add_staff, add_target, add_visits, line
from tests.ui.surroundings import FakeMessages, InstantTasks, today


class FakePrinter:
    """Remembers its pages."""

    dpi = 72

    def __init__(self) -> None:
        self.pages: list[bytes] = []
        self.was_wanted: bool | None = None

    def add(self, png: bytes) -> None:
        self.pages.append(png)

    def finish(self, is_wanted: bool) -> None:
        self.was_wanted = is_wanted


@pytest.fixture
def filled(database: Database) -> Database:
    """Two people with targets and visits in the third quarter, evaluated."""
    with database.write() as session:
        add_company(session)
        add_scheme(session, line("visits", "100"))
        for code, name in (("E01", "王龚"), ("E02", "李想")):
            person = add_staff(session, code, name)
            add_target(session, "visits", "10", staff_id=person)
            add_visits(session, person, 5)
    Evaluations(database, today).run(Q3)
    return database


def page_on(database: Database, look: Look, messages: FakeMessages, qtbot: QtBot) -> ReportsPage:
    presenter = ReportsPresenter(InstantTasks(database), messages, look.texts, SheetPaper(), today, lambda: 1)
    page = ReportsPage(look, presenter)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    return page


@pytest.fixture
def page(filled: Database, look: Look, messages: FakeMessages, qtbot: QtBot) -> ReportsPage:
    """The page as it opens."""
    return page_on(filled, look, messages, qtbot)


def choose(page: ReportsPage, kind: SheetKind, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.kinds[kind], Qt.MouseButton.LeftButton)


class TestPreview:
    def test_it_opens_with_the_team_summary_of_the_last_full_quarter(self, page: ReportsPage) -> None:
        assert page.kinds[SheetKind.TEAM].isChecked()
        assert page.period.value() == parse_period("2026Q3")
        assert page.pages.page_count() == 1
        assert page.write_button.isEnabled()

    def test_letters_are_one_page_for_each_person(self, page: ReportsPage, qtbot: QtBot) -> None:
        choose(page, SheetKind.TARGETS, qtbot)

        assert page.pages.page_count() == 2
        assert page.note.text() == "2 letters"

    def test_the_week_begins_with_the_last_week_and_goes_back_to_quarters(
        self, page: ReportsPage, qtbot: QtBot
    ) -> None:
        choose(page, SheetKind.WEEK, qtbot)
        assert page.period_kind.value() is PeriodKind.WEEK
        assert page.period.value() == parse_period("2026-W46")

        choose(page, SheetKind.RANKING, qtbot)
        assert page.period_kind.value() is PeriodKind.QUARTER
        assert page.names_box.isVisible()

    def test_another_period_kind_offers_its_periods(self, page: ReportsPage) -> None:
        page.period_kind.box.picked.emit(PeriodKind.MONTH)

        assert page.period.value() == parse_period("2026-10")

    def test_a_period_without_an_evaluation_says_what_to_do(self, page: ReportsPage, qtbot: QtBot) -> None:
        choose(page, SheetKind.RANKING, qtbot)
        page.period.box.picked.emit(parse_period("2026Q1"))

        assert page.stages.currentWidget() is page.state
        assert not page.write_button.isEnabled()
        assert not page.print_button.isEnabled()

    def test_whole_names_and_the_language_are_asked_for_again(self, page: ReportsPage, qtbot: QtBot) -> None:
        choose(page, SheetKind.RANKING, qtbot)
        page.names.chosen.emit(True)
        page.language.box.picked.emit("zh_CN")

        assert page.pages.page_count() == 1

    def test_pages_fit_the_window(self, page: ReportsPage) -> None:
        before = page.pages.findChildren(type(page.note))[0].width()

        page.resize(900, 700)

        assert page.pages.findChildren(type(page.note))[0].width() < before


class TestFilesAndPaper:
    def test_a_file_is_written_and_can_be_opened(
        self, page: ReportsPage, tmp_path: Path, messages: FakeMessages, qtbot: QtBot
    ) -> None:
        target, opened, offered = tmp_path / "team.pdf", list[QUrl](), list[str]()

        def ask(_title: str, name: str) -> str:
            offered.append(name)
            return str(target)

        page.ask_file, page.open_url = ask, opened.append
        qtbot.mouseClick(page.write_button, Qt.MouseButton.LeftButton)

        assert target.read_bytes().startswith(b"%PDF")
        assert offered == ["2026Q3 Team summary.pdf"]
        assert messages.last.action is not None
        messages.last.action()
        assert opened == [QUrl.fromLocalFile(str(target))]

    def test_nothing_is_written_where_no_file_was_chosen(
        self, page: ReportsPage, messages: FakeMessages, qtbot: QtBot
    ) -> None:
        page.ask_file = lambda _title, _name: ""
        qtbot.mouseClick(page.write_button, Qt.MouseButton.LeftButton)

        assert messages.said == []

    def test_a_file_that_cannot_be_written_is_told(
        self, page: ReportsPage, tmp_path: Path, messages: FakeMessages, qtbot: QtBot
    ) -> None:
        (tmp_path / "file").write_text("")
        page.ask_file = lambda _title, _name: str(tmp_path / "file" / "a.pdf")
        qtbot.mouseClick(page.write_button, Qt.MouseButton.LeftButton)

        assert messages.last.weight == "failure"
        assert "cannot be written" in messages.last.sentence

    def test_all_pages_go_to_the_printer(self, page: ReportsPage, messages: FakeMessages, qtbot: QtBot) -> None:
        printer = FakePrinter()
        page.ask_printer = lambda _parent, _title: printer
        choose(page, SheetKind.TARGETS, qtbot)

        page.print_out()

        assert len(printer.pages) == 2
        assert printer.was_wanted is True
        assert messages.last.sentence == "2 pages were sent to the printer."

    def test_no_printer_chosen_prints_nothing(self, page: ReportsPage, messages: FakeMessages) -> None:
        page.ask_printer = lambda _parent, _title: None

        page.print_out()

        assert messages.said == []


def test_an_empty_company_is_told_what_belongs_here(
    database: Database, look: Look, messages: FakeMessages, qtbot: QtBot
) -> None:
    with database.write() as session:
        add_company(session)
    page = page_on(database, look, messages, qtbot)

    choose(page, SheetKind.TARGETS, qtbot)
    page.write_button.click()
    page.print_out()

    assert page.stages.currentWidget() is page.state
    assert messages.said == []
