"""What the records say differently since an evaluation was computed, and what finalising asks before it freezes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from desktop.models import Review, Visit
from desktop.queries.schemes import scheme_choices, scheme_of
from desktop.services import audit
from desktop.services.evaluations import Evaluations
from desktop.services.scheme_drafts import SchemeDraft
from desktop.services.scheme_verbs import Schemes
from desktop.services.visits import VisitDraft, VisitLog
from desktop.store.database import Database
from desktop.ui.kit.look import Look
from tests.ui.evaluations.conftest import LAST
from tests.ui.evaluations.stage import Stage
from tests.ui.surroundings import today


@pytest.fixture
def stage(look: Look, sample: Database, qtbot: QtBot, tmp_path: Path) -> Stage:
    return Stage(look, sample, qtbot, tmp_path)


def _words(widget: QWidget) -> str:
    """Everything said in it, also what was put there a moment ago."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def _log_visit(stage: Stage, day: date) -> None:
    """One more visit of the person shown, recorded as the owner would."""
    VisitLog(stage.database, today).log(VisitDraft(day, stage.form.person.staff_id))


def _change_scheme(stage: Stage) -> None:
    """Another version of the only scheme, with points the next evaluation would give."""
    with stage.database.read() as session:
        choice = scheme_choices(session)[0]
        scheme = scheme_of(session, choice.version_id)
    stricter = replace(scheme, conduct_limit=Decimal(7))
    draft = SchemeDraft(choice.name, stricter, choice.name_en, choice.cycle, choice.role)
    assert Schemes(stage.database).save(choice.scheme_id, draft).is_new_version


class TestChangedSince:
    def test_frozen_figures_say_what_the_records_say_now(self, stage: Stage) -> None:
        stage.show_finalised()
        quiet = stage.page.strip.changed.isVisible()
        with stage.database.write() as session:  # days that are final: only a file may bring such a visit
            key = stage.form.person.staff_id
            session.add(Visit(visited_on=date(2026, 5, 4), staff_id=key, entered_on=date(2026, 6, 30)))
            audit.append(session, "file.imported")

        stage.page.refresh()

        assert not quiet
        assert stage.page.strip.changed.isVisible()
        assert "changed since" in stage.page.strip.changed.text()
        assert stage.page.card.note.text().startswith("Changed since: ")
        stage.click(stage.page.strip.changed)
        assert stage.form.person.name in _words(stage.page.more.changes)
        assert not stage.page.more.changes.again.isVisible()

    def test_figures_not_frozen_yet_are_told_as_out_of_date_and_computed_again_from_there(self, stage: Stage) -> None:
        quiet = stage.page.strip.changed.isVisible()
        _log_visit(stage, date(2026, 8, 4))

        stage.page.refresh()

        assert not quiet
        assert "out of date" in stage.page.strip.changed.text()
        assert stage.page.card.note.text().startswith("By the records of now: ")
        stage.click(stage.page.strip.changed)
        assert stage.form.person.name in _words(stage.page.more.changes)
        stage.click(stage.page.more.changes.again)
        assert not stage.page.strip.changed.isVisible()
        assert "By the records" not in stage.page.card.note.text()

    def test_finalising_tells_that_the_records_say_something_else_by_now(self, stage: Stage) -> None:
        stage.click(stage.page.acts.finalise)
        before = stage.messages.last.explanation
        _log_visit(stage, date(2026, 8, 4))

        stage.click(stage.page.acts.finalise)

        assert "out of date" not in before
        told = stage.messages.last.explanation
        assert "out of date" in told
        assert stage.form.person.name in told


class TestNewerScheme:
    """Nothing is changed by itself: computing again would take the newest version, and that is told."""

    def test_finalising_tells_of_a_newer_version_and_no_records_are_blamed(self, stage: Stage) -> None:
        _change_scheme(stage)

        stage.click(stage.page.acts.finalise)

        told = stage.messages.last.explanation
        assert "computed by version 1 of the scheme; version 2 is there by now" in told
        assert "The records have changed" not in told

    def test_it_stands_among_what_is_out_of_date_until_computed_again(self, stage: Stage) -> None:
        _change_scheme(stage)
        stage.page.refresh()

        stage.click(stage.page.strip.changed)
        told = _words(stage.page.more.changes)
        stage.click(stage.page.more.changes.again)

        assert "everybody\nversion of the scheme\n1\n2" in told
        assert not stage.page.strip.changed.isVisible()

    def test_what_is_final_keeps_its_version_without_a_word(self, stage: Stage) -> None:
        stage.show_finalised()
        _change_scheme(stage)

        stage.page.refresh()

        assert not stage.page.strip.changed.isVisible()


def test_finalising_names_whom_nothing_could_be_scored_for(stage: Stage) -> None:
    with stage.database.write() as session:
        review = session.scalars(select(Review).where(Review.id == stage.form.review_id)).one()
        review.total, review.grade, review.computed_grade, review.rank = None, "", "", None
        name = review.staff_name
    stage.page.refresh()

    stage.click(stage.page.acts.finalise)

    assert f"Nothing could be scored for: {name}." in stage.messages.last.explanation


def test_figures_computed_elsewhere_after_the_question_are_not_sealed_unseen(stage: Stage) -> None:
    stage.click(stage.page.acts.finalise)
    agree = stage.messages.last.action
    assert agree is not None
    Evaluations(stage.database, today).run(LAST)

    agree()
    assert "computed anew elsewhere" in stage.messages.last.sentence
    stage.click(stage.page.acts.finalise)
    again = stage.messages.last.action
    assert again is not None
    again()

    assert stage.messages.last.sentence == "The evaluation of Third quarter 2026 is finalised."
