"""An owner runs a quarter, talks to somebody, finalises, prints all forms and sees what became of the last plan."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Evaluation, Review, Staff
from desktop.queries.evaluations import evaluation_list
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.store.database import Database
from desktop.ui.evaluations.page import EvaluationsPage
from desktop.ui.evaluations.plan_rows import ResultRow
from desktop.ui.plans.page import PlansPage
from desktop.ui.reports.page import ReportsPage
from tests.flows.window.hands import CONTROL, Hands

LATEST = "2026Q3"
PEOPLE, NEWCOMERS, HIRED = 30, 6, date(2026, 7, 1)
TEAM, POSITION = "华东招商部", "招商专员"
WHO = "E19"  # a person whose four actions came to three different ends
VERDICTS = {"done": "Reached", "improved": "Improved", "no_change": "No change"}


@pytest.fixture
def company(company: Path) -> Path:
    """The sample company with so many newcomers of the last quarter that it has thirty people to judge."""
    with Database.open(company) as database:
        register = StaffRegister(database, lambda: HIRED)
        for number in range(1, NEWCOMERS + 1):
            register.add(StaffDraft(f"Newcomer {number}", f"N{number}", TEAM, POSITION, hired_on=HIRED))
    return company


def test_a_quarter_is_run_talked_about_finalised_and_printed(hands: Hands, home: Path) -> None:
    run_the_quarter(hands)
    talk(hands)
    finalise(hands)
    print_all(hands, home / "forms")
    see_the_verdict(hands)


def run_the_quarter(hands: Hands) -> None:
    """Compute the open quarter anew from the records."""
    hands.go("evaluations")
    page: EvaluationsPage = hands.page(EvaluationsPage)
    hands.step("run the quarter")
    hands.click(page.acts.again)
    form = page.shown_form()
    assert form is not None
    assert form.period_label == "2026Q3"
    assert form.rank_of == PEOPLE


def talk(hands: Hands) -> None:
    """Write down what was agreed in an interview."""
    page: EvaluationsPage = hands.page(EvaluationsPage)
    hands.step("interview")
    hands.click("Interview")
    form = page.texts.talk
    for box, words in (
        (form.opinion.control, "The target is fair."),
        (form.agreements.control, "Three visits a week."),
    ):
        hands.click(box)
        hands.type(words, box)
    hands.click(form.save_button)
    kept = page.shown_form()
    assert kept is not None
    assert (kept.employee_opinion, kept.agreements) == ("The target is fair.", "Three visits a week.")


def finalise(hands: Hands) -> None:
    """Close the quarter for good, after the question."""
    page: EvaluationsPage = hands.page(EvaluationsPage)
    hands.step("finalise")
    hands.click(page.acts.finalise)
    hands.agree()
    hands.until(lambda: not page.acts.finalise.isVisible())
    opened = hands.program.opened
    assert opened is not None
    with opened.database.read() as session:
        latest = evaluation_list(session, "en")[0]
    assert latest.is_finalised


def print_all(hands: Hands, folder: Path) -> None:
    """Write everybody's form as PDF."""
    hands.step("print")
    hands.press(Qt.Key.Key_P, CONTROL)
    page: ReportsPage = hands.page(ReportsPage)
    hands.until(lambda: page.print_button.isEnabled())
    folder.mkdir()
    page.ask_folder = lambda _title: str(folder)
    everybody = page.choice.questions.people.list
    hands.press(Qt.Key.Key_Home, on=everybody)
    hands.press(Qt.Key.Key_Space, on=everybody)
    assert everybody.item(0).checkState() is Qt.CheckState.Checked
    hands.until(lambda: page.each_button.isEnabled())
    hands.click(page.each_button)
    hands.until(lambda: page.print_button.isEnabled())
    forms = sorted(folder.glob("*.pdf"))
    numbers = {number for each in forms for number in re.findall(rf"KH-{LATEST}-\d+", each.name)}
    assert (len(forms), len(numbers)) == (PEOPLE, PEOPLE)  # one for each, and each another's
    assert any("Three visits a week." in PdfReader(each).pages[0].extract_text() for each in forms)


def see_the_verdict(hands: Hands) -> None:
    """What became of a person's plan is told on the page as the data file has it, and the same on the board."""
    kept = hands.ask(kept_verdicts)
    assert {entry["verdict"] for entry in kept} == {"done", "improved", "no_change"}
    see_it_in_the_evaluation(hands, kept)
    see_it_on_the_board(hands, next(entry for entry in kept if entry["verdict"] == "done"))


def see_it_in_the_evaluation(hands: Hands, kept: Sequence[Mapping[str, Any]]) -> None:
    """Turn to the quarter before and back to the latest one, click the person, and read the last plan's rows."""
    hands.go("evaluations")
    page: EvaluationsPage = hands.page(EvaluationsPage)
    hands.step("open the latest quarter")
    hands.pick(page.acts.choice, 1)
    assert shown_period(page) == "2026Q2"
    hands.pick(page.acts.choice, 0)
    assert shown_period(page) == LATEST
    people = page.people.model
    hands.step("read the last plan")
    place = next(at for at, each in enumerate(people.people) if each.code == WHO)
    hands.click_row(page.people.view, people.index(place))
    hands.click("Findings and plan")
    rows = page.texts.findChildren(ResultRow)
    told = [[label.text() for label in row.findChildren(QLabel)] for row in rows if row.isVisible()]
    assert told == [
        [
            entry["titles"]["en"],
            VERDICTS[entry["verdict"]],
            f"{entry['goals']['en']} · {entry['now']['en']}",
            entry["remarks"]["en"],
        ]
        for entry in kept
    ]


def see_it_on_the_board(hands: Hands, kept: Mapping[str, Any]) -> None:
    """Open the same action on the board of the plan before: verdict, before and after are those of the review."""
    hands.go("plans")
    page: PlansPage = hands.page(PlansPage)
    hands.step("the last plan on the board")
    hands.pick(page.plan, 2)
    hands.pick(page.staff, page.staff.findText(hands.ask(name_of_the_person)))
    models = [each for each in page.board.columns.values() if each.view.isVisible()]
    column, at = next(
        (each, at)
        for each in models
        for at, card in enumerate(each.model.cards)
        if card.action_id == kept["action_id"]
    )
    hands.click_row(column.view, column.model.index(at))
    hands.until(page.panel.isVisible)
    told = [label.text() for label in page.panel.findChildren(QLabel) if label.isVisible()]
    figures = {name: told[told.index(name) + 1] for name in ("Before", "Now", "Goal")}
    assert VERDICTS[kept["verdict"]] in told
    assert f"{figures['Before']} → target {figures['Goal']}" == kept["goals"]["en"]
    assert figures["Now"] == kept["now"]["en"]


def shown_period(page: EvaluationsPage) -> str:
    """The label of the period whose form is shown."""
    form = page.shown_form()
    return form.period_label if form is not None else ""


def kept_verdicts(session: Session) -> Sequence[Mapping[str, Any]]:
    """What the person's latest review keeps of the last plan, as it stands in the data file."""
    question = select(Review.past).join(Evaluation, Evaluation.id == Review.evaluation_id)
    past = session.scalars(question.where(Evaluation.period_label == LATEST, Review.staff_code == WHO)).one()
    verdicts: Sequence[Mapping[str, Any]] = past["plan"]
    return verdicts


def name_of_the_person(session: Session) -> str:
    """Whom the verdicts are about."""
    return session.scalars(select(Staff.name).where(Staff.code == WHO)).one()
