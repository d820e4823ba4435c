"""The window: places, staleness, keys, messages."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.changes import Changes
from desktop.ui.kit.look import Look
from desktop.ui.kit.page import Page
from desktop.ui.messages import Messages
from desktop.ui.ports import EVERYTHING, Topic, Wish
from desktop.ui.shell.commands import Command
from desktop.ui.shell.places import Place
from desktop.ui.shell.question import QuestionBox
from desktop.ui.shell.window import MainWindow


class Diary(Page):
    """A page that remembers what it was asked."""

    def __init__(self, look: Look, topic: Topic) -> None:
        super().__init__(look, topic.value)
        self.topics = frozenset({topic})
        self.asked: list[object] = []
        self.is_kept = True

    def keep_written(self) -> bool:
        return self.is_kept

    def refresh(self) -> None:
        self.asked.append("refresh")

    def create_new(self) -> None:
        self.asked.append("create_new")

    def focus_filter(self) -> None:
        self.asked.append("focus_filter")

    def print_out(self) -> None:
        self.asked.append("print_out")

    def arrive(self, wish: Wish) -> None:
        self.asked.append(wish)


class Stage:
    """A window with two pages and everything around it."""

    def __init__(self, look: Look, qtbot: QtBot) -> None:
        self.messages, self.changes = Messages(), Changes()
        self.window = MainWindow(look, self.messages, self.changes)
        qtbot.addWidget(self.window)
        self.staff, self.visits = Diary(look, Topic.STAFF), Diary(look, Topic.VISITS)
        self.window.show_opening()
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.show_places(
            [
                Place("staff", "Records", "Staff", "users", lambda: self.staff),
                Place("visits", "Records", "Visits", "map-pin", lambda: self.visits),
            ],
            "栗巷茶食",
            Path("company.qianji"),
        )

    def press(self, qtbot: QtBot, key: Qt.Key) -> None:
        """Press Ctrl and a key in the window."""
        qtbot.keyClick(self.window, key, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def stage(look: Look, qtbot: QtBot) -> Stage:
    return Stage(look, qtbot)


class TestPlaces:
    def test_the_first_place_is_shown_and_asks_once(self, stage: Stage) -> None:
        assert stage.window.page() is stage.staff
        assert stage.staff.asked == ["refresh"]
        assert stage.visits.asked == []

    def test_a_click_leads_to_another_place(self, stage: Stage, qtbot: QtBot) -> None:
        button = next(b for b in stage.window.navigation.findChildren(QPushButton) if b.accessibleName() == "Visits")

        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

        assert stage.window.page() is stage.visits
        assert button.isChecked()

    def test_numbers_lead_to_places(self, stage: Stage, qtbot: QtBot) -> None:
        stage.press(qtbot, Qt.Key.Key_2)
        stage.press(qtbot, Qt.Key.Key_9)

        assert stage.window.current_key == "visits"

    def test_a_wish_arrives_with_the_page(self, stage: Stage) -> None:
        stage.window.go("visits", Wish(staff_id=7))

        assert stage.visits.asked == [Wish(staff_id=7), "refresh"]

    def test_a_new_record_can_be_started_from_anywhere(self, stage: Stage) -> None:
        stage.window.start_new("visits")

        assert stage.visits.asked == ["refresh", "create_new"]


class TestTurns:
    """Making a page and showing it are two turns of the event loop, so that neither keeps mouse and keys waiting."""

    def test_a_page_seen_for_the_first_time_is_shown_in_the_turn_after(self, stage: Stage, qtbot: QtBot) -> None:
        stage.window.takes_turns = True

        stage.window.start_new("visits")
        at_once = (stage.window.page(), stage.visits.isVisible(), list(stage.visits.asked))
        qtbot.waitUntil(stage.visits.isVisible)

        assert at_once == (stage.visits, False, [])
        assert stage.visits.asked == ["refresh", "create_new"]

    def test_what_is_asked_for_meanwhile_is_shown_instead(self, stage: Stage) -> None:
        stage.window.takes_turns = True

        stage.window.go("visits")
        stage.window.go("staff")
        QApplication.processEvents()

        assert stage.window.current_key == "staff"
        assert stage.staff.isVisible()
        assert stage.visits.asked == []

    def test_what_stands_before_the_pages_stays_there(self, stage: Stage) -> None:
        stage.window.takes_turns = True
        locked = QWidget()

        stage.window.go("visits")
        stage.window.show_stage(locked)
        QApplication.processEvents()

        assert locked.isVisible()


class TestStylesheets:
    def test_a_page_wears_its_own_and_stands_under_no_other(self, stage: Stage) -> None:
        # Each one over it is put on every widget of the page once more, seen or not.
        dressed, part = [], stage.staff.parentWidget()
        while part is not None:
            dressed += [part] if part.styleSheet() else []
            part = part.parentWidget()

        assert stage.staff.styleSheet()
        assert dressed == []


class TestInFront:
    @pytest.mark.parametrize("is_stage", [True, False])
    def test_what_was_said_stays_in_front_of_what_is_shown_next(self, stage: Stage, is_stage: bool) -> None:
        stage.messages.fail("The file is open in another window.")

        if is_stage:
            stage.window.show_stage(QWidget())
        else:
            stage.window.go("visits")

        toast = stage.window.toast
        host = toast.parentWidget()
        assert host is not None
        seen = host.childAt(toast.geometry().center())
        assert seen is not None
        assert seen is toast or toast.isAncestorOf(seen)


class TestChanges:
    def test_the_page_shown_asks_again_at_once(self, stage: Stage) -> None:
        stage.changes.announce(frozenset({Topic.STAFF}))

        assert stage.staff.asked == ["refresh", "refresh"]

    def test_a_hidden_page_asks_again_when_it_is_shown(self, stage: Stage) -> None:
        stage.window.go("visits")
        stage.window.go("staff")
        stage.changes.announce(frozenset({Topic.VISITS}))
        before = list(stage.visits.asked)

        stage.window.go("visits")
        stage.window.go("staff")
        stage.window.go("visits")

        assert before == ["refresh"]
        assert stage.visits.asked == ["refresh", "refresh"]

    def test_other_topics_do_not_concern_a_page(self, stage: Stage) -> None:
        stage.changes.announce(frozenset({Topic.TARGETS}))

        assert stage.staff.asked == ["refresh"]

    def test_everything_concerns_every_page(self, stage: Stage) -> None:
        stage.changes.announce(EVERYTHING)

        assert stage.staff.asked == ["refresh", "refresh"]


class TestKeys:
    @pytest.mark.parametrize(
        ("key", "asked"),
        [(Qt.Key.Key_N, "create_new"), (Qt.Key.Key_F, "focus_filter"), (Qt.Key.Key_P, "print_out")],
    )
    def test_the_page_shown_answers(self, stage: Stage, qtbot: QtBot, key: Qt.Key, asked: str) -> None:
        stage.press(qtbot, key)

        assert stage.staff.asked == ["refresh", asked]

    def test_f5_asks_again(self, stage: Stage, qtbot: QtBot) -> None:
        qtbot.keyClick(stage.window, Qt.Key.Key_F5)

        assert stage.staff.asked == ["refresh", "refresh"]

    def test_before_there_are_places_keys_do_nothing(self, look: Look, qtbot: QtBot) -> None:
        window = MainWindow(look, Messages(), Changes())
        qtbot.addWidget(window)
        window.show_opening()
        window.show()
        qtbot.waitExposed(window)

        with qtbot.assertNotEmitted(window.palette_wanted):
            for key in (Qt.Key.Key_N, Qt.Key.Key_K):
                qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)

        assert window.page() is None


class TestPalette:
    def test_ctrl_k_finds_a_person_by_initials(self, stage: Stage, qtbot: QtBot) -> None:
        run: list[str] = []
        commands = [
            Command("王䶮", "Staff member", lambda: run.append("wang"), ("wy",)),
            Command("李契", "Staff member", lambda: run.append("li"), ("lq",)),
        ]
        stage.window.palette_wanted.connect(lambda: stage.window.command_palette.open(commands))

        stage.press(qtbot, Qt.Key.Key_K)
        qtbot.keyClicks(stage.window.command_palette.line, "lq")
        qtbot.keyClick(stage.window.command_palette.line, Qt.Key.Key_Return)

        assert run == ["li"]
        assert not stage.window.command_palette.isVisible()

    def test_arrows_walk_and_a_page_can_be_chosen(self, stage: Stage, qtbot: QtBot) -> None:
        pages = [Command(place.name, "Page", partial(stage.window.go, place.key)) for place in stage.window.places()]
        stage.window.command_palette.open(pages)
        line = stage.window.command_palette.line

        qtbot.keyClick(line, Qt.Key.Key_Down)
        qtbot.keyClick(line, Qt.Key.Key_Return)

        assert stage.window.current_key == "visits"

    def test_escape_and_nothing_found_change_nothing(self, stage: Stage, qtbot: QtBot) -> None:
        stage.window.command_palette.open([])
        line = stage.window.command_palette.line

        qtbot.keyClicks(line, "zzz")
        qtbot.keyClick(line, Qt.Key.Key_Down)
        qtbot.keyClick(line, Qt.Key.Key_Return)
        stage.window.command_palette.open([])
        qtbot.keyClick(line, Qt.Key.Key_Escape)

        assert stage.window.current_key == "staff"
        assert not stage.window.command_palette.isVisible()


class TestMessages:
    def test_what_is_said_stands_at_the_foot(self, stage: Stage) -> None:
        stage.messages.tell("The visit was saved.")
        told = stage.window.toast.sentence()
        stage.messages.warn("Look at row 3.")
        warned = stage.window.toast.sentence()
        stage.messages.fail("The disk is full.")

        assert (told, warned) == ("The visit was saved.", "Look at row 3.")
        assert stage.window.toast.sentence() == "The disk is full."

    def test_ctrl_z_takes_back_what_was_just_done(self, stage: Stage, qtbot: QtBot) -> None:
        undone: list[str] = []
        stage.messages.tell("Forms written.", "Open folder", lambda: undone.append("folder"))
        stage.press(qtbot, Qt.Key.Key_Z)
        stage.messages.tell("The visit was removed.", "Undo", lambda: undone.append("visit"))

        stage.press(qtbot, Qt.Key.Key_Z)
        stage.press(qtbot, Qt.Key.Key_Z)

        assert undone == ["visit"]

    @pytest.mark.parametrize(("button", "agreed"), [("act", [True]), ("keep", [])])
    def test_a_question_names_the_act_and_keeping_changes_nothing(
        self, stage: Stage, qtbot: QtBot, button: str, agreed: list[bool]
    ) -> None:
        heard: list[bool] = []

        stage.messages.ask(
            "Delete 3 visits?", "They cannot be brought back.", "Delete 3 visits", "Keep", lambda: heard.append(True)
        )
        box = next(box for box in stage.window.findChildren(QuestionBox) if box.isVisible())
        qtbot.mouseClick(getattr(box, button), Qt.MouseButton.LeftButton)

        assert heard == agreed


class TestLayout:
    def test_place_and_size_are_remembered(self, stage: Stage, look: Look, qtbot: QtBot) -> None:
        stage.window.move(11, 13)
        saved = stage.window.layout_text()

        again = MainWindow(look, Messages(), Changes())
        qtbot.addWidget(again)
        before, place = again.size(), again.pos()
        again.restore_layout("no layout at all")
        untouched = again.size()
        again.restore_layout(saved)

        assert untouched == before
        # A window not shown yet does not know how wide its frame is.
        assert again.pos() != place
        assert (again.pos() - stage.window.pos()).manhattanLength() < 40

    def test_the_least_size_gives_way_to_a_small_screen(self, stage: Stage) -> None:
        stage.window.fit_into(QSize(1920, 1040))
        wide = stage.window.minimumSize()
        stage.window.fit_into(QSize(1280, 672))

        assert wide == QSize(1200, 720)
        assert stage.window.minimumHeight() <= 672 - 30
        assert stage.window.minimumWidth() == 1200

    def test_a_form_not_saved_is_asked_about_before_closing(self, stage: Stage, qtbot: QtBot) -> None:
        stage.staff.is_kept = False
        stage.window.go("visits")

        stage.window.close()
        box = stage.window.findChild(QuestionBox)
        assert box is not None
        seen = (stage.window.isVisible(), stage.window.page())
        qtbot.mouseClick(box.keep, Qt.MouseButton.LeftButton)

        assert seen == (True, stage.staff)
        assert stage.window.isVisible()
        stage.window.put_away()
        assert not stage.window.isVisible()

    def test_closing_is_said_before_it_happens(self, stage: Stage, qtbot: QtBot) -> None:
        with qtbot.waitSignal(stage.window.closing):
            stage.window.close()

        assert isinstance(QApplication.instance(), QApplication)
