"""Own indicators beyond the score card: letters of targets, plans on their way, suggestions for awards."""

from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.indicators import Unit
from desktop.domain.own_indicator import Source
from desktop.domain.sheets import Figure
from desktop.models import AwardKind
from desktop.queries.award_suggestions import award_suggestions
from desktop.queries.plans import plan_board
from desktop.queries.sheets import Paper, target_letters
from desktop.services.evaluations import Evaluations
from desktop.services.own_indicators import IndicatorBook, IndicatorDraft
from desktop.store.database import Database
from tests.services.small_company import (
    Q3,
    TODAY,
    add_company,
    add_scheme,
    add_staff,
    add_target,
    add_visits,
    line,
    today,
)

OCTOBER = date(2026, 10, 12)


@pytest.fixture
def company(database: Database) -> Database:
    """Visits counted double, 8 of 20 reached in the quarter, 6 in the next one so far."""
    draft = IndicatorDraft("拜访翻倍", "Visits doubled", Source.FORMULA, Unit.COUNT, formula="visits * 2")
    code = IndicatorBook(database).add(draft)
    with database.write() as session:
        add_company(session)
        person = add_staff(session, "E01", "王䶮")
        add_visits(session, person, 4)
        add_visits(session, person, 3, OCTOBER)
        add_target(session, code, "20", staff_id=person)
        session.flush()
    with database.write() as session:
        add_scheme(session, line(code, "100", default_target=Decimal(20)))
        session.add(AwardKind(name="拜访之星", indicator=code, measure="top", audience="everybody", sort_order=0))
    return database


def test_a_letter_names_them_in_the_sheets_language(company: Database) -> None:
    with company.read() as session:
        told = {
            language: target_letters(Paper(session, Q3, language, TODAY))[0].tables[0].lines[0].cells[:3:2]
            for language in ("zh_CN", "en")
        }

    words = {
        language: [cell.text if isinstance(cell, Figure) else cell for cell in told[language]] for language in told
    }
    assert words == {"zh_CN": ["拜访翻倍", "20"], "en": ["Visits doubled", "20"]}


def test_a_plan_shows_how_they_stand(company: Database) -> None:
    Evaluations(company, today).run(Q3)

    with company.read() as session:
        lines = plan_board(session, date(2026, 10, 20), "en")

    (planned,) = [each for each in lines if each.indicator is not None and each.indicator.code == "own_1"]
    assert (planned.start, planned.now) == (Decimal(8), Decimal(6))


def test_an_award_may_go_to_the_best_of_them(company: Database) -> None:
    with company.read() as session:
        (suggestion,) = award_suggestions(session, Q3, "en")

    assert suggestion.figure == 8
