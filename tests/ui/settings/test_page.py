"""The settings page on a real file."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.i18n import CHINESE
from desktop.queries.company import CompanyProfile, company_profile
from desktop.services.company import CompanyDraft, change_company
from desktop.ui.kit.look import Look
from desktop.ui.ports import Topic
from desktop.ui.settings.page import Facts, SettingsPage
from desktop.ui.settings.presenter import SettingsPresenter
from desktop.ui.tones import Appearance
from tests.ui.company import Company
from tests.ui.surroundings import FakeMessages, InstantTasks


class Chosen:
    """Remembers what was chosen."""

    def __init__(self) -> None:
        self.choices: list[object] = []

    def choose_appearance(self, appearance: Appearance) -> None:
        self.choices.append(appearance)

    def choose_language(self, language: str) -> None:
        self.choices.append(language)

    def open_other(self, *, is_for_reading: bool = False) -> None:
        self.choices.append("reading" if is_for_reading else "other")

    def use_server(self) -> None:
        self.choices.append("server")


class Stage:
    """The page with everything around it."""

    def __init__(self, look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> None:
        self.chosen, self.messages, self.kept = Chosen(), messages, list[CompanyProfile]()
        self.tasks = InstantTasks(company.database, lambda _topics: self.page.refresh())
        presenter = SettingsPresenter(
            self.tasks, messages, look.texts, partial(change_company, company.database), self.kept.append
        )
        facts = Facts("0.1.0", Path("company.qianji"), Appearance.LIGHT, paths.resources() / "THIRD_PARTY.md")
        self.page = SettingsPage(look, presenter, self.chosen, facts, move=lambda: self.chosen.choices.append("move"))
        qtbot.addWidget(self.page)
        self.page.resize(1224, 900)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.refresh()

    def click(self, qtbot: QtBot, text: str) -> None:
        """Click the button that says so."""
        button = next(b for b in self.page.findChildren(QPushButton) if b.text() == text and b.isVisible())
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def stage(look: Look, company: Company, messages: FakeMessages, qtbot: QtBot) -> Stage:
    return Stage(look, company, messages, qtbot)


class TestChoices:
    def test_appearance_language_and_file_are_passed_on(self, stage: Stage, qtbot: QtBot) -> None:
        for text in ("Dark", "中文", "Open another file", "Move to another folder …"):
            stage.click(qtbot, text)

        assert stage.chosen.choices == [Appearance.DARK, CHINESE, "other", "move"]


class TestCompany:
    def test_the_house_rules_are_shown_and_told_to_the_window(self, stage: Stage) -> None:
        assert stage.page.name.value() == "栗巷茶食"
        assert stage.kept[-1].name == "栗巷茶食"

    def test_changes_are_kept(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.name.set_value("Hewei Catering")
        stage.page.fiscal_start.set_value(4)
        stage.page.log_days.set_value("3")
        stage.page.stall_days.set_value("14")

        stage.click(qtbot, "Save")

        assert stage.kept[-1] == CompanyProfile("Hewei Catering", "CNY", 4, 3, "sales", 14)
        assert stage.tasks.topics == [frozenset({Topic.COMPANY})]
        assert stage.messages.last.sentence == "The company was saved."

    def test_what_is_wrong_is_said_at_its_field(self, stage: Stage, qtbot: QtBot) -> None:
        stage.page.name.set_value("")
        stage.page.log_days.set_value("soon")
        stage.page.stall_days.set_value("0")

        stage.click(qtbot, "Save")

        assert stage.page.name.error()
        assert stage.page.log_days.error()
        assert stage.page.stall_days.error()
        assert stage.tasks.topics == []


class TestAbout:
    def test_licences_can_be_read(self, stage: Stage, qtbot: QtBot) -> None:
        stage.click(qtbot, "Licences of the libraries, fonts and icons")

        text = stage.page.licences.findChild(QPlainTextEdit)
        assert isinstance(text, QPlainTextEdit)
        assert "Noto Sans" in text.toPlainText()


@pytest.mark.parametrize(
    ("server", "told"),
    [
        ("", "Works without a network; nothing leaves this computer."),
        ("postgresql://q@10.0.0.5:5432/q", "What is entered goes to your own database server"),
    ],
)
def test_where_the_data_go_is_told_as_it_is(stage: Stage, look: Look, qtbot: QtBot, server: str, told: str) -> None:
    licences = paths.resources() / "THIRD_PARTY.md"
    facts = Facts("0.1.0", Path("company.qianji"), Appearance.LIGHT, licences, server=server)
    page = SettingsPage(look, stage.page._presenter, stage.chosen, facts, {})
    qtbot.addWidget(page)

    about = [label.text() for label in page.findChildren(QLabel)]

    assert sum(text.startswith(told) for text in about) == 1


class TestAnotherLanguage:
    def test_takes_over_what_was_typed_and_not_saved(
        self, stage: Stage, look: Look, company: Company, messages: FakeMessages, qtbot: QtBot
    ) -> None:
        box = stage.page.name.box
        box.setFocus()
        qtbot.keyClicks(box, " Tea")
        stage.click(qtbot, "中文")
        unsaved = stage.page._unsaved

        presenter = SettingsPresenter(
            stage.tasks, messages, look.texts, partial(change_company, company.database), stage.kept.append
        )
        facts = Facts("0.1.0", Path("company.qianji"), Appearance.LIGHT, paths.resources() / "THIRD_PARTY.md")
        again = SettingsPage(look, presenter, stage.chosen, facts, unsaved)
        qtbot.addWidget(again)
        again.refresh()

        assert stage.page.keep_written()  # nothing is lost by going
        assert again.name.value() == "栗巷茶食 Tea"
        assert not again.keep_written()

    def test_a_refresh_leaves_what_is_typed(self, stage: Stage, qtbot: QtBot) -> None:
        qtbot.keyClicks(stage.page.name.box, " Tea")

        stage.page.refresh()
        typed = stage.page.name.value()
        stage.click(qtbot, "Save")

        assert typed == "栗巷茶食 Tea"
        assert stage.page.keep_written()


def test_house_rules_that_somebody_else_saved_meanwhile_are_put_together(
    stage: Stage, company: Company, qtbot: QtBot
) -> None:
    qtbot.keyClicks(stage.page.name.box, " Tea")
    change_company(company.database, CompanyDraft("栗巷茶食", stall_days=45))

    stage.click(qtbot, "Save")
    told = stage.page._merging.notice.sentence()
    stage.click(qtbot, "Save")
    qtbot.keyClicks(stage.page.name.box, "s")
    stage.click(qtbot, "Save")

    assert "Taken over from there: A deal stalls after (days)." in told
    with company.database.read() as session:
        kept = company_profile(session)
    assert (kept.name, kept.stall_days) == ("栗巷茶食 Teas", 45)
