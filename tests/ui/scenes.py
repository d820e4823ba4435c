"""Pictures of the window's pages on a real company file: each page in both languages, light and dark."""

import gc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QEventLoop, QIODevice, QPoint, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop.app.files import Opened
from desktop.app.program import Program
from desktop.app.reading import READING
from desktop.app.waiting_place import TIMER
from desktop.i18n import CHINESE, ENGLISH
from desktop.queries.company import company_profile
from desktop.settings import Settings
from desktop.store.database import Database
from desktop.ui.kit.page import Page
from desktop.ui.kit.side_panel import SidePanel
from desktop.ui.settings.page import SettingsPage
from desktop.ui.staff.page import StaffPage
from desktop.ui.tones import Appearance
from desktop.ui.visits.page import VisitsPage
from desktop.ui.visits.views import View

SIZE = (1440, 900)
ANSWERS = QEventLoop.ProcessEventsFlag.WaitForMoreEvents  # looking without rest keeps the thread that answers waiting
LAYOUTS = 4  # times round until what was just added has its room, to the innermost


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: which place, and what is done there before it is taken."""

    name: str
    key: str
    prepare: Callable[[Page], None] = lambda _page: None
    finish: Callable[[Page], None] = lambda _page: None  # once what was asked has been answered


class Unkept(Settings):
    """Choices nobody remembers: pictures leave no trace on the machine that takes them."""

    def save(self, path: Path | None = None) -> None:
        """Keep nothing."""


def hide_folder(page: Page) -> None:
    """Show a path that is the same on every machine."""
    if isinstance(page, SettingsPage):
        page.file.setText("D:\\Qianji\\company.qianji")


def edit_person(page: Page) -> None:
    """Open the form of the person shown."""
    if isinstance(page, StaffPage):
        page.profile.edit_wanted.emit()


def usual_list(page: Page) -> None:
    """The list of visits as it is at first, whatever another scene made of the page."""
    if isinstance(page, VisitsPage):
        page.views.show_view(View.LIST)
        page.table.columns.show("minutes", is_shown=False)


def new_visit(page: Page) -> None:
    """An empty form; beside the grid a new visit would be a row of it."""
    usual_list(page)
    page.create_new()


def fill_visit(page: Page) -> None:
    """Enter a visit, one field of it wrongly."""
    if isinstance(page, VisitsPage):
        editor = page.editor
        for choice in (editor.staff, editor.customer, editor.method, editor.outcome):
            choice.set_value(choice.box.options[-1].value)
        editor.minutes.set_value("4o")
        editor.summary.set_value("看了负一层两个铺位，店长愿意先试 3 个月，等总部批租金。")
        editor.next_step.set_value("发合同草案")
        editor.next_on.set_value(date(2026, 11, 27))
        editor.saved.emit()


SCENES = (
    Scene("staff", "staff"),
    Scene("staff_form", "staff", finish=edit_person),
    Scene("visits", "visits", usual_list),
    Scene("visit_form", "visits", new_visit, fill_visit),
    Scene("settings", "settings", hide_folder),
)


def settle(program: Program) -> None:
    """Let everything asked be answered and drawn."""
    application = QApplication.instance()
    assert application is not None
    is_settled = False
    while not is_settled:
        application.processEvents()
        while not program.desk.tasks.is_idle:
            application.processEvents(ANSWERS)
        for _ in range(LAYOUTS):
            application.processEvents()
        is_settled = program.desk.tasks.is_idle  # an answer may have led to another question


def opened_program(database: Database, language: str, appearance: Appearance, today: date) -> Program:
    """The window on an open company file; end it with `leave`, the file stays open."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    settings = Unkept(language=language, theme=appearance.value)
    program = Program(application, settings, database.path, language, lambda: today)
    with database.read() as session:
        opened = Opened(database, company_profile(session))
    program.desk.window.resize(*SIZE)
    program.desk.window.show()
    program.show_opened(opened)
    settle(program)
    return program


def picture(program: Program, scene: Scene) -> QImage:
    """The whole window with one scene in it."""
    show(program, scene)
    count(program)
    return whole(program)


def count(program: Program) -> None:
    """Let the numbers beside the places come: the window asks for them only after a rest, which nobody needs here."""
    for timer in program.desk.window.findChildren(QTimer, TIMER):
        timer.start(0)
        while timer.isActive():
            settle(program)


def show(program: Program, scene: Scene) -> None:
    """Let the window show a scene."""
    window = program.desk.window
    window.veil.lift()  # a scene before may have covered the window, or shown a stage without the navigation
    window.navigation.show()
    window.notices.withdraw(READING)
    window.go(scene.key)
    settle(program)
    page = window.page()
    assert page is not None
    for panel in window.findChildren(SidePanel):
        panel.dismiss()
    scene.prepare(page)
    settle(program)
    scene.finish(page)
    settle(program)


def whole(program: Program) -> QImage:
    """The window as it stands."""
    window = program.desk.window
    ratio = window.devicePixelRatioF()
    image = QImage(window.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    window.render(painter, QPoint())
    painter.end()
    return image


def png(image: QImage) -> bytes:
    """The picture as PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # the stub calls the format bytes, Qt takes a text
    return bytes(buffer.data().data())


def end(program: Program) -> None:
    """Put the window away for good: without a running event loop nothing else deletes it."""
    program.desk.window.put_away()
    program.leave()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def first_run_picture(language: str, appearance: Appearance, today: date) -> QImage:
    """The first minute, without a company file."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    settings = Unkept(language=language, theme=appearance.value)
    program = Program(application, settings, Path("D:\\Qianji/none.qianji"), language, lambda: today)
    program.desk.window.resize(*SIZE)
    program.show_stage()
    program.desk.window.show()
    settle(program)
    image = whole(program)
    end(program)
    return image


Tone = tuple[str, Appearance]
TONES: tuple[Tone, ...] = tuple(
    (lang, look) for lang in (CHINESE, ENGLISH) for look in (Appearance.LIGHT, Appearance.DARK)
)


def draw_windows(
    file: Path, today: date, scenes: Sequence[Scene] = SCENES, tones: Sequence[Tone] = TONES
) -> Iterator[tuple[str, bytes]]:
    """File name and PNG of every scene in each language and appearance: staff_zh_light.png, …

    Each is drawn on a copy of its own: what a scene before left half entered, filtered or backed up is not offered.
    Garbage is searched between two scenes: found on the file's thread, parts of a window before would end there, and
    each of the two threads would wait for the other.
    """
    gc.disable()
    for language, appearance in tones:
        suffix = f"{language[:2]}_{appearance.value}.png"
        for scene in scenes:
            with TemporaryDirectory() as folder, Database.open(copyfile(file, Path(folder, file.name))) as database:
                program = opened_program(database, language, appearance, today)
                yield f"{scene.name}_{suffix}", png(picture(program, scene))
                end(program)
            gc.collect()
    gc.enable()


def draw_first_run(today: date, tones: Sequence[Tone] = TONES) -> Iterator[tuple[str, bytes]]:
    """File name and PNG of the first minute in each language and appearance."""
    for language, appearance in tones:
        name = f"first_run_{language[:2]}_{appearance.value}.png"
        yield name, png(first_run_picture(language, appearance, today))
