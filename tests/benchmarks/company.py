"""A company of any size in a data file, the same for the same size; kept between runs, as making it takes minutes."""

import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import (
    Company,
    Complaint,
    Customer,
    Deal,
    DealStageChange,
    Feedback,
    Instalment,
    Lookup,
    Receipt,
    Signing,
    SigningShare,
    Staff,
    Stage,
    Survey,
    Target,
    Team,
    TeamMembership,
    Visit,
)
from desktop.services.schemes import install_preset
from desktop.store.database import Database
from tests.benchmarks.bulk import day_text, unguarded, write_rows
from tests.benchmarks.era import Era, Size

LAST = date(2026, 9, 30).toordinal()
YEARS = 3
FIRST_EVER = date(1996, 1, 1).toordinal()
TARGETS = {
    "signed_amount": 12_000_000_000, "collected_amount": 9_000_000_000, "gross_profit": 2_400_000_000,
    "new_customers": 70_000, "effective_visits": 450_000, "new_deals": 200_000,
}  # fmt: skip
QUARTERS = (("2026-01-01", "2026-03-31"), ("2026-04-01", "2026-06-30"), ("2026-07-01", "2026-09-30"),
            ("2026-10-01", "2026-12-31"))  # fmt: skip
_LONG = {"lost_reason": ("价格高", "选了别家", "资金不到位"), "visit_method": ("上门", "电话")}


def make_company(path: Path, size: Size, spans: int = 1) -> None:
    """Write a file whose last three years are the same whatever `spans`; each further span holds as much, earlier."""
    with Database.create(path, lambda session: _frame(session, size)) as database:
        with database.read() as session:
            words = _words(session)
            stages = list(session.scalars(select(Stage.id).order_by(Stage.sort_order)))
        with database.raw() as connection, unguarded(connection):
            _people(connection, size)
            keys = dict.fromkeys(("customer", "signing", "deal", "instalment"), 0)
            for back in reversed(range(spans)):
                era = Era(
                    size,
                    _years_back(YEARS * (back + 1)) + 1,
                    _years_back(YEARS * back),
                    back > 0,
                    _hired(size),
                    words,
                    random.Random(back),  # noqa: S311 - the same company each time is the point
                    **keys,
                )
                _write(connection, era, stages)
                keys = {name: getattr(era, name) for name in keys}


def _years_back(years: int) -> int:
    last = date.fromordinal(LAST)
    return last.replace(year=last.year - years).toordinal()


def _frame(session: Session, size: Size) -> None:
    session.add(Company(name="千店百货招商有限公司"))
    install_preset(session, "sales")
    known = set(session.scalars(select(Lookup.kind)))
    for kind, names in _LONG.items():
        if kind not in known:
            session.add_all([Lookup(kind=kind, name=name) for name in names])


def _words(session: Session) -> dict[str, list[int]]:
    words: dict[str, list[int]] = {"product": [], "outcome": [], "visit_method": [], "lost_reason": []}
    for kind, key in session.execute(select(Lookup.kind, Lookup.id).order_by(Lookup.id)):
        words.setdefault(kind, []).append(key)
    return words


def _hired(size: Size) -> Sequence[int]:
    """One in twenty came in the last year."""
    return [LAST - 20 - (place * 37) % 340 if place % 20 == 19 else FIRST_EVER for place in range(size.staff)]


def _people(connection: Any, size: Size) -> None:
    hired = _hired(size)
    specialist = connection.execute("SELECT min(id) FROM position").fetchone()[0]
    write_rows(
        connection,
        Staff,
        ("code", "name", "position_id", "hired_on", "bonus_base"),
        ((f"E{n + 1:04}", f"员工{n + 1}", specialist, day_text(hired[n]), 800_000) for n in range(size.staff)),
    )
    teams = max(size.staff // 10, 1)
    write_rows(connection, Team, ("name", "leader_id"), ((f"第{n + 1}组", n * 10 + 1) for n in range(teams)))
    write_rows(
        connection,
        TeamMembership,
        ("staff_id", "team_id"),
        ((n + 1, min(n // 10, teams - 1) + 1) for n in range(size.staff)),
    )
    write_rows(
        connection,
        Target,
        ("staff_id", "indicator", "start", "end", "value"),
        (
            (n + 1, code, start, end, value * (70 + n * 7 % 60) // 100)
            for start, end in QUARTERS
            for n in range(size.staff)
            for code, value in TARGETS.items()
        ),
    )


def _write(connection: Any, era: Era, stages: Sequence[int]) -> None:
    size = era.size
    write_rows(
        connection,
        Customer,
        ("name", "owner_id", "registered_capital", "founded_on", "credit"),
        (
            (
                f"客户{era.customer + n + 1}商贸有限公司",
                n % size.staff + 1,
                (n % 40) * 5_000_000,
                "2015-03-01",
                n % 101 * 100,
            )
            for n in range(size.customers)
        ),
    )
    write_rows(
        connection,
        Visit,
        ("visited_on", "staff_id", "customer_id", "method_id", "minutes", "outcome_id", "summary", "entered_on"),
        era.visits(),
    )
    _write_deals(connection, era, stages)
    _write_signings(connection, era)
    _write_quality(connection, era)
    era.customer += size.customers


def _write_deals(connection: Any, era: Era, stages: Sequence[int]) -> None:
    deals = list(era.deals())
    columns = ("staff_id", "customer_id", "product_id", "opened_on", "closed_on", "result", "lost_reason_id")
    write_rows(connection, Deal, columns, deals)
    write_rows(
        connection,
        DealStageChange,
        ("deal_id", "stage_id", "reached_on"),
        (
            (era.deal + place + 1, stages[step], row[3])
            for place, row in enumerate(deals)
            for step in range(1 + place % min(3, len(stages)))
        ),
    )
    era.deal += len(deals)


def _write_signings(connection: Any, era: Era) -> None:
    signings: list[tuple[Any, ...]] = []
    shares: list[tuple[int, ...]] = []
    dues: list[tuple[int, str, int]] = []
    receipts: list[tuple[int, int | None, str, int]] = []
    for row, parts, money in era.signings():
        signings.append(row)
        key = era.signing + len(signings)
        shares += [(key, *part) for part in parts]
        first = era.instalment + len(dues) + 1
        dues += [(key, day_text(day), amount) for day, amount in money.dues]
        receipts += [
            (key, None if place is None else first + place, day_text(day), amount)
            for day, amount, place in money.receipts
        ]
    receipts.sort(key=lambda row: row[2])
    columns = (
        "number", "signed_on", "customer_id", "amount", "profit", "product_id", "term_start", "term_end",
        "landing_planned_on", "landed_on", "terminated_on",
    )  # fmt: skip
    write_rows(connection, Signing, columns, signings)
    write_rows(connection, SigningShare, ("signing_id", "staff_id", "share"), shares)
    write_rows(connection, Instalment, ("signing_id", "due_on", "amount"), dues)
    write_rows(connection, Receipt, ("signing_id", "instalment_id", "received_on", "amount"), receipts)
    era.signing += len(signings)
    era.instalment += len(dues)


def _write_quality(connection: Any, era: Era) -> None:
    draw, size = era.chance.random, era.size
    surveys = ((day, era.person(day)) for day in era.days(size.signings * 3 // 2))
    write_rows(
        connection,
        Survey,
        ("answered_on", "customer_id", "staff_id", "score"),
        ((day_text(day), era.customer_of(who), who + 1, 2000 * (1 + int(draw() * 5))) for day, who in surveys),
    )
    for model, column, number in (
        (Complaint, "received_on", size.signings // 10),
        (Feedback, "reported_on", size.signings // 3),
    ):
        write_rows(
            connection,
            model,
            (column, "staff_id"),
            ((day_text(day), era.person(day) + 1) for day in era.days(number)),
        )
    connection.execute("UPDATE feedback SET status = 'useful' WHERE id % 3 > 0")
