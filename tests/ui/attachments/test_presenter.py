"""What becomes of files attached to one record, and what is said where that record is not shown any more."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from desktop.app.attached_copies import AttachedCopies
from desktop.domain.attachment import Bearer, Place
from desktop.i18n import ENGLISH, translator
from desktop.queries.attachments import AttachmentLine
from desktop.services.attachments import Attachments
from desktop.store.database import Database
from desktop.ui.attachments.presenter import AttachmentsPresenter
from tests.queries.builders import a_customer
from tests.ui.surroundings import FakeMessages, InstantTasks

SCAN = b"%PDF-1.7 scan"


class FakeBox:
    """Remembers what it was to show."""

    def __init__(self) -> None:
        self.lines: list[AttachmentLine] | None = None
        self.busy = self.trouble = ""
        self.opened: list[Path] = []

    def show_loading(self) -> None:
        self.lines, self.trouble = None, ""

    def show_lines(self, lines: Sequence[AttachmentLine]) -> None:
        self.lines = list(lines)

    def show_busy(self, told: str) -> None:
        self.busy = told

    def show_trouble(self, sentence: str) -> None:
        self.trouble = sentence

    def open_outside(self, copy: Path) -> None:
        self.opened.append(copy)

    @property
    def line(self) -> AttachmentLine:
        """The only one listed."""
        assert self.lines is not None
        (line,) = self.lines
        return line

    @property
    def names(self) -> list[str]:
        """What is listed."""
        return [line.name for line in self.lines or ()]


class LateTasks(InstantTasks):
    """Changes the file only when it is told to: in between the owner goes on."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.waiting: list[Callable[[], None]] = []

    def act(self, *given: Any, **named: Any) -> None:
        """Wait with it."""
        self.waiting.append(lambda: InstantTasks.act(self, *given, **named))

    def go_on(self) -> None:
        """Do what waits."""
        while self.waiting:
            self.waiting.pop(0)()


@pytest.fixture
def customers(database: Database) -> tuple[Place, Place]:
    """Two of them."""
    with database.write() as session:
        keys = [a_customer(session, name=name).id for name in ("禾味餐饮", "云栖茶社")]
    return Place(Bearer.CUSTOMER, keys[0]), Place(Bearer.CUSTOMER, keys[1])


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "营业执照.pdf"
    path.write_bytes(SCAN)
    return path


class Desk:
    """A presenter with all around it."""

    def __init__(self, database: Database, tasks: InstantTasks) -> None:
        self.messages, self.box, self.copies = FakeMessages(), FakeBox(), AttachedCopies()
        verbs, texts = Attachments(database), translator(ENGLISH)
        self.presenter = AttachmentsPresenter(tasks, self.messages, texts, verbs, self.copies)
        self.presenter.attach(self.box)


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database, InstantTasks(database))


def test_a_file_is_attached_and_taken_back(desk: Desk, customers: tuple[Place, Place], scan: Path) -> None:
    desk.presenter.show(customers[0])
    desk.presenter.add([scan])

    assert desk.box.names == ["营业执照.pdf"]
    assert desk.messages.last.sentence == "1 file attached."
    desk.messages.take_last_back()

    assert desk.box.names == []


def test_a_new_record_bears_nothing_and_asks_nothing(desk: Desk, scan: Path) -> None:
    desk.presenter.show(None)
    desk.presenter.add([scan])

    assert (desk.box.lines, desk.box.busy, desk.messages.said) == (None, "", [])


def test_a_copy_is_opened_and_another_saved(
    desk: Desk, customers: tuple[Place, Place], scan: Path, tmp_path: Path
) -> None:
    desk.presenter.show(customers[0])
    desk.presenter.add([scan])
    line = desk.box.line

    desk.presenter.open(line)
    desk.presenter.save(line, tmp_path / "副本.pdf")

    assert [copy.read_bytes() for copy in desk.box.opened] == [SCAN]
    assert (tmp_path / "副本.pdf").read_bytes() == SCAN
    desk.copies.put_away()
    assert not desk.box.opened[0].exists()


def test_the_same_file_a_second_time_is_refused_in_the_box(
    desk: Desk, customers: tuple[Place, Place], scan: Path
) -> None:
    desk.presenter.show(customers[0])
    desk.presenter.add([scan])
    desk.presenter.add([scan])

    assert "attached here already" in desk.box.trouble
    assert desk.box.busy == ""


def test_of_several_files_it_is_told_that_none_was_attached(
    desk: Desk, customers: tuple[Place, Place], scan: Path, tmp_path: Path
) -> None:
    (tmp_path / "setup.exe").write_bytes(b"MZ")
    desk.presenter.show(customers[0])

    desk.presenter.add([scan, tmp_path / "setup.exe"])
    assert "setup.exe is a program" in desk.box.trouble
    assert desk.box.trouble.endswith(" None of the 2 files was attached.")

    desk.presenter.add([tmp_path / "setup.exe"])
    assert "None of" not in desk.box.trouble


def test_the_same_name_typed_again_tells_of_no_change(desk: Desk, customers: tuple[Place, Place], scan: Path) -> None:
    desk.presenter.show(customers[0])
    desk.presenter.add([scan])

    desk.presenter.rename(desk.box.line, "营业执照")

    assert desk.box.names == ["营业执照.pdf"]
    assert [each.sentence for each in desk.messages.said] == ["1 file attached."]


def test_what_fails_after_the_owner_went_on_is_told_for_all_to_see(
    database: Database, customers: tuple[Place, Place], tmp_path: Path
) -> None:
    tasks = LateTasks(database)
    desk = Desk(database, tasks)
    desk.presenter.show(customers[0])
    desk.presenter.add([tmp_path / "没有.pdf"])

    desk.presenter.show(customers[1])
    tasks.go_on()

    assert desk.box.trouble == ""
    assert (desk.messages.last.weight, "没有.pdf" in desk.messages.last.sentence) == ("failure", True)


def test_what_was_taken_out_on_another_computer_leaves_the_list(
    database: Database, desk: Desk, customers: tuple[Place, Place], scan: Path
) -> None:
    desk.presenter.show(customers[0])
    desk.presenter.add([scan])
    line = desk.box.line
    Attachments(database).remove([line.attachment_id])

    desk.presenter.rename(line, "执照")

    assert "taken out meanwhile" in desk.box.trouble
    assert desk.box.names == []
