"""How others would find the same figures: an object for each record person by person, and pandas over the quarter.

Six of the twelve figures, of which each way must find the same: effective visits, new deals, signed amount, collected
amount, satisfaction, and the visits entered in time.
"""

import importlib.util
from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from desktop.models import Deal, Lookup, Receipt, Signing, SigningShare, Staff, Survey, Visit
from desktop.queries.facts import staff_facts
from desktop.store.database import Database
from tests.benchmarks.era import Size
from tests.benchmarks.evaluation import QUARTER, Outcome, company_file
from tests.benchmarks.timing import Goal, Variant, Weighed, shown, take_turns

CODES = ("effective_visits", "new_deals", "signed_amount", "collected_amount", "satisfaction", "log_timeliness")
NO_GOAL = 1.0
Figures = dict[int, tuple[Decimal | None, ...]]
_START, _END = QUARTER.start, QUARTER.end
_LATE = timedelta(days=2)


def benchmark(folder: Path, size: Size, rounds: int) -> Outcome:
    """All three over the large company; pandas only where it is installed."""
    with Database.open(company_file(folder, size, 1)) as database:
        facts = Variant("six figures, by the program", lambda: _ours(database))
        peers = [Variant("the same by objects, person by person", lambda: by_objects(database))]
        if importlib.util.find_spec("pandas"):
            peers.append(Variant("the same by pandas", lambda: by_pandas(database)))
        _refuse_other_figures(database, len(peers) > 1)
        take_turns([facts, *peers], rounds)
    ratios = [Goal(f"{each.name} ÷ by the program", each, facts, NO_GOAL) for each in peers]
    told = tuple(Weighed(f"by the program ÷ {goal.measured.name}", 1 / goal.ratio) for goal in ratios)
    lines = [f"{each.name:60}{each.found:>10.3f}" for each in told]
    return Outcome("\n".join([shown([facts, *peers], []), *lines]), True, told)


def _ours(database: Database) -> Figures:
    with database.read() as session:
        found = staff_facts(session, QUARTER, wanted=frozenset(CODES))
    return {who: tuple(facts[code].actual for code in CODES) for who, facts in found.items()}


def by_objects(database: Database) -> Figures:
    """Each person's records as mapped objects, added up in Python."""
    with database.read() as session:
        effective = set(session.scalars(select(Lookup.id).where(Lookup.kind == "outcome", Lookup.is_effective)))
        people = session.scalars(select(Staff).where(Staff.deleted_at.is_(None))).all()
        found = {}
        for person in people:
            found[person.id] = _of_person(session, person.id, effective)
            session.expunge_all()
    return found


def _of_person(session: Session, who: int, effective: set[int]) -> tuple[Decimal | None, ...]:
    visits = session.scalars(
        select(Visit).where(Visit.staff_id == who, Visit.visited_on.between(_START, _END), Visit.deleted_at.is_(None))
    ).all()
    deals = session.scalars(
        select(Deal).where(Deal.staff_id == who, Deal.opened_on.between(_START, _END), Deal.deleted_at.is_(None))
    ).all()
    surveys = session.scalars(
        select(Survey).where(
            Survey.staff_id == who, Survey.answered_on.between(_START, _END), Survey.deleted_at.is_(None)
        )
    ).all()
    timely = sum(each.entered_on - each.visited_on <= _LATE for each in visits)
    return (
        Decimal(sum(each.outcome_id in effective for each in visits)),
        Decimal(len(deals)),
        _signed(session, who),
        _collected(session, who),
        sum((each.score for each in surveys), Decimal(0)) / len(surveys) if surveys else None,
        Decimal(100 * timely) / len(visits) if visits else None,
    )


def _signed(session: Session, who: int) -> Decimal:
    rows = session.execute(
        select(SigningShare, Signing)
        .join(Signing, Signing.id == SigningShare.signing_id)
        .where(SigningShare.staff_id == who, Signing.signed_on.between(_START, _END), Signing.deleted_at.is_(None))
        .options(selectinload("*"))
    )
    return sum((signing.amount * share.share / 100 for share, signing in rows), Decimal(0))


def _collected(session: Session, who: int) -> Decimal:
    rows = session.execute(
        select(SigningShare, Receipt)
        .join(Signing, Signing.id == SigningShare.signing_id)
        .join(Receipt, Receipt.signing_id == Signing.id)
        .where(
            SigningShare.staff_id == who,
            Receipt.received_on.between(_START, _END),
            Receipt.deleted_at.is_(None),
            Signing.deleted_at.is_(None),
        )
    )
    return sum((receipt.amount * share.share / 100 for share, receipt in rows), Decimal(0))


_QUARTER: Mapping[str, str] = {
    "visits": "SELECT staff_id, outcome_id, julianday(entered_on) - julianday(visited_on) AS late FROM visit "
    "WHERE visited_on BETWEEN ? AND ? AND deleted_at IS NULL",
    "deals": "SELECT staff_id FROM deal WHERE opened_on BETWEEN ? AND ? AND deleted_at IS NULL",
    "surveys": "SELECT staff_id, score FROM survey WHERE answered_on BETWEEN ? AND ? AND deleted_at IS NULL",
    "signed": "SELECT h.staff_id, g.amount * h.share AS part FROM signing g JOIN signing_share h "
    "ON h.signing_id = g.id WHERE g.signed_on BETWEEN ? AND ? AND g.deleted_at IS NULL",
    "collected": "SELECT h.staff_id, r.amount * h.share AS part FROM receipt r JOIN signing g ON g.id = r.signing_id "
    "JOIN signing_share h ON h.signing_id = g.id WHERE r.received_on BETWEEN ? AND ? AND r.deleted_at IS NULL "
    "AND g.deleted_at IS NULL",
}


def by_pandas(database: Database) -> Figures:
    """The quarter's rows read through the driver and grouped by pandas; money stays in whole numbers."""
    import pandas  # only here: no part of the program, installed for this comparison

    with database.raw() as connection:
        frames = {}
        for name, statement in _QUARTER.items():
            answer = connection.execute(statement, (str(_START), str(_END)))
            names = [column[0] for column in answer.description]
            frames[name] = pandas.DataFrame(answer.fetchall(), columns=names)
        good = [row[0] for row in connection.execute("SELECT id FROM lookup WHERE kind='outcome' AND is_effective")]
        everybody = [row[0] for row in connection.execute("SELECT id FROM staff WHERE deleted_at IS NULL")]
    visits = frames["visits"]
    visits = visits.assign(good=visits["outcome_id"].isin(good), timely=visits["late"] <= _LATE.days)
    by_visit = visits.groupby("staff_id").agg(good=("good", "sum"), timely=("timely", "sum"), all=("good", "size"))
    surveys = frames["surveys"].groupby("staff_id")["score"].agg(["sum", "size"])
    held = {
        "visits": by_visit.to_dict("index"), "surveys": surveys.to_dict("index"),
        "deals": frames["deals"].groupby("staff_id").size().to_dict(),
        **{name: frames[name].groupby("staff_id")["part"].sum().to_dict() for name in ("signed", "collected")},
    }  # fmt: skip
    return {who: _of_frames(held, who) for who in everybody}


def _of_frames(held: Mapping[str, Any], who: int) -> tuple[Decimal | None, ...]:
    visits, surveys = held["visits"].get(who), held["surveys"].get(who)
    return (
        Decimal(int(visits["good"])) if visits else Decimal(0),
        Decimal(int(held["deals"].get(who, 0))),
        Decimal(int(held["signed"].get(who, 0))) / 1_000_000,
        Decimal(int(held["collected"].get(who, 0))) / 1_000_000,
        Decimal(int(surveys["sum"])) / (100 * int(surveys["size"])) if surveys else None,
        Decimal(100 * int(visits["timely"])) / int(visits["all"]) if visits else None,
    )


def _refuse_other_figures(database: Database, with_pandas: bool) -> None:
    ways = [_ours(database), by_objects(database), *([by_pandas(database)] if with_pandas else [])]
    if any(way != ways[0] for way in ways):
        message = "the ways differ in their figures, so their times mean nothing"
        raise ValueError(message)
