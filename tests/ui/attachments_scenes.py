"""Scenes of files attached to records: a contract, a customer, a person, a form of an evaluation."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.ui.attachments.box import AttachmentsBox
from desktop.ui.evaluations.page import EvaluationsPage
from desktop.ui.evaluations.texts_card import Tab
from desktop.ui.kit.page import Page
from desktop.ui.kit.surfaces import bring_into_sight
from tests.ui.customers_scenes import open_one
from tests.ui.evaluations_scenes import on_page, review
from tests.ui.scenes import Scene
from tests.ui.signings_scenes import open_first
from tests.ui.staff_scenes import open_whole

SIZES = {
    "加盟合同（双方盖章）.pdf": 1_483_000,
    "营业执照.jpg": 412_000,
    "门店平面图与租赁条件-第二稿-法务已阅.docx": 96_000,
}


@cache
def _folder() -> TemporaryDirectory[str]:
    """Files of these names and sizes, for as long as pictures are taken."""
    folder = TemporaryDirectory()
    for name, size in SIZES.items():
        Path(folder.name, name).write_bytes(bytes([len(name)]) * size)
    return folder


def attach(*names: str) -> Callable[[Page], None]:
    """Attach files to the record shown, and bring them into sight."""

    def act(page: Page) -> None:
        box = next(each for each in page.findChildren(AttachmentsBox) if each.isVisible())
        box.presenter.add([Path(_folder().name, name) for name in names])
        bring_into_sight(box)

    return act


def show_files(page: Page) -> None:
    """Bring the box into sight."""
    bring_into_sight(next(each for each in page.findChildren(AttachmentsBox) if each.isVisible()))


def texts_of_one(page: EvaluationsPage) -> None:
    """Show one person's findings and plan, below which the files stand."""
    page.stack.setCurrentWidget(page.columns)  # a scene before may have shown a trial
    review(page)
    page.texts.tabs.choose(Tab.TEXTS)
    page.texts.tabs.chosen.emit(Tab.TEXTS)


SCENES = (
    Scene("attachments_contract", "signings", open_first, attach(*SIZES)),
    Scene("attachments_none", "signings", open_first, show_files),
    Scene("attachments_customer", "customers", open_one, attach("营业执照.jpg")),
    Scene("attachments_person", "staff", open_whole, attach("门店平面图与租赁条件-第二稿-法务已阅.docx")),
    Scene("attachments_review", "evaluations", on_page(texts_of_one), attach("加盟合同（双方盖章）.pdf")),
)
