"""Ratings and self-evaluations that came in from a workbook go again."""

from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop.models import Rating, Review
from desktop.store.database import Database
from desktop.ui.kit.look import Look
from tests.services.filled_in import fill_in
from tests.ui.evaluations.stage import Stage


def _ratings(stage: Stage) -> list[int]:
    with stage.database.read() as session:
        return list(session.scalars(select(Rating.id).where(Rating.start == date(2026, 7, 1)).order_by(Rating.id)))


def _own(stage: Stage) -> list[object]:
    with stage.database.read() as session:
        return list(session.scalars(select(Review.self_evaluation).order_by(Review.id)))


def test_ratings_that_were_read_in_are_taken_back(look: Look, sample: Database, qtbot: QtBot, tmp_path: Path) -> None:
    stage = Stage(look, sample, qtbot, tmp_path)
    before, path = _ratings(stage), tmp_path / "ratings.xlsx"
    stage.page.more.menu.trigger("sheets")
    panel = stage.page.more.sheets
    panel.choose_target, panel.choose_source = (lambda _name: path), (lambda: path)
    stage.click(panel.write_ratings)
    fill_in(path, {"Ratings": {(4, "Score"): 90}})
    stage.click(panel.read_ratings)
    read, undo = _ratings(stage), stage.messages.last.action
    assert undo is not None

    undo()

    assert len(read) == len(before) + 1
    assert _ratings(stage) == before
    assert "was taken back: 1 new records removed" in panel.notice.sentence()


def test_self_evaluations_that_were_read_in_are_taken_back(
    look: Look, sample: Database, qtbot: QtBot, tmp_path: Path
) -> None:
    stage = Stage(look, sample, qtbot, tmp_path)
    path = tmp_path / "own.xlsx"
    stage.page.more.menu.trigger("sheets")
    panel = stage.page.more.sheets
    panel.choose_target, panel.choose_source = (lambda _name: path), (lambda: path)
    stage.click(panel.write_own)
    before = _own(stage)
    fill_in(path, {"Own points": {(4, "Own points"): 3.5}})
    stage.click(panel.read_own)
    read, undo = _own(stage), stage.messages.last.action
    assert undo is not None

    undo()

    assert read != before
    assert _own(stage) == before
    assert "was taken back: 0 new records removed, 1 changed ones as before" in panel.notice.sentence()
