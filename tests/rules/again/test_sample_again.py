"""The whole sample company worked out twice: every indicator, every line, total, grade, rank and bonus agree."""

import ast
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from decimal import Context, Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from desktop.domain.facts import Facts
from desktop.domain.period import parse_period
from desktop.domain.scheme import Filter
from desktop.models import Evaluation, Review, ReviewItem
from desktop.queries.facts import company_facts, staff_facts, team_facts
from desktop.services.evaluations import Evaluations
from desktop.store.database import Database
from tests.made_once import SAMPLE_DAY
from tests.outside import without_guards
from tests.rules.again import odd_schemes
from tests.rules.again.facts import COMPANY, STAFF, TEAMS, Actual, Asked, Narrow, figures
from tests.rules.again.scores import Evaluated

DIGITS = Context(prec=28)
FILTERS = (Filter(), Filter(region="华东"), Filter("社区店", "", "单店加盟商"), Filter(source="Trade fair"))
USUAL = ("招商专员季度考核", "招商主管季度考核", "招商新人月度考核")
Values = dict[str, Any]


@pytest.fixture(scope="module")
def sample(rehearsed_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample company with its four evaluations, to be read."""
    return shutil.copyfile(rehearsed_file, tmp_path_factory.mktemp("sample") / "sample.qianji")


@pytest.fixture
def copy(rehearsed_file: Path, tmp_path: Path) -> Path:
    """The same, to be changed."""
    return shutil.copyfile(rehearsed_file, tmp_path / "copy.qianji")


@contextmanager
def plainly(path: Path) -> Iterator[sqlite3.Connection]:
    """The file without the program; nobody else may have it open."""
    with closing(sqlite3.connect(path)) as opened:
        yield opened


def decimal(value: Actual) -> Decimal | None:
    """The fraction to 28 digits, as the file keeps it."""
    return None if value is None else DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))


@pytest.mark.parametrize("label", ["2026-09", "2026Q3", "2025H2", "2026", "2026-05-30..2026-08-29", "2026-W33"])
def test_every_indicator_of_people_teams_and_company_agrees(sample: Path, label: str) -> None:
    period = parse_period(label)
    with Database.open(sample) as database, database.read() as session:
        told: list[tuple[str, Filter, dict[int, Facts]]] = [
            *((STAFF, chosen, staff_facts(session, period, chosen)) for chosen in FILTERS),
            *((TEAMS, chosen, team_facts(session, period, chosen)) for chosen in FILTERS[:2]),
            (COMPANY, FILTERS[0], {0: company_facts(session, period)}),
        ]

    with plainly(sample) as plain:
        for whose, chosen, facts in told:
            narrow = Narrow(chosen.product, chosen.region, chosen.customer_kind, chosen.source)
            again = figures(Asked(plain, whose, period.start, period.end, narrow), list(facts))
            for bearer, of_bearer in facts.items():
                found = {code: measure.actual for code, measure in of_bearer.items()}
                assert found == {code: decimal(again[bearer][code]) for code in found}, (chosen, bearer)


@pytest.mark.parametrize(
    ("label", "schemes"),
    [
        ("2026-10", (USUAL[2], *odd_schemes.NAMES)),
        ("2026Q3", USUAL),
        ("2025H2", (USUAL[0], odd_schemes.NAMES[0])),
        ("2026", (USUAL[1], odd_schemes.NAMES[1])),
        ("2026-05-30..2026-08-29", (USUAL[0], odd_schemes.NAMES[1])),
        ("2026-W33", (USUAL[1], odd_schemes.NAMES[0])),
    ],
)
def test_every_line_total_grade_rank_and_bonus_agrees(copy: Path, label: str, schemes: tuple[str, ...]) -> None:
    period = parse_period(label)
    with Database.open(copy) as database:
        with database.write() as session:
            without_guards(session).execute(update(Evaluation).values(deleted_at=datetime(2026, 1, 1, tzinfo=UTC)))
            odd_schemes.add(session)
        runs = [Evaluations(database, lambda: SAMPLE_DAY).run(period, scheme).evaluation_id for scheme in schemes]
        kept = {run: stored(database, run) for run in runs}

    with plainly(copy) as plain:
        for run, reviews in kept.items():
            assert differences(reviews, again(plain, run)) == []


def test_the_open_evaluation_of_the_demo_agrees(sample: Path) -> None:
    """Plans of the earlier evaluations fall due in it."""
    with Database.open(sample) as database:
        with database.read() as session:
            run = session.scalars(select(Evaluation.id).where(Evaluation.period_label == "2026Q3")).one()
        reviews = stored(database, run)

    with plainly(sample) as plain:
        assert differences(reviews, again(plain, run)) == []
    assert len(reviews) == 24


def stored(database: Database, evaluation_id: int) -> dict[str, Values]:
    """What the program kept: by staff code the result and its lines."""
    with database.read() as session:
        reviews = session.scalars(select(Review).where(Review.evaluation_id == evaluation_id)).all()
        found = {review.id: (review.staff_code, _result(review)) for review in reviews}
        lines = select(ReviewItem).where(ReviewItem.review_id.in_(found)).order_by(ReviewItem.sort_order)
        for row in session.scalars(lines):
            found[row.review_id][1]["lines"].append(_line(row))
        return dict(found.values())


def differences(kept: dict[str, Values], expected: dict[str, Values]) -> list[tuple[object, ...]]:
    """Each figure that differs: whose, of which line, which one, as kept, as worked out."""
    assert kept
    assert set(kept) == set(expected)
    found: list[tuple[object, ...]] = []
    for code, result in kept.items():
        other = expected[code]
        found += [(code, name, result[name], other[name]) for name in result if name != "lines"]
        for line, worked_out in zip(result["lines"], other["lines"], strict=True):
            found += [(code, line["indicator"], name, line[name], worked_out[name]) for name in line]
    return [each for each in found if each[-1] != each[-2]]


def _result(review: Review) -> Values:
    return {
        "exact_total": Decimal(review.exact_total) if review.exact_total else None,
        "total": review.total,
        "scored_weight": review.scored_weight,
        "conduct": review.conduct_points,
        "grade": review.grade,
        "rank": (review.rank, review.rank_of),
        "coefficient": review.coefficient,
        "bonus": review.bonus,
        "lines": [],
    }


FIGURES = ("actual", "target", "effective_target", "attainment", "points", "weighted")


def _line(row: ReviewItem) -> Values:
    texts = {name: getattr(row, name) for name in FIGURES}
    numbers = {name: None if text is None else Decimal(text) for name, text in texts.items()}
    return {"indicator": row.indicator, "is_scored": row.is_scored, **numbers}


def again(plain: sqlite3.Connection, evaluation_id: int) -> dict[str, Values]:
    """The same, worked out from the records."""
    version_id, start, end = plain.execute(
        'SELECT scheme_version_id, start, "end" FROM evaluation WHERE id = ?', (evaluation_id,)
    ).fetchone()
    evaluated = Evaluated(plain, version_id, date.fromisoformat(start), date.fromisoformat(end))
    return {
        code: {
            "exact_total": decimal(result.total),
            "total": decimal(result.rounded),
            "scored_weight": decimal(result.scored_weight),
            "conduct": decimal(result.conduct),
            "grade": result.grade,
            "rank": (result.rank, result.rank_of),
            "coefficient": decimal(result.coefficient),
            "bonus": decimal(result.bonus),
            "lines": [
                {
                    "indicator": line.indicator,
                    "is_scored": line.is_scored,
                    **{name: decimal(getattr(line, name)) for name in FIGURES},
                }
                for line in result.lines
            ],
        }
        for code, result in evaluated.results().items()
    }


def test_the_second_computation_shares_nothing_with_the_first() -> None:
    imported = set()
    for name in ("records.py", "facts.py", "points.py", "scores.py"):
        for node in ast.walk(ast.parse((Path(__file__).parent / name).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add(node.module or "")

    assert not {module for module in imported if module.startswith(("desktop", "sqlalchemy"))}
