"""Records without money whose form is saved after somebody else changed them: nothing is overwritten unseen."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from desktop.domain.awards import Audience, AwardMeasure
from desktop.domain.commission import Basis, CommissionTier, Counted, Mode, Terms
from desktop.domain.quality_table import USUAL
from desktop.i18n import CHINESE, ENGLISH, translator
from desktop.models import Company
from desktop.queries.awards import award_kinds
from desktop.queries.commission_plans import commission_plans
from desktop.queries.lookups import word_list
from desktop.queries.measures import measure_rows
from desktop.queries.quality_table import quality_table
from desktop.services.award_kinds import AwardKindDraft, AwardKinds
from desktop.services.awards import Awards
from desktop.services.commission_plans import CommissionPlans, PlanDraft
from desktop.services.measures import MeasureLibrary
from desktop.services.own_indicators import IndicatorBook, IndicatorDraft
from desktop.services.quality_table import change_quality_table
from desktop.services.word_lists import WordDraft, WordLists
from desktop.store.database import Database
from desktop.ui.incentives.honour_ports import SuggestionRow
from desktop.ui.incentives.honour_presenter import HonourPresenter
from desktop.ui.incentives.plan_presenter import PlanPresenter
from desktop.ui.kit.values import Values
from desktop.ui.plans.measure_library_presenter import LibraryPresenter, draft_of_row
from desktop.ui.schemes.indicator_presenter import IndicatorPresenter
from desktop.ui.schemes.questions import overview
from desktop.ui.settings.lists_presenter import ListsPresenter
from desktop.ui.settings.quality_presenter import QualityTablePresenter
from tests.ui.any_view import AnyView
from tests.ui.surroundings import FakeMessages, InstantTasks, today

TEXTS = translator(ENGLISH)
TIERS = (CommissionTier(Decimal(0), None, Decimal(1)),)


class Desk:
    """A file, a view, and what a presenter is made of."""

    def __init__(self, database: Database) -> None:
        self.database, self.view, self.messages = database, AnyView(), FakeMessages()
        self.around = (InstantTasks(database), self.messages, TEXTS)

    def met(self) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        """What the form is shown: the values it was filled with, and theirs; without fields that agree."""
        filled, theirs = self.view.last("show_changed_elsewhere")[:2]
        differing = [name for name in filled if filled[name] != theirs[name]]
        return {name: filled[name] for name in differing}, {name: theirs[name] for name in differing}

    def closed(self) -> bool:
        """Whether the form was put away."""
        return any(told in ("put_away", "close_editor", "close_form") for told, _parts in self.view.told)


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


def test_a_commission_plan(desk: Desk) -> None:
    terms = Terms(Basis.COLLECTED, Mode.PROGRESSIVE, Counted.PERIOD, TIERS)
    plans, draft = CommissionPlans(desk.database), PlanDraft("Plan", terms)
    key = plans.add(draft)
    presenter = PlanPresenter(*desk.around, plans, today)
    presenter.attach_with_form(desk.view, desk.view)
    with desk.database.read() as session:
        (line,) = commission_plans(session, ENGLISH)
    presenter.edit(line)
    values = Values({**desk.view.last("open_plan")[0], "name": "Mine"}, {"product": ""})
    plans.change(key, replace(draft, valid_to=date(2026, 12, 31)))

    presenter.save(values)
    assert desk.met() == ({"valid_to": None}, {"valid_to": date(2026, 12, 31)})
    assert not desk.closed()

    presenter.save(Values({**values.given, "valid_to": date(2026, 12, 31)}, {"product": ""}))
    with desk.database.read() as session:
        (line,) = commission_plans(session, ENGLISH)
    assert (line.name, line.valid_to, desk.closed()) == ("Mine", date(2026, 12, 31), True)


def test_an_award(desk: Desk) -> None:
    kinds, draft = AwardKinds(desk.database), AwardKindDraft("Star", "", "", AwardMeasure.TOP, Audience.EVERYBODY)
    key = kinds.add(draft)
    presenter = HonourPresenter(*desk.around, Awards(desk.database, today), kinds, today)
    presenter.attach_with_forms(AnyView(), AnyView(), desk.view)
    with desk.database.read() as session:
        presenter.edit_kind(SuggestionRow(award_kinds(session, CHINESE)[0], None))
    kinds.change(key, replace(draft, name="Comet"))

    presenter.save_kind(Values({**desk.view.last("open_award")[0], "name_en": "Star"}, {}))

    assert desk.met() == ({"name": "Star"}, {"name": "Comet"})
    assert not desk.closed()


def test_a_word(desk: Desk) -> None:
    lists = WordLists(desk.database)
    key = lists.add("product", WordDraft("奶茶"))
    presenter = ListsPresenter(*desk.around, lists)
    presenter.attach(desk.view)
    presenter.choose("product")
    with desk.database.read() as session:
        presenter.edit(word_list(session, "product")[0])
    lists.change(key, WordDraft("奶茶店"))

    presenter.save(Values({"name": "奶茶", "name_en": "Tea"}, {}))
    assert desk.met() == ({"name": "奶茶"}, {"name": "奶茶店"})

    presenter.save(Values({"name": "奶茶店", "name_en": "Tea"}, {}))
    with desk.database.read() as session:
        assert [(line.name, line.name_en) for line in word_list(session, "product")] == [("奶茶店", "Tea")]
    assert desk.messages.last.act == ""  # what stood there before is not what the form began with


def test_the_factors_of_quality(desk: Desk) -> None:
    with desk.database.write() as session:
        session.add(Company(name="Hewei"))
    change = partial(change_quality_table, desk.database)
    presenter = QualityTablePresenter(*desk.around, change)
    presenter.attach(desk.view)
    presenter.refresh()
    presenter.edit()
    theirs = replace(USUAL, years_bands=((0, 10), (5, 90)))
    change(theirs)

    presenter.use_usual()

    assert list(desk.met()[1]) == ["years_bands"]
    with desk.database.read() as session:
        assert quality_table(session) == theirs


def test_an_indicator(desk: Desk) -> None:
    book, draft = IndicatorBook(desk.database), IndicatorDraft("Care")
    code = book.add(draft)
    presenter = IndicatorPresenter(*desk.around, book)
    presenter.attach(desk.view)
    with desk.database.read() as session:
        found = overview(session, ENGLISH)
    presenter.edit(found.own[0], found)
    book.change(code, replace(draft, name_en="Diligence"))

    presenter.save(Values({**desk.view.last("open_form")[0], "name": "Patience"}, {}))

    assert desk.met() == ({"name_en": ""}, {"name_en": "Diligence"})
    assert not desk.closed()


def test_a_measure(desk: Desk) -> None:
    library = MeasureLibrary(desk.database)
    presenter = LibraryPresenter(*desk.around, library)
    presenter.attach(desk.view)
    presenter.refresh()
    line = desk.view.last("show_lines")[0][0]
    presenter.edit(line)
    library.change(line.row.key, replace(draft_of_row(line.row), supports={**line.row.supports, "en": "A car"}))

    presenter.save(Values({**desk.view.last("open_editor")[0], "cause_en": "Mine"}, {}))

    assert desk.met()[1] == {"support_en": "A car"}
    with desk.database.read() as session:
        assert next(row for row in measure_rows(session) if row.key == line.row.key).causes["en"] != "Mine"
