"""The visits presenter without any window: a fake page, and tasks that wait until they are told to go on."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, TypeVar, cast

import pytest

from desktop.errors import RequestError
from desktop.i18n import ENGLISH, translator
from desktop.queries.key_order import KeyOrder
from desktop.queries.visit_list import VisitSums
from desktop.queries.visits import VisitFilter, VisitLine
from desktop.services.visits import VisitDraft
from desktop.ui.kit.narrowed import Narrowed
from desktop.ui.kit.row_window import Answer
from desktop.ui.kit.spans import Span
from desktop.ui.kit.values import Values
from desktop.ui.ports import Wish
from desktop.ui.visits.presenter import VisitsPresenter
from desktop.ui.visits.questions import Offers, Surroundings
from tests.ui.surroundings import TODAY, FakeMessages, PatientTasks, today

T = TypeVar("T")
NOBODY = Offers((), (), (), ())
LINE = VisitLine(
    7, TODAY, 1, "王䶮", "E01", 3, "禾味餐饮", None, "上门", 45, "有进展", True, "", "", None, "", TODAY
)  # fmt: skip


class FakeLog:
    """Remembers what was logged."""

    def __init__(self) -> None:
        self.drafts: list[VisitDraft] = []
        self.removed: list[int] = []
        self.refusal: RequestError | None = None

    def log(self, draft: VisitDraft) -> int:
        if self.refusal is not None:
            raise self.refusal
        self.drafts.append(draft)
        return len(self.drafts)

    def change(self, visit_id: int, draft: VisitDraft) -> None:
        self.drafts.append(draft)

    def remove(self, visit_id: int) -> None:
        self.removed.append(visit_id)

    def restore(self, visit_id: int) -> None:
        self.removed.remove(visit_id)


class FakePage:
    """Remembers what it was told to show."""

    def __init__(self) -> None:
        self.told: list[tuple[str, Any]] = []

    def last(self, name: str) -> Any:
        """What it was last told under that name."""
        return next(value for told, value in reversed(self.told) if told == name)

    def show_surroundings(self, found: Surroundings, staff_id: int | None) -> None:
        self.told.append(("surroundings", (found, staff_id)))

    def show_number(self, number: int, is_counted: bool) -> None:
        self.told.append(("number", (number, is_counted)))

    def show_sums(self, sums: VisitSums) -> None:
        self.told.append(("sums", sums))

    def show_none(self, is_log_empty: bool) -> None:
        self.told.append(("none", is_log_empty))

    def show_trouble(self, sentence: str) -> None:
        self.told.append(("trouble", sentence))

    def show_wanted(self, wanted: Narrowed) -> None:
        self.told.append(("wanted", wanted))

    def open_editor(self, values: dict[str, object], chosen: Offers, line: VisitLine | None) -> None:
        self.told.append(("editor", (values, line)))

    def continue_editor(self, values: dict[str, object], chosen: Offers) -> None:
        self.told.append(("continued", values))

    def show_errors(self, errors: dict[str, str], sentence: str = "") -> None:
        self.told.append(("errors", (errors, sentence)))

    def set_saving(self, is_saving: bool) -> None:
        self.told.append(("saving", is_saving))

    def close_editor(self) -> None:
        self.told.append(("closed", None))


class Stage:
    """The presenter with everything around it."""

    def __init__(self, messages: FakeMessages, hold_words: Callable[[], bool] = lambda: False) -> None:
        self.tasks, self.log, self.page, self.messages = PatientTasks(), FakeLog(), FakePage(), messages
        around = (self.tasks, messages, translator(ENGLISH))
        self.presenter = VisitsPresenter(*around, self.log, today, lambda: 1, hold_words)
        self.presenter.attach(self.page)

    def answer_list(self) -> None:
        """Answer the list asked for last with one visit."""
        self.tasks.answer(Answer(self._listed(), KeyOrder.of([1]), is_whole=True, pages={}, kept_place=-1))

    def filter_asked(self) -> VisitFilter:
        """The filter of the list asked for last."""
        wanted: VisitFilter = self._listed().source.wanted
        return wanted

    def _listed(self) -> Any:
        return cast("partial[Any]", self.tasks.questions[-1][0]).keywords["listed"]


@pytest.fixture
def stage(messages: FakeMessages) -> Stage:
    return Stage(messages)


def entered(**given: Any) -> Values:
    """A visit of 王䶮 today, changed by what is given."""
    return Values({"visited_on": TODAY, "staff": 1, **given}, {"staff": "王䶮", "customer": "禾味餐饮"})


class TestLog:
    def test_it_asks_for_this_quarter_first(self, stage: Stage) -> None:
        stage.presenter.refresh()

        assert stage.filter_asked() == VisitFilter(date(2026, 10, 1), date(2026, 12, 31))

    def test_a_wish_of_another_page_becomes_the_filter(self, stage: Stage) -> None:
        stage.presenter.arrive(Wish(4, date(2026, 2, 1), date(2026, 2, 9)))

        assert stage.filter_asked() == VisitFilter(date(2026, 2, 1), date(2026, 2, 9), 4)
        assert stage.page.last("wanted") == Narrowed(Span.ASKED, 4, asked=(date(2026, 2, 1), date(2026, 2, 9)))

    @pytest.mark.parametrize(
        ("wish", "asked"),
        [
            (Wish(customer_id=3, text="禾味餐饮"), VisitFilter(customer_id=3)),
            (Wish(state="effective"), VisitFilter(is_effective=True)),
            (Wish(staff_id=4, state="at_customers"), VisitFilter(staff_id=4, has_customer=True)),
            (Wish(state="follow_ups"), VisitFilter(follow_up_on=TODAY)),
            (Wish(text="禾味", state="of some other page"), VisitFilter(text="禾味")),
        ],
    )
    def test_it_asks_for_exactly_what_another_page_counted(
        self, stage: Stage, wish: Wish, asked: VisitFilter
    ) -> None:
        stage.presenter.arrive(wish)

        assert stage.filter_asked() == asked

    def test_who_searches_gets_the_words_of_a_long_log_held_until_none_are_left(self, messages: FakeMessages) -> None:
        left = [True, True, False]
        stage = Stage(messages, lambda: left.pop(0))
        stage.presenter.take(Narrowed(Span.ALL, text="账期"))
        stage.answer_list()

        for _piece in range(3):
            stage.tasks.carry_out()

        assert left == []
        assert len(stage.tasks.acts) == 3

    def test_nothing_is_held_of_a_log_nobody_searches_as_a_whole(self, stage: Stage) -> None:
        stage.presenter.take(Narrowed(Span.ALL))
        stage.answer_list()
        stage.presenter.take(Narrowed(Span.THIS_QUARTER, text="账期"))
        stage.answer_list()

        assert stage.tasks.acts == []

    def test_trouble_is_a_sentence(self, stage: Stage) -> None:
        stage.presenter.refresh()
        failed = stage.tasks.questions[-1][2]
        assert failed is not None

        failed(RequestError("The disk is gone."))

        assert stage.page.last("trouble") == "The disk is gone."


class TestSave:
    def test_two_quick_clicks_log_one_visit(self, stage: Stage) -> None:
        stage.presenter.save(entered())
        stage.presenter.save(entered())

        stage.tasks.carry_out()

        assert len(stage.tasks.acts) == 1
        assert [draft.staff_id for draft in stage.log.drafts] == [1]
        assert stage.page.last("saving") is False

    def test_a_refusal_leaves_the_form_ready_for_another_try(self, stage: Stage) -> None:
        stage.log.refusal = RequestError("{name} has left.", name="王䶮")
        stage.presenter.save(entered())

        stage.tasks.carry_out()

        assert stage.page.last("errors") == ({}, "王䶮 has left.")
        assert stage.page.last("saving") is False

    def test_going_on_carries_day_and_person_over(self, stage: Stage) -> None:
        stage.presenter.save(entered(), goes_on=True)
        stage.tasks.carry_out()

        stage.tasks.answer(NOBODY)

        assert stage.page.last("continued") == {"visited_on": TODAY, "staff": 1, "method": ""}

    def test_nothing_is_sent_while_something_is_wrong(self, stage: Stage) -> None:
        stage.presenter.save(Values({}))

        errors, _sentence = stage.page.last("errors")
        assert set(errors) == {"visited_on", "staff"}
        assert stage.tasks.acts == []

    def test_removing_without_a_visit_open_does_nothing(self, stage: Stage) -> None:
        stage.presenter.remove()

        assert stage.tasks.acts == []
