"""A bonus of the owner's own: kept beside the computed one, over new calculations, until it is set back."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from desktop.domain.scheme import Tier, TierBasis
from desktop.errors import RequestError
from desktop.i18n import CHINESE
from desktop.queries.reviews import review_forms
from desktop.services.bonuses import BonusVerbs
from desktop.services.calibrations import Calibrations
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.services.small_company import Q3, add_scheme, add_staff, add_target, add_visits, line, reviews, today

Told = tuple[Decimal | None, Decimal | None, str]


@pytest.fixture
def evaluations(database: Database) -> Evaluations:
    with database.write() as session:
        add_scheme(session, line("visits", "100"))
        person = add_staff(session, "E01")
        add_target(session, "visits", "10", staff_id=person)
        add_visits(session, person, 9)
    evaluations = Evaluations(database, today)
    evaluations.run(Q3)
    return evaluations


@pytest.fixture
def told(database: Database) -> Callable[[], Told]:
    """Computed bonus, bonus and reason as they stand."""

    def read() -> Told:
        with database.read() as session:
            review = reviews(session, 1)["E01"]
            return review.computed_bonus, review.bonus, review.bonus_reason

    return read


class TestOverride:
    def test_the_computed_bonus_stays_beside_the_owners(
        self, database: Database, evaluations: Evaluations, told: Callable[[], Told]
    ) -> None:
        assert told() == (Decimal(9600), Decimal(9600), "")  # 8000 × 1.2: 90 points lie in [80, 100)

        BonusVerbs(database).override(1, Decimal("8888.80"), " 带教新人 ")

        assert told() == (Decimal(9600), Decimal("8888.80"), "带教新人")

    def test_it_survives_being_computed_again(
        self, database: Database, evaluations: Evaluations, told: Callable[[], Told]
    ) -> None:
        BonusVerbs(database).override(1, Decimal(9000), "带教新人")
        with database.write() as session:
            add_visits(session, 1, 1)

        evaluations.run(Q3)

        assert told() == (Decimal(12000), Decimal(9000), "带教新人")  # 100 points: × 1.5

    def test_it_survives_a_calibration_that_changes_the_computed_bonus(
        self, database: Database, told: Callable[[], Told]
    ) -> None:
        tiers = (
            Tier(Decimal(0), None, Decimal("1.2"), "good"),
            Tier(Decimal(0), None, Decimal("1.5"), "excellent"),
        )
        with database.write() as session:
            add_scheme(session, line("visits", "100"), tier_basis=TierBasis.GRADE, tiers=tiers)
            person = add_staff(session, "E01")
            add_target(session, "visits", "10", staff_id=person)
            add_visits(session, person, 9)
        evaluation_id = Evaluations(database, today).run(Q3).evaluation_id
        BonusVerbs(database).override(1, Decimal(1), "一次")

        Calibrations(database).move(evaluation_id, {1: "good"}, "客户反馈")

        assert told() == (Decimal(9600), Decimal(1), "一次")

    def test_set_back_the_computed_one_stands_again(
        self, database: Database, evaluations: Evaluations, told: Callable[[], Told]
    ) -> None:
        BonusVerbs(database).override(1, Decimal(0), "停发")

        BonusVerbs(database).restore(1)

        assert told() == (Decimal(9600), Decimal(9600), "")

    def test_the_form_says_both_figures_and_the_reason(self, database: Database, evaluations: Evaluations) -> None:
        BonusVerbs(database).override(1, Decimal(9000), "带教新人")

        with database.read() as session:
            form = review_forms(session, 1, CHINESE)[0]

        assert (form.bonus, form.computed_bonus, form.bonus_reason) == (Decimal(9000), Decimal(9600), "带教新人")


class TestRefusals:
    def test_without_a_reason_nothing_is_changed(
        self, database: Database, evaluations: Evaluations, told: Callable[[], Told]
    ) -> None:
        with pytest.raises(RequestError, match="must not be empty"):
            BonusVerbs(database).override(1, Decimal(1), "  ")

        assert told()[1] == Decimal(9600)

    @pytest.mark.parametrize("amount", ["-0.01", "1.005", "100000000000"])
    def test_what_is_no_bonus_is_refused(self, database: Database, evaluations: Evaluations, amount: str) -> None:
        with pytest.raises(RequestError, match="is no bonus"):
            BonusVerbs(database).override(1, Decimal(amount), "x")

    def test_a_finalised_result_stays(self, database: Database, evaluations: Evaluations) -> None:
        evaluations.finalise(1)

        with pytest.raises(RequestError, match="is finalised"):
            BonusVerbs(database).override(1, Decimal(1), "x")
        with pytest.raises(RequestError, match="is finalised"):
            BonusVerbs(database).restore(1)

    def test_a_review_that_is_gone_is_said_so(self, database: Database) -> None:
        with pytest.raises(RequestError, match="no longer there"):
            BonusVerbs(database).restore(99)
