"""The stage in front of a file that does not open, and the strip of notices, as they are laid out and clicked."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.rotation import Reason
from desktop.errors import DamagedFileError
from desktop.i18n import CHINESE, translator
from desktop.store.problems import DAMAGED
from desktop.store.shelf import Backup
from desktop.ui.backup_words import rescue_columns
from desktop.ui.dress import dress
from desktop.ui.kit.look import Look
from desktop.ui.shell.notices import Act, Notices
from desktop.ui.shell.rescue import Rescue
from desktop.ui.shell.rescue_presenter import Case, RescuePresenter
from desktop.ui.tones import Tone
from tests.ui.clipping import beyond, clipped
from tests.ui.surroundings import FakeMessages, InstantTasks

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
FILE = Path("D:/Qianji/company.qianji")


def backup(days: int, is_verified: bool = True) -> Backup:
    made_at = NOW - timedelta(days=days)
    return Backup(Path(f"b{days}.qianji"), made_at, Reason.CLOSING, 900, 24, 1810, 96, 7, "", is_verified)


@dataclass
class FakeKeeper:
    """Remembers what was put back."""

    found: tuple[Backup, ...] = ()
    put: list[tuple[Path, Path]] = field(default_factory=list)

    def backups(self, _file: Path) -> tuple[Backup, ...]:
        return self.found

    def put_back(self, file: Path, source: Path) -> None:
        self.put.append((file, source))


def stage_of(look: Look, keeper: FakeKeeper, messages: FakeMessages, qtbot: QtBot) -> Rescue:
    case = Case(FILE, DamagedFileError(DAMAGED, file=FILE), is_missing=False)
    stage = Rescue(look, RescuePresenter(InstantTasks(), messages, look.texts, keeper, case), NOW)
    qtbot.addWidget(stage)
    stage.resize(1200, 720)
    stage.show()
    qtbot.waitExposed(stage)
    return stage


@pytest.mark.parametrize("language", ["look", "chinese_look"])
def test_everything_has_its_room_on_a_small_screen(
    request: pytest.FixtureRequest, language: str, messages: FakeMessages, qtbot: QtBot
) -> None:
    keeper = FakeKeeper(tuple(backup(days, days != 9) for days in (0, 1, 9, 40)))
    stage = stage_of(request.getfixturevalue(language), keeper, messages, qtbot)

    assert clipped(stage) == []
    assert beyond(stage) == []


@pytest.mark.parametrize("language", ["look", "chinese_look"])
def test_it_does_not_scroll_sideways_where_all_is_drawn_twice_as_large(
    request: pytest.FixtureRequest, language: str, messages: FakeMessages, qtbot: QtBot
) -> None:
    look = request.getfixturevalue(language)
    stage = stage_of(look, FakeKeeper((backup(0), backup(40))), messages, qtbot)

    stage.hide()
    dress(look.theme, stage)
    stage.show()
    stage.resize(640, 720)  # what 1280 px show at 200 %

    assert stage.minimumSizeHint().width() <= 640
    assert stage.width() == 640
    assert beyond(stage) == []


def test_the_newest_checked_backup_is_chosen_and_put_back_once_agreed(
    look: Look, messages: FakeMessages, qtbot: QtBot
) -> None:
    keeper = FakeKeeper((backup(0, is_verified=False), backup(1), backup(40)))
    stage = stage_of(look, keeper, messages, qtbot)

    qtbot.mouseClick(stage.choice.restore_button, Qt.MouseButton.LeftButton)
    asked = messages.last
    assert asked.action is not None
    before = list(keeper.put)
    asked.action()

    assert "24 people, 1,810 visits, 96 contracts" in asked.explanation
    assert "kept beside it" in asked.explanation
    assert (before, keeper.put) == ([], [(FILE, Path("b1.qianji"))])


def test_how_old_a_backup_is_stands_under_its_own_word() -> None:
    titles = [each.title for each in rescue_columns(translator(CHINESE), NOW)]

    assert titles[:3] == ["时间", "距今", "原因"]  # and not what is said of a deal's age


def test_a_backup_from_a_stick_can_be_put_back_where_none_lies_beside(
    look: Look, messages: FakeMessages, qtbot: QtBot
) -> None:
    keeper = FakeKeeper()
    stage = stage_of(look, keeper, messages, qtbot)
    stage.choice.choose_file = lambda: Path("E:/stick.qianji")

    assert not stage.choice.restore_button.isEnabled()
    qtbot.mouseClick(stage.choice.other_button, Qt.MouseButton.LeftButton)
    action = messages.last.action
    assert action is not None
    action()

    assert keeper.put == [(FILE, Path("E:/stick.qianji"))]


def test_other_ways_are_one_click_each_unless_something_is_under_way(
    look: Look, messages: FakeMessages, qtbot: QtBot
) -> None:
    stage = stage_of(look, FakeKeeper((backup(1),)), messages, qtbot)

    for button, signal in (
        (stage.retry_button, stage.retry_wanted),
        (stage.open_button, stage.open_wanted),
        (stage.new_button, stage.new_wanted),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    stage.set_busy(True)

    assert not stage.choice.restore_button.isEnabled()
    assert not stage.new_button.isEnabled()


def test_a_notice_stays_until_its_matter_is_settled(look: Look, qtbot: QtBot) -> None:
    notices, done = Notices(look), []
    qtbot.addWidget(notices)
    notices.resize(900, 200)

    notices.say("backup", "Changes since yesterday are in no backup.", Tone.BAD)
    notices.say("backup", "The disk is full.", Tone.BAD, Act("Back up now", lambda: done.append("backup")))
    notices.say("place", "The file lies on a share.", Tone.WARN)
    notices.show()
    qtbot.mouseClick(notices.act("backup"), Qt.MouseButton.LeftButton)
    said = notices.said()
    notices.withdraw("backup")
    notices.withdraw("place")

    assert said == {"backup": "The disk is full.", "place": "The file lies on a share."}
    assert done == ["backup"]
    assert notices.isHidden()
