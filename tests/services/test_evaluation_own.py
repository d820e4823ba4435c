"""Own indicators through a whole evaluation: score card, form, texts, records, seal."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import select

from desktop.domain.checks import CheckWarning
from desktop.domain.indicators import Unit
from desktop.domain.own_indicator import Source
from desktop.domain.review import ReviewForm
from desktop.domain.scheme import Filter, Scheme, Scope
from desktop.errors import RequestError
from desktop.models import Evaluation, Lookup, LookupKind, Review, Signing
from desktop.queries.records import records_behind
from desktop.queries.review_forms import forms_of
from desktop.queries.review_frame import frame_of
from desktop.queries.schemes import scheme_choices, scheme_of
from desktop.services.evaluations import Evaluations
from desktop.services.given_points import GivenPoints
from desktop.services.own_indicators import IndicatorBook, IndicatorDraft
from desktop.services.presets import load_preset
from desktop.services.scheme_drafts import SchemeDraft
from desktop.services.scheme_verbs import Schemes
from desktop.services.seal_check import verify_seals
from desktop.store.database import Database
from tests.services.small_company import (
    POINTS,
    Q3,
    add_company,
    add_signing,
    add_staff,
    add_target,
    add_team,
    add_visits,
    line,
    today,
)

USUAL = load_preset("sales").default_scheme.scheme
PER_VISIT = IndicatorDraft(
    "每访签约额", "Signed per visit", Source.FORMULA, Unit.MONEY, formula="签约金额 ÷ 拜访次数"
)


def forms(database: Database, evaluation_id: int, language: str) -> list[ReviewForm]:
    with database.read() as session:
        reviews = session.scalars(select(Review).where(Review.evaluation_id == evaluation_id).order_by(Review.number))
        return forms_of(session, frame_of(session, evaluation_id, language), list(reviews))


class Company:
    """A leader and a member with visits and signings, and a scheme over own indicators."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.book, self.schemes = IndicatorBook(database), Schemes(database)
        self.evaluations = Evaluations(database, today)
        with database.write() as session:
            add_company(session)
            self.leader, self.member = add_staff(session, "E01", "王䶮"), add_staff(session, "E02", "李雷")
            self.team = add_team(session, "一组", self.leader, self.leader, self.member)
            for person, visits, amount in ((self.leader, 3, "10000"), (self.member, 4, "20000")):
                add_visits(session, person, visits)
                add_signing(session, person, amount)
        self.per_visit = self.book.add(PER_VISIT)
        self.mentoring = self.book.add(IndicatorDraft("带教", "Mentoring"))

    def scheme(self, *items: object, **more: object) -> int:
        rules = Scheme({}, 1, items, USUAL.grades, USUAL.tiers, form_titles={"zh_CN": "考核表"}, **more)  # type: ignore[arg-type] # a test states what it likes
        return self.schemes.add(SchemeDraft("自定考核", rules, "Own scheme"))


@pytest.fixture
def company(database: Database) -> Company:
    return Company(database)


class TestTheScoreCard:
    def test_counts_formulas_and_given_points_of_people_and_teams(self, company: Company) -> None:
        company.scheme(
            line(company.per_visit, "40", default_target=Decimal(5000)),
            line(company.per_visit, "30", default_target=Decimal(5000), scope=Scope.TEAM),
            line(company.mentoring, "30", POINTS),
        )
        GivenPoints(company.database).give(company.mentoring, Q3, {company.leader: Decimal(80)})

        run = company.evaluations.run(Q3)

        leader, member = forms(company.database, run.evaluation_id, "zh_CN")
        own, teams, given = leader.items
        assert (own.name, own.unit, own.records) == ("每访签约额", Unit.MONEY, 1)
        assert teams.name == "团队每访签约额"
        assert (given.name, str(given.points)) == ("带教", "80")
        # 10000 ÷ 3 of 5000, 30000 ÷ 7 of 5000, 80: 40 % · 66.67 + 30 % · 85.71 + 30 % · 80
        assert str(leader.total) == "76.4"
        assert [item.is_scored for item in member.items] == [True, False, False]

    def test_is_told_in_both_languages(self, company: Company) -> None:
        company.scheme(line(company.per_visit, "100", default_target=Decimal(5000)))

        run = company.evaluations.run(Q3)

        chinese, english = (forms(company.database, run.evaluation_id, each)[0] for each in ("zh_CN", "en"))
        assert (chinese.items[0].name, english.items[0].name) == ("每访签约额", "Signed per visit")
        assert any("每访签约额" in each.text for each in chinese.weaknesses)
        assert any("Signed per visit" in each.text for each in english.weaknesses)
        assert not any("每访签约额" in each.text for each in english.weaknesses)

    def test_a_target_may_be_set_for_an_own_indicator(self, company: Company) -> None:
        with company.database.write() as session:
            add_target(session, company.per_visit, "2500", staff_id=company.member)
        company.scheme(line(company.per_visit, "100"))

        run = company.evaluations.run(Q3)

        member = forms(company.database, run.evaluation_id, "en")[1]
        assert (str(member.items[0].target), str(member.items[0].attainment)) == ("2500", "200")

    def test_narrows_a_formula(self, company: Company) -> None:
        with company.database.write() as session:
            product = Lookup(kind=LookupKind.PRODUCT, name="A 产品")
            session.add(product)
            session.flush()
            session.scalars(select(Signing).order_by(Signing.id).limit(1)).one().product_id = product.id
        double = company.book.add(replace(PER_VISIT, name="双倍", name_en="", formula="signed_amount * 2"))
        company.scheme(line(double, "100", default_target=Decimal(40000), filter=Filter(product="A 产品")))

        run = company.evaluations.run(Q3)

        (leader, member) = forms(company.database, run.evaluation_id, "zh_CN")
        assert leader.items[0].name == "双倍 · A 产品"
        assert [str(form.items[0].actual) for form in (leader, member)] == ["20000", "0"]

    def test_an_actual_opens_the_records_behind_the_formula(self, company: Company) -> None:
        with company.database.read() as session:
            behind = records_behind(session, Q3, company.leader, company.per_visit, "zh_CN")

        assert [str(record.amount) for record in behind.records] == ["10000.00"]

    def test_the_data_check_names_it(self, company: Company) -> None:
        company.scheme(line(company.mentoring, "100", POINTS))

        run = company.evaluations.run(Q3)

        (warning,) = run.warnings
        assert isinstance(warning, CheckWarning)
        assert warning.known is not None
        assert warning.known.name == "带教"


class TestKeeping:
    def test_a_final_form_keeps_names_and_formula_of_the_day(self, company: Company) -> None:
        company.scheme(line(company.per_visit, "100", default_target=Decimal(5000)))
        run = company.evaluations.run(Q3)
        company.evaluations.finalise(run.evaluation_id)

        company.book.change(company.per_visit, IndicatorDraft("新名", "New name", formula="visits"))

        assert forms(company.database, run.evaluation_id, "en")[0].items[0].name == "Signed per visit"
        with company.database.read() as session:
            frozen = json.loads(session.get_one(Evaluation, run.evaluation_id).snapshot or "")
            assert verify_seals(session) == []
        assert frozen["scheme"]["own_indicators"][0]["formula"] == "signed_amount / visits"

    def test_a_scheme_keeps_what_a_formula_rests_on(self, company: Company) -> None:
        twice = company.book.add(replace(PER_VISIT, name="两倍", name_en="", formula=f"{company.per_visit} * 2"))
        company.scheme(line(twice, "100", default_target=Decimal(5000)))

        with company.database.read() as session:
            scheme = scheme_of(session, scheme_choices(session)[0].version_id)

        assert [own.code for own in scheme.own] == [twice, company.per_visit]

    def test_a_removed_indicator_is_refused_in_a_new_scheme(self, company: Company) -> None:
        company.book.remove(company.mentoring)

        with pytest.raises(RequestError, match="an indicator that is not there"):
            company.scheme(line(company.mentoring, "100", POINTS))
