"""Files on records, wherever a page shows a record that bears some."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from desktop.app.files import Opened
from desktop.domain.attachment import Bearer, Place
from desktop.ui.kit.page import Page

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QVBoxLayout

    from desktop.app.program import Desk, Program
    from desktop.ui.attachments.box import AttachmentsBox
    from desktop.ui.attachments.drop_area import DropArea

Build = Callable[..., "AttachmentsBox"]


class Host(Protocol):
    """A form or card: which record it shows, and where that one's files stand."""

    record_shown: "SignalInstance"
    files: "QVBoxLayout"


class RecordFiles:
    """The files of the record that one form or card shows; the box is built once there is such a record."""

    def __init__(self, bearer: Bearer, host: Host, build: Callable[[], "AttachmentsBox"]) -> None:
        self._bearer, self._host, self._build = bearer, host, build
        self.box: AttachmentsBox | None = None
        self._area: DropArea | None = None
        host.record_shown.connect(lambda record_id: self.show(record_id))  # a method alone would keep nobody alive

    def show(self, record_id: int | None) -> None:
        """Show what hangs on a record; a new one bears nothing before it is saved."""
        if self.box is None and record_id is not None:
            self.box = self._build()
            self._host.files.addWidget(self.box)
            self._area = _area(self._host, self.box)
        if self._area is not None:
            self._area.take(record_id is not None)
        if self.box is not None:
            self.box.setVisible(record_id is not None)
            self.box.presenter.show(None if record_id is None else Place(self._bearer, record_id))


def _area(host: Host, box: "AttachmentsBox") -> "DropArea | None":
    """All of a panel takes files; on a page the box alone, as a table may be meant for the import."""
    from desktop.ui.attachments.drop_area import DropArea
    from desktop.ui.kit.side_panel import SidePanel

    return DropArea(host, box.presenter.add) if isinstance(host, SidePanel) else None


def with_files(key: str, page: Page, desk: "Desk", opened: Opened, program: "Program") -> Page:
    """Let the records of a page bear files; returns the page."""
    build = partial(_box, desk, opened, program)
    wire = {
        "customers": _customers,
        "evaluations": _evaluations,
        "quality": _quality,
        "signings": _signings,
        "staff": _staff,
        "visits": _visits,
    }.get(key)
    if wire is not None:
        wire(page, build)
    return page


def _box(desk: "Desk", opened: Opened, program: "Program", role: str = "label") -> "AttachmentsBox":
    from desktop.services.attachments import Attachments
    from desktop.ui.attachments.box import AttachmentsBox
    from desktop.ui.attachments.presenter import AttachmentsPresenter

    verbs, copies = Attachments(opened.database), program.attached
    presenter = AttachmentsPresenter(desk.tasks, desk.messages, desk.look.texts, verbs, copies)
    box = AttachmentsBox(desk.look, presenter, role)
    desk.changes.listen(lambda _topics: box.refresh())
    return box


def _customers(page: Page, build: Build) -> None:
    from desktop.ui.customers.page import CustomersPage

    assert isinstance(page, CustomersPage)  # noqa: S101 - the key is the page's own
    RecordFiles(Bearer.CUSTOMER, page.panel, partial(build, role="heading"))


def _evaluations(page: Page, build: Build) -> None:
    from desktop.ui.evaluations.page import EvaluationsPage

    assert isinstance(page, EvaluationsPage)  # noqa: S101 - the key is the page's own
    RecordFiles(Bearer.REVIEW, page.texts, partial(build, role="heading"))


def _quality(page: Page, build: Build) -> None:
    from desktop.ui.quality.page import QualityPage

    assert isinstance(page, QualityPage)  # noqa: S101 - the key is the page's own

    def built(kind: str, form: Host) -> None:
        if kind == "complaints":
            RecordFiles(Bearer.COMPLAINT, form, build)

    page.form_built.connect(built)


def _signings(page: Page, build: Build) -> None:
    from desktop.ui.signings.page import SigningsPage

    assert isinstance(page, SigningsPage)  # noqa: S101 - the key is the page's own
    RecordFiles(Bearer.SIGNING, page.form, build)


def _staff(page: Page, build: Build) -> None:
    from desktop.ui.staff.page import StaffPage

    assert isinstance(page, StaffPage)  # noqa: S101 - the key is the page's own
    RecordFiles(Bearer.STAFF, page.person, partial(build, role="heading"))
    page.person.files_card.show()


def _visits(page: Page, build: Build) -> None:
    from desktop.ui.visits.page import VisitsPage

    assert isinstance(page, VisitsPage)  # noqa: S101 - the key is the page's own
    RecordFiles(Bearer.VISIT, page.editor, build)
