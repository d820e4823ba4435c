"""Pictures of what stands over every page: the palette with what it found, and the sheet of shortcuts."""

from desktop.app.files import preset_choices
from desktop.app.reading import READING
from desktop.errors import DamagedFileError
from desktop.store.problems import DAMAGED
from desktop.ui.kit.page import Page
from desktop.ui.security.gate_presenter import Gate, GatePresenter
from desktop.ui.security.lock_screen import LockScreen
from desktop.ui.security.stages import Protect
from desktop.ui.shell.first_run import FirstRun
from desktop.ui.shell.notices import Act
from desktop.ui.shell.rescue import Rescue
from desktop.ui.shell.rescue_presenter import Case, RescuePresenter
from desktop.ui.shell.window import MainWindow
from desktop.ui.tones import Tone
from tests.locked import CODE, PASSWORD
from tests.ui.scenes import Scene
from tests.ui.shell.test_rescue import FILE, NOW, FakeKeeper, backup
from tests.ui.surroundings import FakeMessages, InstantTasks


def open_palette(page: Page) -> None:
    """Open the palette; what it finds comes with the letters."""
    window = page.window()
    if isinstance(window, MainWindow):
        window.palette_wanted.emit()


def type_letters(page: Page) -> None:
    """Ask for everything that has these letters, without the pause after a key."""
    window = page.window()
    if isinstance(window, MainWindow):
        palette = window.command_palette
        palette.line.setText("gm")
        if palette.ask is not None:
            palette.ask("gm")


def show_shortcuts(page: Page) -> None:
    """Open the sheet of shortcuts."""
    window = page.window()
    if isinstance(window, MainWindow):
        window.show_shortcuts()


def lock(page: Page) -> None:
    """Lock the window, as after ten minutes; there is nothing behind to unlock."""
    window = page.window()
    if isinstance(window, MainWindow):
        gate = Gate(str, str, None, lambda _answer: None)
        presenter = GatePresenter(InstantTasks(), page.look.texts, gate)
        cover = LockScreen(page.look, presenter, "company.qianji", str)
        window.veil.cover(cover)
        cover.form.show_wrong(page.look.texts("The password is not right."), 0)


def protect(page: Page) -> None:
    """The last question before a new company's file is made, with its recovery code."""
    window = page.window()
    if isinstance(window, MainWindow):
        stage = Protect(page.look, "栗巷茶食", lambda: CODE)
        window.show_stage(stage)
        stage.steps.password.set_value(PASSWORD)
        stage.steps.again.set_value(PASSWORD)
        stage.steps.next_button.click()


def look_only(page: Page) -> None:
    """The bar over a file that is open for reading only."""
    window = page.window()
    if isinstance(window, MainWindow):
        _ = page.look.texts
        told = _("{file} is open for reading only: the file or its folder may not be written to.")
        act = Act(_("Save a copy and go on there"), page.refresh)
        window.notices.say(READING, told.format(file="company.qianji"), Tone.WARN, act)


def refuse_damaged(page: Page) -> None:
    """A damaged file with its backups."""
    window = page.window()
    if isinstance(window, MainWindow):
        keeper = FakeKeeper(tuple(backup(days) for days in (0, 1, 40)))
        case = Case(FILE, DamagedFileError(DAMAGED, file=FILE), is_missing=False)
        presenter = RescuePresenter(InstantTasks(), FakeMessages(), page.look.texts, keeper, case)
        window.show_stage(Rescue(page.look, presenter, NOW))


def begin_anew(page: Page) -> None:
    """The ways to begin, come to from a file that does not open."""
    window = page.window()
    if isinstance(window, MainWindow):
        stage = FirstRun(page.look, preset_choices(page.look.texts))
        stage.show_folder(str(FILE.parent))
        stage.show_way_back(FILE.name)
        window.show_stage(stage)


SCENES = (
    Scene("reading", "staff", look_only),
    Scene("rescue", "dashboard", refuse_damaged),
    Scene("begin_anew", "dashboard", begin_anew),
    Scene("lock", "dashboard", lock),
    Scene("protect", "dashboard", protect),
    Scene("palette", "dashboard", open_palette, type_letters),
    Scene("shortcuts", "dashboard", show_shortcuts),
)
