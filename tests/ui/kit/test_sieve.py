"""What narrows a list at hand: words, a state, and both under a name."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.store.database import Database
from desktop.ui.kit.columns import Column
from desktop.ui.kit.look import Look
from desktop.ui.kit.options import Option
from desktop.ui.kit.sieve import Sieve, sifted_card
from desktop.ui.kit.sifted import Sifted, kept, read_sifted
from desktop.ui.kit.table import DataTable
from tests.ui.list_tools import list_tools_of
from tests.ui.surroundings import FakeMessages, InstantTasks


@dataclass(frozen=True)
class Plan:
    name: str
    tiers: str
    state: str


PLANS = (Plan("Money in", "1 %", "now"), Plan("Contracts", "2 %", "now"), Plan("Money in 2025", "1.5 %", "ended"))


class Stage:
    """A list of three plans with its sieve."""

    def __init__(self, look: Look, database: Database, messages: FakeMessages, qtbot: QtBot) -> None:
        self.qtbot, self.host = qtbot, QWidget()
        columns: tuple[Column[Plan], ...] = (
            Column("Plan", lambda plan: plan.name),
            Column("Tiers", lambda plan: plan.tiers),
        )
        self.table: DataTable[Plan] = DataTable(look, columns, lambda plan: plan.name)
        tools = list_tools_of(InstantTasks(database), messages, database)
        states = [Option(None, "All plans"), Option("now", "In force"), Option("ended", "Ended")]
        self.sieve = Sieve(look, tools, self.host, self.table, "plans", states, lambda plan: plan.state)
        sifted_card(self.sieve, self.table).setParent(self.host)
        qtbot.addWidget(self.host)
        self.host.show()
        self.sieve.show_rows(PLANS, "3 plans")

    def write(self, text: str) -> None:
        self.sieve.search.setText(text)
        self.qtbot.keyClick(self.sieve.search, Qt.Key.Key_Return)

    def names(self) -> list[str]:
        return [plan.name for plan in self.table.model.rows]

    def told(self) -> str:
        return self.sieve.foot.summary.toolTip()


@pytest.fixture
def stage(look: Look, database: Database, messages: FakeMessages, qtbot: QtBot) -> Stage:
    return Stage(look, database, messages, qtbot)


def test_words_are_looked_for_in_every_column(stage: Stage) -> None:
    before = (stage.names(), stage.told())

    stage.write("money 1")

    assert before == ([plan.name for plan in PLANS], "3 plans")
    assert (stage.names(), stage.told()) == (["Money in", "Money in 2025"], "2 of 3 shown")


def test_a_state_leaves_out_the_others(stage: Stage) -> None:
    stage.sieve.state.set_value("ended")
    stage.sieve.state.picked.emit("ended")

    assert stage.names() == ["Money in 2025"]


def test_new_rows_are_narrowed_as_well(stage: Stage) -> None:
    stage.write("contracts")

    stage.sieve.show_rows(PLANS[:1] + PLANS[1:2], "2 plans")

    assert stage.names() == ["Contracts"]


def test_where_no_line_matches_one_click_shows_the_whole_list(stage: Stage) -> None:
    stage.write("nothing of the kind")
    nothing = stage.names()

    stage.qtbot.mouseClick(stage.table.state.findChild(QPushButton), Qt.MouseButton.LeftButton)

    assert (nothing, len(stage.names()), stage.sieve.search.text()) == ([], 3, "")


def test_a_filter_kept_under_a_name_comes_back(stage: Stage) -> None:
    stage.write("2025")
    stage.sieve.saved.shelf.keep("last year")
    stage.sieve.take(Sifted())

    stage.sieve.saved.shelf.use(stage.sieve.saved.shelf.lines[0])

    assert (stage.names(), stage.sieve.search.text()) == (["Money in 2025"], "2025")


def test_what_is_not_understood_of_a_kept_filter_is_left_out() -> None:
    sifted = Sifted("money", "now")

    assert read_sifted(kept(sifted)) == sifted
    assert read_sifted({"text": 3, "state": ["now"]}) == Sifted()
