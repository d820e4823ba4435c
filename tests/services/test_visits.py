"""The visit log: what may stand in it, and how it is changed."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import RequestError
from desktop.models import Customer, Lookup, LookupKind
from desktop.queries.visits import VisitFilter, VisitLine, visit_page
from desktop.services.audit import verify
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.services.visit_rules import Visitor, check_service
from desktop.services.visits import VisitDraft, VisitLog
from desktop.store.database import Database
from tests.services.finalised_quarter import finalise

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)


@pytest.fixture
def log(database: Database) -> VisitLog:
    return VisitLog(database, lambda: TODAY)


@pytest.fixture
def visitor(database: Database) -> int:
    """Somebody in service from February 2026 to the end of the year."""
    register = StaffRegister(database, lambda: TODAY)
    return register.add(StaffDraft("甲", hired_on=date(2026, 2, 1), left_on=date(2026, 12, 31)))


Read = Callable[[int], VisitLine | None]


@pytest.fixture
def read(database: Database) -> Read:
    """One visit as the log shows it."""

    def line(visit_id: int) -> VisitLine | None:
        with database.read() as session:
            lines = visit_page(session, VisitFilter(), "zh_CN").lines
        return next((each for each in lines if each.visit_id == visit_id), None)

    return line


class TestLog:
    def test_everything_entered_is_kept(self, log: VisitLog, visitor: int, read: Read) -> None:
        logged = log.log(
            VisitDraft(
                visited_on=TODAY,
                staff_id=visitor,
                customer="苏州绿洲商贸",
                method="上门",
                minutes=45,
                outcome="有进展",
                summary="谈了租金。\n对方要方案。",
                next_step="发方案",
                next_on=TODAY + 3 * DAY,
                place="苏州",
            )
        )

        found = read(logged)
        assert found is not None
        assert (found.staff, found.customer, found.method, found.outcome) == ("甲", "苏州绿洲商贸", "上门", "有进展")
        assert (found.minutes, found.summary, found.place) == (45, "谈了租金。\n对方要方案。", "苏州")
        assert (found.next_step, found.next_on, found.entered_on) == ("发方案", TODAY + 3 * DAY, TODAY)

    def test_a_customer_is_made_once(self, log: VisitLog, visitor: int, read: Read) -> None:
        lines = [read(log.log(VisitDraft(TODAY, visitor, customer="绿洲"))) for _ in range(2)]

        assert lines[0] is not None
        assert lines[1] is not None
        assert lines[0].customer_id == lines[1].customer_id

    def test_a_new_customer_belongs_to_whoever_visited_first(
        self, log: VisitLog, visitor: int, database: Database
    ) -> None:
        log.log(VisitDraft(TODAY - DAY, visitor, customer="绿洲"))

        with database.read() as session:
            customer = session.get_one(Customer, 1)
            kept = (customer.owner_id, customer.first_contact_on, customer.initials)
        assert kept == (visitor, TODAY - DAY, "lz")

    def test_a_customer_is_found_by_code_too(
        self, log: VisitLog, visitor: int, read: Read, database: Database
    ) -> None:
        with database.write() as session:
            session.add(Customer(code="C01", name="绿洲"))

        found = read(log.log(VisitDraft(TODAY, visitor, customer="C01")))

        assert found is not None
        assert found.customer == "绿洲"

    def test_a_name_that_two_bear_is_refused_but_a_choice_is_not(
        self, log: VisitLog, visitor: int, read: Read, database: Database
    ) -> None:
        with database.write() as session:
            session.add_all([Customer(id=1, name="绿洲"), Customer(id=2, name="绿洲")])

        with pytest.raises(RequestError, match="Several customers"):
            log.log(VisitDraft(TODAY, visitor, customer="绿洲"))

        found = read(log.log(VisitDraft(TODAY, visitor, customer_id=2)))
        assert found is not None
        assert found.customer_id == 2

    def test_words_of_the_lists_are_found_by_either_name(
        self, log: VisitLog, visitor: int, read: Read, database: Database
    ) -> None:
        with database.write() as session:
            session.add(Lookup(kind=LookupKind.OUTCOME, name="有进展", name_en="Progress", is_effective=True))

        found = read(log.log(VisitDraft(TODAY, visitor, outcome="progress")))

        assert found is not None
        assert (found.outcome, found.is_effective) == ("有进展", True)

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"visited_on": TODAY + DAY}, "in the future"),
            ({"visited_on": date(2026, 1, 31)}, "was hired on 2026-02-01"),
            ({"minutes": -1}, "-1 minutes"),
            ({"minutes": 1441}, "1441 minutes"),
            ({"next_on": TODAY - DAY}, "lies before the visit"),
            ({"staff_id": 77}, "Choose the staff member"),
            ({"customer_id": 77}, "This customer"),
            ({"deal_id": 77}, "This deal"),
            ({"summary": "\x00"}, r"U\+0000"),
        ],
    )
    def test_what_cannot_be_is_refused_and_nothing_is_kept(
        self, log: VisitLog, visitor: int, read: Read, changes: dict[str, object], sentence: str
    ) -> None:
        draft = VisitDraft(**({"visited_on": TODAY, "staff_id": visitor, "customer": "绿洲"} | changes))  # type: ignore[arg-type] # named by the table above

        with pytest.raises(RequestError, match=sentence):
            log.log(draft)

        assert read(1) is None

    def test_after_the_last_day_there_is_no_visit(self, database: Database) -> None:
        left = StaffRegister(database, lambda: TODAY).add(StaffDraft("乙", left_on=date(2026, 6, 30)))

        with pytest.raises(RequestError, match="left on 2026-06-30"):
            VisitLog(database, lambda: TODAY).log(VisitDraft(date(2026, 7, 1), left))

    def test_a_day_of_a_finalised_evaluation_is_refused(
        self, log: VisitLog, visitor: int, database: Database
    ) -> None:
        finalise(database, visitor)

        with pytest.raises(RequestError, match="2026Q3, which is finalised"):
            log.log(VisitDraft(date(2026, 9, 30), visitor))

        assert log.log(VisitDraft(date(2026, 10, 1), visitor)) > 0

    def test_an_evaluation_under_way_does_not_stand_in_the_way(
        self, log: VisitLog, visitor: int, database: Database
    ) -> None:
        finalise(database, visitor, status="computed")

        assert log.log(VisitDraft(date(2026, 9, 30), visitor)) > 0


class TestChange:
    def test_the_day_of_entry_stays(self, database: Database, visitor: int, read: Read) -> None:
        logged = VisitLog(database, lambda: TODAY).log(VisitDraft(TODAY, visitor))

        VisitLog(database, lambda: TODAY + DAY).change(logged, VisitDraft(TODAY - DAY, visitor, minutes=5))

        found = read(logged)
        assert found is not None
        assert (found.visited_on, found.minutes, found.entered_on) == (TODAY - DAY, 5, TODAY)

    def test_a_visit_moves_neither_into_nor_out_of_a_finalised_evaluation(
        self, log: VisitLog, visitor: int, database: Database
    ) -> None:
        inside = log.log(VisitDraft(date(2026, 9, 1), visitor))
        outside = log.log(VisitDraft(date(2026, 10, 1), visitor))
        finalise(database, visitor)

        for visit_id, day in ((inside, date(2026, 10, 1)), (outside, date(2026, 9, 1))):
            with pytest.raises(RequestError, match="finalised"):
                log.change(visit_id, VisitDraft(day, visitor))
        with pytest.raises(RequestError, match="finalised"):
            log.remove(inside)

    def test_what_is_gone_cannot_be_changed(self, log: VisitLog, visitor: int) -> None:
        with pytest.raises(RequestError, match="removed meanwhile"):
            log.change(77, VisitDraft(TODAY, visitor))


class TestRemove:
    def test_a_removed_visit_comes_back_as_it_was(self, log: VisitLog, visitor: int, read: Read) -> None:
        logged = log.log(VisitDraft(TODAY, visitor, summary="谈了租金"))
        before = read(logged)

        log.remove(logged)
        assert read(logged) is None
        log.restore(logged)

        assert read(logged) == before

    def test_every_act_is_recorded(self, log: VisitLog, visitor: int, database: Database) -> None:
        logged = log.log(VisitDraft(TODAY, visitor))
        log.change(logged, VisitDraft(TODAY, visitor))
        log.remove(logged)
        log.restore(logged)

        with database.read() as session:
            found = verify(session)
        assert (found.entries, found.is_whole) == (5, True)


DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(day=DAYS, hired_on=st.none() | DAYS, left_on=st.none() | DAYS)
def test_a_visit_fits_exactly_the_days_of_service(day: date, hired_on: date | None, left_on: date | None) -> None:
    in_service = (hired_on is None or hired_on <= day) and (left_on is None or day <= left_on)

    try:
        check_service(Visitor("甲", hired_on, left_on), day)
    except RequestError:
        assert not in_service
    else:
        assert in_service
