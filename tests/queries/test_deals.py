"""Deals as the page asks for them: columns with sums, what stalls, the list in its orders, one deal's story."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from desktop.models import Company, Deal, DealOwner, DealStageChange, Lookup, Milestone, Staff, Stage
from desktop.queries.deals.board import closed_deals, deal_board, open_columns, stages
from desktop.queries.deals.list import LISTING, DealList
from desktop.queries.deals.narrowing import DealFilter
from desktop.queries.deals.story import deal_story
from desktop.queries.key_order import Order
from desktop.queries.members import members_of
from desktop.queries.stalling import has_stalled, last_day_to_move, stall_days, stalled_for
from tests.queries.builders import a_customer, a_deal, a_person, a_signing, a_team, a_visit, a_word, keep

TODAY = date(2026, 11, 21)
OPENED = date(2026, 9, 1)


@pytest.fixture
def steps(session: Session) -> list[Stage]:
    told = (("线索", "Lead", "visit", 10), ("谈判", "Talks", "negotiation", 50), ("签约", "Signed", "signing", 100))
    return [
        keep(session, Stage(name=name, name_en=name_en, step=step, probability=chance, sort_order=place))
        for place, (name, name_en, step, chance) in enumerate(told)
    ]


@pytest.fixture
def person(session: Session) -> Staff:
    return a_person(session, "王龚", pinyin="wanggong", initials="wg")


def an_open_deal(session: Session, person: Staff, stage: Stage | None = None, **stated: object) -> Deal:
    stated.setdefault("opened_on", OPENED)
    deal = a_deal(session, person, stage_id=stage.id if stage else None, **stated)
    if stage is not None:
        keep(session, DealStageChange(deal_id=deal.id, stage_id=stage.id, reached_on=deal.opened_on))
    return deal


class TestBoard:
    def test_columns_hold_what_their_deals_may_bring(
        self, session: Session, person: Staff, steps: list[Stage]
    ) -> None:
        for amount in ("100", "50"):
            an_open_deal(session, person, steps[1], expected_amount=Decimal(amount))
        an_open_deal(session, person)

        board = deal_board(session, DealFilter(), TODAY, "en")

        told = [(each.name, each.number, int(each.amount), int(each.weighted)) for each in board.columns]
        assert told == [("", 1, 0, 0), ("Lead", 0, 0, 0), ("Talks", 2, 150, 75)]
        assert [line.value for line in board.cards] == [100, 50, 0]
        assert not board.is_cut
        assert open_columns(session, DealFilter(), TODAY, "en") == board.columns

    def test_won_deals_stand_from_the_signing_on(self, session: Session, person: Staff, steps: list[Stage]) -> None:
        won = {"result": "won", "closed_on": TODAY, "amount": Decimal(9)}
        an_open_deal(session, person, steps[2], **won)
        an_open_deal(session, person, steps[0], **won)

        board = deal_board(session, DealFilter(), TODAY, "zh_CN", after=True)

        assert [(each.name, each.number) for each in board.columns] == [("线索", 1), ("签约", 1)]
        assert [stage.label for stage in stages(session, "zh_CN", is_open=True)] == ["线索", "谈判"]
        assert [stage.label for stage in stages(session, "zh_CN", is_open=False)] == ["签约"]

    def test_closed_ones_are_counted_by_their_day(self, session: Session, person: Staff) -> None:
        for result, day in (("won", TODAY), ("lost", TODAY), ("lost", OPENED)):
            an_open_deal(session, person, result=result, closed_on=day, expected_amount=Decimal(10))

        closed = closed_deals(session, DealFilter(result="open"), TODAY, date(2026, 11, 1), TODAY)

        ten = Decimal(10)
        assert (closed.won, closed.won_amount, closed.lost, closed.lost_amount) == (1, ten, 1, ten)


class TestStalling:
    def test_the_companys_days_decide(self, session: Session) -> None:
        assert stall_days(session) == 30
        keep(session, Company(name="栗巷", stall_days=7))
        assert stall_days(session) == 7

    @pytest.mark.parametrize("still", [29, 30, 31])
    def test_a_deal_has_stalled_once_more_days_than_those_have_gone(
        self, session: Session, person: Staff, still: int
    ) -> None:
        deal = an_open_deal(session, person, opened_on=TODAY - timedelta(days=still))

        found = DealList(DealFilter(is_stalled=True), TODAY, "en").first(session, Order(), 9)

        is_stalled = still > 30
        assert found == ([deal.id] if is_stalled else [])
        assert (stalled_for(deal.opened_on, (), TODAY, 30) is not None) is is_stalled

    def test_a_visit_to_the_customer_a_talk_about_it_and_a_new_stage_each_move_it(
        self, session: Session, person: Staff, steps: list[Stage]
    ) -> None:
        customer, lately = a_customer(session), TODAY - timedelta(days=3)
        met = an_open_deal(session, person, customer_id=customer.id)
        talked, moved, still = (an_open_deal(session, person) for _each in range(3))
        a_visit(session, person, lately, customer_id=customer.id)
        a_visit(session, person, lately, deal_id=talked.id)
        keep(session, DealStageChange(deal_id=moved.id, stage_id=steps[0].id, reached_on=lately))

        found = DealList(DealFilter(), TODAY, "en").lines(session, [met.id, talked.id, moved.id, still.id])

        assert [line.stalled_days for line in found] == [None, None, None, 81]
        assert DealList(DealFilter(is_stalled=True), TODAY, "en").sums(session).number == 1

    def test_nobody_knows_of_a_deal_without_its_day(self, session: Session, person: Staff) -> None:
        deal = a_deal(session, person)

        assert stalled_for(None, (None,), TODAY, 30) is None
        assert session.query(Deal).where(has_stalled(last_day_to_move(TODAY, 30))).all() == []
        assert DealList(DealFilter(), TODAY, "en").lines(session, [deal.id])[0].stalled_days is None


class TestList:
    def test_every_order_holds_every_deal_once(self, session: Session, person: Staff, steps: list[Stage]) -> None:
        customer = a_customer(session, name="绿洲")
        keys = {
            an_open_deal(session, person, steps[0], customer_id=customer.id, code="D1").id,
            an_open_deal(session, person, steps[1], expected_amount=Decimal(5)).id,
            a_deal(session, person).id,
        }
        asked = DealList(DealFilter(), TODAY, "en")

        for column in ("", *LISTING.columns):
            for descending in (False, True):
                order = asked.order(session, Order(column, descending))
                assert set(order.keys(0, 9)) == keys
        assert asked.order(session, Order("value", True)).keys(0, 1) != asked.order(session, Order("code")).keys(0, 1)

    def test_what_narrows_it(self, session: Session, person: Staff, steps: list[Stage]) -> None:
        kind, region = a_word(session, "customer_kind", "企业"), a_word(session, "region", "华东")
        customer = a_customer(session, name="绿洲", initials="lz", kind_id=kind.id, region_id=region.id)
        deal = an_open_deal(session, person, steps[1], customer_id=customer.id, code="D77")
        an_open_deal(session, a_person(session, "别人"), result="lost", closed_on=TODAY)
        team = a_team(session, "一部", person)
        wanted = (
            DealFilter(result="open"), DealFilter(staff_id=person.id), DealFilter(stage_id=steps[1].id),
            DealFilter(customer_id=customer.id), DealFilter(kind_id=kind.id), DealFilter(region_id=region.id),
            DealFilter(team_id=team.id), DealFilter(text="d77"), DealFilter(text="lz"), DealFilter(text="王"),
        )  # fmt: skip

        for each in wanted:
            assert DealList(each, TODAY, "en").first(session, Order(), 9) == [deal.id], each
        closed = DealFilter(start=TODAY, end=TODAY)
        assert DealList(closed, TODAY, "en").sums(session).number == 1
        assert (
            DealList(replace(closed, start=TODAY + timedelta(days=1), end=None), TODAY, "en").sums(session).number
            == 0
        )


class TestMembers:
    def test_whoever_left_counts_where_they_were_last_and_inner_teams_belong(self, session: Session) -> None:
        here, gone, inside, other = (a_person(session, name) for name in "甲乙丙丁")
        gone.left_on = date(2026, 6, 30)
        team = a_team(session, "一部", here, gone)
        a_team(session, "一组", inside, parent_id=team.id)
        a_team(session, "二部", other)

        assert members_of(session, team.id, TODAY) == {here.id, gone.id, inside.id}


class TestStory:
    def test_it_tells_stages_with_their_days_bearers_milestones_and_contracts(
        self, session: Session, person: Staff, steps: list[Stage]
    ) -> None:
        reason = keep(session, Lookup(kind="lost_reason", name="价格", name_en="Price"))
        customer = a_customer(session, name="绿洲")
        deal = an_open_deal(session, person, steps[0], customer_id=customer.id, lost_reason_id=reason.id)
        keep(session, DealStageChange(deal_id=deal.id, stage_id=steps[1].id, reached_on=date(2026, 9, 11)))
        deal.stage_id = steps[1].id
        keep(session, DealOwner(deal_id=deal.id, staff_id=person.id, started_on=OPENED))
        keep(session, Milestone(deal_id=deal.id, name="选址", planned_on=TODAY))
        came = a_signing(session, TODAY, (person, "100"), customer_id=customer.id, deal_id=deal.id)
        fits = a_signing(session, TODAY, (person, "100"), customer_id=customer.id)
        a_signing(session, TODAY, (person, "100"), customer_id=a_customer(session).id)

        story = deal_story(session, deal.id, TODAY, "en")

        assert story is not None
        assert [(each.stage, each.days) for each in story.stages] == [("Lead", 10), ("Talks", 71)]
        assert (story.line.stage, story.line.probability, story.line.lost_reason) == ("Talks", 50, "Price")
        assert [each.staff for each in story.bearers] == ["王龚"]
        assert [each.name for each in story.milestones] == ["选址"]
        assert [each.signing_id for each in story.signed] == [came.id]
        assert [each.signing_id for each in story.fitting] == [fits.id]

    def test_a_deal_that_is_not_there_has_none(self, session: Session) -> None:
        assert deal_story(session, 7, TODAY, "en") is None
