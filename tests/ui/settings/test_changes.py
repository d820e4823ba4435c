"""The record of changes on a real file."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.attachment import Bearer, Place
from desktop.models import Award, AwardKind
from desktop.queries.change_log import ChangeRow
from desktop.services import audit
from desktop.services.returns import Returns
from desktop.services.visits import VisitLog
from desktop.ui.kit.look import Look
from desktop.ui.ports import Wish
from desktop.ui.settings.changes_card import ChangesCard
from desktop.ui.settings.changes_presenter import ChangesPresenter
from desktop.ui.settings.changes_wanted import ChangesWanted
from tests.ui.company import Company
from tests.ui.list_tools import list_tools_of
from tests.ui.surroundings import FakeGuide, FakeMessages, InstantTasks

DAY = date(2026, 10, 8)


class Stage:
    """The card on a page, its list open."""

    def __init__(self, look: Look, company: Company, messages: FakeMessages, guide: FakeGuide, qtbot: QtBot) -> None:
        self.company, self.messages, self.guide, self.qtbot = company, messages, guide, qtbot
        company.visit(DAY)
        host = QWidget()
        host.resize(1200, 760)
        tasks = InstantTasks(company.database)
        presenter = ChangesPresenter(
            tasks, messages, look.texts, guide, Returns(company.database, date.today), date.today
        )
        self.card = ChangesCard(look, host, presenter, list_tools_of(tasks, messages, company.database))
        self.card.setParent(host)
        qtbot.addWidget(host)
        host.show()
        self.click(self.card.open_button)

    def click(self, button: QWidget) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def lines(self) -> list[tuple[str, ...]]:
        """What the list shows beside the moment."""
        return [tuple(column.text(row) for column in self.card.table.model.columns[1:4]) for row in self.rows()]

    def search(self, words: str) -> None:
        self.card.search.setText(words)
        self.card._narrow()

    def rows(self) -> list[ChangeRow]:
        return self.card.table.loaded_rows()


def entry(verb: str, subject: str) -> ChangeRow:
    """An entry about a record, as it stands in the list."""
    return ChangeRow(1, datetime(2026, 10, 8, 9, 0, tzinfo=UTC), verb, subject, "", {}, 1)


@pytest.fixture
def stage(look: Look, company: Company, messages: FakeMessages, guide: FakeGuide, qtbot: QtBot) -> Stage:
    return Stage(look, company, messages, guide, qtbot)


def test_the_latest_change_stands_first_in_words(stage: Stage) -> None:
    assert stage.lines()[0] == ("Visit", "Entered", "王䶮 · 禾味餐饮 · 2026-10-08")


def test_a_kind_and_a_text_narrow_the_list(stage: Stage) -> None:
    stage.card.kind.set_value("staff")
    stage.card.kind.picked.emit("staff")
    people = len(stage.rows())

    stage.card.search.setText("李契")
    stage.card._narrow()

    assert (people, [line[2] for line in stage.lines()]) == (3, ["李契 · E02"])


def test_nothing_found_says_what_to_do(stage: Stage) -> None:
    stage.card.search.setText("nobody at all")
    stage.card._narrow()

    assert stage.rows() == []


def test_a_click_on_a_heading_orders_all_entries_by_it(stage: Stage) -> None:
    latest = [row.number for row in stage.rows()]

    stage.card.table.sort_by(0)
    earliest = [row.number for row in stage.rows()]
    stage.card.table.sort_by(1)

    assert earliest == latest[::-1]
    words = [line[0] for line in stage.lines()]
    assert words == sorted(words)


def test_a_filter_kept_under_a_name_comes_back(stage: Stage) -> None:
    stage.card._presenter.want(ChangesWanted("staff", 7, "李契"))
    shelf = stage.card.saved.shelf
    shelf.keep("staff of the week")
    stage.card._presenter.take(ChangesWanted())

    shelf.use(shelf.lines[0])

    assert [line[2] for line in stage.lines()] == ["李契 · E02"]
    assert (stage.card.kind.value(), stage.card.days.value(), stage.card.search.text()) == ("staff", 7, "李契")


def test_an_entry_leads_to_its_record(stage: Stage) -> None:
    stage.card.table.view.selectRow(0)

    stage.click(stage.card.lead_button)

    (key, wish) = stage.guide.led[0]
    assert (key, wish and (wish.staff_id, wish.start, wish.end)) == ("visits", (stage.company.wang, DAY, DAY))


def test_an_entry_about_the_settings_leads_to_its_card(stage: Stage) -> None:
    presenter = stage.card._presenter

    presenter.lead(entry("calendar.week_changed", "company"))
    presenter.lead(entry("word.added", "lookup"))

    assert stage.guide.led == [("settings", Wish(text="Working days")), ("settings", Wish(text="Lists"))]


def test_an_attachment_leads_to_what_it_hangs_on(stage: Stage) -> None:
    added = entry("attachment.added", "attachment")
    presenter = stage.card._presenter

    presenter.lead(replace(added, bearer=Place(Bearer.CUSTOMER, 7)))
    presenter.lead(replace(added, bearer=Place(Bearer.SIGNING, 8), day=DAY))

    assert stage.guide.led == [("customers", Wish(record_id=7)), ("signings", Wish(start=DAY, end=DAY))]
    assert not presenter.leads(added)


def test_an_award_leads_to_the_honours_of_its_period(stage: Stage) -> None:
    start, end = date(2026, 7, 1), date(2026, 9, 30)
    with stage.company.database.write() as session:
        kind = AwardKind(name="签约冠军")
        session.add(kind)
        session.flush()
        award = Award(kind_id=kind.id, staff_id=stage.company.wang, start=start, end=end, granted_on=DAY)
        award.period_label = "2026Q3"
        session.add(award)
        session.flush()
        audit.append(session, "award.granted", "award", award.id)
    stage.card.refresh()

    stage.card._presenter.lead(stage.rows()[0])

    assert stage.guide.led == [("incentives", Wish(start=start, end=end, state="honours"))]


def test_an_entry_without_a_page_says_so_and_the_list_stays(stage: Stage) -> None:
    stage.card._presenter.lead(entry("filter.kept", "saved_filter"))

    assert stage.messages.last.sentence == "This entry has no page of its own."
    assert stage.guide.led == []
    assert stage.card.panel.isVisible()


def test_only_an_entry_that_leads_somewhere_wakes_the_button(stage: Stage) -> None:
    with stage.company.database.write() as session:
        audit.append(session, "filter.kept", "saved_filter", 1, {"name": "mine"})
    stage.card.refresh()

    stage.card.table.view.selectRow(0)
    without_page = stage.card.lead_button.isEnabled()
    stage.card.table.view.selectRow(1)
    with_page = stage.card.lead_button.isEnabled()
    stage.search("nobody at all")

    assert (without_page, with_page, stage.card.lead_button.isEnabled()) == (False, True, False)


def test_it_opens_with_the_cursor_where_one_searches(stage: Stage) -> None:
    assert stage.card.panel.focusWidget() is stage.card.search


def test_an_empty_list_says_that_there_is_nothing_to_export(stage: Stage) -> None:
    stage.card.foot.choose_file = lambda proposed: pytest.fail(f"no file is asked for: {proposed}")
    stage.search("nobody at all")

    stage.click(stage.card.foot.export_button)

    assert stage.messages.last.sentence == "Nothing is shown, so there is nothing to export."


def test_what_is_shown_is_exported(stage: Stage, tmp_path: Path) -> None:
    stage.card.table.columns.show("number", is_shown=True)
    stage.card.foot.choose_file = lambda _proposed: tmp_path / "changes.xlsx"

    stage.click(stage.card.foot.export_button)

    sheet = openpyxl.load_workbook(tmp_path / "changes.xlsx").active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][1:4] == ["Visit", "Entered", "王䶮 · 禾味餐饮 · 2026-10-08"]
    assert (sheet.max_row, sheet[2][5].value) == (len(stage.rows()) + 1, stage.rows()[0].number)


class TestBringingBack:
    @pytest.fixture
    def gone(self, stage: Stage) -> Stage:
        """A visit was removed; its entry is chosen."""
        VisitLog(stage.company.database, date.today).remove(1)
        stage.card.refresh()
        stage.card.table.view.selectRow(0)
        return stage

    def test_what_was_removed_comes_back_from_its_entry(self, gone: Stage) -> None:
        offered = gone.card.back_button.isEnabled(), gone.card.lead_button.isEnabled()

        gone.click(gone.card.back_button)

        assert offered == (True, False)
        assert gone.messages.last.sentence == "王䶮 · 禾味餐饮 · 2026-10-08 is back."
        assert gone.lines()[0][:2] == ("Visit", "Brought back")

    def test_entering_the_entry_offers_it(self, gone: Stage) -> None:
        gone.card.table.opened.emit(gone.rows()[0])
        offer = gone.messages.last
        assert offer.sentence.startswith("王䶮 · 禾味餐饮 · 2026-10-08 was removed on 20")
        assert offer.act == "Bring it back"
        assert offer.action is not None

        offer.action()

        assert gone.lines()[0][:2] == ("Visit", "Brought back")

    def test_what_is_there_is_not_brought_back(self, stage: Stage) -> None:
        stage.card.table.view.selectRow(0)

        assert not stage.card.back_button.isEnabled()
        assert stage.card.lead_button.isEnabled()
