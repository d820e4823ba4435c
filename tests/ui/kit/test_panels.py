"""Panels, messages and notices of the kit, moved by mouse and keys."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.kit.fields import LongTextField
from desktop.ui.kit.look import Look
from desktop.ui.kit.notice import Notice
from desktop.ui.kit.page import Page
from desktop.ui.kit.panel_shade import PanelShade
from desktop.ui.kit.side_panel import FormPanel, SidePanel
from desktop.ui.kit.surfaces import column, scrolled
from desktop.ui.kit.tab_order import go_to
from desktop.ui.kit.toast import Toast
from desktop.ui.kit.words import words
from desktop.ui.messages import Message, Weight
from desktop.ui.tones import Tone


class TestSidePanel:
    def test_it_keeps_to_the_right_side_and_escape_closes_it(self, look: Look, host: QWidget, qtbot: QtBot) -> None:
        panel = SidePanel(look, host)
        panel.open("Licences", "Who made what")
        host.resize(1200, 700)
        focused = host.window().focusWidget()
        assert focused is panel

        with qtbot.waitSignal(panel.closed):
            qtbot.keyClick(focused, Qt.Key.Key_Escape)

        assert panel.geometry().right() == host.rect().right()
        assert not panel.isVisible()

    def test_its_shadow_lies_on_the_page_it_covers_while_it_is_shown(self, look: Look, host: QWidget) -> None:
        panel = SidePanel(look, host)
        shade = host.findChildren(PanelShade)[0]
        before = shade.isVisible()
        panel.open("Licences")
        host.resize(900, 600)
        beside = shade.isVisible() and shade.geometry().right() + 1 == panel.x() and shade.height() == panel.height()
        is_click_let_through = host.childAt(panel.x() - 1, 300) is not shade
        panel.dismiss()

        assert (before, beside, is_click_let_through, shade.isVisible()) == (False, True, True, False)

    def test_a_long_name_in_its_title_is_read_whole(self, look: Look, host: QWidget) -> None:
        name = "内蒙古自治区呼伦贝尔市新巴尔虎右旗草原食品加工与冷链物流综合产业投资发展有限责任公司第一分公司"
        panel = SidePanel(look, host)
        panel.open(name, "C0666")

        title = panel._title
        needed = title.fontMetrics().boundingRect(title.rect(), int(Qt.TextFlag.TextWordWrap), name)
        assert title.fontMetrics().horizontalAdvance(name) > title.width()
        assert title.rect().contains(needed)

    def test_the_focus_goes_back_to_where_it_was(self, look: Look, host: QWidget, qtbot: QtBot) -> None:
        box = QLineEdit(host)
        host.activateWindow()
        box.show()
        box.setFocus()
        qtbot.waitUntil(box.hasFocus)
        panel = SidePanel(look, host)
        panel.open("Shortcuts")

        panel.dismiss()

        assert box.hasFocus()

    def test_where_the_focus_was_is_scrolled_into_sight_again(self, look: Look, host: QWidget, qtbot: QtBot) -> None:
        cards = QWidget()
        lines = column(cards)
        boxes = [QLineEdit() for _number in range(60)]
        for each in boxes:
            lines.addWidget(each)
        area = scrolled(cards)
        column(host).addWidget(area)
        area.show()
        host.activateWindow()
        qtbot.waitUntil(host.isActiveWindow)
        boxes[-1].setFocus()
        area.ensureWidgetVisible(boxes[-1])
        panel = SidePanel(look, host)
        panel.open("Backups")
        area.verticalScrollBar().setValue(0)  # as Tab beside the panel does

        panel.dismiss()

        assert boxes[-1].hasFocus()
        assert not boxes[-1].visibleRegion().isEmpty()

    def test_a_long_text_reached_by_tab_is_seen_whole(self, look: Look, host: QWidget) -> None:
        panel = SidePanel(look, host)
        for number in range(20):
            panel.body.addWidget(QLineEdit(f"field {number}"))
        notes = LongTextField("notes", "Notes", lines=8)
        panel.body.addWidget(notes)
        panel.open("Customer")

        go_to(notes.control)

        assert notes.control.hasFocus()
        assert notes.control.visibleRegion().boundingRect() == notes.control.rect()

    def test_what_is_only_read_scrolls_by_keys_from_wherever_the_focus_is(
        self, look: Look, host: QWidget, qtbot: QtBot
    ) -> None:
        panel = SidePanel(look, host)
        for number in range(60):
            panel.body.addWidget(words(f"visit {number}"))
        panel.open("Customer")
        place = panel.findChildren(QScrollArea)[0].verticalScrollBar()

        focused = host.window().focusWidget()
        places = [place.value()]
        for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_Home):
            qtbot.keyClick(focused, key)
            places.append(place.value())
        qtbot.keyClick(panel.findChildren(QPushButton)[0], Qt.Key.Key_PageDown)  # the cross

        assert places[0] == 0 < places[1] < places[2] < places[3] == place.maximum()
        assert places[3] > places[4] > places[5] == 0 < place.value()

    def test_it_can_be_emptied_for_something_else(self, look: Look, host: QWidget) -> None:
        panel = SidePanel(look, host)
        panel.body.addWidget(words("old"))

        panel.empty()

        assert panel.body.count() == 0


class TestFormPanel:
    def test_ctrl_enter_saves_and_goes_on(self, look: Look, host: QWidget, qtbot: QtBot) -> None:
        panel = FormPanel(look, host, "Save", "Save and next")
        panel.open("Log a visit")
        panel.save_button.setFocus()

        with qtbot.waitSignal(panel.saved_and_next):
            qtbot.keyClick(panel.save_button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def test_where_nothing_follows_ctrl_enter_saves(self, look: Look, host: QWidget, qtbot: QtBot) -> None:
        panel = FormPanel(look, host, "Save")
        panel.open("Edit")
        panel.save_button.setFocus()

        with qtbot.waitSignal(panel.saved):
            qtbot.keyClick(panel.save_button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def test_ctrl_s_saves_without_going_on(self, look: Look, host: QWidget, qtbot: QtBot) -> None:
        panel = FormPanel(look, host, "Save", "Save and next")
        panel.open("Log a visit")
        panel.save_button.setFocus()

        with qtbot.waitSignal(panel.saved), qtbot.assertNotEmitted(panel.saved_and_next):
            qtbot.keyClick(panel.save_button, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    def test_enter_presses_the_button_that_has_the_focus(self, look: Look, host: QWidget, qtbot: QtBot) -> None:
        panel = FormPanel(look, host, "Save", "Save and next")
        panel.open("Log a visit")
        panel.cancel_button.setFocus()

        qtbot.keyClick(panel.cancel_button, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)

        assert not panel.isVisible()

    def test_nobody_saves_twice(self, look: Look, host: QWidget) -> None:
        panel = FormPanel(look, host, "Save", "Save and next")

        panel.set_saving(True)

        assert not panel.save_button.isEnabled()
        assert panel.next_button is not None
        assert not panel.next_button.isEnabled()


class TestToast:
    def test_undo_is_one_click_away(self, look: Look, host: QWidget, qtbot: QtBot) -> None:
        toast, undone = Toast(look, host), []

        toast.show_message(Message(Weight.DONE, "Logged.", "Undo", lambda: undone.append(True)))
        said = toast.sentence()
        qtbot.mouseClick(toast.button, Qt.MouseButton.LeftButton)

        assert said == "Logged."
        assert undone == [True]
        assert toast.sentence() == ""

    def test_the_keys_are_back_on_the_page_once_it_goes(self, look: Look, host: QWidget, qtbot: QtBot) -> None:
        first, page = QLineEdit(host), Page(look, "Visits")
        list_shown = QLineEdit()
        page.body.addWidget(list_shown)
        page.setParent(host)
        for shown in (first, page):
            shown.show()
        toast = Toast(look, host)
        host.activateWindow()
        list_shown.setFocus()
        qtbot.waitUntil(list_shown.hasFocus)
        toast.show_message(Message(Weight.DONE, "Logged.", "Undo", lambda: None))
        toast.button.setFocus()

        qtbot.keyClick(toast.button, Qt.Key.Key_Return)

        assert list_shown.hasFocus()

    def test_it_keeps_to_the_middle_of_the_foot(self, look: Look, host: QWidget) -> None:
        toast = Toast(look, host)
        toast.show_message(Message(Weight.FAILURE, "The disk is full. " * 12))

        host.resize(1300, 800)

        assert abs(toast.geometry().center().x() - host.rect().center().x()) <= 1
        assert toast.geometry().bottom() < host.rect().bottom()

    def test_a_failure_stays_and_good_news_goes(self, look: Look, host: QWidget) -> None:
        toast = Toast(look, host)

        toast.show_message(Message(Weight.FAILURE, "Not saved."))
        stays = toast.is_passing
        toast.show_message(Message(Weight.WARNING, "Look at row 3."))

        assert (stays, toast.is_passing) == (False, True)

    def test_good_news_told_while_nobody_sees_it_waits_until_somebody_does(self, look: Look, host: QWidget) -> None:
        toast = Toast(look, host)
        host.hide()  # as behind the lock

        toast.show_message(Message(Weight.DONE, "20,000 visits were imported."))
        passes_unseen = toast.is_passing
        host.show()

        assert (passes_unseen, toast.is_passing) == (False, True)
        assert toast.sentence() == "20,000 visits were imported."

    def test_it_stands_left_of_an_open_panel(self, look: Look, host: QWidget) -> None:
        toast, panel = Toast(look, host), SidePanel(look, host)
        toast.show_message(Message(Weight.DONE, "24 review forms were written."))

        panel.open("Print")
        beside = toast.geometry().right() < panel.x()
        panel.dismiss()

        assert beside
        assert abs(toast.geometry().center().x() - host.rect().center().x()) <= 1

    def test_it_gives_way_to_a_panel_that_is_made_while_it_stands_there(
        self, look: Look, host: QWidget, qtbot: QtBot
    ) -> None:
        page = Page(look, "Settings")
        page.setParent(host)
        page.setGeometry(host.rect())
        page.show()
        toast = Toast(look, host)
        toast.show_message(Message(Weight.FAILURE, "The second folder is gone."))
        QApplication.processEvents()  # it has found its place

        panel = SidePanel(look, page)
        panel.open("Backups")

        qtbot.waitUntil(lambda: toast.geometry().right() < panel.x())

    def test_in_a_window_the_panel_fills_it_stands_above_the_panels_foot(self, look: Look, host: QWidget) -> None:
        host.resize(500, 600)
        toast, panel = Toast(look, host), FormPanel(look, host, "Save")
        panel.open("Print")

        toast.show_message(Message(Weight.DONE, "24 review forms were written."))

        assert toast.geometry().bottom() < panel.foot.mapTo(host, QPoint()).y()

    def test_a_new_form_ends_the_offer_to_go_on_with_the_old_one(self, look: Look, host: QWidget) -> None:
        toast, panel = Toast(look, host), FormPanel(look, host, "Save")
        toast.show_message(Message(Weight.DONE, "The form was closed without saving.", "Go on writing"))

        panel.open("New visit")

        assert toast.sentence() == ""

    def test_a_new_form_leaves_the_way_back_of_something_done(self, look: Look, host: QWidget) -> None:
        toast, panel = Toast(look, host), FormPanel(look, host, "Save")
        toast.show_message(Message(Weight.DONE, "The visit was deleted.", "Undo"))

        panel.open("New visit")

        assert toast.sentence() == "The visit was deleted."


class TestNotice:
    def test_it_shows_while_it_has_something_to_say(self, look: Look, host: QWidget) -> None:
        notice = Notice(look)
        column(host).addWidget(notice)

        notice.say("Two rows look alike.", Tone.WARN)
        during = notice.sentence()
        notice.say("")

        assert (during, notice.sentence()) == ("Two rows look alike.", "")
