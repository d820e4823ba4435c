"""What the presenters decide, without a window or a data file."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from desktop.domain.checks import CheckWarning
from desktop.domain.period import Period, PeriodKind, custom, parse_period
from desktop.domain.rewritten import StaleText
from desktop.errors import RequestError
from desktop.i18n import CHINESE, ENGLISH, translator
from desktop.queries.evaluations import EvaluationRow
from desktop.queries.reviews import ReviewRow
from desktop.queries.schemes import SchemeChoice
from desktop.services.evaluations import RunResult
from desktop.ui.evaluations.head import choice_text
from desktop.ui.evaluations.progress import progress_of, status_word
from desktop.ui.evaluations.questions import Wanted, chosen
from desktop.ui.evaluations.run_presenter import Order, RunPresenter
from desktop.ui.grades import grade_tones
from desktop.ui.periods import kind_name, offered_periods, period_text, period_title
from desktop.ui.tones import Tone
from tests.ui.surroundings import TODAY, FakeMessages, InstantTasks, today

TEXTS = translator(ENGLISH)
Q2, Q3, Q4 = (parse_period(label) for label in ("2026Q2", "2026Q3", "2026Q4"))
SCHEME = SchemeChoice(1, 1, 1, "季度考核", "Quarterly", "quarter", "", True)


def evaluation(key: int, period: Period, status: str = "computed") -> EvaluationRow:
    """An evaluation of four people, one of them spoken to."""
    return EvaluationRow(key, period, 1, "Quarterly", 1, status, 4, 4, 1, (), None, None, "", "")


def people(*spoken: bool) -> list[ReviewRow]:
    """People, spoken to or not."""
    day = date(2026, 10, 9)
    return [
        ReviewRow(at, at, f"E{at}", f"P{at}", "", "", Decimal(80), "", "", at, day if talked else None)
        for at, talked in enumerate(spoken)
    ]


class RunView:
    """Remembers what a panel was told."""

    def __init__(self) -> None:
        self.order: Order | None = None
        self.periods: list[Period] = []
        self.note: tuple[str, Tone] = ("", Tone.NEUTRAL)
        self.errors: dict[str, str] = {}
        self.busy: list[bool] = []
        self.warnings: list[CheckWarning | StaleText] = []
        self.is_closed = False

    def open_run(self, schemes: Sequence[Any], order: Order) -> None:
        self.order = order

    def show_periods(self, periods: Sequence[Any], chosen: Period | None) -> None:
        self.periods = [option.value for option in periods]

    def show_note(self, sentence: str, tone: Tone) -> None:
        self.note = (sentence, tone)

    def show_errors(self, errors: dict[str, str]) -> None:
        self.errors = errors

    def show_busy(self, is_busy: bool) -> None:
        self.busy.append(is_busy)

    def show_warnings(self, heading: str, warnings: Sequence[CheckWarning | StaleText]) -> None:
        self.warnings = list(warnings)

    def close_run(self) -> None:
        self.is_closed = True


class Verbs:
    """Runs nothing; remembers what was wanted."""

    def __init__(self, trouble: RequestError | None = None) -> None:
        self.trouble = trouble
        self.wanted: list[tuple[Period, str | None]] = []

    def run(self, period: Period, scheme_name: str | None = None) -> RunResult:
        self.wanted.append((period, scheme_name))
        if self.trouble:
            raise self.trouble
        return RunResult(7, False, ())


class Running:
    """A presenter with its surroundings."""

    def __init__(self, trouble: RequestError | None = None) -> None:
        self.view, self.verbs, self.messages = RunView(), Verbs(trouble), FakeMessages()
        self.computed: list[int] = []
        self.presenter = RunPresenter(
            InstantTasks(), self.messages, TEXTS, self.verbs, today, lambda: 1, self.computed.append
        )
        self.presenter.attach(self.view)


class TestRun:
    def test_the_period_follows_the_cycle_of_the_default_scheme(self) -> None:
        monthly = SchemeChoice(2, 2, 1, "月度考核", "", "month", "", True)
        running = Running()

        running.presenter.open((), (monthly,))

        assert running.view.order is not None
        assert (running.view.order.kind, running.view.order.scheme) == (PeriodKind.MONTH, "月度考核")
        assert running.view.periods[0] == parse_period("2026-10")

    def test_what_is_computed_is_shown_and_said(self) -> None:
        running = Running()

        running.presenter.run(Order(PeriodKind.QUARTER, Q3, scheme="季度考核"))

        assert running.verbs.wanted == [(Q3, "季度考核")]
        assert running.computed == [7]
        assert running.view.busy == [True, False]
        assert running.view.is_closed
        assert running.messages.last.sentence == "The evaluation of Third quarter 2026 was computed."

    def test_a_refusal_is_said_and_the_panel_stays(self) -> None:
        running = Running(RequestError("Nobody was in service."))

        running.presenter.run(Order(PeriodKind.QUARTER, Q3))

        assert running.messages.last.sentence == "Nobody was in service."
        assert running.view.busy == [True, False]
        assert not running.view.is_closed

    def test_a_period_that_has_not_begun_is_not_computed(self) -> None:
        running = Running()

        running.presenter.run(Order(PeriodKind.QUARTER, Q4.next(), scheme="季度考核"))

        assert running.verbs.wanted == []
        assert "has not begun" in running.view.note[0]

    def test_an_evaluation_is_run_again_under_its_own_scheme_but_not_once_finalised(self) -> None:
        running = Running()

        running.presenter.run_again(evaluation(1, Q3), (SCHEME,))
        running.presenter.run_again(evaluation(2, Q2, "finalised"), (SCHEME,))

        assert running.verbs.wanted == [(Q3, "季度考核")]

    @pytest.mark.parametrize(
        ("order", "told", "tone"),
        [
            (Order(PeriodKind.QUARTER, Q4, scheme="季度考核"), "not over", Tone.WARN),
            (Order(PeriodKind.QUARTER, Q4.next(), scheme="季度考核"), "has not begun", Tone.WARN),
            (Order(PeriodKind.QUARTER, Q3, scheme="季度考核"), "texts you rewrote", Tone.NEUTRAL),
            (Order(PeriodKind.QUARTER, Q2, scheme="季度考核"), "Reopen it first", Tone.WARN),
            (Order(PeriodKind.QUARTER, Q2.previous(), scheme="季度考核"), "", Tone.NEUTRAL),
            (Order(PeriodKind.CUSTOM, None), "", Tone.NEUTRAL),
        ],
    )
    def test_an_order_is_explained(self, order: Order, told: str, tone: Tone) -> None:
        running = Running()
        running.presenter.open((evaluation(1, Q3), evaluation(2, Q2, "finalised")), (SCHEME,))

        running.presenter.consider(order)

        assert told in running.view.note[0]
        assert bool(running.view.note[0]) == bool(told)
        assert running.view.note[1] is tone


class TestPeriodsOffered:
    @pytest.mark.parametrize("kind", [kind for kind in PeriodKind if kind is not PeriodKind.CUSTOM])
    def test_the_last_full_one_stands_first_and_the_running_one_last(self, kind: PeriodKind) -> None:
        periods = offered_periods(kind, TODAY, 1)

        assert periods[0].end < TODAY <= periods[-1].end
        assert "still running" in period_text(periods[-1], TODAY, TEXTS)
        assert "still running" not in period_text(periods[0], TODAY, TEXTS)
        assert kind_name(kind, TEXTS)

    @pytest.mark.parametrize(("label", "ends"), [("2026-11-01..2027-02-15", " "), ("2026Q3", "度")])
    def test_in_chinese_a_figure_keeps_its_distance_from_the_next_word(self, label: str, ends: str) -> None:
        assert period_title(parse_period(label), translator(CHINESE)).endswith(ends)

    def test_a_week_is_told_with_its_days(self) -> None:
        week = offered_periods(PeriodKind.WEEK, TODAY, 1)[0]

        assert period_text(week, TODAY, TEXTS) == "Week 46 of 2026  9 November – 15 November"


class TestProgress:
    def test_missing_interviews_are_counted_and_some_named(self) -> None:
        row = evaluation(1, Q3)

        few = progress_of(row, people(True, False, False, False), TEXTS)
        many = progress_of(row, people(*[False] * 7), TEXTS)

        assert (few.current, few.missing) == (2, "3 interviews missing before finalising: P1, P2, P3")
        assert many.missing.endswith("P0, P1, P2 and 4 more")

    def test_a_finalised_one_does_not_tick_off_interviews_that_were_not_held(self) -> None:
        progress = progress_of(evaluation(1, Q3, "finalised"), people(True, False, False, False), TEXTS)

        assert [left_open for _name, _note, left_open in progress.steps] == [False, False, True, False]

    def test_when_everybody_was_spoken_to_only_finalising_remains(self) -> None:
        talked = progress_of(evaluation(1, Q3, "interviewed"), people(True, True), TEXTS)
        final = progress_of(evaluation(1, Q3, "finalised"), people(True, False), TEXTS)

        assert (talked.current, talked.missing) == (3, "")
        assert (final.current, final.missing) == (4, "")

    @pytest.mark.parametrize("status", ["reopened", "computed", "interviewed"])
    def test_why_a_result_was_reopened_is_told_until_it_is_final_again(self, status: str) -> None:
        row = replace(evaluation(1, Q3, status), reopen_reason="a receipt was booked late")

        assert progress_of(row, people(True, True), TEXTS).missing == "Reopened: a receipt was booked late"
        assert progress_of(row, people(True, False, False, False), TEXTS).missing == (
            "Reopened: a receipt was booked late; 3 interviews missing before finalising: P1, P2, P3"
        )

    @pytest.mark.parametrize("status", ["draft", "computed", "interviewed", "finalised", "reopened"])
    def test_every_status_has_a_word(self, status: str) -> None:
        assert status_word(status, TEXTS)


class TestChoice:
    def test_the_wanted_evaluation_else_that_of_the_days_else_the_latest(self) -> None:
        rows = [evaluation(2, Q3), evaluation(1, Q2)]

        by_key = chosen(rows, Wanted(1))
        by_days = chosen(rows, Wanted(None, Q2.start, Q2.end))
        other_days = chosen(rows, Wanted(None, date(2020, 1, 1), date(2020, 3, 31)))

        assert [row.evaluation_id for row in (by_key, by_days, other_days) if row] == [1, 1, 2]
        assert chosen([], Wanted(1)) is None

    def test_grades_have_tones_from_the_best_down_however_many_there_are(self) -> None:
        tones = [list(grade_tones([str(at) for at in range(number)]).values()) for number in (1, 2, 4, 5)]

        assert tones[0] == [Tone.ACCENT]
        assert all((row[0], row[-1]) == (Tone.OK, Tone.BAD) for row in tones[1:])
        assert tones[2] == [Tone.OK, Tone.ACCENT, Tone.WARN, Tone.BAD]


def test_putting_off_to_finalise_is_not_worded_as_putting_off_a_settlement() -> None:
    chinese = translator(CHINESE)

    assert chinese.pgettext("finalise", "Not yet") == "先不定稿"
    assert chinese("Not yet") == "先不结算"


def test_days_of_an_earlier_year_are_offered_with_their_year() -> None:
    days = [custom(date(year, 11, 2), date(year, 11, 15)) for year in (2026, 2025)]
    rows = [evaluation(key, period) for key, period in enumerate(days)]

    told = [choice_text(each, rows, TEXTS).partition(" · ")[0] for each in rows]

    assert told == ["11-02–11-15", "2025-11-02–2025-11-15"]
