"""`check` finds attached files that were altered behind the program's back, and seals stay where scans are added."""

from pathlib import Path

import pytest
from sqlalchemy import delete, func, select

from desktop.domain.attachment import Bearer, Place
from desktop.errors import RequestError
from desktop.models import Attachment, AttachmentContent
from desktop.models.base import now
from desktop.services.attached_files import digest_of
from desktop.services.attachments import Attachments, content_of
from desktop.services.checkup import check_up
from desktop.services.checkup_words import found_wrong
from desktop.services.customer_merge import CustomerMerge
from desktop.services.evaluations import Evaluations
from desktop.services.moving import move
from desktop.store.database import Database
from tests.queries.builders import a_customer
from tests.services.small_company import Q3, today, two_people

FORM = Place(Bearer.REVIEW, 1)


@pytest.fixture
def evaluations(database: Database) -> Evaluations:
    """Two people, evaluated and finalised."""
    with database.write() as session:
        two_people(session)
    evaluations = Evaluations(database, today)
    evaluations.finalise(evaluations.run(Q3).evaluation_id)
    return evaluations


@pytest.fixture
def attached(database: Database, evaluations: Evaluations, tmp_path: Path) -> int:
    """The signed form of E01, scanned."""
    scan = tmp_path / "签字.jpg"
    scan.write_bytes(b"\xff\xd8 signed")
    return Attachments(database).attach(FORM, [scan])[0]


def test_a_scan_on_a_finalised_form_leaves_its_seal_as_it_is(database: Database, attached: int) -> None:
    found = check_up(database)

    assert found.is_whole
    assert found.counts["attachments"] == 1


def test_bytes_changed_outside_are_named(database: Database, attached: int) -> None:
    with database.write() as session:
        session.get_one(AttachmentContent, attached).content = b"\xff\xd8 forged"

    found = check_up(database)

    (told,) = found.altered_attachments
    assert not found.is_whole
    assert told.endswith("签字.jpg")  # after whose form it is
    assert told != "签字.jpg"
    assert "签字.jpg" in found_wrong(found)[0].text(str)


def test_bytes_changed_together_with_their_digest_are_missed_by_the_record_of_changes(
    database: Database, attached: int
) -> None:
    with database.write() as session:
        session.get_one(AttachmentContent, attached).content = b"forged"
        row = session.get_one(Attachment, attached)
        row.size, row.digest = len(b"forged"), digest_of(b"forged")

    (told,) = check_up(database).altered_attachments
    assert "签字.jpg" in told


@pytest.mark.parametrize("table", [Attachment, AttachmentContent])
def test_what_was_taken_away_is_missed(database: Database, attached: int, table: type) -> None:
    with database.write() as session:
        session.execute(delete(table))

    (told,) = check_up(database).altered_attachments
    assert "签字.jpg" in told


def test_a_scan_hung_on_another_form_is_missed_where_it_was(database: Database, attached: int) -> None:
    with database.write() as session:
        session.get_one(Attachment, attached).review_id = 2

    assert len(check_up(database).altered_attachments) == 1


def test_a_name_written_outside_is_told_and_one_given_by_the_owner_is_not(database: Database, attached: int) -> None:
    Attachments(database).rename(attached, "本人签字")
    assert check_up(database).is_whole

    with database.write() as session:
        session.get_one(Attachment, attached).name = "拒签.jpg"

    (told,) = check_up(database).altered_attachments
    assert "拒签.jpg" in told


def test_what_is_taken_out_or_brought_back_outside_is_told(database: Database, attached: int) -> None:
    verbs = Attachments(database)
    verbs.remove([attached])
    verbs.restore(attached)
    assert check_up(database).is_whole

    with database.write() as session:
        session.get_one(Attachment, attached).deleted_at = now()
    assert len(check_up(database).altered_attachments) == 1

    with database.write() as session:
        session.get_one(Attachment, attached).deleted_at = None
    verbs.remove([attached])
    with database.write() as session:
        session.get_one(Attachment, attached).deleted_at = None
    assert len(check_up(database).altered_attachments) == 1


def test_a_scan_is_followed_from_customer_to_customer_by_what_the_owner_did(
    database: Database, tmp_path: Path
) -> None:
    with database.write() as session:
        one, other, third = (a_customer(session, name=name).id for name in ("禾味餐饮", "禾味", "云栖茶社"))
    scan = tmp_path / "执照.jpg"
    scan.write_bytes(b"\xff\xd8 licence")
    (key,) = Attachments(database).attach(Place(Bearer.CUSTOMER, one), [scan])
    merge = CustomerMerge(database)

    merge.merge(other, one)
    assert check_up(database).is_whole
    merge.merge(third, other)
    assert check_up(database).is_whole
    merge.part(other)
    merge.part(one)
    assert check_up(database).is_whole

    with database.write() as session:
        session.get_one(Attachment, key).customer_id = third
    assert len(check_up(database).altered_attachments) == 1


def test_an_evaluation_with_scans_is_kept_and_goes_once_they_are_taken_out(
    database: Database, evaluations: Evaluations, attached: int
) -> None:
    evaluations.reopen(1, "改错")
    with pytest.raises(RequestError, match="Files are attached to the forms of"):
        evaluations.discard(1)

    Attachments(database).remove([attached])
    evaluations.discard(1)

    with database.read() as session:
        assert session.scalar(select(func.count(Attachment.id))) == 0
    assert check_up(database).is_whole


def test_computing_again_keeps_the_scan(database: Database, evaluations: Evaluations, attached: int) -> None:
    evaluations.reopen(1, "改错")
    evaluations.run(Q3)

    with database.read() as session:
        assert content_of(session, attached).content == b"\xff\xd8 signed"


@pytest.mark.on_file
def test_a_company_that_moves_takes_its_files_along(database: Database, attached: int, tmp_path: Path) -> None:
    move(database, str(tmp_path / "there.qianji"))

    with Database.open(tmp_path / "there.qianji") as there:
        with there.read() as session:
            assert content_of(session, attached).content == b"\xff\xd8 signed"
        assert check_up(there).is_whole
