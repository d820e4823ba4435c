"""The record of changes on a real file."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.queries.change_log import AT_ONCE, ChangeRow
from desktop.services import audit
from desktop.services.change_export import export_changes
from desktop.ui.kit.look import Look
from desktop.ui.settings.changes_card import ChangesCard
from desktop.ui.settings.changes_presenter import ChangesPresenter
from tests.ui.company import Company
from tests.ui.surroundings import FakeGuide, FakeMessages, InstantTasks

DAY = date(2026, 10, 8)


class Stage:
    """The card on a page, its list open."""

    def __init__(self, look: Look, company: Company, messages: FakeMessages, guide: FakeGuide, qtbot: QtBot) -> None:
        self.company, self.messages, self.guide, self.qtbot = company, messages, guide, qtbot
        company.visit(DAY)
        host = QWidget()
        host.resize(1200, 760)
        presenter = ChangesPresenter(
            InstantTasks(company.database), messages, look.texts, guide,
            lambda wanted, path, texts: export_changes(company.database, wanted, path, texts), date.today,
        )  # fmt: skip
        self.card = ChangesCard(look, host, presenter)
        self.card.setParent(host)
        qtbot.addWidget(host)
        host.show()
        self.click(self.card.open_button)

    def click(self, button: QWidget) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def lines(self) -> list[tuple[str, ...]]:
        """What the list shows beside the moment."""
        return [tuple(column.text(row) for column in self.card.table.model.columns[1:4]) for row in self.rows()]

    def rows(self) -> list[ChangeRow]:
        return list(self.card.table.model.rows)


@pytest.fixture
def stage(look: Look, company: Company, messages: FakeMessages, guide: FakeGuide, qtbot: QtBot) -> Stage:
    return Stage(look, company, messages, guide, qtbot)


def test_the_latest_change_stands_first_in_words(stage: Stage) -> None:
    assert stage.lines()[0] == ("Visit", "entered", "王䶮 · 禾味餐饮 · 2026-10-08")


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


def test_scrolling_down_brings_older_ones(stage: Stage) -> None:
    with stage.company.database.write() as session:
        for _number in range(AT_ONCE + 20):
            audit.append(session, "word.added")
    stage.card.refresh()
    first = len(stage.rows())

    bar = stage.card.table.view.verticalScrollBar()
    stage.qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())

    assert (first, len(stage.rows()) > AT_ONCE) == (AT_ONCE, True)


def test_an_entry_leads_to_its_record(stage: Stage) -> None:
    stage.card.table.view.selectRow(0)

    stage.click(stage.card.lead_button)

    (key, wish) = stage.guide.led[0]
    assert (key, wish and (wish.staff_id, wish.start, wish.end)) == ("visits", (stage.company.wang, DAY, DAY))


def test_an_entry_without_a_page_says_so(stage: Stage) -> None:
    stage.card.kind.picked.emit("company")
    stage.card._lead(next(row for row in stage.card.table.model.rows if row.subject == "company" or not row.subject))

    assert stage.messages.last.sentence == "This entry has no page of its own."


def test_what_is_shown_is_exported(stage: Stage, tmp_path: Path) -> None:
    stage.card.choose_target = lambda: tmp_path / "changes.xlsx"

    stage.click(stage.card.export_button)

    sheet = openpyxl.load_workbook(tmp_path / "changes.xlsx").active
    assert sheet is not None
    assert sheet.max_row == len(stage.rows()) + 1
    assert stage.messages.last.sentence == f"{len(stage.rows())} entries are in changes.xlsx."
