"""A whole profile on a real file, by mouse and keys, and its presenter without one."""

from collections.abc import Sequence
from datetime import date
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.errors import RequestError
from desktop.i18n import ENGLISH, translator
from desktop.models import Staff
from desktop.models.base import now
from desktop.queries.person.timeline import Deed, Entry, Timeline
from desktop.services.evaluations import Evaluations
from desktop.services.staff import StaffRegister
from desktop.store.database import Database
from desktop.ui.kit.look import Look
from desktop.ui.ports import Wish
from desktop.ui.staff.page import StaffPage
from desktop.ui.staff.person_presenter import PersonPresenter
from desktop.ui.staff.person_questions import Person
from desktop.ui.staff.presenter import StaffPresenter
from tests.services.small_company import Q3, add_visits, two_people
from tests.ui.list_tools import list_tools_of
from tests.ui.surroundings import TODAY, FakeGuide, FakeMessages, InstantTasks, PatientTasks, today

LEFT = Qt.MouseButton.LeftButton
NOVEMBER = date(2026, 11, 2)


class Stage:
    """The page with the profile of E01 王䶮 open: evaluated in the third quarter, three visits in the fourth."""

    def __init__(
        self, look: Look, database: Database, messages: FakeMessages, guide: FakeGuide, qtbot: QtBot
    ) -> None:
        self.database, self.guide, self.qtbot = database, guide, qtbot
        with database.write() as session:
            first, _second = two_people(session)
            add_visits(session, first, 3, NOVEMBER)
        Evaluations(database, today).run(Q3)
        self.tasks = InstantTasks(database, lambda _topics: self.page.refresh())
        register = StaffRegister(database, today)
        presenter = StaffPresenter(self.tasks, messages, look.texts, register, guide, today, lambda: 1)
        person = PersonPresenter(self.tasks, look.texts, guide, today, lambda: 1)
        self.page = StaffPage(look, presenter, person, TODAY, list_tools_of(self.tasks, messages, database))
        qtbot.addWidget(self.page)
        self.page.resize(1224, 900)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.refresh()
        self.click("Full profile ›")

    def click(self, text: str) -> None:
        """Click the visible button of that text."""
        found = (each for each in self.page.findChildren(QPushButton) if each.text() == text and each.isVisible())
        self.qtbot.mouseClick(next(found), LEFT)

    def said(self) -> str:
        """All words on the profile."""
        return "\n".join(each.text() for each in self.page.person.findChildren(QLabel) if each.isVisible())

    def deeds(self) -> list[Deed]:
        """What stands on the timeline."""
        return [entry.deed for entry in self.page.person.timeline.table.model.rows]


@pytest.fixture
def stage(look: Look, database: Database, messages: FakeMessages, guide: FakeGuide, qtbot: QtBot) -> Stage:
    return Stage(look, database, messages, guide, qtbot)


class TestProfile:
    def test_it_takes_the_place_of_the_list_and_tells_who_it_is(self, stage: Stage) -> None:
        assert stage.page.person.isVisible()
        assert not stage.page.search.isVisible()
        for words in ("王䶮", "Fourth quarter 2026", "Totals", "Improvement plan", "No award yet."):
            assert words in stage.said()
        assert stage.deeds() == [Deed.VISIT] * 3 + [Deed.REVIEW] + [Deed.VISIT] * 5

    def test_the_timeline_can_be_narrowed_and_says_when_there_is_nothing(self, stage: Stage) -> None:
        stage.click("Reviews and awards")
        assert stage.deeds() == [Deed.REVIEW]

        stage.click("Contracts")
        assert "Nothing of this kind" in stage.said()

    def test_every_figure_leads_to_its_records(self, stage: Stage) -> None:
        stage.click("3")
        stage.page.person.plan.link.click()
        stage.page.person.scores.chart.setFocus()
        stage.qtbot.keyClick(stage.page.person.scores.chart, Qt.Key.Key_End)
        stage.qtbot.keyClick(stage.page.person.scores.chart, Qt.Key.Key_Return)
        table = stage.page.person.timeline.table.view
        table.selectRow(0)
        stage.qtbot.keyClick(table, Qt.Key.Key_Return)

        assert stage.guide.led == [
            ("visits", Wish(1, date(2026, 10, 1), date(2026, 12, 31))),
            ("plans", Wish(1)),
            ("evaluations", Wish(1, Q3.start, Q3.end)),
            ("visits", Wish(1, NOVEMBER, NOVEMBER)),
        ]

    def test_charts_have_tables_and_few_figures_are_a_table_at_once(self, stage: Stage) -> None:
        scores, shape = stage.page.person.scores, stage.page.person.shape
        assert shape.switched.shows_table  # two indicators are no shape
        assert [row.texts[0] for row in shape.table.model.rows] == ["Visits", "Satisfaction"]

        stage.qtbot.mouseClick(scores.switched.button, LEFT)
        assert scores.table.model.rows[0].texts[0] == "Third quarter 2026"

    def test_escape_goes_back_to_the_list(self, stage: Stage) -> None:
        stage.qtbot.keyClick(stage.page.person.back_button, Qt.Key.Key_Escape)

        assert not stage.page.person.isVisible()
        assert stage.page.search.isVisible()
        assert stage.page.table.view.hasFocus()

    def test_who_was_removed_meanwhile_is_said_to_be_gone(self, stage: Stage) -> None:
        with stage.database.write() as session:
            session.get_one(Staff, 1).deleted_at = now()

        stage.page.refresh()

        assert "No longer on the list" in stage.said()
        stage.click("All staff")
        assert stage.page.table.isVisible()

    def test_trouble_is_told_with_a_way_to_try_again(self, stage: Stage) -> None:
        stage.page.person.show_trouble("The disk is gone.")
        assert "The disk is gone." in stage.said()

        stage.click("Try again")
        assert "Totals" in stage.said()


class FakeView:
    """Remembers what a profile was asked to show."""

    def __init__(self) -> None:
        self.shown: list[str] = []

    def show_loading(self) -> None:
        self.shown.append("loading")

    def show_trouble(self, sentence: str) -> None:
        self.shown.append(sentence)

    def show_gone(self) -> None:
        self.shown.append("gone")

    def show_person(self, found: Person, period_title: str) -> None:
        self.shown.append(period_title)

    def show_entries(self, entries: Sequence[Entry], has_more: bool) -> None:
        self.shown.append(f"{len(entries)}{' and more' if has_more else ''}")

    def show_no_entries(self, is_narrowed: bool) -> None:
        self.shown.append("none of these" if is_narrowed else "none")

    def show_timeline_trouble(self, sentence: str) -> None:
        self.shown.append(sentence)


def entries(number: int) -> tuple[Entry, ...]:
    return tuple(Entry(Deed.VISIT, NOVEMBER, key, "", "", NOVEMBER, NOVEMBER) for key in range(number))


def known(staff_id: int) -> SimpleNamespace:
    """As much of a person as the presenter looks at."""
    line = SimpleNamespace(staff_id=staff_id)
    return SimpleNamespace(sheet=SimpleNamespace(profile=SimpleNamespace(line=line)))


class TestPages:
    @pytest.fixture
    def tasks(self) -> PatientTasks:
        return PatientTasks()

    @pytest.fixture
    def view(self) -> FakeView:
        return FakeView()

    @pytest.fixture
    def presenter(self, tasks: PatientTasks, view: FakeView) -> PersonPresenter:
        made = PersonPresenter(tasks, translator(ENGLISH), FakeGuide(), today, lambda: 1)
        made.attach(view)
        made.open(1)
        tasks.answer(known(1))
        made.narrow((Deed.VISIT,))
        return made

    def test_the_next_page_is_asked_for_once_and_stands_under_the_first(
        self, presenter: PersonPresenter, tasks: PatientTasks, view: FakeView
    ) -> None:
        first = entries(3)
        tasks.answer(Timeline(first, first[-1]))
        asked = len(tasks.questions)

        presenter.older()
        presenter.older()
        assert len(tasks.questions) == asked + 1
        tasks.answer(Timeline(entries(2), None))
        presenter.older()

        assert view.shown[-2:] == ["3 and more", "5"]
        assert len(tasks.questions) == asked + 1

    def test_nothing_of_a_kind_is_told_apart_from_nothing_at_all(
        self, presenter: PersonPresenter, tasks: PatientTasks, view: FakeView
    ) -> None:
        tasks.answer(Timeline((), None))

        assert view.shown[-1] == "none of these"

    def test_trouble_with_the_timeline_is_said_and_asking_goes_on(
        self, presenter: PersonPresenter, tasks: PatientTasks, view: FakeView
    ) -> None:
        failed = tasks.questions[-1][2]
        assert failed is not None
        failed(RequestError("The file is locked."))

        assert view.shown[-1] == "The file is locked."

    def test_what_arrives_late_of_another_person_is_passed_over(
        self, presenter: PersonPresenter, tasks: PatientTasks, view: FakeView
    ) -> None:
        _ask, found, failed = tasks.questions[-1]
        assert failed is not None

        presenter.open(2)
        found(Timeline(entries(3), None))
        failed(RequestError("The file is locked."))

        assert view.shown[-1] == "loading"

    def test_a_person_left_meanwhile_is_not_asked_for(self, presenter: PersonPresenter, tasks: PatientTasks) -> None:
        presenter.leave()
        asked = len(tasks.questions)

        presenter.refresh()
        presenter.older()

        assert len(tasks.questions) == asked
