"""Lines narrowed to a product, a region, a customer kind or a source: facts, target and form tell the same."""

from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.review import ReviewForm
from desktop.domain.scheme import Filter, Scope
from desktop.models import Customer, Lookup, LookupKind, Review, Signing
from desktop.queries.review_forms import forms_of
from desktop.queries.review_frame import frame_of
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.services.small_company import (
    Q3,
    add_company,
    add_scheme,
    add_signing,
    add_staff,
    add_target,
    add_team,
    line,
)

KINDS = {
    "product": (LookupKind.PRODUCT, "A 产品", "Product A"),
    "region": (LookupKind.REGION, "华东", "East China"),
    "customer_kind": (LookupKind.CUSTOMER_KIND, "主力店", "Anchor"),
    "source": (LookupKind.SOURCE, "展会", "Trade fair"),
}


def narrow(session: Session, field: str) -> int:
    """A word of the list, put on the first of all signings; its key."""
    kind, name, name_en = KINDS[field]
    word = Lookup(kind=kind, name=name, name_en=name_en)
    session.add(word)
    session.flush()
    signing = session.scalars(select(Signing).order_by(Signing.id).limit(1)).one()
    customer = session.get_one(Customer, signing.customer_id)
    if field == "product":
        signing.product_id = word.id
    else:
        setattr(customer, {"region": "region_id", "customer_kind": "kind_id", "source": "source_id"}[field], word.id)
    session.flush()
    return word.id


def forms(database: Database, evaluation_id: int, language: str) -> list[ReviewForm]:
    with database.read() as session:
        reviews = session.scalars(select(Review).where(Review.evaluation_id == evaluation_id).order_by(Review.number))
        return forms_of(session, frame_of(session, evaluation_id, language), list(reviews))


def test_every_way_of_narrowing_is_tried_here() -> None:
    assert set(KINDS) == {*Filter._fields}


@pytest.mark.parametrize("field", KINDS)
@pytest.mark.parametrize("scope", Scope)
class TestANarrowedLine:
    def test_counts_its_records_against_its_target_and_says_so_on_the_form(
        self, database: Database, evaluations: Evaluations, field: str, scope: Scope
    ) -> None:
        _kind, name, name_en = KINDS[field]
        with database.write() as session:
            add_company(session)
            person = add_staff(session, "E01")
            team = add_team(session, "一组", person, person)
            for amount in ("10000", "20000", "40000"):
                add_signing(session, person, amount)
            word = narrow(session, field)
            bearer = {"staff_id": person} if scope is Scope.OWN else {"team_id": team}
            add_target(session, "signed_amount", "50000", **bearer, **{f"{field}_id": word})
            add_target(session, "signed_amount", "140000", **bearer)
            only = Filter(**{field: name})
            add_scheme(
                session,
                line("signed_amount", "60", scope=scope, filter=only),
                line("signed_amount", "40", scope=scope),
            )

        run = evaluations.run(Q3)

        ((chinese,), (english,)) = (forms(database, run.evaluation_id, language) for language in ("zh_CN", "en"))
        narrowed, whole = chinese.items
        assert (str(narrowed.actual), str(narrowed.target), str(narrowed.points)) == ("10000", "50000", "20")
        assert (str(whole.actual), str(whole.target), str(whole.points)) == ("70000", "140000", "50")
        assert str(chinese.total) == "32.0"
        assert narrowed.name == f"{'' if scope is Scope.OWN else '团队'}签约金额 · {name}"
        assert english.items[0].name == f"Signed amount{'' if scope is Scope.OWN else ', team'} · {name_en}"

    def test_has_no_target_where_only_the_whole_has_one(
        self, database: Database, evaluations: Evaluations, field: str, scope: Scope
    ) -> None:
        with database.write() as session:
            add_company(session)
            person = add_staff(session, "E01")
            team = add_team(session, "一组", person, person)
            add_signing(session, person, "10000")
            narrow(session, field)
            add_target(
                session, "signings", "4", **({"staff_id": person} if scope is Scope.OWN else {"team_id": team})
            )
            only = Filter(**{field: KINDS[field][1]})
            add_scheme(session, line("signings", "100", scope=scope, filter=only))

        run = evaluations.run(Q3)

        (form,) = forms(database, run.evaluation_id, "en")
        assert (form.items[0].is_scored, str(form.items[0].actual)) == (False, "1")
        assert "target" in form.items[0].reason


def test_two_words_narrow_together(database: Database, evaluations: Evaluations) -> None:
    with database.write() as session:
        add_company(session)
        person = add_staff(session, "E01")
        add_signing(session, person, "10000")
        add_signing(session, person, "20000")
        narrow(session, "product")
        narrow(session, "region")
        second = session.scalars(select(Signing).order_by(Signing.id.desc()).limit(1)).one()
        second.product_id = session.scalars(select(Signing.product_id).order_by(Signing.id).limit(1)).one()
        add_target(session, "signings", "2", staff_id=person)
        both = Filter(product="A 产品", region="华东")
        add_scheme(
            session,
            line("signings", "50", filter=both, default_target=Decimal(2)),
            line("signings", "50", filter=Filter(product="A 产品"), default_target=Decimal(2)),
        )

    run = evaluations.run(Q3)

    (form,) = forms(database, run.evaluation_id, "zh_CN")
    assert [str(item.actual) for item in form.items] == ["1", "2"]
    assert form.items[0].name == "签约份数 · A 产品 华东"
