"""The same data gives the same result: byte for byte, and in whatever order people and records were entered."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.domain.period import parse_period
from desktop.domain.review import ReviewForm
from desktop.models import Evaluation, Review, ReviewItem, Staff, Team
from desktop.queries.facts import company_facts, staff_facts, team_facts
from desktop.queries.reviews import review_forms
from desktop.services.evaluations import Evaluations
from desktop.services.printing import ReviewPrinting
from desktop.services.seal_check import verify_seals
from desktop.store.database import Database
from tests.rules.village import enter, notes
from tests.services.small_company import Q2, Q3, today

KEYS = {"review_id", "finding_id", "action_id", "staff_id", "record_ids"}  # numbers the file gives in order of entry


@pytest.fixture
def files(tmp_path: Path, empty_file: Path) -> Iterator[list[Database]]:
    """Two empty files."""
    opened = []
    for name in ("one", "other"):
        path = Path(shutil.copyfile(empty_file, tmp_path / f"{name}.qianji"))
        opened.append(Database.open(path))
    yield opened
    for database in opened:
        database.close()


def evaluated(database: Database) -> int:
    """The second quarter final, the third computed on top of it; the third's key."""
    evaluations = Evaluations(database, today)
    evaluations.finalise(evaluations.run(Q2).evaluation_id)
    return evaluations.run(Q3).evaluation_id


def told(value: object) -> object:
    """A form as plain values without the keys of the file."""
    if isinstance(value, tuple):
        return [told(each) for each in value]
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value) if field.name not in KEYS]
        return {name: told(getattr(value, name)) for name in names}
    return str(value)


def forms(database: Database, evaluation_id: int) -> list[ReviewForm]:
    with database.read() as session:
        return [
            form for language in ("zh_CN", "en") for form in review_forms(session, evaluation_id, language)
        ]  # fmt: skip


def test_the_same_data_in_two_fresh_files_gives_the_same_bytes(files: list[Database], tmp_path: Path) -> None:
    seals: list[str] = []
    snapshots: list[str | None] = []
    papers: list[dict[Path, bytes]] = []
    for database in files:
        with database.write() as session:
            enter(session, notes(1))
        evaluation_id = evaluated(database)
        seals.append(Evaluations(database, today).finalise(evaluation_id))
        with database.read() as session:
            snapshots.append(session.get_one(Evaluation, evaluation_id).snapshot)
        out = tmp_path / f"papers{len(papers)}"
        for language in ("zh_CN", "en"):
            ReviewPrinting(database).write(evaluation_id, out / language, language=language)
        papers.append({path.relative_to(out): path.read_bytes() for path in sorted(out.rglob("*.pdf"))})

    assert snapshots[0] == snapshots[1]
    assert seals[0] == seals[1]
    assert len(papers[0]) == 12
    assert papers[0] == papers[1]


@pytest.mark.parametrize("seed", [1, 33, 41])  # in the later ones much ties
def test_the_order_of_entry_does_not_matter(files: list[Database], seed: int) -> None:
    found, facts = [], []
    for database, order in zip(files, (None, random.Random(seed)), strict=True):  # noqa: S311 - a shuffle
        with database.write() as session:
            enter(session, notes(seed, 400), order)
        found.append([told(form) for form in forms(database, evaluated(database))])
        facts.append(figures(database))

    assert facts[0] == facts[1]
    for one, other in zip(*found, strict=True):
        assert one == other


def figures(database: Database) -> dict[str, object]:
    """Every indicator of people by code, of teams by name, of the company."""
    with database.read() as session:
        codes = {row.id: row.code for row in session.scalars(select(Staff))}
        names = {row.id: row.name for row in session.scalars(select(Team))}
        return {
            label: (
                {codes[key]: facts for key, facts in staff_facts(session, parse_period(label)).items()},
                {names[key]: facts for key, facts in team_facts(session, parse_period(label)).items()},
                company_facts(session, parse_period(label)),
            )
            for label in ("2026Q3", "2026-08")
        }


@pytest.mark.parametrize("seed", [6, 7])
def test_computing_again_changes_nothing(files: list[Database], seed: int) -> None:
    database = files[0]
    with database.write() as session:
        enter(session, notes(seed))
    evaluation_id = evaluated(database)
    before = [told(form) for form in forms(database, evaluation_id)]

    for _ in range(2):
        Evaluations(database, today).run(Q3)

    assert [told(form) for form in forms(database, evaluation_id)] == before


def test_who_was_evaluated_along_does_not_change_ones_own_figures(files: list[Database]) -> None:
    """Totals rest on one's own records; only places and comparisons know the others."""
    seen: list[dict[str, tuple[object, ...]]] = []
    for database, left in zip(files, (None, date(2026, 6, 30)), strict=True):
        with database.write() as session:
            enter(session, notes(8))
            session.connection().exec_driver_sql("UPDATE staff SET left_on = ? WHERE code = 'V2'", (left,))
        evaluation_id = Evaluations(database, today).run(Q3).evaluation_id
        seen.append({form.person.code: (form.exact_total, form.bonus) for form in forms(database, evaluation_id)})

    assert set(seen[0]) - set(seen[1]) == {"V2"}
    own = {code for code in seen[1] if code not in ("V0", "V3")}  # leaders answer for their team's records too
    assert {code: seen[0][code] for code in own} == {code: seen[1][code] for code in own}


def test_another_process_and_another_order_of_sets_give_the_same_bytes(tmp_path: Path) -> None:
    told = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        done = subprocess.run(
            [sys.executable, "-m", "tests.rules.sealed_village", str(folder)],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        )
        told.append(done.stdout)

    assert told[0] == told[1]
    assert len(told[0].split()) == 2


def test_the_same_result_bears_the_same_seal_whenever_it_was_computed(files: list[Database]) -> None:
    """Neither the day of computing nor the keys rows got is part of a result: signed paper stays good."""
    database, days = files[0], [date(2026, 11, 9), date(2026, 11, 12), date(2026, 11, 13)]
    with database.write() as session:
        enter(session, notes(1))
    seals, keys = [], []
    for day in days:
        evaluations = Evaluations(database, partial(date.fromordinal, day.toordinal()))
        if day == days[1]:
            evaluations.run(parse_period("2026Q4"))  # its rows come between
        evaluation_id = evaluations.run(Q3).evaluation_id
        seals.append(evaluations.finalise(evaluation_id))
        with database.read() as session:
            mine = select(ReviewItem.id).join(Review, Review.id == ReviewItem.review_id)
            keys.append(set(session.scalars(mine.where(Review.evaluation_id == evaluation_id))))
            assert verify_seals(session) == []
        evaluations.reopen(evaluation_id, "再看一遍")
        if day == days[1]:
            evaluations.discard(evaluation_id)

    assert len(set(seals)) == 1
    assert keys[0].isdisjoint(keys[1])
