"""The page of deals with everything around it, on a real file with three stages and three deals."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.models import Stage as StageRow
from desktop.queries.deals.story import DealStory, deal_story
from desktop.services.deal_course import DealCourse
from desktop.services.deal_drafts import DealDraft
from desktop.services.deals import DealBook
from desktop.ui.deals.board_column import BoardColumn
from desktop.ui.deals.form_presenter import DealFormPresenter
from desktop.ui.deals.page import DealsPage
from desktop.ui.deals.presenter import DealsPresenter, DealsPresenters
from desktop.ui.deals.step_presenter import StepPresenter
from desktop.ui.kit.look import Look
from desktop.ui.kit.record_form import RecordForm
from tests.ui.company import Company
from tests.ui.list_tools import list_tools_of
from tests.ui.surroundings import TODAY, FakeGuide, FakeMessages, InstantTasks, today

STAGES = (("线索", "visit", 10), ("谈判", "negotiation", 50), ("签约", "signing", 100), ("开业", "landing", 100))
OCTOBER = date(2026, 10, 5)


def add_stages(company: Company) -> list[int]:
    """Two stages before signing, the signing, and one after it, instead of the preset's."""
    with company.database.write() as session:
        session.query(StageRow).delete()
        rows = [
            StageRow(name=name, step=step, probability=chance, sort_order=place)
            for place, (name, step, chance) in enumerate(STAGES)
        ]
        session.add_all(rows)
        session.flush()
        return [row.id for row in rows]


class Stage:
    """The page, shown and asked; 绿洲 and 禾味 are leads of 王䶮, 云舟 is in talks with 李契."""

    def __init__(self, look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> None:
        self.messages, self.company, self.qtbot, self.guide = messages, company, qtbot, FakeGuide()
        self.stages = add_stages(company)
        database = company.database
        self.book, self.course = DealBook(database, today), DealCourse(database, today)
        self.lead, self.other = (
            self.add(company.wang, name, amount) for name, amount in (("绿洲超市", "200000"), ("禾味餐饮", "90000"))
        )
        self.talk = self.add(company.li, "云舟酒店", "100000", self.stages[1], date(2026, 11, 1))
        self.tasks = InstantTasks(database, lambda _topics: self.page.refresh())
        around = (self.tasks, messages, look.texts)
        self.steps = StepPresenter(*around, self.course, today)
        self.lists = DealsPresenter(self.tasks, look.texts, self.guide, self.steps, today, lambda: 1)
        self.form = DealFormPresenter(*around, self.book, today)
        presenters = DealsPresenters(self.lists, self.form, self.steps)
        self.page = DealsPage(look, presenters, TODAY, list_tools_of(self.tasks, messages, database))
        qtbot.addWidget(self.page)
        self.page.resize(1000, 700)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.refresh()

    def add(self, staff_id: int, customer: str, amount: str, stage_id: int | None = None, day: date = OCTOBER) -> int:
        """Enter a deal."""
        draft = DealDraft(staff_id, day, customer=customer, stage_id=stage_id, expected_amount=Decimal(amount))
        return self.book.add(draft)

    def column(self, place: int) -> BoardColumn:
        """A column of the board."""
        return self.page.board.columns[place]

    def names(self, place: int) -> list[str]:
        """Whose cards stand in a column."""
        return [card.customer for card in self.column(place).model.cards]

    def kept(self, deal_id: int) -> DealStory:
        """A deal as it is kept."""
        with self.company.database.read() as session:
            story = deal_story(session, deal_id, TODAY, "zh_CN")
        assert story is not None
        return story

    def press(self, place: int, row: int, key: Qt.Key, *, with_control: bool = False) -> None:
        """Go to a card and press a key on it."""
        view = self.column(place).view
        view.setCurrentIndex(self.column(place).model.index(row))
        view.setFocus()
        modifier = Qt.KeyboardModifier.ControlModifier if with_control else Qt.KeyboardModifier.NoModifier
        self.qtbot.keyClick(view, key, modifier)

    def click(self, button: QPushButton) -> None:
        """Click a button."""
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def link(self, parent: QWidget, text: str) -> QPushButton:
        """The button of a text."""
        return next(each for each in parent.findChildren(QPushButton) if each.text() == text)

    def type(self, form: RecordForm, name: str, text: str) -> None:
        """Write into a field of a form; simulated keys know no Chinese."""
        form.form.fields[name].set_value(text)
        form.form.fields[name].edited.emit()

    def undo(self) -> None:
        """Press the button of the last message."""
        action: Callable[[], None] | None = self.messages.last.action
        assert action is not None
        action()
