"""The owner's own indicators: what is kept, what is refused, and what may not go while it is needed."""

from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.indicators import INDICATORS, RecordKind, Unit
from desktop.domain.own_indicator import Source
from desktop.errors import RequestError
from desktop.models import SchemeItem
from desktop.queries.own_indicators import indicators_of, own_indicators
from desktop.services.own_indicators import IndicatorBook, IndicatorDraft, refuse_wrong
from desktop.store.database import Database
from tests.services.small_company import add_scheme, line

PER_VISIT = IndicatorDraft(
    "每访签约额", "Signed per visit", Source.FORMULA, Unit.MONEY, formula="签约金额 ÷ 拜访次数"
)


@pytest.fixture
def book(database: Database) -> IndicatorBook:
    return IndicatorBook(database)


class TestAdd:
    def test_a_formula_is_kept_by_code_however_typed(self, database: Database, book: IndicatorBook) -> None:
        code = book.add(PER_VISIT)

        with database.read() as session:
            own = own_indicators(session).by_code[code]
        assert (own.name, own.name_en, own.unit) == ("每访签约额", "Signed per visit", Unit.MONEY)
        assert (own.formula, own.records) == ("signed_amount / visits", RecordKind.SIGNING)

    def test_given_points_are_points(self, database: Database, book: IndicatorBook) -> None:
        code = book.add(IndicatorDraft("带教", unit=Unit.MONEY, formula="visits"))

        with database.read() as session:
            own = own_indicators(session).by_code[code]
        assert (own.unit, own.formula, own.records) == (Unit.POINTS, "", RecordKind.RATING)

    def test_codes_are_made_up_in_a_row_or_wished_for(self, book: IndicatorBook) -> None:
        assert book.add(IndicatorDraft("甲")) == "own_1"
        assert book.add(IndicatorDraft("乙", code="mentoring")) == "mentoring"
        assert book.add(IndicatorDraft("丙")) == "own_2"

    @pytest.mark.parametrize("code", ["visits", "min", "taken"])
    def test_a_taken_code_is_refused(self, book: IndicatorBook, code: str) -> None:
        book.add(IndicatorDraft("甲", code="taken"))

        with pytest.raises(RequestError, match="is taken"):
            book.add(IndicatorDraft("乙", code=code))

    @pytest.mark.parametrize("code", ["1a", "带教", "a b", "A"])
    def test_what_is_no_code_is_refused(self, book: IndicatorBook, code: str) -> None:
        with pytest.raises(RequestError, match="is no code"):
            book.add(IndicatorDraft("乙", code=code))

    @pytest.mark.parametrize("name", ["签约金额", "signed amount", "带教", "MENTORING"])
    def test_a_name_in_use_is_refused(self, book: IndicatorBook, name: str) -> None:
        book.add(IndicatorDraft("带教", "Mentoring"))

        with pytest.raises(RequestError, match="There is an indicator"):
            book.add(IndicatorDraft(name))

    def test_a_name_is_needed(self, book: IndicatorBook) -> None:
        with pytest.raises(RequestError, match="must not be empty"):
            book.add(IndicatorDraft(" "))

    @pytest.mark.parametrize(
        ("formula", "sentence"),
        [
            ("", "The formula is empty"),
            ("signed / visits", 'The nearest one is "signed_amount"'),
            ("visits +", "ends too early"),
            ("1 + 1", "the same for everybody"),
            ("signed_amount / 0 * 100", "divides by 0"),
            ("visits + max(signings / (2 - 2), 1)", "divides by 0"),
        ],
    )
    def test_a_formula_that_cannot_be_worked_out_is_refused(
        self, database: Database, book: IndicatorBook, formula: str, sentence: str
    ) -> None:
        with pytest.raises(RequestError, match=sentence):
            book.add(replace(PER_VISIT, formula=formula))

        with database.read() as session:
            assert not own_indicators(session).by_code


class TestChange:
    def test_keeps_code_and_source(self, database: Database, book: IndicatorBook) -> None:
        code = book.add(PER_VISIT)

        book.change(code, IndicatorDraft("每访回款", source=Source.MANUAL, formula="collected_amount / visits"))

        with database.read() as session:
            own = own_indicators(session).by_code[code]
        assert (own.name, own.source, own.formula) == ("每访回款", Source.FORMULA, "collected_amount / visits")

    def test_a_circle_is_refused_by_its_names(self, book: IndicatorBook) -> None:
        first = book.add(replace(PER_VISIT, name="甲", name_en="A"))
        book.add(replace(PER_VISIT, name="乙", name_en="B", formula=f"{first} * 2"))

        with pytest.raises(RequestError, match="甲 → 乙 → 甲"):
            book.change(first, replace(PER_VISIT, name="甲", formula="乙 + visits"))

    def test_of_what_is_gone_is_said(self, book: IndicatorBook) -> None:
        with pytest.raises(RequestError, match="no longer there"):
            book.change("own_9", PER_VISIT)


class TestRemove:
    def test_takes_it_out_of_the_catalogue_until_it_comes_back(self, database: Database, book: IndicatorBook) -> None:
        code = book.add(PER_VISIT)

        book.remove(code)
        with database.read() as session:
            without = set(indicators_of(session))
        book.bring_back(code)

        assert without == set(INDICATORS)
        with database.read() as session:
            assert set(indicators_of(session)) == {*INDICATORS, code}

    def test_is_refused_while_a_scheme_counts_it(self, database: Database, book: IndicatorBook) -> None:
        code = book.add(IndicatorDraft("带教"))
        with database.write() as session:
            add_scheme(session, line("visits", "100"))
            _count(session, code)

        with pytest.raises(RequestError, match='The scheme "测试方案" counts "带教"'):
            book.remove(code)

    def test_is_refused_while_a_formula_needs_it(self, book: IndicatorBook) -> None:
        code = book.add(IndicatorDraft("带教"))
        book.add(replace(PER_VISIT, formula=f"{code} * 2"))

        with pytest.raises(RequestError, match='The formula of "每访签约额" needs "带教"'):
            book.remove(code)

    def test_what_is_there_cannot_be_brought_back(self, book: IndicatorBook) -> None:
        with pytest.raises(RequestError, match="in the list already"):
            book.bring_back(book.add(PER_VISIT))


def test_a_formula_is_checked_while_it_is_typed(session: Session) -> None:
    formula = refuse_wrong(session, "", "回款金额 ÷ 签约金额 × 100")

    assert formula is not None
    assert formula.text == "collected_amount / signed_amount * 100"
    assert refuse_wrong(session, "", "  ") is None


def _count(session: Session, code: str) -> None:
    session.scalars(select(SchemeItem)).one().indicator = code
