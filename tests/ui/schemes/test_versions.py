"""Two versions of a scheme side by side, by mouse and keys."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from desktop.domain.period import parse_period
from desktop.domain.scheme import Scheme
from desktop.queries.schemes import scheme_choices, scheme_of
from desktop.services.evaluations import Evaluations
from desktop.services.scheme_drafts import SchemeDraft
from desktop.services.scheme_verbs import Schemes
from desktop.ui.kit.choice import PickField
from tests.ui.company import Company
from tests.ui.schemes.stage import Stage


def _save(company: Company, scheme: Scheme) -> None:
    """Keep the usual scheme with these rules: a version of its own, since reviews rest on the one before."""
    with company.database.read() as session:
        choice = scheme_choices(session)[0]
    draft = SchemeDraft(choice.name, scheme, choice.name_en, choice.cycle, choice.role)
    assert Schemes(company.database).save(choice.scheme_id, draft).is_new_version


def _usual(company: Company) -> Scheme:
    with company.database.read() as session:
        return scheme_of(session, scheme_choices(session)[0].version_id)


def _open(stage: Stage) -> None:
    stage.open()
    stage.page.editor.more.trigger("versions")


def _choose(field: PickField, place: int) -> None:
    """Choose a version as by the keyboard: the newest is the first."""
    field.box.setCurrentIndex(place)
    field.box.activated.emit(place)


def _words(stage: Stage) -> list[str]:
    return stage.words(stage.page.versions_panel)


def test_the_newest_version_is_held_against_the_one_before(reviewed: None, company: Company, stage: Stage) -> None:
    scheme = _usual(company)
    first = replace(scheme.items[0], weight=scheme.items[0].weight - 5)
    second = replace(scheme.items[1], weight=scheme.items[1].weight + 5)
    _save(company, replace(scheme, items=(first, second, *scheme.items[2:]), conduct_limit=Decimal(5)))
    stage.page.refresh()

    _open(stage)

    panel = stage.page.versions_panel
    assert panel.isVisible()
    shown = _words(stage)
    assert "3 differences" in shown
    assert {"Lines", "Names and rules", "Awards and penalties, at most", "10", "5"} <= set(shown)
    assert "Version 1" in panel.first.box.currentText()
    assert "2026Q3" in panel.first.box.currentText()
    assert "no evaluation yet" in panel.second.box.currentText()


def test_any_two_versions_may_be_chosen_in_either_order(reviewed: None, company: Company, stage: Stage) -> None:
    scheme = _usual(company)
    _save(company, replace(scheme, conduct_limit=Decimal(5)))
    Evaluations(company.database, lambda: date(2026, 10, 5)).run(parse_period("2026Q2"))
    _save(company, replace(scheme, conduct_limit=Decimal(8)))
    stage.page.refresh()
    _open(stage)
    panel = stage.page.versions_panel

    _choose(panel.first, 0)  # the newest
    _choose(panel.second, 2)  # the oldest

    assert {"10", "8"} <= set(_words(stage))
    assert "5" not in _words(stage)


def test_the_same_version_twice_differs_in_nothing(reviewed: None, company: Company, stage: Stage) -> None:
    _save(company, replace(_usual(company), conduct_limit=Decimal(5)))
    stage.page.refresh()
    _open(stage)
    panel = stage.page.versions_panel

    _choose(panel.first, 0)

    assert "Both versions say the same." in _words(stage)


def test_of_one_version_there_is_nothing_to_compare(stage: Stage) -> None:
    _open(stage)

    assert any(text.startswith("There is only one version yet.") for text in _words(stage))
