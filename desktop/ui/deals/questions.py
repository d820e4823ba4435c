"""What the page of deals asks the data file; each answer is frozen."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desktop.queries.customers import customer_choices
from desktop.queries.deals.board import Board, Closed, StageColumn, closed_deals, deal_board, open_columns, stages
from desktop.queries.deals.list import DealList, DealSums
from desktop.queries.deals.narrowing import DealFilter
from desktop.queries.deals.story import DealStory, deal_story
from desktop.queries.lookups import Choice, staff_ever, staff_in_service, teams, words
from desktop.ui.kit.offers import Offers
from desktop.ui.spelling import with_pinyin

MOST_CUSTOMERS = 5000


@dataclass(frozen=True, slots=True)
class Filters:
    """What there is to filter by."""

    people: tuple[Choice, ...]
    teams: tuple[Choice, ...]
    regions: tuple[Choice, ...]
    stages: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The board, what all deals that match come to, what the strip sums up, and what there is to filter by."""

    board: Board
    open_columns: tuple[StageColumn, ...]
    all: DealSums
    stalled: DealSums
    closed: Closed
    is_empty: bool
    filters: Filters


def overview(
    session: Any, wanted: DealFilter, days: tuple[date | None, date | None], today: date, language: str, after: bool
) -> Overview:
    """The board with its strip; `days` are those of closing."""
    open_ones = replace(wanted, result="open", start=None, end=None)
    board = deal_board(session, wanted if after else open_ones, today, language, after)
    everything = DealList(DealFilter(), today, language)
    return Overview(
        board=board,
        open_columns=open_columns(session, replace(open_ones, is_stalled=False), today, language),
        all=DealList(wanted, today, language).sums(session),
        stalled=DealList(replace(open_ones, is_stalled=True), today, language).sums(session),
        closed=closed_deals(session, wanted, today, days[0] or date.min, days[1] or date.max),
        is_empty=not board.cards and not everything.sums(session).number,
        filters=Filters(
            staff_ever(session, today),
            teams(session, language),
            words(session, "region", language),
            (*stages(session, language, is_open=True), *stages(session, language, is_open=False)),
        ),
    )


def deal_offers(session: Any, today: date, language: str) -> Offers:
    """What the form of a deal offers."""
    return Offers(
        people=staff_in_service(session, today),
        customers=customer_choices(session, limit=MOST_CUSTOMERS),
        words={
            "product": with_pinyin(words(session, "product", language)),
            "stage_id": stages(session, language, is_open=True),
        },
    )


def step_offers(session: Any, deal_id: int, today: date, language: str) -> tuple[DealStory | None, Offers]:
    """A deal, and what the forms of its steps offer."""
    story = deal_story(session, deal_id, today, language)
    is_open = story is None or story.line.closed_on is None
    return story, Offers(
        people=staff_in_service(session, today),
        words={
            "stage_id": stages(session, language, is_open=is_open),
            "reason": with_pinyin(words(session, "lost_reason", language)),
        },
    )


def opened_deal(session: Any, deal_id: int, today: date, language: str) -> tuple[DealStory | None, Offers]:
    """A deal and what its form offers."""
    return deal_story(session, deal_id, today, language), deal_offers(session, today, language)
