"""What the program kept beside what a second computation gives: each figure that differs."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from decimal import Context, Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import select

from desktop.models import Review, ReviewItem
from desktop.store.database import Database
from tests.rules.again.facts import Actual
from tests.rules.again.scores import Evaluated

DIGITS = Context(prec=28)
Values = dict[str, Any]


@contextmanager
def plainly(path: Path) -> Iterator[sqlite3.Connection]:
    """The file without the program; nobody else may have it open."""
    with closing(sqlite3.connect(path)) as opened:
        yield opened


def decimal(value: Actual) -> Decimal | None:
    """The fraction to 28 digits, as the file keeps it."""
    return None if value is None else DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))


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
