"""An owner runs a quarter, talks to somebody, finalises, prints all forms and sees what became of the last plan."""

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.queries.evaluations import evaluation_list
from desktop.ui.evaluations.page import EvaluationsPage
from desktop.ui.evaluations.print_panel import PrintPanel
from desktop.ui.plans.page import PlansPage
from tests.flows.window.hands import CONTROL, Hands


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
    assert form.rank_of == 24


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
    panel: PrintPanel = hands.page(EvaluationsPage).print_panel
    hands.choose(panel.whose, 1)
    panel.folder.set_value(folder)
    hands.click(panel.write_button)
    forms = sorted(folder.glob("*.pdf"))
    assert len(forms) == 24
    assert any("Three visits a week." in PdfReader(each).pages[0].extract_text() for each in forms)


def see_the_verdict(hands: Hands) -> None:
    """The plan of the quarter before stands on the board with what became of it."""
    page: EvaluationsPage = hands.page(EvaluationsPage)
    form = page.shown_form()
    assert form is not None
    assert form.last_plan
    hands.go("plans")
    board: PlansPage = hands.page(PlansPage)
    hands.step("the last plan")
    hands.until(lambda: board.board.isVisible())
    told = {label.text() for label in board.findChildren(QLabel) if label.isVisible()}
    assert told
