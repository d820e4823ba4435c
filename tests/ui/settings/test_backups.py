"""The card of backups on a real file."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.rotation import Reason
from desktop.errors import QianjiError, RequestError
from desktop.exchange.sentences import sentence
from desktop.models import AuditEntry
from desktop.services.backup_trials import Trial
from desktop.services.backups import Backups
from desktop.services.checkup import check_up
from desktop.ui.backup_words import age, reason_text, size_text
from desktop.ui.kit.look import Look
from desktop.ui.settings.backups_card import BackupsCard
from desktop.ui.settings.backups_presenter import BackupsPresenter
from tests.outside import without_guards
from tests.services.backing_up import add_team
from tests.ui.company import Company
from tests.ui.surroundings import FakeMessages, InstantTasks

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@dataclass
class FakeKeeper:
    """Remembers what was chosen."""

    second_folder: Path | None = None
    restored: list[Path] = field(default_factory=list)
    trial: Trial | None = None
    trouble: QianjiError | None = None

    def choose_second_folder(self, folder: Path | None) -> None:
        self.second_folder = folder

    def restore(self, source: Path) -> None:
        self.restored.append(source)

    def last_trial(self) -> Trial | None:
        return self.trial

    def rehearse(self, done: Callable[[Trial | None], None], failed: Callable[[QianjiError], None]) -> None:
        if self.trouble is None:
            done(self.trial)
        else:
            failed(self.trouble)


class Stage:
    """The card on a page, with a time that can pass."""

    def __init__(self, look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> None:
        self.messages, self.keeper, self.now = messages, FakeKeeper(), NOW
        self.company = company
        self.backups = Backups(company.database, lambda: self.keeper.second_folder, lambda: self.now)
        tasks = InstantTasks(company.database)
        host = QWidget()
        host.resize(1000, 700)
        presenter = BackupsPresenter(
            tasks,
            messages,
            look.texts,
            self.backups,
            self.keeper,
            lambda: self.now,
            partial(check_up, company.database),
        )
        self.card = BackupsCard(look, host, presenter)
        self.card.setParent(host)
        qtbot.addWidget(host)
        host.show()
        self.qtbot = qtbot
        self.card.refresh()

    def click(self, button: QWidget) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def stage(look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> Stage:
    return Stage(look, company, messages, qtbot)


def test_without_a_backup_the_first_one_is_asked_for(stage: Stage) -> None:
    assert stage.card.state.sentence().startswith("There is no checked backup yet.")


def test_one_click_backs_up_and_says_what_the_copy_holds(stage: Stage) -> None:
    stage.click(stage.card.backup_button)

    assert stage.messages.last.sentence == "Backed up and checked: 3 people, 0 visits, 0 contracts."
    assert stage.card.state.sentence().endswith("Nothing changed since.")
    stage.click(stage.card.all_button)
    assert [each.reason for each in stage.card.choice.table.model.rows] == [Reason.WISHED]


def test_the_age_of_the_last_one_becomes_a_warning(stage: Stage) -> None:
    stage.click(stage.card.backup_button)
    stage.company.visit(NOW.date())
    stage.now += timedelta(days=9)

    stage.card.refresh()

    assert "9 days ago" in stage.card.state.sentence()
    assert stage.card.state.sentence().endswith("make one now.")


def test_putting_one_back_is_asked_first_and_names_what_it_holds(stage: Stage) -> None:
    stage.click(stage.card.backup_button)
    stage.click(stage.card.all_button)
    stage.qtbot.keyClick(stage.card.window().focusWidget(), Qt.Key.Key_Home)  # the keys are in the list

    stage.click(stage.card.choice.restore_button)
    asked = stage.messages.last
    assert asked.action is not None
    asked.action()

    assert "3 people" in asked.explanation
    assert stage.keeper.restored == [stage.backups.shelf().backups[0].path]


def test_a_rehearsal_without_a_backup_that_opens_says_what_to_do(stage: Stage) -> None:
    stage.click(stage.card.rehearse_button)

    assert "only some that open with another password. Back up first." in stage.messages.last.sentence


def test_where_the_file_is_damaged_no_way_back_is_promised(stage: Stage) -> None:
    stage.click(stage.card.backup_button)
    stage.click(stage.card.all_button)
    stage.card.choice.table.view.selectRow(0)
    stage.click(stage.card.choice.restore_button)
    of_whole = stage.messages.last.explanation
    stage.company.database.is_known_damaged = True
    stage.click(stage.card.choice.restore_button)

    assert of_whole.endswith("What it holds now is put aside first and can be brought back with one click.")
    assert stage.messages.last.explanation.endswith("The damaged file is kept beside it under another name.")


def test_one_that_is_another_file_than_was_checked_says_so_in_the_list(stage: Stage) -> None:
    stage.click(stage.card.backup_button)
    (made,) = stage.backups.shelf().backups
    made.path.write_bytes(made.path.read_bytes() + b"more")
    stage.click(stage.card.all_button)

    table = stage.card.choice.table.model
    texts = [table.data(table.index(0, column)) for column in range(table.columnCount())]
    assert "Changed since" in texts
    assert "Checked" not in texts
    assert stage.card.state.sentence().startswith("There is no checked backup yet.")
    stage.card.choice.table.view.selectRow(0)
    stage.click(stage.card.choice.restore_button)
    assert f"holds what {made.path.name} holds" in stage.messages.last.explanation  # whatever that is by now


def test_a_file_from_elsewhere_can_be_put_back(stage: Stage, tmp_path: Path) -> None:
    stage.card.choice.choose_file = lambda: tmp_path / "stick.qianji"

    stage.card.choice.other_button.click()

    assert "stick.qianji" in stage.messages.last.explanation


def test_a_second_folder_gets_each_copy_until_it_is_not_wanted(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    stage.card.choose_folder = lambda: tmp_path / "stick"

    stage.card._choose_second()
    stage.click(stage.card.backup_button)
    told = stage.card.second.text()
    stage.click(stage.card.no_second_button)

    assert "stick" in told
    assert len(list((tmp_path / "stick").rglob("*.qianji"))) == 1
    assert stage.keeper.second_folder is None


def test_the_age_of_the_newest_second_copy_is_told_and_where_it_is_behind(stage: Stage, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    stage.keeper.second_folder = stick
    stage.card.refresh()
    none_yet = stage.card.second_state.sentence()
    stage.click(stage.card.backup_button)
    equal = stage.card.second_state.sentence()

    stage.now = NOW + timedelta(days=9)
    add_team(stage.company.database, "North")
    stage.keeper.second_folder = None
    stage.click(stage.card.backup_button)
    without = stage.card.second_state.sentence()
    stage.keeper.second_folder = stick
    stage.card.refresh()
    behind = stage.card.second_state.sentence()
    stick.rename(tmp_path / "pulled out")
    stage.card.refresh()

    assert none_yet.startswith("No checked copy lies in the second folder yet.")
    assert equal == "Newest second copy just now, the same as beside the data file."
    assert without == ""
    assert behind.startswith("Newest second copy 9 days ago; a newer backup lies beside the data file alone.")
    assert stage.card.second_state.sentence().startswith("The second folder is not there now.")


def test_a_rehearsal_tells_when_and_with_which_backup(stage: Stage) -> None:
    before = stage.card.trial.sentence()
    stage.keeper.trial = Trial(NOW - timedelta(days=2), NOW - timedelta(days=3), ())

    stage.click(stage.card.rehearse_button)
    good = stage.card.trial.sentence()
    stage.keeper.trial = Trial(NOW, NOW, (sentence("The backup {file} is damaged.", file="a"),))
    stage.card.refresh()

    assert "never rehearsed" in before
    assert stage.messages.last.sentence == "The newest backup was put back, opened and is whole."
    assert good.startswith("Restore rehearsed 2 days ago")
    assert stage.card.trial.sentence().endswith("The backup a is damaged.")
    assert stage.card.rehearse_button.isEnabled()


def test_without_a_backup_there_is_nothing_to_rehearse(stage: Stage) -> None:
    stage.click(stage.card.rehearse_button)

    assert stage.messages.last.weight == "warning"


def test_a_rehearsal_that_may_not_be_is_told_with_its_reason(stage: Stage) -> None:
    stage.keeper.trouble = RequestError("Only looked at.")

    stage.click(stage.card.rehearse_button)

    assert (stage.messages.last.weight, stage.messages.last.sentence) == ("failure", "Only looked at.")
    assert stage.card.rehearse_button.isEnabled()


def test_one_click_looks_through_the_whole_file(stage: Stage) -> None:
    stage.click(stage.card.check_button)
    whole = stage.card.found.sentence()
    with stage.company.database.write() as session:
        without_guards(session).get_one(AuditEntry, 1).verb = "company.robbed"

    stage.click(stage.card.check_button)

    assert whole.startswith("The file is whole")
    assert "altered at entry 1" in stage.card.found.sentence()
    assert stage.messages.last.weight == "failure"


def test_a_copy_that_fails_is_told_and_the_button_is_free_again(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "stick").write_text("no folder")
    stage.keeper.second_folder = tmp_path / "stick"

    stage.click(stage.card.backup_button)

    assert stage.messages.last.weight == "failure"
    assert stage.card.backup_button.isEnabled()


def test_ages_sizes_and_reasons_are_words(look: Look) -> None:
    passed = (timedelta(seconds=5), timedelta(minutes=1), timedelta(hours=3), timedelta(days=2))

    assert [age(NOW - each, NOW, look.texts) for each in passed] == [
        "just now",
        "1 minute ago",
        "3 hours ago",
        "2 days ago",
    ]
    assert age(NOW + timedelta(days=400), NOW, look.texts).endswith("ahead of the clock")
    assert [size_text(size) for size in (10, 800 << 10, 3 << 20)] == ["1 KB", "800 KB", "3.0 MB"]
    assert all(reason_text(reason, look.texts) for reason in Reason)


def test_of_a_company_on_a_server_words_are_of_a_database_and_a_restore_is_refused_unasked(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, look: Look
) -> None:
    monkeypatch.setattr(stage.company.database, "path", Path("office.qianji-server"))
    monkeypatch.setattr(stage.company.database, "is_server", True)
    served = Stage(look, stage.company, stage.messages, stage.qtbot)

    served.card.choice.choose_file = lambda: Path("elsewhere.qianji")
    served.click(served.card.all_button)
    served.click(served.card.choice.other_button)
    refused = served.messages.last
    served.click(served.card.check_button)

    assert refused.sentence.startswith("This company lies on a server")
    assert "question" not in [each.weight for each in served.messages.said]
    assert served.card.check_button.text() == "Look through the database"
    assert served.messages.last.sentence.startswith("The database is whole: tables")
    assert served.card.second.text().startswith("Backups lie on this computer")
