"""Figures kept from the last time stand until the data file has answered."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.indicators import INDICATORS
from desktop.domain.pace import Elapsed
from desktop.domain.period import PeriodKind, containing
from desktop.errors import RequestError
from desktop.i18n import translator
from desktop.queries.dashboard.kept_page import FirstPage
from desktop.queries.dashboard.main_figures import Beginnings, DashboardFigures, MainFigure
from desktop.queries.dashboard.parts import DashboardParts
from desktop.queries.house_rules import CompanyProfile
from desktop.ui.dashboard.entries import Entry
from desktop.ui.dashboard.presenter import DashboardPresenter
from desktop.ui.dashboard.shown import Overview, Ranking, TrendShown
from desktop.ui.dashboard.ways import Ways
from desktop.ui.kit.charts.figures import FunnelStep
from tests.ui.surroundings import TODAY, FakeGuide, FakeMessages, PatientTasks, today


class View:
    """Notes what it is to show."""

    def __init__(self) -> None:
        self.cards: list[tuple[str, str]] = []  # the first card's figure and change, each time
        self.beginnings = 0
        self.troubles: list[str] = []

    def show_overview(self, shown: Overview) -> None:
        self.cards.append((shown.cards[0].figure, shown.cards[0].chip))

    def show_beginning(self, has_staff: bool) -> None:
        self.beginnings += 1

    def show_trouble(self, sentence: str) -> None:
        self.troubles.append(sentence)

    def show_steps(self, steps: Sequence[FunnelStep]) -> None: ...

    def offer(self, indicators: Sequence[tuple[str, str]], chosen: str) -> None: ...

    def show_ranking(self, shown: Ranking) -> None: ...

    def show_trend(self, shown: TrendShown, sparks: Mapping[str, Sequence[float]]) -> None: ...

    def show_entries(self, entries: Sequence[Entry], number: int) -> None: ...


class Ticks:
    def complete(self, action_id: int, done_on: date | None) -> date | None:
        return None


def figures(signed: int, begun: bool = True) -> DashboardFigures:
    main = MainFigure(INDICATORS["signed_amount"], Decimal(signed), None, None)
    period = containing(PeriodKind.MONTH, TODAY)
    return DashboardFigures(period, TODAY, Elapsed(15, 21), (main,), Beginnings(begun, begun, begun), True)


KEPT = FirstPage(CompanyProfile("栗巷"), figures(1100), {"signed_amount": Decimal(1000)})


class Stage:
    def __init__(self, kept: FirstPage | None) -> None:
        self.tasks, self.view = PatientTasks(), View()
        self.presenter = DashboardPresenter(
            self.tasks, FakeMessages(), translator("en"), Ticks(),
            Ways(FakeGuide(), lambda _key: True, lambda _key: None), today, kept,
        )  # fmt: skip
        self.presenter.attach(self.view)
        self.presenter.refresh()


@pytest.fixture
def stage() -> Stage:
    return Stage(KEPT)


def test_without_any_nothing_is_shown_before_the_file_answers() -> None:
    assert Stage(None).view.cards == []


def test_they_are_shown_whole_before_the_file_answers(stage: Stage) -> None:
    assert stage.view.cards == [("¥1,100", "+10.0 %")]


def test_the_same_answer_changes_nothing_on_the_cards(stage: Stage) -> None:
    stage.tasks.answer(figures(1100))

    assert stage.view.cards == [("¥1,100", "+10.0 %")] * 2


def test_another_answer_takes_their_place(stage: Stage) -> None:
    stage.tasks.answer(figures(1300))

    assert stage.view.cards[-1] == ("¥1,300", "")


def test_what_they_are_compared_with_is_the_files_own_once_it_is_there(stage: Stage) -> None:
    stage.tasks.answer(figures(1100))

    stage.tasks.answer(DashboardParts({"signed_amount": Decimal(550)}, {}, ()))

    assert stage.view.cards[-1] == ("¥1,100", "+100.0 %")


def test_a_refusal_is_said_in_their_place(stage: Stage) -> None:
    _work, _done, failed = stage.tasks.questions[-1]
    assert failed is not None
    failed(RequestError("The disk is gone."))

    assert stage.view.troubles == ["The disk is gone."]


def test_a_company_that_has_just_begun_sees_its_beginning_at_once() -> None:
    stage = Stage(replace(KEPT, figures=figures(0, begun=False)))

    assert (stage.view.beginnings, stage.view.cards) == (1, [])


def test_they_are_not_compared_with_those_of_another_kind_of_period(stage: Stage) -> None:
    stage.presenter.choose_kind(PeriodKind.WEEK)

    stage.tasks.answer(figures(1100))

    assert stage.view.cards[-1] == ("¥1,100", "")
