"""A quality record that is changed elsewhere while its form is open."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from desktop.queries.quality.narrowing import RecordFilter
from desktop.services.activities import ActivityDraft, ResultDraft
from desktop.services.complaints import ComplaintDraft
from desktop.store.database import Database
from desktop.ui.kit.look import Look
from tests.services.quality_records import KINDS, RecordKind, add_people
from tests.services.test_quality_verbs import named
from tests.ui.company import Company
from tests.ui.quality.stage import Stage
from tests.ui.surroundings import FakeMessages

DAY = date(2026, 10, 8)


@pytest.fixture
def stage(look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> Stage:
    return Stage(look, company, messages, qtbot)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_is_read_again_as_the_list_showed_it(database: Database, kind: RecordKind) -> None:
    log, people = kind.log(database), add_people(database)
    wanted, _other = (log.add(named(kind.draft(people, DAY), name)) for name in ("first", "second"))

    with database.read() as session:
        listed = kind.lines(session, RecordFilter(), 9)
        again = kind.lines(session, RecordFilter(record_id=wanted), 9)

    assert [line for line in listed if line.record_id == wanted] == list(again)


def test_what_only_one_of_both_changed_is_put_together(stage: Stage) -> None:
    verbs, draft = stage.verbs["complaints"], ComplaintDraft(DAY, stage.company.wang, description="slow")
    record_id = verbs.add(draft)
    stage.show("Complaints")
    stage.page.table.opened.emit(stage.rows[0])
    stage.type("severity", "grave")
    verbs.change(record_id, replace(draft, customer="Never Seen Before"))  # elsewhere, with a new customer

    stage.click(stage.page.editor.save_button)
    merging = stage.page.editor.merging
    assert merging is not None
    assert merging.notice.sentence() == (
        "This entry was changed elsewhere meanwhile. Taken over from there: Customer. Check it, then save again."
    )
    assert [line.severity for line in stage.rows] == [""]

    stage.click(stage.page.editor.save_button)
    assert [(line.customer, line.severity) for line in stage.rows] == [("Never Seen Before", "grave")]


def test_results_that_both_wrote_are_shown_as_they_read(stage: Stage) -> None:
    verbs = stage.verbs["activities"]
    draft = ActivityDraft("招商会", DAY, "展会", Decimal(5000), (ResultDraft(stage.company.wang, 1),))
    record_id = verbs.add(draft)
    stage.show("Activities")
    stage.page.table.opened.emit(stage.rows[0])
    stage.write(stage.field("results").rows[0].leads, "2")
    verbs.change(record_id, replace(draft, results=(ResultDraft(stage.company.wang, 3, 1),)))

    stage.click(stage.page.editor.save_button)
    merging = stage.page.editor.merging
    assert merging is not None
    mine, theirs = merging.choices["results"]
    assert [_told(mine), _told(theirs)] == ["Mine: 王䶮 2 0", "Theirs: 王䶮 3 1"]

    theirs.setChecked(True)
    stage.click(stage.page.editor.save_button)
    assert [(each.leads, each.deals) for each in stage.rows[0].results] == [(3, 1)]


def _told(choice: QRadioButton) -> str:
    return choice.text()
