"""Self-evaluations that were read in go again as one, and what people had said before stands there."""

from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import func, select

from desktop.domain.self_evaluation import OwnPoints
from desktop.errors import RequestError
from desktop.models import ImportBatch
from desktop.queries.imports import past_imports
from desktop.queries.self_evaluations import OwnView, own_view
from desktop.services.evaluations import Evaluations
from desktop.services.self_evaluations import SelfEvaluations
from desktop.store.database import Database
from tests.services.filled_in import fill_in
from tests.services.small_company import Q3, reviews, today, two_people

POINTS, WORDS = "自评得分", "自评说明"


@pytest.fixture
def sheets(database: Database) -> SelfEvaluations:
    with database.write() as session:
        two_people(session)
    return SelfEvaluations(database, today)


@pytest.fixture
def evaluation_id(database: Database, sheets: SelfEvaluations) -> int:
    return Evaluations(database, today).run(Q3).evaluation_id


def _read(sheets: SelfEvaluations, evaluation_id: int, folder: Path, **points: float) -> int:
    """The import that brings these points for the first line of each person."""
    path = folder / f"{'-'.join(map(str, points.values()))}.xlsx"
    sheets.write(evaluation_id, path, "zh_CN")
    rows = {"E01": 4, "E02": 6}
    fill_in(path, {POINTS: {(rows[code], "自评分"): value for code, value in points.items()}})
    batch_id = sheets.read(evaluation_id, path).batch_id
    assert batch_id is not None
    return batch_id


def _view(database: Database, evaluation_id: int, code: str) -> OwnView:
    with database.read() as session:
        return own_view(session, reviews(session, evaluation_id)[code].id)


def test_everybody_says_again_what_was_said_before(
    database: Database, sheets: SelfEvaluations, evaluation_id: int, tmp_path: Path
) -> None:
    _read(sheets, evaluation_id, tmp_path, E01=70)
    second = _read(sheets, evaluation_id, tmp_path, E01=85, E02=90)

    what = sheets.take_back(second)

    assert (what.file, what.created, what.updated) == ("85-90.xlsx", 0, 2)
    assert _view(database, evaluation_id, "E01").lines[0] == OwnPoints(Decimal(70))
    assert _view(database, evaluation_id, "E02").view.is_empty


def test_it_stands_among_the_imports_until_it_is_taken_back(
    database: Database, sheets: SelfEvaluations, evaluation_id: int, tmp_path: Path
) -> None:
    batch_id = _read(sheets, evaluation_id, tmp_path, E01=70)
    with database.read() as session:
        before = [(each.kind, each.updated, each.undone_at is None) for each in past_imports(session)]

    sheets.take_back(batch_id)

    with database.read() as session:
        after = [(each.kind, each.updated, each.undone_at is None) for each in past_imports(session)]
    assert (before, after) == ([("self_evaluation", 1, True)], [("self_evaluation", 1, False)])


def test_what_a_later_workbook_said_is_not_lost(
    database: Database, sheets: SelfEvaluations, evaluation_id: int, tmp_path: Path
) -> None:
    first = _read(sheets, evaluation_id, tmp_path, E01=70, E02=60)
    _read(sheets, evaluation_id, tmp_path, E01=85)

    with pytest.raises(RequestError, match=r"1 records of this import were changed since, among them: .*王䶮"):
        sheets.take_back(first)

    assert _view(database, evaluation_id, "E01").lines[0] == OwnPoints(Decimal(85))
    assert _view(database, evaluation_id, "E02").lines[0] == OwnPoints(Decimal(60))


def test_computing_again_and_an_interview_stand_in_nobodys_way(
    database: Database, sheets: SelfEvaluations, evaluation_id: int, tmp_path: Path
) -> None:
    batch_id = _read(sheets, evaluation_id, tmp_path, E01=70)
    evaluations = Evaluations(database, today)
    with database.read() as session:
        review_id = reviews(session, evaluation_id)["E01"].id
    evaluations.record_interview(review_id, Q3.end, "同意")
    evaluations.run(Q3)

    sheets.take_back(batch_id)

    with database.read() as session:
        review = reviews(session, evaluation_id)["E01"]
        assert (review.employee_opinion, review.self_evaluation) == ("同意", {})


def test_what_is_final_stays_until_it_is_reopened(
    database: Database, sheets: SelfEvaluations, evaluation_id: int, tmp_path: Path
) -> None:
    batch_id = _read(sheets, evaluation_id, tmp_path, E01=70)
    evaluations = Evaluations(database, today)
    evaluations.finalise(evaluation_id)

    with pytest.raises(RequestError, match="lie in the evaluation 2026Q3, which was finalised"):
        sheets.take_back(batch_id)

    evaluations.reopen(evaluation_id, "自评弄错了")
    sheets.take_back(batch_id)
    assert _view(database, evaluation_id, "E01").view.is_empty


def test_a_workbook_that_says_nothing_new_is_no_import(
    database: Database, sheets: SelfEvaluations, evaluation_id: int, tmp_path: Path
) -> None:
    path = tmp_path / "again.xlsx"
    sheets.write(evaluation_id, path, "zh_CN")
    fill_in(path, {POINTS: {(4, "自评分"): 70}})
    sheets.read(evaluation_id, path)

    report = sheets.read(evaluation_id, path)

    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(ImportBatch)) == 1
    assert (report.taken, report.unchanged, report.batch_id) == (0, 1, None)
