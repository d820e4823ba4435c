"""The window: places, turns, staleness, size and closing."""

import pytest
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.changes import Changes
from desktop.ui.input_hold import InputHold
from desktop.ui.kit.look import Look
from desktop.ui.messages import Messages
from desktop.ui.ports import EVERYTHING, Topic, Wish
from desktop.ui.shell.question import QuestionBox
from desktop.ui.shell.window import MainWindow
from tests.ui.shell.stage import Stage


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

    def test_a_page_seen_for_the_first_time_is_shown_in_the_turn_after(self, stage: Stage) -> None:
        stage.window.turns = InputHold()
        between: list[object] = []

        def look() -> None:
            between.extend((stage.window.page(), stage.visits.isVisible(), list(stage.visits.asked)))

        QTimer.singleShot(0, look)
        stage.window.start_new("visits")  # keys and clicks wait until it is shown

        assert between == [stage.visits, False, []]
        assert stage.visits.isVisible()
        assert stage.visits.asked == ["refresh", "create_new"]

    def test_what_is_asked_for_meanwhile_is_shown_instead(self, stage: Stage) -> None:
        stage.window.turns = InputHold()

        QTimer.singleShot(0, lambda: stage.window.go("staff"))
        stage.window.go("visits")

        assert stage.window.current_key == "staff"
        assert stage.staff.isVisible()
        assert stage.visits.asked == []

    def test_what_stands_before_the_pages_stays_there(self, stage: Stage) -> None:
        stage.window.turns = InputHold()
        locked = QWidget()

        QTimer.singleShot(0, lambda: stage.window.show_stage(locked))
        stage.window.go("visits")

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
