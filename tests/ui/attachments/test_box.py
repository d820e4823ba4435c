"""A file's name that is being typed outlives what another computer does to the list meanwhile."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app.attached_copies import AttachedCopies
from desktop.domain.attachment import Bearer, Place
from desktop.i18n import ENGLISH, translator
from desktop.services.attachments import Attachments
from desktop.store.database import Database
from desktop.ui.attachments.box import AttachmentsBox
from desktop.ui.attachments.presenter import AttachmentsPresenter
from desktop.ui.kit.look import Look
from tests.queries.builders import a_customer
from tests.ui.surroundings import FakeMessages, InstantTasks

OTHER = b"%PDF-1.7 of another computer"


@pytest.fixture
def place(database: Database, tmp_path: Path) -> Place:
    """A customer on whom one file hangs."""
    with database.write() as session:
        customer = a_customer(session)
        session.flush()
        found = Place(Bearer.CUSTOMER, customer.id)
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7 scan")
    Attachments(database).attach(found, [tmp_path / "scan.pdf"])
    return found


@pytest.fixture
def box(look: Look, qtbot: QtBot, database: Database, place: Place) -> AttachmentsBox:
    """The files of that customer, in sight."""
    verbs, copies = Attachments(database), AttachedCopies()
    presenter = AttachmentsPresenter(InstantTasks(database), FakeMessages(), translator(ENGLISH), verbs, copies)
    made = AttachmentsBox(look, presenter)
    qtbot.addWidget(made)
    made.show()
    presenter.show(place)
    return made


def test_a_name_being_typed_stays_while_another_computer_attaches_a_file(
    box: AttachmentsBox, database: Database, place: Place, tmp_path: Path
) -> None:
    (tmp_path / "other.pdf").write_bytes(OTHER)
    row = box.rows[0]
    row.acts[1].click()
    row.field.setText("half a na")

    Attachments(database).attach(place, [tmp_path / "other.pdf"])
    box.refresh()

    assert [each.line.name for each in box.rows] == ["scan.pdf"]
    assert (box.rows[0].field.text(), box.rows[0].field.isHidden()) == ("half a na", False)
    row.field.left.emit("signed")
    assert sorted(each.line.name for each in box.rows) == ["other.pdf", "signed.pdf"]


def test_a_name_given_up_shows_what_another_computer_attached(
    box: AttachmentsBox, database: Database, place: Place, tmp_path: Path
) -> None:
    (tmp_path / "other.pdf").write_bytes(OTHER)
    row = box.rows[0]
    row.acts[1].click()
    Attachments(database).attach(place, [tmp_path / "other.pdf"])
    box.refresh()

    row.field.left.emit("")

    assert sorted(each.line.name for each in box.rows) == ["other.pdf", "scan.pdf"]


def test_a_file_renamed_on_two_computers_keeps_the_first_name_and_the_second_is_told(
    box: AttachmentsBox, database: Database
) -> None:
    row = box.rows[0]
    row.acts[1].click()
    Attachments(database).rename(row.line.attachment_id, "theirs")
    box.refresh()

    row.field.left.emit("mine")

    assert [each.line.name for each in box.rows] == ["theirs.pdf"]
    assert box.notice.sentence() == (
        "scan.pdf was renamed to theirs.pdf elsewhere meanwhile and is still called so. Rename it once more if it is "
        "to be called mine."
    )
