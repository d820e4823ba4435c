"""What tests of the window share: one appearance, both languages, messages that are remembered."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desktop.i18n import CHINESE, ENGLISH, translator
from desktop.store.database import Database
from desktop.ui.kit.fonts import body_font, load_fonts
from desktop.ui.kit.icons import Icons
from desktop.ui.kit.look import Look
from desktop.ui.theme import Theme
from desktop.ui.tones import Appearance
from tests.made_once import made_once
from tests.ui.company import Company, known_company, small_company
from tests.ui.surroundings import FakeGuide, FakeMessages

if TYPE_CHECKING:
    from desktop.app.program import Program


@pytest.fixture(autouse=True)
def windows_are_gone() -> Iterator[None]:
    """What a test closed is deleted after it: without a running event loop it would live on and be styled anew."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """The light appearance with the bundled fonts."""
    qapp.setFont(body_font(load_fonts()))
    return Theme(qapp, Appearance.LIGHT)


@pytest.fixture(scope="session")
def icons(theme: Theme) -> Icons:
    """The pictures of buttons, drawn once."""
    return Icons(theme)


@pytest.fixture
def look(theme: Theme, icons: Icons) -> Look:
    """A look that speaks English, so that tests can be read; how another test arranged its tables is not in it."""
    return Look(theme, icons, translator(ENGLISH))


@pytest.fixture
def chinese_look(theme: Theme, icons: Icons) -> Look:
    """The same in Chinese."""
    return Look(theme, icons, translator(CHINESE))


@pytest.fixture
def messages() -> FakeMessages:
    """Remembers what was said to the owner."""
    return FakeMessages()


@pytest.fixture
def guide() -> FakeGuide:
    """Remembers where a page led to."""
    return FakeGuide()


@pytest.fixture(scope="session")
def company_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small company, to be copied: founding it takes longer than most tests."""
    return made_once(tmp_path_factory, "small.qianji", lambda path: small_company(path).database.close())


@pytest.fixture(scope="module")
def sample_program(
    qapp: QApplication,
    rehearsed_file: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> "Iterator[Program]":
    """The English window on the sample company with its evaluations, for all tests of a file."""
    from tests.ui.sample_window import sample_window  # heavy: most tests of the window do without

    with sample_window(rehearsed_file, tmp_path_factory.mktemp("sample")) as made:
        yield made


@pytest.fixture
def company(company_file: Path, tmp_path: Path) -> Iterator[Company]:
    """A small company on a real file."""
    path = shutil.copyfile(company_file, tmp_path / "company.qianji")
    with Database.open(path) as database:
        yield known_company(database)
