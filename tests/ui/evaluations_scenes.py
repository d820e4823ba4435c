"""Scenes of the evaluations page."""

from collections.abc import Callable

from desktop.ui.evaluations.changes_presenter import ChangeLine
from desktop.ui.evaluations.page import EvaluationsPage
from desktop.ui.evaluations.score_rows import ItemRow
from desktop.ui.evaluations.texts_card import Tab
from desktop.ui.kit.page import Page
from tests.ui.scenes import Scene

PLACE = "evaluations"
PERSON = "E05"  # strengths, weaknesses with causes, an overdue customer, a last plan and an interview


def on_page(act: Callable[[EvaluationsPage], None]) -> Callable[[Page], None]:
    """The act for whatever page is shown."""

    def prepared(page: Page) -> None:
        assert isinstance(page, EvaluationsPage)
        act(page)

    return prepared


def review(page: EvaluationsPage) -> None:
    """Show the person."""
    people = page.people.model.people
    at = next((at for at, person in enumerate(people) if person.code == PERSON), 0)
    page.people.view.setCurrentIndex(page.people.model.index(at))


def talk(page: EvaluationsPage) -> None:
    """Show the interview."""
    review(page)
    page.texts.tabs.choose(Tab.TALK)
    page.texts.tabs.chosen.emit(Tab.TALK)


def rewrite(page: EvaluationsPage) -> None:
    """Open the editor of the first weakness."""
    page.texts.tabs.choose(Tab.TEXTS)
    page.texts.tabs.chosen.emit(Tab.TEXTS)
    form = page.shown_form()
    if form is not None:
        page.texts.edit_finding(form.weaknesses[0])


def records(page: EvaluationsPage) -> None:
    """Open the records behind the effective visits."""
    row = page.card.table.row_of("effective_visits")
    assert isinstance(row, ItemRow)
    page.card.records_wanted.emit(row)


def frozen(page: EvaluationsPage) -> None:
    """Show a finalised evaluation."""
    page.acts.choice.setCurrentIndex(1)
    page.acts.choice.picked.emit(page.acts.choice.value())


def signatures(page: EvaluationsPage) -> None:
    """Open the panel of signatures of a finalised evaluation."""
    page.more.open_signatures()


def trial(page: EvaluationsPage) -> None:
    """Try other weights."""
    page.more.open_what_if()


def moved(page: EvaluationsPage) -> None:
    """Let one weight give the other what it has too much."""
    levers = page.more.what_if.levers
    levers.sliders[0].setValue(levers.sliders[0].value() - 15)
    levers.sliders[3].setValue(levers.sliders[3].value() + 15)


def guided(page: EvaluationsPage) -> None:
    """Keep a guide and see who would move."""
    page.more.open_grades()


def kept(page: EvaluationsPage) -> None:
    """Type the guide and keep it."""
    for box, share in zip(page.more.grades.percents.values(), ("20", "30", "40"), strict=False):
        box.setText(share)
    page.more.grades.keep.click()


def out_of_date(page: EvaluationsPage) -> None:
    """Let a visit, a target and a newcomer have come after computing, and list that."""
    form, _ = page.shown_form(), page.look.texts
    if form is not None:
        item, person = form.items[0], form.person
        page.more.show_changes(
            (
                ChangeLine(person.staff_id, person.name, item.indicator, item.name, "12", "13"),
                ChangeLine(
                    0, "林晓", "collected", _("{indicator}: target").format(indicator=form.items[1].name), "60", "72"
                ),
                ChangeLine(0, "周一帆", "", _("not evaluated yet"), "—", "—"),
            )
        )
        page.more.open_changes()


SCENES = (
    Scene("evaluation", PLACE, on_page(review)),
    Scene("evaluation_talk", PLACE, on_page(talk)),
    Scene("evaluation_rewrite", PLACE, on_page(review), on_page(rewrite)),
    Scene("evaluation_records", PLACE, on_page(review), on_page(records)),
    Scene("evaluation_final", PLACE, on_page(frozen)),
    Scene("evaluation_changes", PLACE, on_page(review), on_page(out_of_date)),
    Scene("evaluation_run", PLACE, on_page(lambda page: page.create_new())),
    Scene("evaluation_what_if", PLACE, on_page(trial), on_page(moved)),
    Scene("evaluation_grades", PLACE, on_page(guided), on_page(kept)),
    Scene("evaluation_sheets", PLACE, on_page(lambda page: page.more.open_sheets())),
    Scene("evaluation_signatures", PLACE, on_page(frozen), on_page(signatures)),
)
