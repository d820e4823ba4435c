"""Half-filled forms of several computers, and of a company that moved."""

from pathlib import Path

import pytest

from desktop.models import EntryDraft
from desktop.services.entry_drafts import DraftRow, EntryDrafts, kept_rows
from desktop.store.database import Database
from desktop.store.desks import names_at_desk

FORM = "form customer 7"


def kept(database: Database, form: str = FORM) -> tuple[DraftRow, ...]:
    with database.read() as session:
        return kept_rows(session, form)


@pytest.mark.on_server
def test_each_computer_on_a_server_has_its_own_half_filled_forms(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = EntryDrafts(database)
    drafts.keep(FORM, [{"contact": "here"}])

    monkeypatch.setenv("QIANJI_HOME", str(tmp_path / "elsewhere"))
    assert kept(database) == ()
    assert drafts.all_kept() == {}
    drafts.keep(FORM, [{"contact": "elsewhere"}])
    drafts.keep(FORM, [])

    monkeypatch.undo()
    assert kept(database) == ({"contact": "here"},)
    assert drafts.all_kept() == {FORM: ({"contact": "here"},)}


def test_a_form_begun_before_the_company_moved_is_found_and_then_replaced(database: Database) -> None:
    with database.write() as session:
        earlier = names_at_desk(session, FORM)[1]
        session.add(EntryDraft(grid=earlier, rows=[{"contact": "before"}]))

    assert kept(database) == ({"contact": "before"},)
    assert EntryDrafts(database).all_kept() == {FORM: ({"contact": "before"},)}

    EntryDrafts(database).keep(FORM, [{"contact": "after"}])
    assert kept(database) == ({"contact": "after"},)
    EntryDrafts(database).keep(FORM, [])
    assert kept(database) == ()
