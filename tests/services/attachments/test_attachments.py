"""Files are attached to records, renamed, taken out and brought back; their bytes come out as they went in."""

import os
from pathlib import Path

import pytest
from sqlalchemy import func, select

from desktop.domain.attachment import LARGEST, Bearer, Place
from desktop.errors import RequestError
from desktop.models import Attachment, AttachmentContent, AuditEntry, Customer
from desktop.models.base import now
from desktop.queries.attachments import attachments_of
from desktop.queries.record_labels import label_of
from desktop.services import audit
from desktop.services.attached_files import incoming, kept_name
from desktop.services.attachments import MOST_AT_ONCE, Attachments, content_of
from desktop.services.customer_merge import CustomerMerge
from desktop.services.gone import GoneError
from desktop.services.returns import Returns
from desktop.store.database import Database
from tests.queries.builders import a_customer
from tests.services.small_company import today

SCAN = b"%PDF-1.7 \x00\xff seal and signature"


@pytest.fixture
def attachments(database: Database) -> Attachments:
    return Attachments(database)


@pytest.fixture
def customer(database: Database) -> Place:
    """禾味餐饮, a customer."""
    with database.write() as session:
        return Place(Bearer.CUSTOMER, a_customer(session, name="禾味餐饮").id)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "营业执照.pdf"
    path.write_bytes(SCAN)
    return path


def content(database: Database, key: int) -> bytes:
    with database.read() as session:
        return content_of(session, key).content


def names(database: Database, place: Place) -> list[str]:
    with database.read() as session:
        return [each.name for each in attachments_of(session, place)]


class TestAttach:
    def test_what_comes_out_is_what_went_in(
        self, database: Database, attachments: Attachments, customer: Place, scan: Path
    ) -> None:
        (key,) = attachments.attach(customer, [scan])

        assert content(database, key) == SCAN
        with database.read() as session:
            (line,) = attachments_of(session, customer)
            assert (line.name, line.size) == ("营业执照.pdf", len(SCAN))
            assert label_of(session, "attachment", key) == "营业执照.pdf · 禾味餐饮"

    def test_the_record_of_changes_tells_name_size_and_digest_but_never_the_content(
        self, database: Database, attachments: Attachments, customer: Place, scan: Path
    ) -> None:
        attachments.attach(customer, [scan])

        with database.read() as session:
            told = session.scalars(select(AuditEntry.details).where(AuditEntry.verb == "attachment.added")).one()
            assert audit.verify(session).is_whole
        assert told == {
            "customer": customer.record_id,
            "digest": incoming(scan).digest,
            "name": "营业执照.pdf",
            "size": len(SCAN),
        }

    def test_of_several_files_all_are_attached_or_none(
        self, database: Database, attachments: Attachments, customer: Place, scan: Path, tmp_path: Path
    ) -> None:
        empty = tmp_path / "空.pdf"
        empty.touch()

        with pytest.raises(RequestError, match=r"空\.pdf is empty"):
            attachments.attach(customer, [scan, empty])

        assert names(database, customer) == []

    def test_the_same_content_hangs_on_a_record_once(
        self, attachments: Attachments, customer: Place, scan: Path, tmp_path: Path
    ) -> None:
        attachments.attach(customer, [scan])
        again = tmp_path / "执照副本.pdf"
        again.write_bytes(SCAN)

        with pytest.raises(RequestError, match=r"attached here already, under the name 营业执照\.pdf"):
            attachments.attach(customer, [again])

    def test_two_files_of_one_go_that_hold_the_same_are_named_and_not_called_attached(
        self, database: Database, attachments: Attachments, customer: Place, scan: Path, tmp_path: Path
    ) -> None:
        copy = tmp_path / "执照副本.pdf"
        copy.write_bytes(SCAN)

        with pytest.raises(RequestError, match=r"营业执照\.pdf and 执照副本\.pdf hold the same"):
            attachments.attach(customer, [scan, copy])

        assert names(database, customer) == []

    def test_what_vanished_after_it_was_chosen_is_not_laid_to_the_drive(
        self, attachments: Attachments, customer: Place, tmp_path: Path
    ) -> None:
        with pytest.raises(RequestError, match=r"没有\.pdf is not there any more"):
            attachments.attach(customer, [tmp_path / "没有.pdf"])
        with pytest.raises(RequestError, match=r"没有\.pdf could not be read: the folder or the drive"):
            attachments.attach(customer, [tmp_path / "移动硬盘" / "没有.pdf"])

    @pytest.mark.parametrize(
        ("name", "told"),
        [
            ("setup.exe", r"setup\.exe is a program"),
            ("扫描件", "扫描件 is a folder"),
            ("没有.pdf", r"没有\.pdf is not there"),
        ],
    )
    def test_a_program_a_folder_and_what_is_not_there_are_refused_by_name(
        self, attachments: Attachments, customer: Place, tmp_path: Path, name: str, told: str
    ) -> None:
        (tmp_path / "setup.exe").write_bytes(b"MZ")
        (tmp_path / "扫描件").mkdir()

        with pytest.raises(RequestError, match=told):
            attachments.attach(customer, [tmp_path / name])

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
    def test_a_pipe_is_refused_without_waiting_for_what_comes_through_it(
        self, attachments: Attachments, customer: Place, tmp_path: Path
    ) -> None:
        os.mkfifo(tmp_path / "账单.pdf")

        with pytest.raises(RequestError, match="a device or a pipe"):
            attachments.attach(customer, [tmp_path / "账单.pdf"])

    @pytest.mark.parametrize("name", ["账单.exe\u3000", "账单.pdf.lnk", "账单.cmd. ."])
    def test_what_would_run_by_the_name_it_would_be_kept_under_is_refused(
        self, attachments: Attachments, customer: Place, tmp_path: Path, name: str
    ) -> None:
        (tmp_path / name).write_bytes(b"MZ")

        with pytest.raises(RequestError, match="is a program"):
            attachments.attach(customer, [tmp_path / name])

    def test_files_too_large_together_are_refused(
        self, attachments: Attachments, customer: Place, tmp_path: Path
    ) -> None:
        files = [tmp_path / f"{number}.pdf" for number in range(6)]
        for path in files:
            with path.open("wb") as file:
                file.truncate(LARGEST)

        with pytest.raises(RequestError, match="more than 100 MB together"):
            attachments.attach(customer, files)

    def test_what_is_too_large_is_refused_before_it_is_read(
        self, attachments: Attachments, customer: Place, tmp_path: Path
    ) -> None:
        with (tmp_path / "大.pdf").open("wb") as file:
            file.truncate(LARGEST + 1)

        with pytest.raises(RequestError, match="larger than the 20 MB"):
            attachments.attach(customer, [tmp_path / "大.pdf"])

    def test_too_many_at_once_are_refused(self, attachments: Attachments, customer: Place, scan: Path) -> None:
        with pytest.raises(RequestError, match="21 files are too many"):
            attachments.attach(customer, [scan] * (MOST_AT_ONCE + 1))

    def test_nothing_is_attached_to_a_record_that_was_removed(
        self, database: Database, attachments: Attachments, customer: Place, scan: Path
    ) -> None:
        with database.write() as session:
            session.get_one(Customer, customer.record_id).deleted_at = now()

        with pytest.raises(GoneError):
            attachments.attach(customer, [scan])


class TestAfterwards:
    @pytest.fixture
    def attached(self, attachments: Attachments, customer: Place, scan: Path) -> int:
        return attachments.attach(customer, [scan])[0]

    def test_renaming_keeps_the_ending_and_can_be_undone(
        self, database: Database, attachments: Attachments, customer: Place, attached: int
    ) -> None:
        former = attachments.rename(attached, "执照：2026/正本")
        assert names(database, customer) == ["执照：2026_正本.pdf"]

        assert former is not None
        attachments.rename(attached, former)

        assert names(database, customer) == ["营业执照.pdf"]

    @pytest.mark.parametrize("typed", ["营业执照", "营业执照.PDF", " 营业执照.pdf"])
    def test_the_name_it_bears_already_changes_nothing(
        self, database: Database, attachments: Attachments, attached: int, typed: str
    ) -> None:
        assert attachments.rename(attached, typed) is None

        with database.read() as session:
            assert session.scalars(select(AuditEntry.verb)).all()[-1] == "attachment.added"

    def test_no_name_turns_a_file_without_an_ending_into_a_program(
        self, database: Database, attachments: Attachments, customer: Place, tmp_path: Path
    ) -> None:
        (tmp_path / "扫描件").write_bytes(b"MZ")
        (key,) = attachments.attach(customer, [tmp_path / "扫描件"])

        with pytest.raises(RequestError, match="is a program"):
            attachments.rename(key, "扫描件.exe")

        assert names(database, customer) == ["扫描件"]

    def test_what_was_taken_out_and_attached_again_does_not_come_back_twice(
        self, database: Database, attachments: Attachments, customer: Place, scan: Path, attached: int
    ) -> None:
        attachments.remove([attached])
        attachments.attach(customer, [scan])

        with pytest.raises(RequestError, match="attached here already"):
            attachments.restore(attached)

        assert names(database, customer) == ["营业执照.pdf"]

    def test_what_was_taken_out_comes_back_by_undo_and_from_the_record_of_changes(
        self, database: Database, attachments: Attachments, customer: Place, attached: int
    ) -> None:
        attachments.remove([attached])
        assert names(database, customer) == []
        with pytest.raises(GoneError):
            content(database, attached)

        attachments.restore(attached)
        assert content(database, attached) == SCAN
        attachments.remove([attached])
        Returns(database, today).bring_back("attachment", attached)

        assert names(database, customer) == ["营业执照.pdf"]

    def test_customers_put_together_keep_their_files_and_part_with_them(
        self, database: Database, customer: Place, attached: int
    ) -> None:
        with database.write() as session:
            other = Place(Bearer.CUSTOMER, a_customer(session, name="禾味").id)

        CustomerMerge(database).merge(other.record_id, customer.record_id)
        assert (names(database, other), names(database, customer)) == (["营业执照.pdf"], [])
        CustomerMerge(database).part(customer.record_id)

        assert (names(database, other), names(database, customer)) == ([], ["营业执照.pdf"])

    def test_what_does_not_bear_its_digest_is_not_handed_out(
        self, database: Database, attachments: Attachments, attached: int
    ) -> None:
        with database.write() as session:
            session.get_one(AttachmentContent, attached).content = b"another"

        with pytest.raises(RequestError, match="not as it was attached"):
            content(database, attached)

    def test_lists_do_not_read_what_is_inside(self, database: Database, customer: Place, attached: int) -> None:
        with database.read() as session:
            attachments_of(session, customer)
            assert session.scalar(select(func.count(Attachment.id))) == 1
            assert not any(isinstance(each, AttachmentContent) for each in session.identity_map.values())


@pytest.mark.on_file
class TestFiles:
    @pytest.mark.parametrize(
        ("came", "kept"),
        [
            ("合同.pdf", "合同.pdf"),
            ("CON.pdf", "_CON.pdf"),
            ("a<b>c?.jpg", "a_b_c_.jpg"),
            ("fdp\u202etxt.pdf", "fdp_txt.pdf"),
            ("第1版. 定稿.docx", "第1版. 定稿.docx"),
            ("扫描件", "扫描件"),
        ],
    )
    def test_names_are_kept_as_every_system_takes_them(self, came: str, kept: str) -> None:
        assert kept_name(came) == kept
