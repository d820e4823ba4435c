"""Records by a few letters of their names."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from desktop.models import Customer, Deal, Signing, Staff
from desktop.queries.named_records import NamedKind, NamedRecord, named_records
from desktop.services.pinyin import spelled


@pytest.fixture
def records(session: Session) -> Session:
    """王䶮 looks after 禾味餐饮, which has one contract and one deal; a customer that was deleted; many alike."""
    pinyin, initials = spelled("王䶮", is_person=True)
    person = Staff(code="E01", name="王䶮", pinyin=pinyin, initials=initials)
    session.add(person)
    session.flush()
    for name in ("禾味餐饮", "禾木超市", *(f"城南{number}店" for number in range(9))):
        pinyin, initials = spelled(name)
        session.add(Customer(name=name, pinyin=pinyin, initials=initials, owner_id=person.id))
    session.flush()
    gone = session.query(Customer).filter_by(name="禾木超市").one()
    gone.deleted_at = gone.created_at
    hewei = session.query(Customer).filter_by(name="禾味餐饮").one()
    session.add(Signing(number="HT-001", customer_id=hewei.id, signed_on=date(2026, 8, 9), amount=Decimal(1000)))
    session.add(Deal(code="XM-7", staff_id=person.id, customer_id=hewei.id))
    session.flush()
    return session


def labels(found: tuple[NamedRecord, ...]) -> list[tuple[NamedKind, str]]:
    """Kind and label of each."""
    return [(each.kind, each.label) for each in found]


class TestNamedRecords:
    @pytest.mark.parametrize("typed", ["王", "wy", "WY", "e01", "wangyan"])
    def test_a_person_is_found_by_name_code_pinyin_and_initials(self, records: Session, typed: str) -> None:
        assert labels(named_records(records, typed)) == [(NamedKind.STAFF, "王䶮")]

    @pytest.mark.parametrize("typed", ["禾味", "餐饮", "hwcy", "heweicanyin"])
    def test_a_customer_comes_with_its_contract_and_deal(self, records: Session, typed: str) -> None:
        found = named_records(records, typed)

        assert labels(found) == [
            (NamedKind.CUSTOMER, "禾味餐饮"),
            (NamedKind.CONTRACT, "HT-001"),
            (NamedKind.DEAL, "XM-7"),
        ]
        assert [each.detail for each in found] == ["王䶮", "禾味餐饮", "禾味餐饮"]

    @pytest.mark.parametrize(("typed", "kind"), [("ht-0", NamedKind.CONTRACT), ("XM", NamedKind.DEAL)])
    def test_contracts_and_deals_are_found_by_their_numbers(
        self, records: Session, typed: str, kind: NamedKind
    ) -> None:
        assert [each.kind for each in named_records(records, typed)] == [kind]

    def test_at_most_so_many_of_a_kind(self, records: Session) -> None:
        assert len(named_records(records, "城南", most=3)) == 3

    @pytest.mark.parametrize("typed", ["", "  ", "禾木", "100%", "_"])
    def test_nothing_typed_or_deleted_finds_nothing(self, records: Session, typed: str) -> None:
        assert named_records(records, typed) == ()
