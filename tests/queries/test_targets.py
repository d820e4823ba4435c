from datetime import UTC, date, datetime
from decimal import Decimal

from sqlalchemy.orm import Session

from desktop.domain.period import parse_period
from desktop.domain.scheme import Filter
from desktop.domain.targets import Bearer, TargetKey, TargetLevel
from desktop.queries.targets import targets_for
from tests.queries.builders import a_person, a_target, a_team, a_word

QUARTER = parse_period("2026Q3")
JULY = (date(2026, 7, 1), date(2026, 7, 31))
AUGUST = (date(2026, 8, 1), date(2026, 8, 31))
WHOLE = (QUARTER.start, QUARTER.end)


class TestTargetsFor:
    def test_finds_those_of_people_teams_and_the_company(self, session: Session) -> None:
        person = a_person(session)
        team = a_team(session, "城南")
        a_target(session, *WHOLE, "36", staff_id=person.id)
        a_target(session, *WHOLE, "120", team_id=team.id)
        a_target(session, *WHOLE, "500")

        targets = targets_for(session, QUARTER)

        values = [
            targets.of_staff(person.id, "visits"),
            targets.of_team(team.id, "visits"),
            targets.figures.get(TargetKey(Bearer.COMPANY, 0, "visits")),
        ]
        assert [figure.value for figure in values if figure] == [36, 120, 500]

    def test_sums_shorter_ones_and_says_how_far_they_reach(self, session: Session) -> None:
        person = a_person(session)
        a_target(session, *JULY, "10", staff_id=person.id)
        a_target(session, *AUGUST, "12", staff_id=person.id)

        figure = targets_for(session, QUARTER).of_staff(person.id, "visits")

        assert figure is not None
        assert figure.value == 22
        assert (figure.parts, figure.covered_days, figure.is_partial) == (2, 62, True)

    def test_sums_no_rates(self, session: Session) -> None:
        person = a_person(session)
        a_target(session, *JULY, "60", staff_id=person.id, indicator="win_rate")

        assert targets_for(session, QUARTER).of_staff(person.id, "win_rate") is None

    def test_a_custom_period_off_the_month_borders_has_its_own(self, session: Session) -> None:
        person = a_person(session)
        period = parse_period("2026-05-30..2026-08-29")
        a_target(session, period.start, period.end, "250000.25", staff_id=person.id, indicator="signed_amount")
        a_target(session, *JULY, "1", staff_id=person.id, indicator="signed_amount")

        figure = targets_for(session, period).of_staff(person.id, "signed_amount")

        assert figure is not None
        assert figure.value == Decimal("250000.25")

    def test_keeps_filters_and_levels_apart(self, session: Session) -> None:
        person = a_person(session)
        product, region = a_word(session, "product", "A 产品"), a_word(session, "region", "华东")
        a_target(session, *WHOLE, "10", staff_id=person.id, product_id=product.id, region_id=region.id)
        a_target(session, *WHOLE, "20", staff_id=person.id, level="challenge")

        targets = targets_for(session, QUARTER)

        narrowed = targets.of_staff(person.id, "visits", Filter(product="A 产品", region="华东"))
        challenge = targets.figures.get(TargetKey(Bearer.STAFF, person.id, "visits", level=TargetLevel.CHALLENGE))
        assert narrowed is not None
        assert challenge is not None
        assert (narrowed.value, challenge.value) == (Decimal(10), Decimal(20))
        assert targets.of_staff(person.id, "visits") is None

    def test_forgets_deleted_ones(self, session: Session) -> None:
        person = a_person(session)
        a_target(session, *WHOLE, "36", staff_id=person.id, deleted_at=datetime(2026, 9, 1, tzinfo=UTC))

        assert targets_for(session, QUARTER).of_staff(person.id, "visits") is None
