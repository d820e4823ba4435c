"""Awards: granted by the owner, listed as honours; points only by a conduct event."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from desktop.errors import RequestError
from desktop.models import Conduct
from desktop.queries.awards import honours
from desktop.services.audit import verify
from desktop.services.award_kinds import AwardKinds
from desktop.services.awards import Awards
from desktop.services.conduct import ConductLog
from desktop.store.database import Database
from tests.queries.builders import a_person
from tests.services.awards.drafts import DAY, draft
from tests.services.finalised_quarter import finalise
from tests.services.small_company import Q2, Q3, TODAY, today


def points(database: Database) -> list[tuple[date, str, Decimal, bool]]:
    with database.read() as session:
        rows = session.query(Conduct).order_by(Conduct.id).all()
        return [(row.happened_on, row.kind, row.points, row.deleted_at is None) for row in rows]


class TestGrant:
    @pytest.fixture(autouse=True)
    def usual(self, kinds: AwardKinds) -> None:
        kinds.add_usual()

    def test_the_honours_list_says_who_got_what_for_which_figure(
        self, database: Database, awards: Awards, person: int
    ) -> None:
        awards.grant(
            draft(person, reason="签约额第一", rank=1, indicator="signed_amount", figure=Decimal("123456.50"))
        )

        with database.read() as session:
            (found,) = honours(session, Q3.start, Q3.end, "en")
            elsewhere = honours(session, Q2.start, Q2.end, "en"), honours(session, None, None, "en", person + 1)
        assert (found.kind, found.staff, found.period_label, found.granted_on) == (
            "Top signer", "王龚", "2026Q3", TODAY,
        )  # fmt: skip
        assert (found.rank, found.indicator, found.figure, found.reason, found.points) == (
            1, "signed_amount", Decimal("123456.5"), "签约额第一", Decimal(0),
        )  # fmt: skip
        assert elsewhere == ((), ())
        assert points(database) == []

    def test_points_are_a_conduct_event_of_the_day_it_is_granted(
        self, database: Database, awards: Awards, person: int
    ) -> None:
        awards.grant(draft(person, points=Decimal(2), reason="签约额第一"))

        assert points(database) == [(TODAY, "award", Decimal(2), True)]
        with database.read() as session:
            assert honours(session, None, None, "en")[0].points == Decimal(2)

    def test_taken_back_the_points_go_and_restored_they_return(
        self, database: Database, awards: Awards, person: int
    ) -> None:
        granted = awards.grant(draft(person, points=Decimal(2)))

        awards.take_back(granted)
        gone = points(database)[0][-1]
        with database.read() as session:
            listed = honours(session, None, None, "en")
        awards.restore(granted)

        assert (gone, listed, points(database)[0][-1]) == (False, (), True)
        with database.read() as session:
            assert verify(session).is_whole

    def test_points_the_owner_took_away_before_do_not_return_with_the_award(
        self, database: Database, awards: Awards, person: int
    ) -> None:
        granted = awards.grant(draft(person, points=Decimal(2)))
        ConductLog(database, today).remove(1)

        awards.take_back(granted)
        awards.restore(granted)

        assert [is_there for *_event, is_there in points(database)] == [False]

    def test_an_award_does_not_return_beside_the_same_granted_anew(self, awards: Awards, person: int) -> None:
        granted = awards.grant(draft(person))
        awards.take_back(granted)
        awards.grant(draft(person))

        with pytest.raises(RequestError, match="王龚 has the award 签约冠军 for 2026Q3 already"):
            awards.restore(granted)

    def test_an_award_without_points_comes_and_goes_too(self, awards: Awards, person: int) -> None:
        granted = awards.grant(draft(person))
        awards.take_back(granted)
        awards.restore(granted)

        with pytest.raises(RequestError, match="removed meanwhile"):
            awards.restore(granted)

    @pytest.mark.parametrize(
        ("stated", "said"),
        [
            ({"kind_id": 99}, "removed meanwhile"),
            ({"staff_id": 99}, "Choose the staff member"),
            ({"granted_on": date(2026, 11, 22)}, "is in the future"),
            ({"points": Decimal(-1)}, "from 0 to 100"),
            ({"points": Decimal("0.001")}, "from 0 to 100"),
        ],
    )
    def test_what_cannot_be_right_is_refused(
        self, database: Database, awards: Awards, person: int, stated: dict[str, Any], said: str
    ) -> None:
        with pytest.raises(RequestError, match=said):
            awards.grant(replace(draft(person), **stated))

        assert points(database) == []

    def test_once_for_a_person_and_period(self, awards: Awards, person: int) -> None:
        awards.grant(draft(person))
        awards.grant(draft(person, kind_id=2))
        awards.grant(draft(person, period=Q2))

        with pytest.raises(RequestError, match="has the award 签约冠军 for 2026Q3 already"):
            awards.grant(draft(person))

    def test_points_are_not_slipped_into_a_finalised_quarter(
        self, database: Database, awards: Awards, person: int
    ) -> None:
        finalise(database, person)

        with pytest.raises(RequestError, match="2026Q3, which is finalised"):
            awards.grant(draft(person, granted_on=DAY, points=Decimal(2)))
        awards.grant(draft(person, granted_on=DAY))
        awards.grant(draft(person, kind_id=2, points=Decimal(2)))

    def test_points_need_somebody_in_service(self, awards: Awards, database: Database, person: int) -> None:
        with database.write() as session:
            gone = a_person(session, "李禾", left_on=DAY).id

        with pytest.raises(RequestError, match="李禾 left on"):
            awards.grant(draft(gone, points=Decimal(1)))
        awards.grant(draft(gone))
