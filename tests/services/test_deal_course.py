"""Deals: added, moved through their stages, won by a contract, lost for a reason, handed over; each taken back."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from desktop.errors import RequestError
from desktop.models import Deal, DealOwner, DealStageChange, Lookup, Signing, SigningShare, Stage
from desktop.services.audit import verify
from desktop.services.customer_register import CustomerDraft, CustomerRegister
from desktop.services.deal_course import DealCourse
from desktop.services.deal_drafts import DealDraft, WinDraft
from desktop.services.deals import DealBook
from desktop.services.signing_drafts import ShareDraft, SigningDraft
from desktop.services.signings import SigningBook
from desktop.services.staff import StaffDraft, StaffRegister
from desktop.store.database import Database
from tests.services.finalised_quarter import finalise

TODAY = date(2026, 11, 21)
OPENED = date(2026, 10, 1)
MOVED = date(2026, 11, 2)
Q3_DAY = date(2026, 8, 14)


def today() -> date:
    return TODAY


@pytest.fixture
def book(database: Database) -> DealBook:
    return DealBook(database, today)


@pytest.fixture
def course(database: Database) -> DealCourse:
    return DealCourse(database, today)


@pytest.fixture
def staff(database: Database) -> tuple[int, int]:
    """甲 and 乙, with three stages, the last of them the signing."""
    with database.write() as session:
        for place, (name, step) in enumerate((("线索", "visit"), ("谈判", "negotiation"), ("签约", "signing"))):
            session.add(Stage(name=name, step=step, sort_order=place, probability=(10, 50, 100)[place]))
    register = StaffRegister(database, today)
    first, second = (register.add(StaffDraft(name, hired_on=date(2026, 2, 1))) for name in ("甲", "乙"))
    return first, second


@pytest.fixture
def deal(book: DealBook, staff: tuple[int, int]) -> int:
    return book.add(DealDraft(staff[0], OPENED, customer="绿洲", code="D1", expected_amount=Decimal(80000)))


def kept(database: Database, deal_id: int) -> Deal:
    with database.read() as session:
        row = session.get_one(Deal, deal_id)
        session.expunge(row)
        return row


def reached(database: Database) -> list[tuple[int, date]]:
    with database.read() as session:
        rows = session.scalars(select(DealStageChange).order_by(DealStageChange.id))
        return [(row.stage_id, row.reached_on) for row in rows]


class TestBook:
    def test_a_new_deal_begins_at_the_first_stage_on_the_day_it_was_opened(
        self, database: Database, deal: int
    ) -> None:
        row = kept(database, deal)

        assert (row.result, row.stage_id, row.opened_on, row.customer_id) == ("open", 1, OPENED, 1)
        assert reached(database) == [(1, OPENED)]

    @pytest.mark.parametrize(
        ("draft", "said"),
        [
            (DealDraft(None, OPENED, customer="绿洲"), "Choose the staff member"),
            (DealDraft(1, OPENED), "Choose the customer"),
            (DealDraft(1, date(2026, 12, 1), customer="绿洲"), "future"),
            (DealDraft(1, OPENED, customer="绿洲", code="D1"), "D1"),
            (DealDraft(1, OPENED, customer="绿洲", expected_amount=Decimal("0.001")), "finer"),
        ],
    )
    def test_it_refuses_what_cannot_be(self, book: DealBook, deal: int, draft: DealDraft, said: str) -> None:
        with pytest.raises(RequestError, match=said):
            book.add(draft)

    def test_a_change_of_bearer_is_remembered_from_today_on(
        self, database: Database, book: DealBook, deal: int, staff: tuple[int, int]
    ) -> None:
        book.change(deal, DealDraft(staff[1], OPENED, 1, code="D1"))

        with database.read() as session:
            stays = session.scalars(select(DealOwner).order_by(DealOwner.id)).all()
            assert [(stay.staff_id, stay.started_on) for stay in stays] == [(staff[0], OPENED), (staff[1], TODAY)]

    def test_a_closed_deal_was_not_opened_after_its_end(
        self, book: DealBook, course: DealCourse, deal: int, staff: tuple[int, int]
    ) -> None:
        course.lose(deal, "价格", MOVED)

        with pytest.raises(RequestError, match="closed on"):
            book.change(deal, DealDraft(staff[0], TODAY, 1))

    def test_a_removed_deal_comes_back_and_one_that_was_signed_stays(
        self, database: Database, book: DealBook, course: DealCourse, deal: int
    ) -> None:
        book.remove(deal)
        assert kept(database, deal).deleted_at is not None
        book.restore(deal)
        course.win(deal, WinDraft(signed_on=MOVED, amount=Decimal(1)))

        with pytest.raises(RequestError, match="contract"):
            book.remove(deal)

    def test_nothing_opened_or_closed_inside_a_finalised_evaluation_is_touched(
        self, database: Database, book: DealBook, course: DealCourse, staff: tuple[int, int]
    ) -> None:
        old = book.add(DealDraft(staff[0], Q3_DAY, customer="绿洲"))
        finalise(database, staff[0])

        for touch in (
            lambda: book.add(DealDraft(staff[0], Q3_DAY, customer="绿洲")),
            lambda: book.remove(old),
            lambda: book.change(old, DealDraft(staff[0], OPENED, 1)),
            lambda: course.lose(old, "价格", Q3_DAY),
            lambda: course.win(old, WinDraft(signed_on=Q3_DAY, amount=Decimal(1))),
        ):
            with pytest.raises(RequestError, match="finalised"):
                touch()
        course.hand_over(old, staff[1], TODAY)  # what is open goes on


class TestMove:
    def test_it_reaches_a_stage_on_its_day_and_goes_back(
        self, database: Database, course: DealCourse, deal: int
    ) -> None:
        course.move(deal, 2, MOVED)
        assert kept(database, deal).stage_id == 2
        assert reached(database) == [(1, OPENED), (2, MOVED)]

        course.take_back(deal)

        assert kept(database, deal).stage_id == 1
        assert reached(database) == [(1, OPENED)]
        with pytest.raises(RequestError, match="nothing to take back"):
            course.take_back(deal)

    @pytest.mark.parametrize(
        ("stage", "day", "said"),
        [(2, date(2026, 9, 30), "before"), (2, date(2026, 12, 1), "future"), (9, MOVED, "removed meanwhile")],
    )
    def test_it_refuses_other_days_and_unknown_stages(
        self, course: DealCourse, deal: int, stage: int, day: date, said: str
    ) -> None:
        with pytest.raises(RequestError, match=said):
            course.move(deal, stage, day)

    def test_moving_to_where_it_stands_changes_nothing(
        self, database: Database, course: DealCourse, deal: int
    ) -> None:
        course.move(deal, 1, TODAY)

        assert len(reached(database)) == 1


class TestWin:
    def test_a_new_contract_is_the_bearers_alone_and_goes_when_the_win_is_taken_back(
        self, database: Database, course: DealCourse, deal: int, staff: tuple[int, int]
    ) -> None:
        signing_id = course.win(deal, WinDraft(signed_on=MOVED, amount=Decimal(90000), number="QY-1"))

        row = kept(database, deal)
        assert (row.result, row.closed_on, row.amount, row.stage_id) == ("won", MOVED, Decimal(90000), 3)
        with database.read() as session:
            assert session.get_one(Signing, signing_id).deal_id == deal
            share = session.scalars(select(SigningShare)).one()
            assert (share.staff_id, share.share) == (staff[0], Decimal(100))

        course.take_back(deal)

        row = kept(database, deal)
        assert (row.result, row.closed_on, row.amount, row.stage_id) == ("open", None, None, 1)
        with database.read() as session:
            assert session.get_one(Signing, signing_id).deleted_at is not None
            assert verify(session).is_whole

    def test_a_contract_entered_before_is_linked_and_let_go_again(
        self, database: Database, course: DealCourse, deal: int, staff: tuple[int, int]
    ) -> None:
        draft = SigningDraft(MOVED, Decimal(5), (ShareDraft(staff[1], Decimal(100)),), customer="绿洲")
        signing_id = SigningBook(database, today).sign(draft)

        course.win(deal, WinDraft(signing_id))
        course.take_back(deal)

        with database.read() as session:
            signing = session.get_one(Signing, signing_id)
            assert (signing.deal_id, signing.deleted_at) == (None, None)

    def test_it_refuses_contracts_of_others_and_none(
        self, database: Database, book: DealBook, course: DealCourse, deal: int, staff: tuple[int, int]
    ) -> None:
        sign = SigningBook(database, today).sign
        shares = (ShareDraft(staff[0], Decimal(100)),)
        strange = sign(SigningDraft(MOVED, Decimal(5), shares, "QY-1", customer="别家"))
        other = book.add(DealDraft(staff[0], OPENED, customer="绿洲"))
        taken = sign(SigningDraft(MOVED, Decimal(5), shares, customer="绿洲", deal_id=other))
        early = sign(SigningDraft(date(2026, 9, 1), Decimal(5), shares, customer="绿洲"))
        for draft, said in (
            (WinDraft(strange), "another customer"),
            (WinDraft(taken), "another deal"),
            (WinDraft(early), "before the deal was opened"),
            (WinDraft(99), "removed meanwhile"),
            (WinDraft(), "Choose the contract"),
            (WinDraft(None, MOVED, Decimal(1), "QY-1"), "QY-1"),
        ):
            with pytest.raises(RequestError, match=said):
                course.win(deal, draft)


class TestLose:
    def test_it_closes_for_a_reason_and_opens_again(self, database: Database, course: DealCourse, deal: int) -> None:
        course.move(deal, 2, MOVED)
        course.lose(deal, "价格高", TODAY)
        row = kept(database, deal)
        with database.read() as session:
            assert session.get_one(Lookup, row.lost_reason_id).name == "价格高"
        with pytest.raises(RequestError, match="lost"):
            course.move(deal, 1, TODAY)

        course.reopen(deal)

        row = kept(database, deal)
        assert (row.result, row.closed_on, row.lost_reason_id, row.stage_id) == ("open", None, None, 2)
        course.take_back(deal)
        assert kept(database, deal).result == "lost"

    def test_it_needs_a_reason_and_an_open_deal(self, course: DealCourse, deal: int) -> None:
        with pytest.raises(RequestError, match="why"):
            course.lose(deal, " ", TODAY)
        with pytest.raises(RequestError, match="open already"):
            course.reopen(deal)
        course.lose(deal, "价格", TODAY)
        with pytest.raises(RequestError, match="closed"):
            course.lose(deal, "价格", TODAY)

    def test_a_won_deal_opened_again_lets_its_contract_go(
        self, database: Database, course: DealCourse, deal: int
    ) -> None:
        course.move(deal, 2, MOVED)
        signing_id = course.win(deal, WinDraft(signed_on=MOVED, amount=Decimal(1)))

        course.reopen(deal)

        assert kept(database, deal).stage_id == 2
        with database.read() as session:
            signing = session.get_one(Signing, signing_id)
            assert (signing.deal_id, signing.deleted_at) == (None, None)


class TestHandOver:
    def test_it_is_remembered_and_goes_back(
        self, database: Database, course: DealCourse, deal: int, staff: tuple[int, int]
    ) -> None:
        course.hand_over(deal, staff[1], MOVED)
        assert kept(database, deal).staff_id == staff[1]

        course.take_back(deal)

        assert kept(database, deal).staff_id == staff[0]
        with database.read() as session:
            assert session.scalars(select(DealOwner)).all() == []

    def test_it_may_happen_on_the_very_day_it_was_opened(
        self, database: Database, course: DealCourse, deal: int, staff: tuple[int, int]
    ) -> None:
        opened = kept(database, deal).opened_on
        assert opened is not None

        course.hand_over(deal, staff[1], opened)

        with database.read() as session:
            stays = [(stay.staff_id, stay.started_on, stay.ended_on) for stay in session.scalars(select(DealOwner))]
        assert stays == [(staff[1], opened, None)]


def test_the_customer_of_a_deal_cannot_be_removed(database: Database, deal: int) -> None:
    register = CustomerRegister(database, today)
    register.add(CustomerDraft("别家"))

    with pytest.raises(RequestError):
        register.remove(1)
