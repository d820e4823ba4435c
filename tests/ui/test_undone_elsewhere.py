"""Ways back whose record somebody else changed meanwhile: what they did stays, and the way says so."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from desktop.domain.commission import Basis, CommissionTier, Counted, Mode, Terms
from desktop.i18n import ENGLISH, translator
from desktop.queries.lookups import word_list
from desktop.queries.plans import PlanLine, plan_board
from desktop.queries.working_days import decided_days
from desktop.services.commission_plans import CommissionPlans, PlanDraft
from desktop.services.evaluations import Evaluations
from desktop.services.left import ChangedSinceError, Left
from desktop.services.plans import PlanVerbs
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.services.visit_batches import VisitBatches
from desktop.services.visits import VisitDraft, VisitLog
from desktop.services.word_lists import WordDraft, WordLists
from desktop.services.working_days import WorkCalendar
from desktop.store.database import Database
from desktop.ui.incentives.plan_presenter import PlanPresenter
from desktop.ui.kit.values import Values
from desktop.ui.plans.presenter import PlansPresenter
from desktop.ui.settings.calendar_presenter import CalendarPresenter
from desktop.ui.settings.lists_presenter import ListsPresenter
from tests.services.small_company import Q3, two_people
from tests.ui.any_view import AnyView
from tests.ui.surroundings import TODAY, FakeMessages, InstantTasks, today

TEXTS = translator(ENGLISH)
DAY = date(2026, 11, 28)
UI = Path(__file__).parents[2] / "desktop" / "ui"
# Imports, of ratings too, and targets compare row by row what they take back; two only know the word on the button.
OWN_WAY = {
    "imports/after_import.py", "evaluations/sheets_presenter.py", "targets/presenter.py",
    "kit/toast.py", "shell/window.py",
}  # fmt: skip


class Desk:
    """A file, a view, and what a presenter is made of."""

    def __init__(self, database: Database) -> None:
        self.database, self.view, self.messages = database, AnyView(), FakeMessages()
        self.tasks = InstantTasks(database)
        self.around = (self.tasks, self.messages, TEXTS)

    def undo(self) -> None:
        """Take back what was told last."""
        action = self.messages.last.action
        assert action is not None
        action()

    def is_refused(self) -> bool:
        """Whether taking it back is refused because it was changed since."""
        self.undo()
        return bool(self.tasks.troubles) and isinstance(self.tasks.troubles[-1], ChangedSinceError)


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


@dataclass
class Board:
    """The board with E01's action open, and the verbs of somebody else."""

    desk: Desk
    presenter: PlansPresenter
    action_id: int
    elsewhere: PlanVerbs

    def line(self) -> PlanLine:
        with self.desk.database.read() as session:
            return next(each for each in plan_board(session, TODAY, ENGLISH) if each.action_id == self.action_id)


@pytest.fixture
def board(desk: Desk) -> Board:
    with desk.database.write() as session:
        two_people(session)
    Evaluations(desk.database, today).run(Q3)
    verbs = PlanVerbs(desk.database, today)
    presenter = PlansPresenter(*desk.around, verbs, today)
    presenter.attach(desk.view)
    presenter.refresh()
    action_id = desk.view.last("show_board")[0][0].action_id
    presenter.open(action_id)
    return Board(desk, presenter, action_id, verbs)


def test_an_action_ticked_off_elsewhere_is_shown_before_it_is_opened_or_ticked_here(board: Board) -> None:
    board.elsewhere.complete(board.action_id, date(2026, 11, 2))
    due = board.line().due_on.isoformat()

    board.presenter.complete()
    told = f"Changed elsewhere meanwhile: ticked off on 2026-11-02, due on {due}. Do it again if yours is to hold."
    assert board.desk.view.last("show_errors") == ({}, told)
    assert board.line().done_on == date(2026, 11, 2)

    board.presenter.complete()  # knowingly: it is shown as ticked off by now
    assert board.line().done_on is None


def test_a_due_day_set_elsewhere_is_shown_before_another_takes_its_place(board: Board) -> None:
    board.elsewhere.change_due(board.action_id, DAY, "theirs")
    values = Values({"due_on": date(2026, 11, 29), "reason": "mine"}, {})

    board.presenter.change_due(values)
    told = "Changed elsewhere meanwhile: open, due on 2026-11-28. Do it again if yours is to hold."
    assert board.desk.view.last("show_errors") == ({}, told)
    assert board.line().due_on == DAY

    board.presenter.change_due(values)
    assert board.line().due_on == date(2026, 11, 29)


def test_a_tick_is_not_taken_back_once_it_was_changed_elsewhere(board: Board) -> None:
    board.presenter.complete()
    board.elsewhere.complete(board.action_id, date(2026, 11, 2))

    assert board.desk.is_refused()
    assert board.line().done_on == date(2026, 11, 2)


def test_a_due_day_is_not_taken_back_once_another_was_set(board: Board) -> None:
    board.presenter.change_due(Values({"due_on": date(2026, 11, 29), "reason": "mine"}, {}))
    board.elsewhere.change_due(board.action_id, DAY, "theirs")

    assert board.desk.is_refused()
    assert board.line().due_on == DAY


def test_a_word_renamed_twice(desk: Desk) -> None:
    lists = WordLists(desk.database)
    key = lists.add("product", WordDraft("奶茶"))
    presenter = ListsPresenter(*desk.around, lists)
    presenter.attach(desk.view)
    presenter.choose("product")
    with desk.database.read() as session:
        presenter.edit(word_list(session, "product")[0])
    presenter.save(Values({"name": "茶"}, {}))
    lists.change(key, WordDraft("奶茶店"))

    assert desk.is_refused()
    with desk.database.read() as session:
        assert [line.name for line in word_list(session, "product")] == ["奶茶店"]


def test_a_commission_plan_changed_since_it_was_added(desk: Desk) -> None:
    plans = CommissionPlans(desk.database)
    presenter = PlanPresenter(*desk.around, plans, today)
    presenter.attach_with_form(desk.view, desk.view)
    presenter.create()
    tiers = (CommissionTier(Decimal(0), None, Decimal(1)),)
    terms = Terms(Basis.COLLECTED, Mode.PROGRESSIVE, Counted.PERIOD, tiers)
    presenter.flow.keep(partial(plans.add, PlanDraft("Plan", terms)), presenter._added)
    plans.change(1, PlanDraft("Theirs", terms))

    assert desk.is_refused()


def test_a_day_decided_about_again(desk: Desk) -> None:
    calendar = WorkCalendar(desk.database)
    presenter = CalendarPresenter(*desk.around, calendar)
    presenter.attach(desk.view)
    presenter.decide(DAY, True, "fair")
    calendar.take_back(DAY)
    calendar.decide(DAY, False, "closed")

    assert desk.is_refused()
    with desk.database.read() as session:
        assert [(each.is_working, each.note) for each in decided_days(session)] == [(False, "closed")]


def test_rows_of_a_grid_one_of_which_was_corrected(desk: Desk) -> None:
    person = StaffRegister(desk.database, today).add(StaffDraft("王䶮", hired_on=date(2026, 1, 1)))
    batches, left = VisitBatches(desk.database, today), Left()
    drafts = [VisitDraft(TODAY, person, summary=text) for text in ("first", "second")]
    batch = left.noting(partial(batches.log_all, drafts))()
    VisitLog(desk.database, today).change(batch.kept[1], VisitDraft(TODAY, person, summary="corrected"))

    with pytest.raises(ChangedSinceError):
        left.guarding(partial(batches.take_back, batch))()


def test_every_page_that_offers_a_way_back_looks_first() -> None:
    offering = {
        path.relative_to(UI).as_posix(): text
        for path in UI.rglob("*.py")
        if 'texts("Undo")' in (text := path.read_text(encoding="utf-8")) or '_("Undo")' in text
    }
    guarded = ("left.guarding(", "while_shown(", "flow.guarded(", "self.guarded(")

    assert {name for name, text in offering.items() if not any(each in text for each in guarded)} == OWN_WAY
